"""What lets anybody recompute a published result: scores without names, input, acta."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from flask.typing import ResponseReturnValue

from hackathon.domain.audit.canonical import canonical_json
from hackathon.domain.judging.rubric import frozen_rubric
from hackathon.domain.results.models import ResultRun
from hackathon.domain.results.policies import may_read_published_run
from hackathon.presentation.documents.verdict import verdict_pdf
from hackathon.presentation.spreadsheets import Table, csv_bytes
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import file_answer
from hackathon.web.results.blueprint import bp, public_run_at
from hackathon.web.results.sheets import verdict_sheet

HEADER = ("entry", "judge", "criterion", "score")


@bp.get("/eventos/<slug>/resultados/calificaciones.csv")
@guarded(may_read_published_run, load=public_run_at, secret=True)
def scores(run: ResultRun) -> ResponseReturnValue:
    """Every mark that counted; judges stand as J01, J02 and so on."""
    table = Table("calificaciones", HEADER, list(_rows(run)))
    return file_answer(csv_bytes(table), f"calificaciones-{_slug(run)}.csv", "text/csv")


@bp.get("/eventos/<slug>/resultados/entrada.json")
@guarded(may_read_published_run, load=public_run_at, secret=True)
def given(run: ResultRun) -> ResponseReturnValue:
    """The exact input; the SHA-256 of this file is the published one."""
    return file_answer(canonical_json(run.input), f"entrada-{_slug(run)}.json", "application/json")


@bp.get("/eventos/<slug>/resultados/calculo.json")
@guarded(may_read_published_run, load=public_run_at, secret=True)
def output(run: ResultRun) -> ResponseReturnValue:
    """The ranking with its tie trace, as computed."""
    body = json.dumps(run.output, ensure_ascii=False, indent=2, sort_keys=True)
    return file_answer(body.encode(), f"calculo-{_slug(run)}.json", "application/json")


@bp.get("/eventos/<slug>/resultados/acta-de-fallo.pdf")
@guarded(may_read_published_run, load=public_run_at, secret=True)
def verdict(run: ResultRun) -> ResponseReturnValue:
    """The acta de fallo of a published result."""
    name = f"acta-de-fallo-{_slug(run)}.pdf"
    return file_answer(verdict_pdf(verdict_sheet(run)), name, "application/pdf", inline=True)


def _rows(run: ResultRun) -> Iterator[tuple[str, str, str, str]]:
    names = {str(one.id): one.name for one in frozen_rubric(cast("Any", run.input["rules"]))}
    for review in cast("list[dict[str, Any]]", run.input["reviews"]):
        for criterion, mark in sorted(review["marks"].items()):
            yield review["entry"], review["judge"], names[criterion], mark


def _slug(run: ResultRun) -> str:
    return run.round.event.slug
