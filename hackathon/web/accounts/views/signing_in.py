"""Signing in with a password or a link, signing out, and the language of a visitor."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.accounts.actions import signing_in
from hackathon.domain.accounts.actions.editing import check_language, choose_language
from hackathon.domain.accounts.actions.links import ask_for_link
from hackathon.domain.accounts.actions.sessions import end_session
from hackathon.domain.accounts.models import LinkPurpose
from hackathon.domain.accounts.passwords import DEMONSTRATION
from hackathon.domain.accounts.queries import demonstration_people, find_link
from hackathon.gateways.installed import settings
from hackathon.web.accounts.blueprint import bp
from hackathon.web.accounts.entering import (
    device,
    enter,
    link_gone,
    private,
    prove_by_password,
)
from hackathon.web.accounts.forms import AddressForm, SignInForm
from hackathon.web.kit.access import public
from hackathon.web.kit.answers import page, redirect_inside, redirect_to, say
from hackathon.web.kit.forms import Plain
from hackathon.web.kit.i18n import COOKIE
from hackathon.web.kit.people import (
    current_actor,
    current_person,
    current_token,
    leave_session,
)
from hackathon.web.kit.writing import attempt, writing

YEAR_SECONDS = 365 * 24 * 3600


def _show(form: SignInForm) -> ResponseReturnValue:
    shown = [] if settings().is_production else demonstration_people()
    return page(
        "accounts/sign_in.html",
        form.status,
        form=form,
        demonstration=shown,
        demonstration_password=DEMONSTRATION,
    )


@bp.get("/entrar")
@public
def sign_in() -> ResponseReturnValue:
    """The form to sign in."""
    wanted = request.args.get("next", "")
    if current_actor().is_signed_in:
        return redirect_inside(wanted, "home.index")
    return _show(SignInForm(next=wanted))


@bp.post("/entrar")
@public
def post_sign_in() -> ResponseReturnValue:
    """Sign in with a password."""
    form = SignInForm()
    person = prove_by_password(form)
    if person is None:
        return _show(form)
    next_path = str(form.next.data or "")
    return enter(lambda: signing_in.sign_in(person, device()), next_path) or _show(form)


@bp.post("/salir")
@public
def post_sign_out() -> ResponseReturnValue:
    """End the session."""
    token = current_token()
    if token:
        with writing():
            end_session(token)
        leave_session()
        say(_("Saliste de tu cuenta."))
    return redirect_to("home.index")


@bp.get("/entrar/enlace")
@public
def ask_link() -> ResponseReturnValue:
    """The form to ask for a link."""
    wanted = {name: request.args.get(name, "") for name in ("email", "next")}
    return page("accounts/ask_link.html", form=AddressForm(**wanted))


@bp.post("/entrar/enlace")
@public
def post_ask_link() -> ResponseReturnValue:
    """Take the request; the answer is the same whether the address is known or not."""
    form = AddressForm()
    email, next_path = str(form.email.data), str(form.next.data or "")
    taken = attempt(form, lambda: ask_for_link(LinkPurpose.SIGN_IN, email, next_path))
    if taken is None:
        return page("accounts/ask_link.html", form.status, form=form)
    return redirect_to("accounts.link_sent")


@bp.get("/entrar/enlace-enviado")
@public
def link_sent() -> ResponseReturnValue:
    """What to do next: read the mail."""
    return page("accounts/link_sent.html")


@bp.get("/entrar/enlace/<token>")
@public
def open_link(token: str) -> ResponseReturnValue:
    """The button that signs in; opening the link spends nothing."""
    link = find_link(token, LinkPurpose.SIGN_IN)
    if link is None:
        return link_gone()
    return private(page("accounts/open_link.html", link=link, form=Plain()))


@bp.post("/entrar/enlace/<token>")
@public
def post_open_link(token: str) -> ResponseReturnValue:
    """Sign in by the link."""
    link = find_link(token, LinkPurpose.SIGN_IN)
    if link is None:
        return link_gone()
    answer = enter(lambda: signing_in.sign_in_by_link(link, device()), link.next_path)
    return answer or link_gone()


@bp.post("/idioma")
@public
def post_language() -> ResponseReturnValue:
    """Speak another language: to a person for good, to a visitor by a cookie."""
    language = request.form.get("language", "")
    check_language(language)
    if current_actor().is_signed_in:
        with writing():
            choose_language(current_person(), language)
    answer = redirect_inside(request.form.get("next"), "home.index")
    secure = settings().site_url.startswith("https")
    answer.set_cookie(
        COOKIE, language, max_age=YEAR_SECONDS, samesite="Lax", httponly=True, secure=secure
    )
    return answer
