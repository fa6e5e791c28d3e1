"""Inviting, reminding and withdrawing judges."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from hackathon.domain.events.models import Event
from hackathon.domain.judging.actions.jury import (
    invite_judge,
    remind_all,
    remind_judge,
    send_new_link,
    withdraw_judge,
)
from hackathon.domain.judging.models import Judge, Round
from hackathon.domain.judging.policies import (
    may_manage_judge,
    may_organize_judging,
    may_organize_round,
)
from hackathon.domain.judging.queries.jury import pending_of
from hackathon.web.judging.blueprint import bp
from hackathon.web.judging.forms import InvitationForm, ReasonForm
from hackathon.web.judging.loading import event_at, judge_at, round_at
from hackathon.web.judging.views.rounds import show_panel
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.forms import Plain
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt


@bp.get("/eventos/<slug>/organizar/jurado/invitar")
@guarded(may_organize_judging, load=event_at)
def new_judge(event: Event) -> ResponseReturnValue:
    """The form to invite somebody to the jury."""
    return page("judging/new_judge.html", event=event, form=InvitationForm())


@bp.post("/eventos/<slug>/organizar/jurado/invitar")
@guarded(may_organize_judging, load=event_at)
def post_new_judge(event: Event) -> ResponseReturnValue:
    """Invite somebody; the letter carries a personal link."""
    form = InvitationForm()
    judge = attempt(form, lambda: invite_judge(current_actor(), event, form.invitation()))
    if judge is None:
        return page("judging/new_judge.html", form.status, event=event, form=form)
    say(_("Enviamos la invitación a %(email)s.", email=judge.person.email))
    return redirect_to("judging.panel", slug=event.slug)


@bp.get("/eventos/<slug>/organizar/jurado/integrantes/<judge>")
@guarded(may_manage_judge, load=judge_at)
def seat(judge: Judge) -> ResponseReturnValue:
    """One seat: who sits there, the link, and the way to take it away."""
    left = len(pending_of(judge))
    return page("judging/seat.html", judge=judge, event=judge.event, left=left)


@bp.post("/eventos/<slug>/organizar/jurado/recordar")
@guarded(may_organize_round, load=round_at)
def post_reminders(round_: Round) -> ResponseReturnValue:
    """Remind everybody who has something left."""
    form, event = Plain(), round_.event
    reminded = attempt(form, lambda: remind_all(current_actor(), round_))
    if reminded is None:
        return show_panel(event, form.status, form)
    count = len(reminded)
    say(ngettext("Enviamos %(num)s recordatorio.", "Enviamos %(num)s recordatorios.", count))
    return redirect_to("judging.panel", slug=event.slug)


@bp.post("/eventos/<slug>/organizar/jurado/integrantes/<judge>/recordar")
@guarded(may_manage_judge, load=judge_at)
def post_reminder(judge: Judge) -> ResponseReturnValue:
    """Remind a judge of what is left."""
    form, event = Plain(), judge.event
    if attempt(form, lambda: remind_judge(current_actor(), judge)) is None:
        return show_panel(event, form.status, form)
    say(_("Enviamos el recordatorio a %(name)s.", name=judge.person.name))
    return redirect_to("judging.panel", slug=event.slug)


@bp.post("/eventos/<slug>/organizar/jurado/integrantes/<judge>/enlace")
@guarded(may_manage_judge, load=judge_at)
def post_new_link(judge: Judge) -> ResponseReturnValue:
    """Send a new link; the earlier ones stop working."""
    form, event = Plain(), judge.event
    if attempt(form, lambda: send_new_link(current_actor(), judge)) is None:
        return show_panel(event, form.status, form)
    say(
        _(
            "Enviamos un enlace nuevo a %(name)s; los anteriores ya no sirven.",
            name=judge.person.name,
        )
    )
    return redirect_to("judging.panel", slug=event.slug)


@bp.get("/eventos/<slug>/organizar/jurado/integrantes/<judge>/retirar")
@guarded(may_manage_judge, load=judge_at)
def withdrawal(judge: Judge) -> ResponseReturnValue:
    """Ask for the reason before a seat is taken away."""
    return _show_withdrawal(judge, ReasonForm(), 200)


@bp.post("/eventos/<slug>/organizar/jurado/integrantes/<judge>/retirar")
@guarded(may_manage_judge, load=judge_at)
def post_withdrawal(judge: Judge) -> ResponseReturnValue:
    """Take the seat away and pass on what is not finished."""
    form, slug = ReasonForm(), judge.event.slug
    done = attempt(form, lambda: withdraw_judge(current_actor(), judge, form.reason.data or ""))
    if done is None:
        return _show_withdrawal(judge, form, form.status)
    say(_("%(name)s ya no integra el jurado.", name=judge.person.name))
    return redirect_to("judging.panel", slug=slug)


def _show_withdrawal(judge: Judge, form: ReasonForm, status: int) -> ResponseReturnValue:
    left = len(pending_of(judge))
    return page(
        "judging/withdrawal.html", status, judge=judge, event=judge.event, left=left, form=form
    )
