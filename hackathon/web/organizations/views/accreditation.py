"""Asking for the accreditation of an institution."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.organizations.actions.accrediting import request_accreditation
from hackathon.domain.organizations.models import AccreditationRequest
from hackathon.domain.organizations.policies import may_see_accreditation
from hackathon.domain.organizations.queries import accreditations_of, get_accreditation
from hackathon.web.kit.access import guarded, signed_in
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt
from hackathon.web.organizations.blueprint import bp
from hackathon.web.organizations.forms import AccreditationForm


def _show(form: AccreditationForm) -> ResponseReturnValue:
    mine = accreditations_of(current_actor().person_id)
    return page("organizations/new_accreditation.html", form.status, form=form, mine=mine)


@bp.get("/instituciones/acreditar")
@signed_in
def new_accreditation() -> ResponseReturnValue:
    """The form, and the requests made before."""
    return _show(AccreditationForm().offer())


@bp.post("/instituciones/acreditar")
@signed_in
def post_new_accreditation() -> ResponseReturnValue:
    """Take the request."""
    form = AccreditationForm().offer()
    application = form.application()
    if application is None:
        return _show(form)
    made = attempt(form, lambda: request_accreditation(current_actor(), application))
    if made is None:
        return _show(form)
    say(_("Tu solicitud quedó registrada. Te avisaremos por correo cuando se resuelva."))
    return redirect_to("organizations.accreditation", public_id=made.public_id)


@bp.get("/instituciones/solicitudes/<public_id>")
@guarded(may_see_accreditation, load=get_accreditation, secret=True)
def accreditation(request: AccreditationRequest) -> ResponseReturnValue:
    """Where a request stands."""
    return page("organizations/accreditation.html", request_made=request)
