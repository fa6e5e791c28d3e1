"""The organizer's page of judging: the round, its progress, opening and closing it."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon import clock
from hackathon.domain.events.models import Event
from hackathon.domain.judging.actions.rounds import (
    change_round,
    close_round,
    open_round,
    prepare_round,
)
from hackathon.domain.judging.models import Round
from hackathon.domain.judging.policies import (
    may_follow_judging,
    may_organize_judging,
    may_organize_round,
)
from hackathon.domain.judging.queries.progress import round_progress
from hackathon.domain.judging.queries.rounds import criteria_of, find_round
from hackathon.domain.judging.timing import round_closes_at, takes_scores
from hackathon.web.judging.blueprint import bp
from hackathon.web.judging.forms import RoundForm
from hackathon.web.judging.loading import event_at, round_at
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.forms import Form, Plain
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt


@bp.get("/eventos/<slug>/organizar/jurado")
@guarded(may_follow_judging, load=event_at)
def panel(event: Event) -> ResponseReturnValue:
    """The jury and its progress; never a mark."""
    return show_panel(event, 200, Plain())


@bp.post("/eventos/<slug>/organizar/jurado/preparar")
@guarded(may_organize_judging, load=event_at)
def post_prepare(event: Event) -> ResponseReturnValue:
    """Prepare a round as the convocatoria announced it."""
    form = Plain()
    if attempt(form, lambda: prepare_round(current_actor(), event)) is None:
        return show_panel(event, form.status, form)
    return redirect_to("judging.edit_round", slug=event.slug)


@bp.get("/eventos/<slug>/organizar/jurado/ronda")
@guarded(may_organize_round, load=round_at)
def edit_round(round_: Round) -> ResponseReturnValue:
    """What can be chosen before the round opens."""
    form = RoundForm(obj=round_)
    return page("judging/edit_round.html", round=round_, event=round_.event, form=form)


@bp.post("/eventos/<slug>/organizar/jurado/ronda")
@guarded(may_organize_round, load=round_at)
def post_edit_round(round_: Round) -> ResponseReturnValue:
    """Change the round."""
    form, event = RoundForm(), round_.event
    changed = attempt(
        form,
        lambda: change_round(current_actor(), round_, form.settings(round_), form.revision.data),
    )
    if changed is None:
        return page("judging/edit_round.html", form.status, round=round_, event=event, form=form)
    say(_("Guardamos la ronda."))
    return redirect_to("judging.panel", slug=event.slug)


@bp.get("/eventos/<slug>/organizar/jurado/abrir")
@guarded(may_organize_round, load=round_at)
def opening(round_: Round) -> ResponseReturnValue:
    """What is frozen when the round opens."""
    return _show_opening(round_, Plain(), 200)


@bp.post("/eventos/<slug>/organizar/jurado/abrir")
@guarded(may_organize_round, load=round_at)
def post_opening(round_: Round) -> ResponseReturnValue:
    """Open the round."""
    form, slug = Plain(), round_.event.slug
    if attempt(form, lambda: open_round(current_actor(), round_)) is None:
        return _show_opening(round_, form, form.status)
    say(_("La ronda está abierta. La rúbrica y las reglas quedaron fijas."))
    return redirect_to("judging.panel", slug=slug)


@bp.get("/eventos/<slug>/organizar/jurado/cerrar")
@guarded(may_organize_round, load=round_at)
def closing(round_: Round) -> ResponseReturnValue:
    """What is missing if the round closes now."""
    return _show_closing(round_, Plain(), 200)


@bp.post("/eventos/<slug>/organizar/jurado/cerrar")
@guarded(may_organize_round, load=round_at)
def post_closing(round_: Round) -> ResponseReturnValue:
    """Close the round."""
    form, slug = Plain(), round_.event.slug
    if attempt(form, lambda: close_round(current_actor(), round_)) is None:
        return _show_closing(round_, form, form.status)
    say(_("La ronda está cerrada. Ya puedes calcular el resultado."))
    return redirect_to("judging.panel", slug=slug)


def show_panel(event: Event, status: int, form: Form) -> ResponseReturnValue:
    """The page of the jury with the reasons of a refusal, if there was one."""
    round_ = find_round(event)
    return page(
        "judging/panel.html",
        status,
        event=event,
        round=round_,
        progress=round_progress(round_) if round_ else None,
        closes_at=round_closes_at(round_) if round_ else None,
        is_open=round_ is not None and takes_scores(round_, clock.now()),
        may_change=may_organize_judging(current_actor(), event),
        form=form,
    )


def _show_opening(round_: Round, form: Form, status: int) -> ResponseReturnValue:
    return page(
        "judging/opening.html",
        status,
        round=round_,
        event=round_.event,
        criteria=criteria_of(round_.event_id),
        closes_at=round_closes_at(round_),
        progress=round_progress(round_),
        form=form,
    )


def _show_closing(round_: Round, form: Form, status: int) -> ResponseReturnValue:
    return page(
        "judging/closing.html",
        status,
        round=round_,
        event=round_.event,
        progress=round_progress(round_),
        form=form,
    )
