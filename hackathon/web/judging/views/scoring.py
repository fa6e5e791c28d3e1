"""The judge's screen: one project a page, saved as it is tapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon import clock
from hackathon.domain.judging.actions.conflicts import declare_conflict
from hackathon.domain.judging.actions.reviewing import save_review
from hackathon.domain.judging.models import (
    Assignment,
    AssignmentState,
    ConflictKind,
    Review,
)
from hackathon.domain.judging.policies import may_judge
from hackathon.domain.judging.queries.reviews import assignments_of, latest_review
from hackathon.domain.judging.rubric import frozen_rubric, missing_marks
from hackathon.domain.judging.timing import round_closes_at, takes_scores
from hackathon.presentation.dates import hour
from hackathon.web.judging.blueprint import bp
from hackathon.web.judging.forms import RecusalForm, ReviewForm, review_form
from hackathon.web.judging.loading import assignment_at
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.i18n import chosen_language
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt


@dataclass(frozen=True)
class Place:
    """Where an assignment stands among the judge's others."""

    number: int
    total: int
    before: Assignment | None
    after: Assignment | None
    open_one: Assignment | None


@bp.get("/jurado/evaluar/<assignment>")
@guarded(may_judge, load=assignment_at)
def review(assignment: Assignment) -> ResponseReturnValue:
    """One project with its marks."""
    if assignment.judge.declaration_signed_at is None:
        return redirect_to("judging.declaration", slug=assignment.round.event.slug)
    stored = latest_review(assignment)
    form = review_form(frozen_rubric(assignment.round.rules), stored)
    return _show(assignment, form, 200, stored)


@bp.post("/jurado/evaluar/<assignment>")
@guarded(may_judge, load=assignment_at)
def post_review(assignment: Assignment) -> ResponseReturnValue:
    """Save the review and go to the next project; or save what there is and stay."""
    form = review_form(frozen_rubric(assignment.round.rules))
    stays = request.form.get("accion") == "guardar"
    draft = form.draft(request.form, must_be_complete=not stays)
    saved = attempt(form, lambda: save_review(current_actor(), assignment, draft))
    if saved is None:
        return _show(assignment, form, form.status, latest_review(assignment))
    following = _place(assignment).open_one
    if stays or following is None:
        say(_("Guardado.") if stays else _("Terminaste: todos tus proyectos están evaluados."))
        return redirect_to("judging.entries", slug=assignment.round.event.slug)
    return redirect_to("judging.review", assignment=following.public_id)


@bp.post("/jurado/evaluar/<assignment>/guardar")
@guarded(may_judge, load=assignment_at)
def post_save(assignment: Assignment) -> ResponseReturnValue:
    """Save what was tapped, for the script of the page."""
    form = review_form(frozen_rubric(assignment.round.rules))
    draft = form.draft(request.form, must_be_complete=False)
    saved = attempt(form, lambda: save_review(current_actor(), assignment, draft))
    if saved is None:
        return _refusal(assignment, form)
    zone = assignment.round.event.zone
    return jsonify(
        revision=saved.number,
        saved_at=hour(saved.saved_at, zone, chosen_language()),
        missing=len(_missing(assignment, saved)),
    )


@bp.get("/jurado/evaluar/<assignment>/entrega")
@guarded(may_judge, load=assignment_at)
def entry(assignment: Assignment) -> ResponseReturnValue:
    """The version that was handed in and frozen."""
    return page("judging/entry.html", assignment=assignment, round=assignment.round)


@bp.get("/jurado/evaluar/<assignment>/conflicto")
@guarded(may_judge, load=assignment_at)
def conflict(assignment: Assignment) -> ResponseReturnValue:
    """The reasons to excuse oneself, each a button."""
    return _show_conflict(assignment, RecusalForm(), 200)


@bp.post("/jurado/evaluar/<assignment>/conflicto")
@guarded(may_judge, load=assignment_at)
def post_conflict(assignment: Assignment) -> ResponseReturnValue:
    """Excuse oneself; the entry goes to somebody else at once."""
    form, slug = RecusalForm(), assignment.round.event.slug
    kind = request.form.get("kind", "")
    words = form.note.data
    made = attempt(form, lambda: declare_conflict(current_actor(), assignment, kind, words))
    if made is None:
        return _show_conflict(assignment, form, form.status)
    say(_("Te excusaste. El proyecto pasó a otra persona del jurado."))
    return redirect_to("judging.entries", slug=slug)


def _show_conflict(assignment: Assignment, form: RecusalForm, status: int) -> ResponseReturnValue:
    kinds = [kind.value for kind in ConflictKind if kind is not ConflictKind.MAIL_DOMAIN]
    return page("judging/conflict.html", status, assignment=assignment, kinds=kinds, form=form)


def _show(
    assignment: Assignment, form: ReviewForm, status: int, stored: Review | None
) -> ResponseReturnValue:
    round_ = assignment.round
    rubric = frozen_rubric(round_.rules)
    return page(
        "judging/review.html",
        status,
        assignment=assignment,
        round=round_,
        rubric=rubric,
        total_weight=sum(criterion.weight for criterion in rubric),
        form=form,
        stored=stored,
        place=_place(assignment),
        closes_at=round_closes_at(round_),
        is_open=takes_scores(round_, clock.now()),
    )


def _place(assignment: Assignment) -> Place:
    mine = list(assignments_of(assignment.judge, assignment.round))
    number = next(at for at, one in enumerate(mine) if one.id == assignment.id)
    following = [*mine[number + 1 :], *mine[:number]]
    return Place(
        number=number + 1,
        total=len(mine),
        before=mine[number - 1] if number else None,
        after=mine[number + 1] if number + 1 < len(mine) else None,
        open_one=next((one for one in following if one.state != AssignmentState.DONE), None),
    )


def _missing(assignment: Assignment, saved: Review) -> Sequence[object]:
    marks = {score.criterion_id: score.value for score in saved.scores}
    return missing_marks(frozen_rubric(assignment.round.rules), marks)


def _refusal(assignment: Assignment, form: ReviewForm) -> Response:
    errors = {name: str(texts[0]) for name, texts in form.errors.items() if name and texts}
    general = [str(text) for text in form.form_errors]
    answer = jsonify(
        message=next(iter([*general, *errors.values()]), ""),
        errors=errors,
        url=url_for("judging.review", assignment=assignment.public_id),
    )
    answer.status_code = form.status
    return answer
