"""`flask judging`: rankings and assignments from plain files; no database is touched."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Any, NoReturn

import click
from flask.cli import AppGroup

from hackathon.domain.judging.balancing.balance import balance
from hackathon.domain.judging.balancing.requests import BalancingRequest, PanelJudge
from hackathon.domain.judging.marks import Mark, Rubric, WeightedCriterion, score_sheet
from hackathon.domain.judging.ranking.computing import rank
from hackathon.domain.judging.ranking.results import Ranking, RankingPolicy, RankingRule
from hackathon.errors import RuleBroken

group = AppGroup("judging", help="Evaluación: lugares y asignaciones a partir de archivos.")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
ONE_TOTAL = "score"
BAD_INPUT = 2
Row = Mapping[str, str]


@group.command("rank")
@click.argument("scores", type=FILE)
@click.option("--rubric", "rubric_file", type=FILE, help="criterion,weight[,lo,hi]")
@click.option("--rule", type=click.Choice([rule.value for rule in RankingRule]), default="mean")
@click.option("--json", "as_json", is_flag=True, help="Salida en JSON.")
def rank_scores(scores: Path, rubric_file: Path | None, rule: str, *, as_json: bool) -> None:
    """Rank the entries of SCORES (entry,judge,[criterion,]score)."""
    marks = list(_marks(scores))
    rubric = _rubric(rubric_file) if rubric_file else _plain_rubric(marks)
    try:
        ranking = rank(score_sheet(rubric, marks), RankingPolicy(rule=RankingRule(rule)))
    except RuleBroken as broken:
        _refuse(f"{scores.name}: {broken.rule.value} {_facts(broken)}")
    if as_json:
        click.echo(json.dumps(_ranking_facts(ranking), ensure_ascii=False, indent=2))
        return
    for entry in ranking.entries:
        click.echo(f"{entry.rank}\t{entry.entry}\t{entry.score}")


@group.command("assign")
@click.argument("entries", type=FILE)
@click.argument("judges", type=FILE)
@click.option("--conflicts", type=FILE, help="entry,judge")
@click.option("-k", "reviews", type=click.IntRange(1), default=3, help="Evaluaciones por proyecto.")
@click.option("--min-load", type=click.IntRange(0), default=0)
@click.option("--max-load", type=click.IntRange(1))
@click.option("--seed", default="", help="Semilla que decide entre iguales.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--json", "as_json", is_flag=True, help="Salida en JSON.")
def assign(
    entries: Path,
    judges: Path,
    *,
    conflicts: Path | None,
    reviews: int,
    min_load: int,
    max_load: int | None,
    seed: str,
    out: Path,
    as_json: bool,
) -> None:
    """Give every entry of ENTRIES its judges of JUDGES, evenly, and write the pairs to OUT."""
    pairs = [(row["entry"], row["judge"]) for row in _rows(conflicts, "entry", "judge")]
    request = BalancingRequest(
        entries=tuple(row["entry"] for row in _rows(entries, "entry")),
        judges=tuple(PanelJudge(row["judge"], max_load) for row in _rows(judges, "judge")),
        reviews_per_entry=reviews,
        conflicts=frozenset(pairs),
        min_load=min_load,
        seed=seed,
    )
    try:
        balanced = balance(request)
    except RuleBroken as broken:
        _refuse(f"{broken.rule.value} {_facts(broken)}")
    with out.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("entry", "judge"), *balanced.pairs])
    loads = balanced.loads.values()
    summary = {
        "loads": {"min": min(loads), "max": max(loads)},
        "components": len(balanced.components),
        "seed_commitment": balanced.seed_commitment,
    }
    click.echo(json.dumps(summary) if as_json else f"{len(balanced.pairs)} → {out}")


def _rows(path: Path | None, *columns: str) -> Iterator[Row]:
    """The rows of a CSV file that has these columns; exit 2 with one sentence otherwise."""
    if path is None:
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        try:
            for column in columns:
                if column not in (reader.fieldnames or ()):
                    _refuse(f"{path.name}, línea 1: falta la columna {column}.")
            for row in reader:
                _expect_filled(path, reader.line_num, row, columns)
                yield row
        except UnicodeDecodeError:
            _refuse(f"{path.name}: no está en UTF-8.")
        except csv.Error as error:
            _refuse(f"{path.name}, línea {reader.line_num}: {error}.")


def _expect_filled(path: Path, line: int, row: Row, columns: Sequence[str]) -> None:
    for column in columns:
        if not (row[column] or "").strip():
            _refuse(f"{path.name}, línea {line}: la columna {column} está vacía.")


def _marks(path: Path) -> Iterator[Mark]:
    for line, row in enumerate(_rows(path, "entry", "judge", "score"), 2):
        score = _number(path, line, "score", row["score"])
        yield Mark(row["entry"], row["judge"], row.get("criterion") or ONE_TOTAL, score)


def _rubric(path: Path) -> Rubric:
    criteria = []
    for line, row in enumerate(_rows(path, "criterion", "weight"), 2):
        scale = [
            _number(path, line, end, row[end]) if row.get(end) else None for end in ("lo", "hi")
        ]
        weight = _number(path, line, "weight", row["weight"])
        criteria.append(WeightedCriterion(row["criterion"], weight, *scale))
    try:
        return Rubric(tuple(criteria))
    except RuleBroken as broken:
        _refuse(f"{path.name}: {broken.rule.value} {_facts(broken)}")


def _plain_rubric(marks: Sequence[Mark]) -> Rubric:
    names = sorted({mark.criterion for mark in marks})
    if not names:
        _refuse("No hay ninguna calificación.")
    return Rubric(tuple(WeightedCriterion(name, Fraction(1, len(names))) for name in names))


def _number(path: Path, line: int, column: str, text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        _refuse(f"{path.name}, línea {line}: {column} «{text}» no es un número.")
    return value


def _ranking_facts(ranking: Ranking) -> dict[str, Any]:
    return {
        "rule": ranking.rule.value,
        "ranking": [
            {
                "entry": one.entry,
                "rank": one.rank,
                "score": float(one.score),
                "criteria": {name: float(value) for name, value in one.criteria.items()},
                "se": None,
                "rank_lo": None,
                "rank_hi": None,
            }
            for one in ranking.entries
        ],
        "judges": [
            {"judge": one.judge, "severity": float(one.severity), "reviews": one.reviews}
            for one in ranking.judges
        ],
        "components": ranking.components,
        "rss": ranking.rss,
        "tie_trace": [
            {
                "rule": step.rule.value,
                "detail": step.detail,
                "entries": list(step.entries),
                "outcome": [list(tied) for tied in step.outcome],
            }
            for step in ranking.tie_trace
        ],
        "separable_first": None,
    }


def _facts(broken: RuleBroken) -> str:
    return "; ".join(f"{name}: {value}" for name, value in broken.facts.items())


def _refuse(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    raise SystemExit(BAD_INPUT)
