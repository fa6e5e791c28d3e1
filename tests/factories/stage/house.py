"""What a stage holds: plain addresses, ids and tokens, so that the database may be put back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hackathon.db import db, writing
from hackathon.domain.accounts.actions.sessions import open_session
from hackathon.domain.accounts.models import Person
from tests.factories.people import (
    actor,
)

PASSWORD = "camiones-de-xalapa"
WORDS = "tierra-libre"


@dataclass
class House:
    """What belongs to one institution: a value for each part of an address."""

    slug: str
    ids: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.ids[name]

    def __setitem__(self, name: str, value: object) -> None:
        self.ids[name] = str(value)


@dataclass
class Stage:
    """Our institution, a rival one of the same shape, and a token for each person."""

    ours: House
    rival: House
    tokens: dict[str, str] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, person: Any) -> Any:
        """Remember a person by name, with an open session."""
        with writing():
            self.tokens[name] = open_session(person)
        self.people[name], self.numbers[name] = person.id, person.number
        return person


def actor_named(stage: Stage, name: str) -> Any:
    """A person of the stage as the one who acts."""
    return actor(db.session.get(Person, stage.people[name]))
