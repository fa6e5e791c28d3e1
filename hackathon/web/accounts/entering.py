"""Steps that several views of accounts share: coming in, links that are good, too many tries."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, request

from hackathon import clock
from hackathon.domain.accounts.actions.sessions import Entrance
from hackathon.domain.accounts.actions.signing_in import begin_sign_in, refuse_sign_in
from hackathon.domain.accounts.models import Person
from hackathon.domain.accounts.queries import find_by_password
from hackathon.domain.accounts.rules import AccountRule, Throttled
from hackathon.errors import RuleBroken
from hackathon.web.accounts.blueprint import bp
from hackathon.web.accounts.devices import device_of
from hackathon.web.accounts.forms import ProvenForm, SignInForm
from hackathon.web.kit.answers import page, redirect_inside
from hackathon.web.kit.errors import error_page
from hackathon.web.kit.forms import Plain
from hackathon.web.kit.people import start_session
from hackathon.web.kit.writing import attempt, writing

GONE = 410


@bp.app_errorhandler(Throttled)
def _too_many(throttled: Throttled) -> Response:
    answer = error_page(429)
    seconds = (throttled.until - clock.now()).total_seconds()
    answer.headers["Retry-After"] = str(max(1, round(seconds)))
    return answer


def device() -> str:
    """The device that asks."""
    return device_of(request.user_agent.string)


def prove_by_password(form: SignInForm) -> Person | None:
    """The person whose address and password were typed; the same work for an unknown address."""
    if not form.validate():
        return None
    email = str(form.email.data)
    with writing():
        begin_sign_in(email)
    person = find_by_password(email, str(form.password.data))
    if person is None:
        with writing():
            refuse_sign_in(email)
        form.add_rule(RuleBroken(AccountRule.SIGN_IN_WRONG))
    return person


def proves_again(form: ProvenForm, person: Person) -> bool:
    """Whether the one who is signed in also knows the password; tries are counted."""
    if person.password_hash is not None:
        with writing():
            begin_sign_in(person.email)
    return form.proves(person)


def enter(act: Callable[[], Entrance], next_path: str = "") -> Response | None:
    """Open a session, renew the cookie and go where the person wanted; None when it is too late."""
    entrance = attempt(Plain(), act)
    if entrance is None:
        return None
    start_session(entrance.token, entrance.person)
    return redirect_inside(next_path, "home.index")


def link_gone() -> Response:
    """The page of a link that is good no more."""
    return private(page("accounts/link_gone.html", GONE))


def private(answer: Response) -> Response:
    """Keep a page whose address is a key out of caches and out of other sites' logs."""
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer
