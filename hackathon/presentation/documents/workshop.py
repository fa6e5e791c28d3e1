"""The report of a workshop: figures, those who came, materials and recommendations."""

from __future__ import annotations

from dataclasses import dataclass

from hackathon.presentation.counts import counted
from hackathon.presentation.documents.prose import prose
from hackathon.presentation.documents.sheets import Sheet, frame
from hackathon.presentation.documents.typesetting import typeset
from hackathon.presentation.numbers import figure


@dataclass(frozen=True, kw_only=True)
class FigureLine:
    """A figure of the report and what it counts."""

    value: int
    caption: str


@dataclass(frozen=True, kw_only=True)
class AttendanceLine:
    """How many people came from an institution."""

    name: str
    people: int


@dataclass(frozen=True, kw_only=True)
class WorkshopSheet(Sheet):
    """A workshop that took place; `dated_at` is when the report was made."""

    days: str
    place: str = ""
    licence: str = ""
    figures: tuple[FigureLine, ...] = ()
    attendance: tuple[AttendanceLine, ...] = ()
    institutions: tuple[str, ...] = ()
    materials: tuple[tuple[str, str], ...] = ()
    introduction: str = ""
    recommendations: str = ""


def workshop_pdf(sheet: WorkshopSheet) -> bytes:
    """The report as an accessible PDF."""
    data = {
        **frame(sheet),
        "days": sheet.days,
        "place": sheet.place,
        "licence": sheet.licence,
        "figures": [
            {"value": figure(line.value), "caption": line.caption} for line in sheet.figures
        ],
        "attendance": [
            {"name": line.name, "people": figure(line.people)} for line in sheet.attendance
        ],
        "total": counted(sum(line.people for line in sheet.attendance), "person"),
        "institutions": list(sheet.institutions),
        "materials": [{"title": title, "url": url} for title, url in sheet.materials],
        "introduction": prose(sheet.introduction),
        "recommendations": prose(sheet.recommendations),
    }
    return typeset("workshop", data, dated_at=sheet.dated_at)
