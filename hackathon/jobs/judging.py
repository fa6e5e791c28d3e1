"""Jobs of judging: closing a round when its time is over."""

from __future__ import annotations

from hackathon.db import db, writing
from hackathon.domain.judging.actions.rounds import close_when_due
from hackathon.domain.judging.models import Round
from hackathon.jobs.registry import handles


@handles("close_round")
def close_round_in_time(*, round_id: int) -> None:
    """Close a round whose moment has come; one that was given more time waits for it."""
    with writing():
        round_ = db.session.get(Round, round_id)
        if round_:
            close_when_due(round_)
