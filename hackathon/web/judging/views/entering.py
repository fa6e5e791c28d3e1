"""How a judge comes in: the link of the letter, the own list, the declaration, and out."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon import clock
from hackathon.domain.accounts.actions.sessions import end_session
from hackathon.domain.judging.actions.jury import enter_by_link, sign_declaration
from hackathon.domain.judging.models import Judge
from hackathon.domain.judging.policies import may_be_judge
from hackathon.domain.judging.queries.jury import find_link
from hackathon.domain.judging.queries.reviews import assignments_of, seats_with_progress
from hackathon.domain.judging.queries.rounds import find_round
from hackathon.domain.judging.timing import is_over, round_closes_at, takes_scores
from hackathon.web.judging.blueprint import bp
from hackathon.web.judging.loading import own_seat
from hackathon.web.kit.access import guarded, public, signed_in
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.forms import Plain
from hackathon.web.kit.people import (
    current_actor,
    current_token,
    leave_session,
    start_session,
)
from hackathon.web.kit.writing import attempt, writing

GONE = 410


@bp.get("/jurado")
@signed_in
def my_judging() -> ResponseReturnValue:
    """The juries somebody sits on, with the own progress."""
    seats = seats_with_progress(current_actor().person_id)
    return page("judging/my_judging.html", seats=seats, closing=round_closes_at)


@bp.get("/jurado/<token>")
@public
def entrance(token: str) -> ResponseReturnValue:
    """The page of a judge's link; opening it spends nothing, a button lets in."""
    link = find_link(token)
    round_ = find_round(link.judge.event) if link else None
    if link is None or (round_ and is_over(round_, clock.now())):
        return page("judging/link_over.html", GONE)
    return page("judging/entrance.html", judge=link.judge, form=Plain(), token=token)


@bp.post("/jurado/<token>")
@public
def post_entrance(token: str) -> ResponseReturnValue:
    """Let the judge in, under the jury's addresses only."""
    form, device = Plain(), request.user_agent.string
    entered = attempt(form, lambda: enter_by_link(token, device))
    if entered is None:
        return page("judging/link_over.html", GONE)
    judge, session_token = entered
    slug = judge.event.slug
    if current_actor().person_id != judge.person_id:
        start_session(session_token, judge.person)
    return redirect_to("judging.entries", slug=slug)


@bp.post("/jurado/salir")
@signed_in
def post_leave() -> ResponseReturnValue:
    """End the session that a link opened."""
    token = current_token()
    with writing():
        end_session(token or "")
    leave_session()
    say(_("Saliste. Para volver, usa el enlace de tu correo."))
    return redirect_to("home.index")


@bp.get("/jurado/<slug>/proyectos")
@guarded(may_be_judge, load=own_seat, secret=True)
def entries(seat: Judge) -> ResponseReturnValue:
    """The entries of a judge and what is left of them."""
    round_ = find_round(seat.event)
    is_ready = round_ is not None and round_.opened_at is not None
    if is_ready and seat.declaration_signed_at is None:
        return redirect_to("judging.declaration", slug=seat.event.slug)
    return page(
        "judging/entries.html",
        judge=seat,
        round=round_,
        assignments=assignments_of(seat, round_) if round_ and is_ready else [],
        closes_at=round_closes_at(round_) if round_ else None,
        is_open=round_ is not None and takes_scores(round_, clock.now()),
    )


@bp.get("/jurado/<slug>/declaracion")
@guarded(may_be_judge, load=own_seat, secret=True)
def declaration(seat: Judge) -> ResponseReturnValue:
    """The declaration of interests, before the first entry."""
    return page("judging/declaration.html", judge=seat, form=Plain())


@bp.post("/jurado/<slug>/declaracion")
@guarded(may_be_judge, load=own_seat, secret=True)
def post_declaration(seat: Judge) -> ResponseReturnValue:
    """Sign it."""
    form = Plain()
    if attempt(form, lambda: sign_declaration(current_actor(), seat)) is None:
        return page("judging/declaration.html", form.status, judge=seat, form=form)
    return redirect_to("judging.entries", slug=seat.event.slug)
