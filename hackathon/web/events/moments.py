"""Form fields for moments on the clock of an event, which ask when a time is no time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from flask import request
from wtforms import StringField
from wtforms.validators import Optional
from wtforms.widgets import DateTimeLocalInput

from hackathon.domain.events.local_time import Choice, parse_local, wall_clock
from hackathon.errors import RuleBroken
from hackathon.presentation.translations import Words
from hackathon.web.kit.forms import Form, at_most, clean

TYPED = "%Y-%m-%dT%H:%M"


def local_moment(label: Words | str, *validators: Any) -> StringField:
    """A field for a day and hour, as the browser's own picker writes it."""
    checks = [*(validators or (Optional(),)), at_most(40)]
    return StringField(cast("str", label), checks, filters=[clean], widget=DateTimeLocalInput())


def typed(at: datetime | None, zone: str) -> str:
    """A moment as a field for moments shows it; empty for none."""
    return wall_clock(at, zone).strftime(TYPED) if at else ""


class MomentsForm(Form):
    """A form with fields for moments; `present` holds what each field says now."""

    moment_fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clock_zone = "America/Mexico_City"
        self.present: Mapping[str, datetime | None] = {}
        self.parsed: dict[str, datetime | None] = {}
        self.readings: dict[str, tuple[Choice, ...]] = {}

    def zone_of_moments(self) -> str:
        """The zone on whose clock the moments are typed."""
        return self.clock_zone

    def validate(self, extra_validators: dict[str, list[Any]] | None = None) -> bool:
        """Check the shape, then read every moment; each one that is none says why."""
        valid = super().validate(extra_validators)
        for name in self.moment_fields:
            if name in self._fields and not self._fields[name].errors:
                self._read(name)
        return valid and not self.errors

    def add_rule(self, broken: RuleBroken) -> None:
        """Keep the readings of a time that is no time, to offer them."""
        readings = broken.facts.get("choices")
        if broken.field and isinstance(readings, tuple):
            self.readings[broken.field] = readings
        super().add_rule(broken)

    def moment(self, name: str) -> datetime:
        """The moment that was read from a field that must not be empty."""
        return cast("datetime", self.parsed[name])

    def _read(self, name: str) -> None:
        text = self._fields[name].data or ""
        zone = self.zone_of_moments()
        present = self.present.get(name)
        if not text:
            self.parsed[name] = None
            return
        if present is not None and text == typed(present, zone):
            self.parsed[name] = present
            return
        try:
            self.parsed[name] = parse_local(self._settled(name, text), zone, name)
        except RuleBroken as broken:
            self.add_rule(broken)

    def _settled(self, name: str, text: str) -> str:
        """The reading that was chosen beside the field for this very text, else the text."""
        asked, _equals, chosen = request.form.get(f"{name}_which", "").partition("=")
        return chosen if asked == text else text
