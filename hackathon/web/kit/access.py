"""The door: every view carries exactly one of `public`, `signed_in` and `guarded`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import g, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Unauthorized

from hackathon.domain.accounts.actor import Actor
from hackathon.errors import Forbidden, Missing
from hackathon.web.kit.people import current_actor, forget_actor

View = Callable[..., ResponseReturnValue]
Loader = Callable[..., Any]
Policy = Callable[[Actor, Any], bool]


@dataclass(frozen=True)
class Door:
    """What was asked at the door of this request, so that it can be asked again."""

    policy: Policy
    thing: Any
    secret: bool

    def admit(self) -> None:
        """Let the actor in, or raise: sign in first, 403, or 404 where existence is secret."""
        actor = current_actor()
        if self.policy(actor, self.thing):
            return
        if self.secret:
            raise Missing
        if not actor.is_signed_in:
            raise Unauthorized
        raise Forbidden


def public(view: View) -> View:
    """Anybody may open this view."""
    return _mark(view, "public")


def signed_in(view: View) -> View:
    """Anybody with an account may open this view."""

    @wraps(view)
    def opened(**values: Any) -> ResponseReturnValue:
        if not current_actor().is_signed_in:
            raise Unauthorized
        return view(**values)

    return _mark(opened, "signed_in")


def guarded(policy: Policy, *, load: Loader, secret: bool = False) -> Callable[[View], View]:
    """Load the thing of the address, ask `policy`, and hand the view the thing alone.

    `load` receives the parts of the address by name and raises Missing. With `secret`, a refusal
    looks like a thing that does not exist.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(**values: Any) -> ResponseReturnValue:
            thing = load(**values)
            door = Door(policy, thing, secret)
            door.admit()
            g.door = door
            return view(thing)

        return _mark(opened, "guarded")

    return decorate


def ask_again() -> None:
    """Ask the door's policy again, with roles and thing read anew; part of every writing unit."""
    forget_actor()
    door: Door | None = g.get("door")
    if door:
        door.admit()


def wanted_path() -> str:
    """The path to come back to after signing in; only for pages that can be opened by GET."""
    return request.full_path.rstrip("?") if request.method == "GET" else ""


def _mark(view: View, access: str) -> View:
    if hasattr(view, "__access__"):
        msg = f"{view.__name__} already has a door"
        raise TypeError(msg)
    view.__access__ = access  # type: ignore[attr-defined]  # read by the test of all routes
    return view
