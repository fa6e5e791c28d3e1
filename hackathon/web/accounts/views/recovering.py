"""Choosing another password when the old one is forgotten."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.accounts.actions import signing_in
from hackathon.domain.accounts.actions.links import ask_for_link
from hackathon.domain.accounts.models import LinkPurpose
from hackathon.domain.accounts.queries import find_link
from hackathon.web.accounts.blueprint import bp
from hackathon.web.accounts.entering import device, enter, link_gone, private
from hackathon.web.accounts.forms import AddressForm, NewPasswordForm
from hackathon.web.kit.access import public
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.writing import attempt


@bp.get("/recuperar")
@public
def recover() -> ResponseReturnValue:
    """The form to ask for a link."""
    return page("accounts/recover.html", form=AddressForm(email=request.args.get("email", "")))


@bp.post("/recuperar")
@public
def post_recover() -> ResponseReturnValue:
    """Take the request; the answer is the same whether the address is known or not."""
    form = AddressForm()
    taken = attempt(form, lambda: ask_for_link(LinkPurpose.RESET, str(form.email.data)))
    if taken is None:
        return page("accounts/recover.html", form.status, form=form)
    return redirect_to("accounts.link_sent")


@bp.get("/recuperar/<token>")
@public
def new_password(token: str) -> ResponseReturnValue:
    """The form for the new password; opening the link spends nothing."""
    link = find_link(token, LinkPurpose.RESET)
    if link is None:
        return link_gone()
    return private(page("accounts/new_password.html", link=link, form=NewPasswordForm()))


@bp.post("/recuperar/<token>")
@public
def post_new_password(token: str) -> ResponseReturnValue:
    """Keep the new password and come in; every other session ends."""
    link, form = find_link(token, LinkPurpose.RESET), NewPasswordForm()
    if link is None or link.person is None:
        return link_gone()
    kept = form.new_hash(link.person)
    if kept is None:
        return private(page("accounts/new_password.html", form.status, link=link, form=form))
    answer = enter(lambda: signing_in.reset_password(link, kept, device()))
    if answer is None:
        return link_gone()
    say(_("Tu contraseña nueva quedó guardada."))
    return answer
