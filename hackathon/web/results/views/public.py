"""The public page of results: the ranking first, then the awards, then why."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from hackathon import clock
from hackathon.domain.audit.queries import head
from hackathon.domain.events.models import Event
from hackathon.domain.events.policies import may_see_event
from hackathon.domain.results.policies import are_results_out
from hackathon.domain.results.queries.runs import awards_of, published_run, ranked_projects
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page
from hackathon.web.results.blueprint import bp, event_at


@bp.get("/eventos/<slug>/resultados")
@guarded(may_see_event, load=event_at, secret=True)
def event_results(event: Event) -> ResponseReturnValue:
    """The results of an event; before they are out, when they will be and nothing else."""
    if not are_results_out(event, clock.now()):
        return page("results/awaiting.html", event=event)
    run = published_run(event)
    return page(
        "results/event_results.html",
        event=event,
        run=run,
        ranked=ranked_projects(run) if run else [],
        awards=[award for award in awards_of(event) if award.published_at],
        head=head(),
    )
