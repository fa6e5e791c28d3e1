"""Making an account."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.accounts.actions import signing_up
from hackathon.domain.accounts.models import LinkPurpose
from hackathon.domain.accounts.queries import find_link
from hackathon.web.accounts.blueprint import bp
from hackathon.web.accounts.entering import device, enter, link_gone, private
from hackathon.web.accounts.forms import SignUpForm
from hackathon.web.kit.access import public
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.forms import Plain
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt


@bp.get("/registro")
@public
def sign_up() -> ResponseReturnValue:
    """The form to sign up."""
    if current_actor().is_signed_in:
        return redirect_to("accounts.profile")
    return page("accounts/sign_up.html", form=SignUpForm(next=request.args.get("next", "")))


@bp.post("/registro")
@public
def post_sign_up() -> ResponseReturnValue:
    """Keep the sign-up; the answer is the same whether the address is known or not."""
    form = SignUpForm()
    newcomer = form.newcomer()
    if newcomer is None or attempt(form, lambda: signing_up.sign_up(newcomer)) is None:
        return page("accounts/sign_up.html", form.status, form=form)
    return redirect_to("accounts.check_mail")


@bp.get("/registro/revisa-tu-correo")
@public
def check_mail() -> ResponseReturnValue:
    """What to do next: read the mail."""
    return page("accounts/check_mail.html")


@bp.get("/registro/confirmar/<token>")
@public
def confirm(token: str) -> ResponseReturnValue:
    """The button that confirms an address; opening the link spends nothing."""
    link = find_link(token, LinkPurpose.CONFIRM)
    if link is None:
        return link_gone()
    return private(page("accounts/confirm.html", link=link, form=Plain()))


@bp.post("/registro/confirmar/<token>")
@public
def post_confirm(token: str) -> ResponseReturnValue:
    """Make the account and come in."""
    link = find_link(token, LinkPurpose.CONFIRM)
    if link is None:
        return link_gone()
    answer = enter(lambda: signing_up.confirm_sign_up(link, device()), link.next_path)
    if answer is None:
        return link_gone()
    say(_("Tu cuenta está lista."))
    return answer
