"""The jury on paper: its members, its recusals, and the rules that both actas repeat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hackathon.presentation.dates import moment
from hackathon.presentation.labels import label_in


@dataclass(frozen=True, kw_only=True)
class PanelLine:
    """A member of the jury; `declared_at` is when they signed their declaration."""

    name: str
    affiliation: str = ""
    declared_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class RecusalLine:
    """A judge who did not score a project, and why."""

    judge: str
    project: str
    kind: str
    source: str


def panel_data(panel: Sequence[PanelLine], zone: str) -> list[dict[str, str]]:
    """The members with the moment of their declaration in words."""
    return [
        {
            "name": line.name,
            "affiliation": line.affiliation,
            "declared": moment(line.declared_at, zone) if line.declared_at else "pendiente",
        }
        for line in panel
    ]


def recusal_data(recusals: Sequence[RecusalLine]) -> list[dict[str, str]]:
    """The recusals with their reason and source in words."""
    return [
        {
            "judge": line.judge,
            "project": line.project,
            "kind": label_in("conflict_kind", line.kind, "es"),
            "source": label_in("conflict_source", line.source, "es"),
        }
        for line in recusals
    ]


def rule_data(rule: str, tie_rules: Sequence[str]) -> dict[str, Any]:
    """The rule of the result and its tie rules in words."""
    return {
        "name": label_in("rule", rule, "es"),
        "sentence": label_in("rule_sentence", rule, "es"),
        "ties": [label_in("tie_rule", code, "es") for code in tie_rules],
    }
