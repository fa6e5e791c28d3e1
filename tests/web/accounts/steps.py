"""Steps that the tests of accounts share."""

from __future__ import annotations

import re

from sqlalchemy import func, select

from hackathon.db import db, writing
from hackathon.domain.accounts.actions.links import issue_link
from hackathon.domain.accounts.models import (
    LinkPurpose,
    Person,
)
from hackathon.domain.accounts.passwords import hash_password
from hackathon.gateways.installed import carrier
from hackathon.jobs.runner import run_until_idle
from tests.visitor import Visitor

PASSWORD = "caballo pila grapa"
NEW = {"name": "Ana", "email": "ana@example.org", "password": PASSWORD}
ONE_HASH = hash_password(PASSWORD)


def link_in_mail() -> str:
    run_until_idle()
    newest = carrier().list_letters()[0]
    found = re.search(
        r"http://localhost(/\S+/[A-Za-z0-9_-]{43})\s", carrier().read_letter(newest.name).text
    )
    assert found
    return found[1]


def link_for(person: Person, purpose: LinkPurpose, next_path: str = "") -> str:
    with writing():
        return issue_link(purpose, person, next_path)[0]


def is_signed_in(visitor: Visitor) -> bool:
    return bool(visitor.get("/cuenta").status_code == 200)


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def sign_in(visitor: Visitor, **data: str):
    return visitor.post("/entrar", data={"email": "ana@example.org", "password": PASSWORD} | data)


def without_names(page: str) -> str:
    """A page without the address typed and the token of its form, which differ by nature."""
    plain = re.sub(r'content="[^"]+\.[^"]+\.[^"]+"|name="csrf_token"[^>]*', "", page)
    return re.sub(r"(?:ana|nadie)@example\.org", "X", plain)
