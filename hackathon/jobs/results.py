"""Jobs of results: telling everybody once they are out, and issuing certificates."""

from __future__ import annotations

from hackathon.db import db, writing
from hackathon.domain.results.actions.publishing import announce_results
from hackathon.domain.results.models import ResultRun
from hackathon.jobs.registry import handles


@handles("announce_results")
def announce_results_in_time(*, run_id: int) -> None:
    """Announce published results when their date has come; before, wait for it."""
    with writing():
        run = db.session.get(ResultRun, run_id)
        if run:
            announce_results(run.round.event, run)
