"""Who judges what: by hand, balanced, and conflicts of interest."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from hackathon.domain.judging.actions.assigning import (
    assign_balanced,
    assign_by_hand,
    withdraw_assignment,
)
from hackathon.domain.judging.actions.conflicts import flag_conflict
from hackathon.domain.judging.models import Assignment, Conflict, ConflictSource, Round
from hackathon.domain.judging.policies import (
    may_follow_round,
    may_manage_assignment,
    may_organize_judging,
    may_organize_round,
)
from hackathon.domain.judging.queries.jury import get_judge
from hackathon.domain.judging.queries.panel import conflict_signals, conflicts_of
from hackathon.domain.judging.queries.progress import round_progress
from hackathon.domain.judging.queries.rounds import entries_of, judges_of
from hackathon.domain.submissions.queries import get_submission
from hackathon.web.judging.blueprint import bp
from hackathon.web.judging.forms import ConflictForm, PairForm
from hackathon.web.judging.loading import assignment_in, round_at
from hackathon.web.judging.views.rounds import show_panel
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.forms import Plain
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt


@bp.get("/eventos/<slug>/organizar/jurado/asignaciones")
@guarded(may_follow_round, load=round_at)
def assignments(round_: Round) -> ResponseReturnValue:
    """Each entry with its judges, and the form to add one."""
    return _show_assignments(round_, _pairs(round_), 200)


@bp.post("/eventos/<slug>/organizar/jurado/asignaciones")
@guarded(may_organize_round, load=round_at)
def post_assignment(round_: Round) -> ResponseReturnValue:
    """Give an entry to a judge."""
    form, slug = _pairs(round_), round_.event.slug
    if attempt(form, lambda: _assign(round_, form)) is None:
        return _show_assignments(round_, form, form.status)
    say(_("Asignamos el proyecto."))
    return redirect_to("judging.assignments", slug=slug)


@bp.post("/eventos/<slug>/organizar/jurado/equilibrar")
@guarded(may_organize_round, load=round_at)
def post_balance(round_: Round) -> ResponseReturnValue:
    """Give every entry the reviews it lacks."""
    form, event = Plain(), round_.event
    made = attempt(form, lambda: assign_balanced(current_actor(), round_))
    if made is None:
        return show_panel(event, form.status, form)
    say(
        ngettext(
            "Se asignó %(num)s evaluación, con cargas parejas y sin conflictos.",
            "Se asignaron %(num)s evaluaciones, con cargas parejas y sin conflictos.",
            len(made),
        )
    )
    return redirect_to("judging.assignments", slug=event.slug)


@bp.post("/eventos/<slug>/organizar/jurado/asignaciones/<assignment>/retirar")
@guarded(may_manage_assignment, load=assignment_in)
def post_withdraw_assignment(assignment: Assignment) -> ResponseReturnValue:
    """Take an entry away from a judge who has not finished it."""
    form, round_ = Plain(), assignment.round
    if attempt(form, lambda: withdraw_assignment(current_actor(), assignment)) is None:
        return _show_assignments(round_, _pairs(round_), form.status, form)
    return redirect_to("judging.assignments", slug=round_.event.slug)


@bp.get("/eventos/<slug>/organizar/jurado/conflictos")
@guarded(may_follow_round, load=round_at)
def conflicts(round_: Round) -> ResponseReturnValue:
    """The conflicts that were declared and the signs of others."""
    return _show_conflicts(round_, _conflict_form(round_), 200)


@bp.post("/eventos/<slug>/organizar/jurado/conflictos")
@guarded(may_organize_round, load=round_at)
def post_conflict_noted(round_: Round) -> ResponseReturnValue:
    """Note a conflict; what the judge has of that entry passes on."""
    form, slug = _conflict_form(round_), round_.event.slug
    if attempt(form, lambda: _flag(round_, form)) is None:
        return _show_conflicts(round_, form, form.status)
    say(_("Anotamos el conflicto; el proyecto pasó a otra persona si estaba asignado."))
    return redirect_to("judging.conflicts", slug=slug)


def _pairs(round_: Round) -> PairForm:
    return PairForm().offer(judges_of(round_.event_id), entries_of(round_.event_id))


def _conflict_form(round_: Round) -> ConflictForm:
    form = ConflictForm()
    form.offer(judges_of(round_.event_id), entries_of(round_.event_id))
    return form


def _assign(round_: Round, form: PairForm) -> Assignment:
    judge = get_judge(round_.event.slug, form.judge.data)
    submission = get_submission(form.submission.data)
    return assign_by_hand(current_actor(), round_, judge, submission)


def _flag(round_: Round, form: ConflictForm) -> Conflict:
    judge = get_judge(round_.event.slug, form.judge.data)
    submission = get_submission(form.submission.data)
    grounds = (form.kind.data, form.note.data or "")
    source = ConflictSource(form.source.data)
    return flag_conflict(current_actor(), judge, submission, source, grounds)


def _show_assignments(
    round_: Round, form: PairForm, status: int, refused: Plain | None = None
) -> ResponseReturnValue:
    return page(
        "judging/assignments.html",
        status,
        round=round_,
        event=round_.event,
        progress=round_progress(round_),
        pairs=form,
        form=refused or form,
        may_change=may_organize_judging(current_actor(), round_.event),
    )


def _show_conflicts(round_: Round, form: ConflictForm, status: int) -> ResponseReturnValue:
    return page(
        "judging/conflicts.html",
        status,
        round=round_,
        event=round_.event,
        conflicts=conflicts_of(round_.event_id),
        signals=conflict_signals(round_.event_id),
        form=form,
        may_change=may_organize_judging(current_actor(), round_.event),
    )
