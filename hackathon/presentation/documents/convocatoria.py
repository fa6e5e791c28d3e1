"""The call of an event: who convenes, on what ground, how it is judged, what is won."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from hackathon.presentation.dates import moment, short_moment
from hackathon.presentation.documents.prose import prose
from hackathon.presentation.documents.seals import grouped
from hackathon.presentation.documents.sheets import Sheet, frame
from hackathon.presentation.documents.typesetting import typeset
from hackathon.presentation.labels import label_in
from hackathon.presentation.numbers import money, named_money, percent

# A scale with more steps than this is written as a number, not ticked.
LONGEST_SCALE = 10


@dataclass(frozen=True, kw_only=True)
class ConvenerLine:
    """Somebody who convenes, and in which part."""

    name: str
    part: str = ""


@dataclass(frozen=True, kw_only=True)
class StageLine:
    """A stage of the event, by its start, its end, or both."""

    name: str
    start: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ChallengeLine:
    """A reto of the call with its data rule in words."""

    title: str
    summary: str = ""
    data_rule: str = ""


@dataclass(frozen=True, kw_only=True)
class CriterionLine:
    """A criterion of the rubric: its share of the total and what each mark means."""

    name: str
    weight: Decimal
    lo: int = 1
    hi: int = 5
    description: str = ""
    anchors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PrizeLine:
    """A prize of one reto or of the whole event."""

    title: str
    amount: Decimal | None = None
    currency: str = "MXN"
    challenge: str = ""
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class ConvocatoriaSheet(Sheet):
    """A published version of the call; `dated_at` is when it was published."""

    version: int
    sha256: str
    url: str
    kind: str = ""
    summary: str = ""
    change_note: str = ""
    contact: str = ""
    team_min: int = 1
    team_max: int = 5
    rule: str = "mean"
    reviews_per_entry: int = 3
    may_be_void: bool = True
    conveners: tuple[ConvenerLine, ...] = ()
    stages: tuple[StageLine, ...] = ()
    challenges: tuple[ChallengeLine, ...] = ()
    criteria: tuple[CriterionLine, ...] = ()
    tie_rules: tuple[str, ...] = ()
    prizes: tuple[PrizeLine, ...] = ()
    legal_basis: str = ""
    exclusions: str = ""
    intellectual_property: str = ""
    objections: str = ""
    unforeseen: str = ""


def convocatoria_pdf(sheet: ConvocatoriaSheet) -> bytes:
    """The call as an accessible PDF."""
    data = {
        **frame(sheet),
        "version": sheet.version,
        "sha256": grouped(sheet.sha256),
        "url": sheet.url,
        "kind": sheet.kind,
        "change_note": sheet.change_note,
        "contact": sheet.contact,
        "team": team_words(sheet.team_min, sheet.team_max),
        "conveners": [{"name": line.name, "part": line.part} for line in sheet.conveners],
        "stages": [stage_data(line, sheet.zone) for line in sheet.stages],
        "challenges": [
            {"title": line.title, "summary": line.summary, "data_rule": line.data_rule}
            for line in sheet.challenges
        ],
        "criteria": [criterion_data(line) for line in sheet.criteria],
        "rule": label_in("rule", sheet.rule, "es"),
        "rule_sentence": label_in("rule_sentence", sheet.rule, "es"),
        "reviews_per_entry": sheet.reviews_per_entry,
        "tie_rules": [label_in("tie_rule", code, "es") for code in sheet.tie_rules],
        "prizes": _prizes(sheet.prizes),
        "may_be_void": sheet.may_be_void,
        **{
            name: prose(getattr(sheet, name))
            for name in (
                "summary",
                "legal_basis",
                "exclusions",
                "intellectual_property",
                "objections",
                "unforeseen",
            )
        },
    }
    return typeset("convocatoria", data, dated_at=sheet.dated_at)


def team_words(smallest: int, largest: int) -> str:
    """How large a team may be, in words."""
    if largest == 1:
        return "Se participa a título individual."
    if smallest == largest:
        return f"Los equipos son de {largest} personas."
    return f"Los equipos son de {smallest} a {largest} personas."


def stage_data(line: StageLine, zone: str) -> dict[str, str]:
    """A stage with its moments in words on the clock of the event."""
    if line.start and line.until:
        words = f"del {short_moment(line.start, zone)} al {moment(line.until, zone)}"
    elif line.until:
        words = f"hasta el {moment(line.until, zone)}"
    else:
        words = moment(line.start, zone) if line.start else "por anunciarse"
    return {"name": line.name, "when": words}


def criterion_data(line: CriterionLine) -> dict[str, Any]:
    """A criterion with its weight in words and its marks in order."""
    anchors = sorted(line.anchors.items(), key=lambda anchor: int(anchor[0]))
    return {
        "name": line.name,
        "description": line.description,
        "weight": percent(line.weight),
        "scale": f"{line.lo} a {line.hi}",
        "marks": list(range(line.lo, min(line.hi, line.lo + LONGEST_SCALE) + 1)),
        "is_long": line.hi - line.lo > LONGEST_SCALE,
        "anchors": [{"mark": mark, "text": words} for mark, words in anchors],
    }


def _prizes(prizes: tuple[PrizeLine, ...]) -> list[dict[str, str]]:
    named: set[str] = set()
    lines = []
    for prize in prizes:
        amount = ""
        if prize.amount is not None:
            word = money if prize.currency in named else named_money
            amount = word(prize.amount, prize.currency)
            named.add(prize.currency)
        lines.append(
            {
                "title": prize.title,
                "challenge": prize.challenge,
                "amount": amount,
                "description": prize.description,
            }
        )
    return lines
