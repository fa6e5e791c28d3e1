"""A published call as the sheet that becomes a PDF; it says only what was frozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from hackathon.domain.challenges.models import ConvocatoriaVersion
from hackathon.domain.events.models import Event
from hackathon.presentation.data_rules import data_rule_words
from hackathon.presentation.documents.convocatoria import (
    ChallengeLine,
    ConvenerLine,
    ConvocatoriaSheet,
    CriterionLine,
    PrizeLine,
    StageLine,
)
from hackathon.presentation.labels import label_in

Content = Mapping[str, Any]

# The stages of a call: the word of each, its first date and its last.
STAGES = (
    ("registration", "registration_at", "registration_until"),
    ("hacking", "hacking_at", "submissions_until"),
    ("judging", "judging_at", "judging_until"),
    ("results", "results_at", ""),
)


def call_sheet(event: Event, version: ConvocatoriaVersion, url: str) -> ConvocatoriaSheet:
    """The sheet of a version; `url` is its absolute address."""
    content: Content = version.content
    facts, judging = content["event"], content["judging"]
    return ConvocatoriaSheet(
        institution=facts["organization"],
        event=facts["title"],
        zone=facts["zone"],
        verify_url=url,
        url=url,
        dated_at=version.published_at,
        version=version.number,
        sha256=version.sha256,
        kind=label_in("event_kind", facts["kind"], "es"),
        summary=facts["summary"],
        change_note=version.change_note,
        contact=facts["contact"],
        team_min=facts["team_min"],
        team_max=facts["team_max"],
        rule=judging["rule"],
        reviews_per_entry=judging["reviews_per_entry"],
        tie_rules=tuple(judging["tie_rules"]),
        may_be_void=content["may_be_void"],
        conveners=_conveners(facts["organization"], content["conveners"]),
        stages=stages_of(content["dates"]),
        challenges=tuple(_challenge(line) for line in content["challenges"]),
        criteria=tuple(_criterion(line) for line in content["criteria"]),
        prizes=tuple(_prize(line) for line in content["prizes"]),
        **content["texts"],
    )


def stages_of(dates: Mapping[str, str]) -> tuple[StageLine, ...]:
    """The stages that have a date, in order."""
    return tuple(
        StageLine(
            name=label_in("phase", code, "es"),
            start=_moment(dates.get(start)),
            until=_moment(dates.get(until)),
        )
        for code, start, until in STAGES
        if start in dates or until in dates
    )


def _conveners(organization: str, lines: Iterable[Content]) -> tuple[ConvenerLine, ...]:
    others = (ConvenerLine(name=line["name"], part=line["part"]) for line in lines)
    return (ConvenerLine(name=organization), *others)


def _challenge(line: Content) -> ChallengeLine:
    rule = data_rule_words(line["min_linked"], line["min_other"])
    return ChallengeLine(title=line["title"], summary=line["summary"], data_rule=rule)


def _criterion(line: Content) -> CriterionLine:
    return CriterionLine(
        name=line["name"],
        weight=Decimal(line["weight"]),
        lo=line["lo"],
        hi=line["hi"],
        description=line["description"],
        anchors=line["anchors"],
    )


def _prize(line: Content) -> PrizeLine:
    amount = line["amount"]
    return PrizeLine(
        title=line["title"],
        amount=None if amount is None else Decimal(amount),
        currency=line["currency"],
        challenge=line["challenge"] or "",
        description=line["description"],
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
