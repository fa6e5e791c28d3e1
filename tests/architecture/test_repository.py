"""The repository: what may lie in it, and what no file of it may say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.architecture.reading import ROOT, repository_files

PRODUCT = {
    "config.py",
    "hackathon",
    "migrations",
    "static",
    "templates",
    "tests",
    "wsgi.py",
}
BESIDE = {"benchmarks", "docs"}
BUILD = {
    ".ci",
    ".editorconfig",
    ".gitignore",
    ".npmrc",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "package-lock.json",
    "package.json",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements-node.txt",
    "requirements.txt",
}
# Put together here, so that this file does not say them either.
REGISTRY_HOSTS = (
    "pypi" + ".org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "yarn" + "pkg.com",
    "un" + "pkg.com",
    "js" + "delivr.net",
    "cdn" + "js.cloudflare.com",
    "deb" + ".debian.org",
    "esm" + ".sh",
)
MACHINE_PATH = re.compile(r"(?<![\w.%{}\])/-])/(?:home|root|Users|work|tmp|mnt)/[A-Za-z0-9_.]")
NAMES_THAT_SAY_NOTHING = {"utils", "util", "common", "helpers", "helper", "misc", "shared", "stuff"}
# Read as text; pictures, fonts and archives are not.
BINARY = frozenset(
    {".ico", ".jpg", ".jpeg", ".gz", ".mo", ".pdf", ".png", ".ttf", ".webp", ".woff2", ".zip"}
)


def _texts() -> list[tuple[str, str]]:
    found = []
    for name in repository_files():
        path = Path(name)
        if path.suffix not in BINARY:
            found.append((name, (ROOT / name).read_text(encoding="utf-8", errors="replace")))
    assert len(found) > 20
    return found


def test_the_top_level_holds_nothing_else() -> None:
    top = {name.split("/")[0] for name in repository_files()}
    assert top - PRODUCT - BESIDE - BUILD == set()
    assert PRODUCT - top == set()


def test_no_file_names_a_package_registry() -> None:
    naming = [
        (name, host) for name, text in _texts() for host in REGISTRY_HOSTS if host in text.lower()
    ]
    assert naming == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    naming = [
        f"{name}: {line.strip()[:120]}"
        for name, text in _texts()
        if not name.startswith("tests/recorded/")
        for line in text.splitlines()
        if MACHINE_PATH.search(line)
    ]
    assert naming == []


def test_the_lock_file_says_what_and_not_where_from() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
    packages = json.loads(text)["packages"]
    fetched = {name: entry for name, entry in packages.items() if name}
    assert fetched
    assert all(entry["integrity"].startswith("sha512-") for entry in fetched.values())


def test_npm_runs_no_script_of_a_package() -> None:
    lines = (ROOT / ".npmrc").read_text(encoding="utf-8").split()
    assert lines == [
        "omit-lockfile-registry-resolved=true",
        "ignore-scripts=true",
        "save-exact=true",
        "audit=false",
        "fund=false",
    ]


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-dev.txt", "requirements-node.txt"]
)
def test_every_package_is_pinned_with_its_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    entries = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert entries
    assert [line for line in entries if "==" not in line or "--hash=sha256:" not in line] == []


def test_the_developers_packages_hold_those_of_the_product_unchanged() -> None:
    def pinned(name: str) -> set[str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        return set(re.findall(r"^[A-Za-z0-9._-]+==[^ ;\\]+", text, re.MULTILINE))

    product = pinned("requirements.txt")
    assert product
    assert product - pinned("requirements-dev.txt") == set()


def test_no_file_has_a_name_that_says_nothing() -> None:
    parts = {
        part.split(".")[0].strip("_").lower(): name
        for name in repository_files()
        for part in Path(name).parts
    }
    assert len(parts) > 20
    assert {part: parts[part] for part in NAMES_THAT_SAY_NOTHING & parts.keys()} == {}
