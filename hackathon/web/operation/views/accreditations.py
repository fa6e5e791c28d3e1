"""Deciding on requests for accreditation."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.accounts.policies import may_operate_platform
from hackathon.domain.organizations.actions.accrediting import accredit, refuse_accreditation
from hackathon.domain.organizations.models import AccreditationRequest, AccreditationState
from hackathon.domain.organizations.policies import may_decide_accreditation
from hackathon.domain.organizations.queries import accreditations_in, get_accreditation
from hackathon.presentation.labels import choices
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.pages import paged
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt
from hackathon.web.operation.blueprint import bp
from hackathon.web.operation.forms import DecisionForm

STATES = {state.value: state for state in AccreditationState}


@bp.get("/operacion/acreditaciones")
@guarded(may_operate_platform, load=lambda: None)
def accreditations(_thing: None) -> ResponseReturnValue:
    """The requests in one state; those that wait, first."""
    state = STATES.get(request.args.get("estado", ""), AccreditationState.PENDING)
    return page(
        "operation/accreditations.html",
        requests=paged(accreditations_in(state)),
        state=state.value,
        states=choices("accreditation_state"),
    )


@bp.get("/operacion/acreditaciones/<public_id>")
@guarded(may_decide_accreditation, load=get_accreditation)
def accreditation(wanted: AccreditationRequest) -> ResponseReturnValue:
    """One request with its letter, and the decision."""
    return page("operation/accreditation.html", wanted=wanted, form=DecisionForm())


@bp.post("/operacion/acreditaciones/<public_id>/acreditar")
@guarded(may_decide_accreditation, load=get_accreditation)
def post_accredit(wanted: AccreditationRequest) -> ResponseReturnValue:
    """Accredit the institution."""
    form, actor = DecisionForm(), current_actor()
    if attempt(form, lambda: accredit(actor, wanted, str(form.reason.data or ""))) is None:
        return page("operation/accreditation.html", form.status, wanted=wanted, form=form)
    say(_("%(name)s quedó acreditada.", name=wanted.organization.name))
    return redirect_to("operation.accreditations")


@bp.post("/operacion/acreditaciones/<public_id>/rechazar")
@guarded(may_decide_accreditation, load=get_accreditation)
def post_refuse(wanted: AccreditationRequest) -> ResponseReturnValue:
    """Refuse the request, with a reason."""
    form, actor = DecisionForm(), current_actor()
    reason = str(form.reason.data or "")
    if attempt(form, lambda: refuse_accreditation(actor, wanted, reason)) is None:
        return page("operation/accreditation.html", form.status, wanted=wanted, form=form)
    say(_("La solicitud no procedió; avisamos a quien la hizo."))
    return redirect_to("operation.accreditations")
