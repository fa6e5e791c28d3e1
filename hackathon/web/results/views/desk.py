"""The organizer's page of results: compute, certify, settle prizes, publish."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon import clock
from hackathon.domain.events.models import Event
from hackathon.domain.events.policies import may_read_desk
from hackathon.domain.judging.models import Round
from hackathon.domain.judging.policies import may_organize_round
from hackathon.domain.judging.queries.rounds import find_round
from hackathon.domain.results.actions.awarding import void_award
from hackathon.domain.results.actions.computing import certify_result, compute_results
from hackathon.domain.results.actions.publishing import publish_results
from hackathon.domain.results.models import Award, ResultRun
from hackathon.domain.results.policies import (
    are_results_out,
    may_certify_results,
    may_certify_run,
    may_compute_results,
    may_preview_results,
    may_preview_run,
    may_publish_run,
    may_settle_award,
)
from hackathon.domain.results.queries.people import names_of
from hackathon.domain.results.queries.runs import (
    awards_of,
    find_run,
    possible_signers,
    ranked_projects,
)
from hackathon.domain.stories.policies import may_write_stories
from hackathon.presentation.documents.verdict import verdict_pdf
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import file_answer, page, redirect_to, say
from hackathon.web.kit.forms import Form, Plain
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import attempt
from hackathon.web.results.blueprint import award_at, bp, event_at, round_at, run_at
from hackathon.web.results.forms import VoidForm
from hackathon.web.results.sheets import verdict_sheet


@bp.get("/eventos/<slug>/organizar/resultados")
@guarded(may_preview_results, load=event_at)
def desk(event: Event) -> ResponseReturnValue:
    """Where the result stands and what comes next."""
    return _show(event, Plain(), 200)


@bp.post("/eventos/<slug>/organizar/resultados/calcular")
@guarded(may_organize_round, load=round_at)
def post_compute(round_: Round) -> ResponseReturnValue:
    """Compute the closed round by its frozen rule."""
    form, event = Plain(), round_.event
    if attempt(form, lambda: compute_results(current_actor(), round_)) is None:
        return _show(event, form, form.status)
    say(_("Resultado calculado. Falta certificarlo."))
    return redirect_to("results.desk", slug=event.slug)


@bp.post("/eventos/<slug>/organizar/resultados/certificar")
@guarded(may_certify_run, load=run_at)
def post_certify(run: ResultRun) -> ResponseReturnValue:
    """Sign the result."""
    form, event = Plain(), run.round.event
    signed = attempt(form, lambda: certify_result(current_actor(), run))
    if signed is None:
        return _show(event, form, form.status)
    say(_("Resultado certificado.") if signed.certified_at else _("Firmaste el resultado."))
    return redirect_to("results.desk", slug=event.slug)


@bp.get("/eventos/<slug>/organizar/resultados/premios/<award>/desierto")
@guarded(may_settle_award, load=award_at)
def void(award: Award) -> ResponseReturnValue:
    """Ask why a prize is left void."""
    return page("results/void.html", award=award, event=award.event, form=VoidForm())


@bp.post("/eventos/<slug>/organizar/resultados/premios/<award>/desierto")
@guarded(may_settle_award, load=award_at)
def post_void(award: Award) -> ResponseReturnValue:
    """Leave a prize void, with its reason."""
    form, event = VoidForm(), award.event
    if attempt(form, lambda: void_award(current_actor(), award, form.reason.data or "")) is None:
        return page("results/void.html", form.status, award=award, event=event, form=form)
    return redirect_to("results.desk", slug=event.slug)


@bp.get("/eventos/<slug>/organizar/resultados/publicar")
@guarded(may_publish_run, load=run_at)
def publication(run: ResultRun) -> ResponseReturnValue:
    """What becomes public, and when."""
    return _show_publication(run, Plain(), 200)


@bp.post("/eventos/<slug>/organizar/resultados/publicar")
@guarded(may_publish_run, load=run_at)
def post_publication(run: ResultRun) -> ResponseReturnValue:
    """Publish; everybody sees it from the date of results on."""
    form, slug = Plain(), run.round.event.slug
    if attempt(form, lambda: publish_results(current_actor(), run)) is None:
        return _show_publication(run, form, form.status)
    say(_("Los resultados están publicados."))
    return redirect_to("results.event_results", slug=slug)


@bp.get("/eventos/<slug>/organizar/resultados/acta-de-fallo.pdf")
@guarded(may_preview_run, load=run_at)
def verdict_preview(run: ResultRun) -> ResponseReturnValue:
    """The acta de fallo to be signed, before publication."""
    name = f"acta-de-fallo-{run.round.event.slug}.pdf"
    return file_answer(verdict_pdf(verdict_sheet(run)), name, "application/pdf", inline=True)


def _show(event: Event, form: Form, status: int) -> ResponseReturnValue:
    run, actor = find_run(event), current_actor()
    signatures = run.certified_by if run else []
    return page(
        "results/desk.html",
        status,
        event=event,
        round=find_round(event),
        run=run,
        ranked=ranked_projects(run) if run else [],
        awards=awards_of(event) if run and run.certified_at else [],
        signers=names_of([one["number"] for one in signatures]),
        has_signed=actor.number in [one["number"] for one in signatures],
        signers_possible=possible_signers(event),
        may_compute=may_compute_results(actor, event),
        may_certify=may_certify_results(actor, event),
        reads_desk=may_read_desk(actor, event),
        may_tell=are_results_out(event, clock.now())
        and may_write_stories(actor, event.organization),
        form=form,
    )


def _show_publication(run: ResultRun, form: Form, status: int) -> ResponseReturnValue:
    event = run.round.event
    return page(
        "results/publication.html",
        status,
        run=run,
        event=event,
        awards=awards_of(event),
        form=form,
    )
