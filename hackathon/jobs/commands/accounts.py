"""`flask accounts`: what only whoever has the shell may do to an account."""

from __future__ import annotations

import click
from flask.cli import AppGroup
from sqlalchemy import select

from hackathon.db import db, writing
from hackathon.domain.accounts.actions.roles import Place, grant_role, revoke_role
from hackathon.domain.accounts.actor import NOBODY
from hackathon.domain.accounts.models import Person, RoleGrant
from hackathon.domain.accounts.queries import find_person
from hackathon.domain.accounts.roles import Role

group = AppGroup("accounts", help="Las cuentas.")


@group.command("operator")
@click.argument("email")
@click.option("--revoke", is_flag=True, help="Quitarle la operación.")
def operator(email: str, revoke: bool) -> None:
    """Make the confirmed account of EMAIL an operator of the platform, or no longer."""
    with writing():
        person = _confirmed(email)
        if revoke:
            grant = _find_grant(person)
            if grant is None:
                msg = f"{person.email} no opera la plataforma."
                raise click.ClickException(msg)
            revoke_role(NOBODY, grant)
        else:
            grant_role(NOBODY, person, Role.OPERATOR, Place())
    click.echo(f"{person.email} {'ya no opera' if revoke else 'opera'} la plataforma.")


def _confirmed(email: str) -> Person:
    person = find_person(email)
    if person is None or person.erased_at or person.confirmed_at is None:
        msg = f"No hay una cuenta confirmada con {email}. Primero regístrate en el sitio."
        raise click.ClickException(msg)
    return person


def _find_grant(person: Person) -> RoleGrant | None:
    held = select(RoleGrant).where(
        RoleGrant.person_id == person.id,
        RoleGrant.role == Role.OPERATOR,
        RoleGrant.revoked_at.is_(None),
    )
    return db.session.scalar(held)
