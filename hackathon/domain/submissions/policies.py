"""Who may work on a project; who may read it before it is public is asked in `judging`."""

from __future__ import annotations

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.submissions.models import Submission
from hackathon.domain.teams.models import Team
from hackathon.domain.teams.policies import is_member


def may_start_submission(actor: Actor, team: Team) -> bool:
    """Any member of the team."""
    return is_member(actor, team)


def may_edit_submission(actor: Actor, submission: Submission) -> bool:
    """Any member of its team."""
    return is_member(actor, submission.team)


def may_see_receipt(actor: Actor, submission: Submission) -> bool:
    """The members of the team that handed it in."""
    return is_member(actor, submission.team)
