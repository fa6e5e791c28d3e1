"""Who is asking: the session cookie turned into an Actor, once a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, g, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from hackathon.domain.accounts.actor import NOBODY, Actor
from hackathon.domain.accounts.queries import actor_of, find_session_person

if TYPE_CHECKING:
    from hackathon.domain.accounts.models import Person

logins = LoginManager()


class SignedIn(UserMixin):  # type: ignore[misc]  # flask_login has no types
    """The bearer of a session token."""

    def __init__(self, token: str, person: Person) -> None:
        self.token = token
        self.person = person

    def get_id(self) -> str:
        """The token that the cookie holds."""
        return self.token


def _load(token: str) -> SignedIn | None:
    person = find_session_person(token, request.path)
    return SignedIn(token, person) if person else None


def current_actor() -> Actor:
    """The one who asks; NOBODY when not signed in."""
    if "actor" not in g:
        g.actor = actor_of(current_user.person) if current_user.is_authenticated else NOBODY
    actor: Actor = g.actor
    return actor


def current_person() -> Person:
    """The row of the one who asks; only for views that need a sign-in."""
    person: Person = current_user.person
    return person


def current_token() -> str | None:
    """The token of the open session, None without one."""
    return current_user.token if current_user.is_authenticated else None


def forget_actor() -> None:
    """Read the roles again at the next question."""
    g.pop("actor", None)


def start_session(token: str, person: Person) -> None:
    """Put a fresh session into the cookie; what the visitor had before is dropped."""
    session.clear()
    login_user(SignedIn(token, person))
    session.permanent = True
    forget_actor()


def leave_session() -> None:
    """Empty the cookie."""
    logout_user()
    session.clear()
    forget_actor()


def init_app(app: Flask) -> None:
    """Let Flask-Login read the cookie."""
    logins.session_protection = None
    logins.user_loader(_load)
    logins.init_app(app)
