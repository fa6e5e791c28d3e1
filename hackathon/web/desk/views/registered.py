"""The people registered to an event, on a page and as a spreadsheet; each look is noted."""

from __future__ import annotations

from collections.abc import Iterator

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Select, and_, func, select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.models import Person
from hackathon.domain.events.models import Event
from hackathon.domain.events.policies import may_see_registered
from hackathon.domain.events.queries import get_event
from hackathon.domain.registrations.models import Registration
from hackathon.domain.teams.models import Team, TeamMembership
from hackathon.presentation.labels import label
from hackathon.presentation.spreadsheets import Cell, Table, csv_bytes, xlsx_bytes
from hackathon.web.desk.blueprint import bp
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import file_answer, page
from hackathon.web.kit.note import note
from hackathon.web.kit.pages import LARGEST_PAGE, page_number

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS = 50


@bp.get("/eventos/<slug>/panel/inscripciones")
@guarded(may_see_registered, load=get_event, secret=True)
def registered(event: Event) -> ResponseReturnValue:
    """Who registered, with their team."""
    number = min(page_number(), LARGEST_PAGE)
    note("registrations.seen", f"event:{event.id}", page=number)
    rows = db.session.execute(_people(event).limit(ROWS).offset(ROWS * (number - 1))).all()
    total = db.session.scalar(
        select(func.count(Registration.id)).where(
            Registration.event_id == event.id, Registration.cancelled_at.is_(None)
        )
    )
    last = max(1, -(-(total or 0) // ROWS))
    shown = {"rows": rows, "total": total, "number": number, "last": last}
    return page("desk/registered.html", event=event, **shown)


@bp.get("/eventos/<slug>/panel/inscripciones.csv")
@guarded(may_see_registered, load=get_event, secret=True)
def registered_csv(event: Event) -> ResponseReturnValue:
    """Who registered, as CSV; the export is noted."""
    content = csv_bytes(_table(event), mark=True)
    note("registrations.exported", f"event:{event.id}", format="csv")
    return file_answer(content, f"{event.slug}-inscripciones.csv", "text/csv")


@bp.get("/eventos/<slug>/panel/inscripciones.xlsx")
@guarded(may_see_registered, load=get_event, secret=True)
def registered_xlsx(event: Event) -> ResponseReturnValue:
    """Who registered, as a workbook; the export is noted."""
    content = xlsx_bytes([_table(event)], dated_at=clock.now())
    note("registrations.exported", f"event:{event.id}", format="xlsx")
    return file_answer(content, f"{event.slug}-inscripciones.xlsx", XLSX)


def _people(event: Event) -> Select[Registration, str, str, str]:
    """Registrations with the name and address of the person and the name of the team."""
    current = and_(
        TeamMembership.event_id == event.id,
        TeamMembership.person_id == Registration.person_id,
        TeamMembership.left_at.is_(None),
    )
    return (
        select(Registration, Person.name, Person.email, func.coalesce(Team.name, ""))
        .join(Person, Person.id == Registration.person_id)
        .outerjoin(TeamMembership, current)
        .outerjoin(Team, Team.id == TeamMembership.team_id)
        .where(Registration.event_id == event.id, Registration.cancelled_at.is_(None))
        .order_by(Registration.registered_at, Registration.id)
    )


def _table(event: Event) -> Table:
    header = [
        _("Nombre"),
        _("Correo"),
        _("Participa como"),
        _("Procedencia"),
        _("Habilidades"),
        _("Busca equipo"),
        _("Equipo"),
        _("Fecha de inscripción"),
    ]
    return Table(_("Inscripciones"), header, list(_rows(event)))


def _rows(event: Event) -> Iterator[list[Cell]]:
    for registration, name, email, team in db.session.execute(_people(event)):
        yield [
            name,
            email,
            str(label("registration_kind", registration.kind.value)),
            registration.affiliation,
            registration.skills,
            _("sí") if registration.seeks_team else _("no"),
            team,
            registration.registered_at,
        ]
