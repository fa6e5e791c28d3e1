"""The people of the demonstration: sixteen accounts to sign in with, and some who only appear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actions.roles import Place, grant_role
from hackathon.domain.accounts.actor import NOBODY, Actor
from hackathon.domain.accounts.emails import email_key
from hackathon.domain.accounts.models import Person
from hackathon.domain.accounts.passwords import hash_password
from hackathon.domain.accounts.queries import actor_of, find_person
from hackathon.domain.accounts.roles import Role
from hackathon.domain.audit.actions import record

PASSWORD = "dataton-demo-2014"  # noqa: S105 - printed for every visitor of the demonstration
HOST = "demo.example"
ACCOUNTS: Mapping[str, str] = MappingProxyType(
    {
        "operadora": "Olivia Operadora",
        "organiza": "Gabriela Organiza",
        "organiza.sanpedro": "Rodrigo Organiza",
        "enlace": "Elena Enlace",
        "jurado1": "Julia Jurado Uno",
        "jurado2": "Jacinto Jurado Dos",
        "jurado3": "Jimena Jurado Tres",
        "jurado4": "Joel Jurado Cuatro",
        "jurado5": "Josefa Jurado Cinco",
        "equipo1": "Emma Equipo Uno",
        "equipo2": "Ernesto Equipo Dos",
        "equipo3": "Estela Equipo Tres",
        "equipo4": "Efraín Equipo Cuatro",
        "equipo5": "Eva Equipo Cinco",
        "equipo6": "Elías Equipo Seis",
        "persona": "Paula Persona",
    }
)
# They make teams larger and have no password: nobody signs in as one of them.
EXTRAS: Mapping[str, str] = MappingProxyType(
    {
        f"integrante{number}": name
        for number, name in enumerate(
            (
                "Inés Integrante",
                "Iván Integrante",
                "Irene Integrante",
                "Ignacio Integrante",
                "Itzel Integrante",
                "Ismael Integrante",
                "Iris Integrante",
                "Isaac Integrante",
                "Ivonne Integrante",
            ),
            start=1,
        )
    }
)


@dataclass(frozen=True)
class Cast:
    """Everybody by the part of their address before the sign."""

    people: Mapping[str, Person]

    def __getitem__(self, name: str) -> Person:
        return self.people[name]

    def actor(self, name: str) -> Actor:
        """Somebody as the one who acts, with the roles held now."""
        return actor_of(self.people[name])


def gather() -> tuple[Cast, int]:
    """Everybody, with how many had to be made; within a writing unit."""
    made = 0
    password_hash = ""
    people = {}
    for name, full_name in {**ACCOUNTS, **EXTRAS}.items():
        person = find_person(address(name))
        if person is None:
            if name in ACCOUNTS:
                password_hash = password_hash or hash_password(PASSWORD)
            person = _make(name, full_name, password_hash if name in ACCOUNTS else None)
            made += 1
        people[name] = person
    grant_role(NOBODY, people["operadora"], Role.OPERATOR, Place())
    return Cast(people), made


def address(name: str) -> str:
    """The mail address of somebody of the demonstration."""
    return f"{name}@{HOST}"


def _make(name: str, full_name: str, password_hash: str | None) -> Person:
    at = clock.now()
    person = Person(
        email=address(name),
        email_key=email_key(address(name)),
        name=full_name,
        password_hash=password_hash,
        created_at=at,
        confirmed_at=at,
        is_demonstration=True,
    )
    db.session.add(person)
    db.session.flush()
    record("account.created", None, f"person:{person.number}", by="demonstration")
    return person
