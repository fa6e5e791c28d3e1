"""The rubric and the rules of judging, with how many judges they take."""

from __future__ import annotations

from dataclasses import dataclass

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.challenges.actions.call import plan_judging
from hackathon.domain.challenges.actions.rubric import (
    describe_criterion,
    is_rubric_frozen,
    set_rubric,
)
from hackathon.domain.challenges.models import Convocatoria, Criterion
from hackathon.domain.challenges.queries import find_call, rubric_of
from hackathon.domain.events.models import Event
from hackathon.domain.events.policies import may_organize_event
from hackathon.domain.events.queries import get_whole_event
from hackathon.domain.judging.capacity import Effort, JudgesNeeded, judges_needed
from hackathon.errors import Missing, RuleBroken
from hackathon.web.challenges.blueprint import bp
from hackathon.web.challenges.forms import (
    CriterionForm,
    JudgingForm,
    RubricForm,
    criterion_data,
    judging_data,
    rubric_data,
)
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt


@dataclass(frozen=True)
class PlacedCriterion:
    """A criterion with its place in the rubric of its event."""

    event: Event
    criterion: Criterion
    number: int


@dataclass(frozen=True)
class EventCall:
    """An event with its call as it is being written."""

    event: Event
    call: Convocatoria


def get_criterion(slug: str, number: int) -> PlacedCriterion:
    """The criterion at this place of the rubric, counted from 1."""
    event = get_whole_event(slug)
    criteria = rubric_of(event)
    if not 1 <= number <= len(criteria):
        raise Missing
    return PlacedCriterion(event, criteria[number - 1], number)


def get_event_call(slug: str) -> EventCall:
    """The event with its call; Missing for events that are not judged."""
    event = get_whole_event(slug)
    call = find_call(event)
    if call is None:
        raise Missing
    return EventCall(event, call)


def may_organize(actor: Actor, thing: PlacedCriterion | EventCall) -> bool:
    """Whoever organizes the event."""
    return may_organize_event(actor, thing.event)


@bp.get("/eventos/<slug>/organizar/criterios")
@guarded(may_organize_event, load=get_whole_event, secret=True)
def edit_rubric(event: Event) -> ResponseReturnValue:
    """The criteria and their weights."""
    return _show_rubric(event, RubricForm(data=rubric_data(rubric_of(event))), 200)


@bp.post("/eventos/<slug>/organizar/criterios")
@guarded(may_organize_event, load=get_whole_event, secret=True)
def post_edit_rubric(event: Event) -> ResponseReturnValue:
    """Save the criteria; their weights add up to 100 %."""
    form = RubricForm()
    if attempt(form, lambda: set_rubric(current_actor(), event, form.criteria())) is None:
        return _show_rubric(event, form, form.status)
    say(_("Los criterios quedaron guardados."))
    return redirect_to("challenges.edit_rubric", slug=event.slug)


@bp.get("/eventos/<slug>/organizar/criterios/<int:number>")
@guarded(may_organize, load=get_criterion, secret=True)
def describe(placed: PlacedCriterion) -> ResponseReturnValue:
    """What a criterion asks and what each of its marks means."""
    return _show_criterion(placed, CriterionForm(data=criterion_data(placed.criterion)), 200)


@bp.post("/eventos/<slug>/organizar/criterios/<int:number>")
@guarded(may_organize, load=get_criterion, secret=True)
def post_describe(placed: PlacedCriterion) -> ResponseReturnValue:
    """Save what a criterion asks."""
    form, criterion = CriterionForm(), placed.criterion

    def save() -> Criterion:
        given = form.data
        texts = {str(criterion.lo + at): text or "" for at, text in enumerate(given["anchors"])}
        return describe_criterion(current_actor(), criterion, given["description"] or "", texts)

    if attempt(form, save) is None:
        return _show_criterion(placed, form, form.status)
    say(_("Guardado."))
    return redirect_to("challenges.edit_rubric", slug=placed.event.slug)


@bp.get("/eventos/<slug>/organizar/evaluacion")
@guarded(may_organize, load=get_event_call, secret=True)
def edit_judging(placed: EventCall) -> ResponseReturnValue:
    """How the event is judged, and how many judges that takes."""
    return _show_judging(placed, JudgingForm(data=judging_data(placed.call)), 200)


@bp.post("/eventos/<slug>/organizar/evaluacion")
@guarded(may_organize, load=get_event_call, secret=True)
def post_edit_judging(placed: EventCall) -> ResponseReturnValue:
    """Save how the event is judged, and show what it takes."""
    form = JudgingForm()

    def save() -> Convocatoria:
        plan = form.plan()
        judges_needed(plan.expected_entries, _effort(form))
        return plan_judging(current_actor(), placed.call, plan, form.revision.data)

    if attempt(form, save) is None:
        return _show_judging(placed, form, form.status)
    say(_("Guardado."))
    return redirect_to("challenges.edit_judging", slug=placed.event.slug)


def _effort(form: JudgingForm) -> Effort:
    given = form.data
    return Effort(
        given["reviews_per_entry"], given["minutes_per_review"], given["minutes_per_judge"]
    )


def _needed(form: JudgingForm) -> JudgesNeeded | None:
    """How many judges the answers ask for; None while they make no sense."""
    if form.errors:
        return None
    try:
        return judges_needed(form.data["expected_entries"], _effort(form))
    except (RuleBroken, TypeError):
        return None


def _show_rubric(event: Event, form: RubricForm, status: int) -> ResponseReturnValue:
    return page(
        "challenges/edit_rubric.html",
        status,
        event=event,
        form=form,
        criteria=rubric_of(event),
        is_frozen=is_rubric_frozen(event),
    )


def _show_criterion(
    placed: PlacedCriterion, form: CriterionForm, status: int
) -> ResponseReturnValue:
    return page(
        "challenges/describe.html",
        status,
        event=placed.event,
        criterion=placed.criterion,
        form=form,
    )


def _show_judging(placed: EventCall, form: JudgingForm, status: int) -> ResponseReturnValue:
    return page(
        "challenges/edit_judging.html",
        status,
        event=placed.event,
        form=form,
        needed=_needed(form),
        is_frozen=placed.call.rubric_frozen_at is not None,
    )
