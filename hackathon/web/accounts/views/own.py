"""One's own account: profile, password, address, open sessions."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.accounts.actions import editing
from hackathon.domain.accounts.models import LinkPurpose, SignIn
from hackathon.domain.accounts.policies import may_end_session
from hackathon.domain.accounts.queries import find_link, get_session, sessions_of
from hackathon.domain.accounts.tokens import token_hash
from hackathon.web.accounts.blueprint import bp
from hackathon.web.accounts.entering import link_gone, private, proves_again
from hackathon.web.accounts.forms import EmailForm, PasswordForm, ProfileForm
from hackathon.web.kit.access import guarded, public, signed_in
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.forms import Plain
from hackathon.web.kit.people import current_actor, current_person, current_token
from hackathon.web.kit.writing import attempt, writing


def _own_session(public_id: str) -> SignIn:
    return get_session(current_actor().person_id, public_id)


@bp.get("/cuenta")
@signed_in
def profile() -> ResponseReturnValue:
    """Name, language and time zone."""
    person = current_person()
    form = ProfileForm(obj=person).offer_zones(person.zone)
    return page("accounts/profile.html", form=form, person=person)


@bp.post("/cuenta")
@signed_in
def post_profile() -> ResponseReturnValue:
    """Keep the profile."""
    person = current_person()
    form = ProfileForm().offer_zones(person.zone)
    seen = form.revision.data
    if attempt(form, lambda: editing.edit_profile(person, form.profile(), seen)) is None:
        return page("accounts/profile.html", form.status, form=form, person=person)
    say(_("Tus datos quedaron guardados."))
    return redirect_to("accounts.profile")


@bp.get("/cuenta/contrasena")
@signed_in
def edit_password() -> ResponseReturnValue:
    """The form for another password."""
    return page("accounts/edit_password.html", form=PasswordForm(), person=current_person())


@bp.post("/cuenta/contrasena")
@signed_in
def post_edit_password() -> ResponseReturnValue:
    """Keep another password; every other session ends."""
    form, person, token = PasswordForm(), current_person(), current_token() or ""
    kept = form.new_hash(person)
    if kept is None or not proves_again(form, person):
        return page("accounts/edit_password.html", form.status, form=form, person=person)
    with writing():
        editing.change_password(person, kept, token)
    say(_("Tu contraseña nueva quedó guardada. Las demás sesiones se cerraron."))
    return redirect_to("accounts.profile")


@bp.get("/cuenta/correo")
@signed_in
def edit_email() -> ResponseReturnValue:
    """The form for another address."""
    return page("accounts/edit_email.html", form=EmailForm(), person=current_person())


@bp.post("/cuenta/correo")
@signed_in
def post_edit_email() -> ResponseReturnValue:
    """Send a link to the new address."""
    form, person = EmailForm(), current_person()
    proven = form.validate() and proves_again(form, person)
    email = str(form.email.data)
    if not proven or attempt(form, lambda: editing.ask_for_new_email(person, email)) is None:
        return page("accounts/edit_email.html", form.status, form=form, person=person)
    say(_("Enviamos un enlace a %(email)s. Ábrelo para confirmar el cambio.", email=email))
    return redirect_to("accounts.profile")


@bp.get("/cuenta/correo/<token>")
@public
def confirm_email(token: str) -> ResponseReturnValue:
    """The button that confirms the new address; opening the link spends nothing."""
    link = find_link(token, LinkPurpose.CHANGE_EMAIL)
    if link is None:
        return link_gone()
    return private(page("accounts/confirm_email.html", link=link, form=Plain()))


@bp.post("/cuenta/correo/<token>")
@public
def post_confirm_email(token: str) -> ResponseReturnValue:
    """Use the new address from now on."""
    link = find_link(token, LinkPurpose.CHANGE_EMAIL)
    if link is None or attempt(Plain(), lambda: editing.change_email(link)) is None:
        return link_gone()
    say(_("Tu cuenta usa ahora la dirección nueva."))
    return redirect_to("accounts.profile")


@bp.get("/cuenta/sesiones")
@signed_in
def sessions() -> ResponseReturnValue:
    """Where one is signed in."""
    here = token_hash(current_token() or "")
    return page("accounts/sessions.html", sessions=sessions_of(current_person()), here=here)


@bp.post("/cuenta/sesiones/<public_id>/cerrar")
@guarded(may_end_session, load=_own_session, secret=True)
def post_end_session(session: SignIn) -> ResponseReturnValue:
    """End one session."""
    with writing():
        editing.end_own_session(current_person(), session)
    say(_("Se cerró la sesión."))
    return redirect_to("accounts.sessions")
