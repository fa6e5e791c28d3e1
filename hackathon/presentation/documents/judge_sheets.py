"""Sheets to score on paper, one page for each project of a judge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hackathon.presentation.dates import moment
from hackathon.presentation.documents.convocatoria import CriterionLine, criterion_data
from hackathon.presentation.documents.sheets import Sheet, frame
from hackathon.presentation.documents.typesetting import typeset


@dataclass(frozen=True, kw_only=True)
class EntryLine:
    """A project to score; `code` is what staff type when they copy the marks."""

    code: str
    title: str
    summary: str = ""
    challenge: str = ""
    team: str = ""
    datasets: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class JudgeSheets(Sheet):
    """The projects of one judge in a round; the QR leads to the scoring page."""

    judge: str
    round: str
    closes_at: datetime
    criteria: tuple[CriterionLine, ...]
    entries: tuple[EntryLine, ...]


def judge_sheets_pdf(sheet: JudgeSheets) -> bytes:
    """The score sheets as an accessible PDF."""
    data = {
        **frame(sheet),
        "judge": sheet.judge,
        "round": sheet.round,
        "closes": moment(sheet.closes_at, sheet.zone),
        "criteria": [criterion_data(line) for line in sheet.criteria],
        "entries": [
            {
                "code": entry.code,
                "title": entry.title,
                "summary": entry.summary,
                "known": [word for word in (entry.challenge, entry.team) if word],
                "datasets": list(entry.datasets),
            }
            for entry in sheet.entries
        ],
    }
    return typeset("judge_sheets", data, dated_at=sheet.dated_at)
