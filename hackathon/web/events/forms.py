"""The forms of the set-up of an event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, FieldList, FormField, IntegerField
from wtforms import Form as Row
from wtforms.validators import NumberRange, Optional

from hackathon.domain.events.actions.editing import ConvenerLine, EventWords, NewEvent
from hackathon.domain.events.actions.people import GRANTED_HERE
from hackathon.domain.events.calendar import Period, PeriodKind
from hackathon.domain.events.models import Event, EventKind, ProjectVisibility
from hackathon.domain.events.plans import CLOSINGS, DATES
from hackathon.domain.events.rules import EventRule
from hackathon.errors import RuleBroken
from hackathon.presentation.labels import label
from hackathon.presentation.zones import CITIES
from hackathon.web.events.moments import MomentsForm, local_moment, typed
from hackathon.web.kit.choosing import RadioField, SelectField
from hackathon.web.kit.forms import (
    Form,
    Required,
    mail_line,
    revision_field,
    text_area,
    text_line,
)

SPARE_ROWS = 3
MOST_ROWS = 40
ZONES = cast("list[tuple[str, str]]", list(CITIES.items()))


def _worded(group: str, codes: Iterable[str]) -> list[tuple[str, str]]:
    """Codes with their words, for the choices of a field; they are said when they are shown."""
    said = [(str(code), label(group, str(code))) for code in codes]
    return cast("list[tuple[str, str]]", said)


class NewEventForm(MomentsForm):
    """What is known of an event at the beginning."""

    moment_fields = ("starts_at",)

    kind = RadioField(
        _l("Qué tipo de evento es"),
        [Required(_l("Elige un tipo de evento."))],
        choices=_worded("event_kind", EventKind),
    )
    title = text_line(_l("Nombre del evento"), Required(), max_length=160)
    starts_at = local_moment(_l("Cuándo empieza"), Required())
    zone = SelectField(_l("Zona horaria"), choices=ZONES)

    def zone_of_moments(self) -> str:
        """The zone chosen in this very form."""
        return self.zone.data if self.zone.data in CITIES else self.clock_zone

    def words(self) -> NewEvent:
        """The answers as the action takes them."""
        given = self.data
        return NewEvent(
            kind=EventKind(given["kind"]),
            title=given["title"],
            starts_at=self.moment("starts_at"),
            zone=given["zone"],
        )


class BasicsForm(Form):
    """The words of an event."""

    title = text_line(_l("Nombre del evento"), Required(), max_length=160)
    slug = text_line(_l("Dirección"), Required(), max_length=60)
    summary = text_line(_l("Resumen en una o dos frases"), max_length=400)
    description = text_area(_l("Descripción"), max_length=20_000)
    venue = text_line(_l("Sede"), max_length=200)
    contact_email = mail_line(_l("Correo de contacto"))
    zone = SelectField(_l("Zona horaria"), choices=ZONES)
    team_min = IntegerField(_l("Personas por equipo, mínimo"), [Required(), NumberRange(1, 50)])
    team_max = IntegerField(_l("Personas por equipo, máximo"), [Required(), NumberRange(1, 50)])
    capacity = IntegerField(_l("Cupo"), [Optional(), NumberRange(1, 100_000)])
    project_visibility = RadioField(
        _l("Cuándo se ven los proyectos"), choices=_worded("project_visibility", ProjectVisibility)
    )
    is_neutral = BooleanField(_l("Modo neutral, para la veda electoral"))
    revision = revision_field()

    def words(self, event: Event) -> EventWords:
        """The answers as the action takes them."""
        given = self.data
        return EventWords(
            title=given["title"],
            slug=given["slug"],
            summary=given["summary"] or "",
            description=given["description"] or "",
            language=event.language,
            zone=given["zone"],
            venue=given["venue"] or "",
            contact_email=given["contact_email"] or "",
            team_min=given["team_min"],
            team_max=given["team_max"],
            capacity=given["capacity"],
            project_visibility=ProjectVisibility(given["project_visibility"]),
            is_neutral=given["is_neutral"],
        )


class DatesForm(MomentsForm):
    """Every date of an event, on its own clock."""

    moment_fields = DATES

    registration_at = local_moment(label("event_date", "registration_at"))
    registration_until = local_moment(label("event_date", "registration_until"))
    starts_at = local_moment(label("event_date", "starts_at"))
    ends_at = local_moment(label("event_date", "ends_at"))
    hacking_at = local_moment(label("event_date", "hacking_at"))
    submissions_until = local_moment(label("event_date", "submissions_until"))
    judging_at = local_moment(label("event_date", "judging_at"))
    judging_until = local_moment(label("event_date", "judging_until"))
    results_at = local_moment(label("event_date", "results_at"))
    archived_at = local_moment(label("event_date", "archived_at"))
    reason = text_line(_l("Motivo del cambio, que será público"), max_length=500)
    revision = revision_field()

    def settle(self, event: Event, *, is_contest: bool) -> None:
        """Fit the form to an event: its clock, its dates now, and the fields of its kind."""
        self.clock_zone = event.zone
        self.present = {name: getattr(event, name) for name in DATES}
        foreign = ("starts_at", "ends_at") if is_contest else _CONTEST_ONLY
        for name in foreign:
            del self._fields[name]

    def add_rule(self, broken: RuleBroken) -> None:
        """Name the date that has to come before."""
        field = self._fields.get(broken.field or "")
        if broken.rule is EventRule.DATES_OUT_OF_ORDER and field is not None:
            earlier = label("event_date", str(broken.facts["earlier"]))
            sentence = _("Tiene que ser posterior a «%(earlier)s».", earlier=earlier)
            field.errors = [*field.errors, sentence]
            self.status = 422
            return
        super().add_rule(broken)

    def dates(self) -> dict[str, datetime | None]:
        """The moments of the fields that the event has."""
        return {name: at for name, at in self.parsed.items() if name in self._fields}


_CONTEST_ONLY = ("hacking_at", "submissions_until", "judging_at", "judging_until", "results_at")


class ExtensionForm(MomentsForm):
    """A closing date moved further away."""

    moment_fields = ("until",)

    field = RadioField(
        _l("Qué plazo se amplía"),
        [Required(_l("Elige un plazo."))],
        choices=_worded("event_date", CLOSINGS),
    )
    until = local_moment(_l("Nueva fecha"), Required())
    reason = text_line(_l("Motivo, que será público"), Required(), max_length=500)


class CancellationForm(Form):
    """Why an event is called off."""

    reason = text_area(_l("Motivo, que será público"), Required(), max_length=2000)


class ConvenerRow(Row):
    """Somebody who convenes."""

    name = text_line(_l("Nombre de la institución"), max_length=160)
    part = text_line(_l("Qué aporta"), max_length=120)


class TracksForm(Form):
    """The categories of an event and who convenes it."""

    names = FieldList(
        text_line(_l("Categoría"), max_length=120), _l("Categorías"), max_entries=MOST_ROWS
    )
    conveners = FieldList(
        FormField(ConvenerRow, _l("Institución")),
        _l("Instituciones que también convocan"),
        max_entries=MOST_ROWS,
    )

    def track_names(self) -> list[str]:
        """The categories that were typed."""
        return [name for name in self.names.data if name]

    def lines(self) -> list[ConvenerLine]:
        """The conveners that were typed."""
        return [
            ConvenerLine(row["name"], row["part"] or "")
            for row in self.conveners.data
            if row["name"]
        ]


class RoleForm(Form):
    """Somebody who gets a part in the event."""

    email = mail_line(_l("Correo de la persona"), Required())
    name = text_line(_l("Nombre"), max_length=120)
    role = RadioField(
        _l("Qué papel tendrá"),
        [Required(_l("Elige un papel."))],
        choices=_worded("role", GRANTED_HERE),
    )


class PeriodForm(Form):
    """A period that organizers are warned of."""

    kind = RadioField(
        _l("Qué es"),
        [Required(_l("Elige una opción."))],
        choices=_worded("calendar_period", PeriodKind),
    )
    name = text_line(_l("Nombre"), Required(), max_length=160)
    starts_on = DateField(_l("Primer día"), [Required()])
    ends_on = DateField(_l("Último día"), [Required()])

    def period(self) -> Period:
        """The answers as the action takes them."""
        given = self.data
        return Period(
            kind=PeriodKind(given["kind"]),
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            name=given["name"],
        )


def basics_of(event: Event) -> dict[str, object]:
    """What the form of the basics shows of an event."""
    names = (
        "title",
        "slug",
        "summary",
        "description",
        "venue",
        "contact_email",
        "zone",
        "team_min",
        "team_max",
        "capacity",
        "is_neutral",
        "revision",
    )
    shown = {name: getattr(event, name) for name in names}
    return shown | {"project_visibility": event.project_visibility.value}


def dates_of(event: Event) -> dict[str, object]:
    """What the form of the dates shows of an event."""
    shown: dict[str, object] = {name: typed(getattr(event, name), event.zone) for name in DATES}
    return shown | {"revision": event.revision}


def tracks_of(event: Event) -> dict[str, object]:
    """The categories and conveners of an event, with empty rows for more."""
    conveners = [{"name": line.name, "part": line.part} for line in event.conveners]
    return {
        "names": [track.name for track in event.tracks] + [""] * SPARE_ROWS,
        "conveners": conveners + [{"name": "", "part": ""}] * (SPARE_ROWS - 1),
    }
