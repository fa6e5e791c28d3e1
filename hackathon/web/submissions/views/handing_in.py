"""Checking the answers, handing in, withdrawing."""

from __future__ import annotations

import re
import secrets

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon import clock
from hackathon.domain.events.phases import accepts_submissions, submissions_close_at
from hackathon.domain.submissions.actions.handing_in import hand_in, withdraw_submission
from hackathon.domain.submissions.checklist import checklist
from hackathon.domain.submissions.models import Submission
from hackathon.domain.submissions.policies import may_edit_submission
from hackathon.domain.submissions.queries import get_submission
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt, writing
from hackathon.web.submissions.forms import HandInForm
from hackathon.web.submissions.views.blueprint import bp, checklist_lines, steps_for

KEY = re.compile(r"[0-9a-f]{32}")


@bp.get("/proyectos/<public_id>/entregar")
@guarded(may_edit_submission, load=get_submission)
def review(submission: Submission) -> ResponseReturnValue:
    """Everything as it would be frozen, and the button that does it."""
    form = HandInForm(key=secrets.token_hex(16), revision=submission.revision)
    return _show(submission, form, 200)


@bp.post("/proyectos/<public_id>/entregar")
@guarded(may_edit_submission, load=get_submission)
def post_review(submission: Submission) -> ResponseReturnValue:
    """Hand in; a second press of the same button gives the same receipt."""
    form = HandInForm()
    typed = form.key.data or ""
    key = f"{submission.public_id}:{typed if KEY.fullmatch(typed) else secrets.token_hex(16)}"
    version = attempt(
        form,
        lambda: hand_in(current_actor(), submission, key=key, revision=form.revision.data),
    )
    if version is None:
        return _show(submission, form, form.status)
    say(_("Entregaste. Este es tu acuse; también va en camino por correo."))
    return redirect_to("submissions.receipt", folio=version.folio)


@bp.get("/proyectos/<public_id>/retirar")
@guarded(may_edit_submission, load=get_submission)
def withdraw(submission: Submission) -> ResponseReturnValue:
    """Ask before withdrawing."""
    return page("submissions/withdraw.html", submission=submission)


@bp.post("/proyectos/<public_id>/retirar")
@guarded(may_edit_submission, load=get_submission)
def post_withdraw(submission: Submission) -> ResponseReturnValue:
    """Take the project out of the event."""
    with writing():
        withdraw_submission(current_actor(), submission)
    say(_("Retiraste el proyecto. Puedes entregarlo otra vez antes del cierre."))
    return redirect_to("submissions.review", public_id=submission.public_id)


def _show(submission: Submission, form: HandInForm, status: int) -> ResponseReturnValue:
    schedule = submission.event.schedule
    lines = checklist(submission)
    return page(
        "submissions/review.html",
        status,
        submission=submission,
        form=form,
        is_open=accepts_submissions(schedule, clock.now()),
        closes_at=submissions_close_at(schedule),
        checklist=lines,
        steps=steps_for(submission, "review"),
        lines=checklist_lines(submission, lines),
    )
