"""What a project still lacks before it can be handed in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hackathon.domain.challenges.data_rule import (
    DataRule,
    DataRuleCheck,
    DeclaredDataset,
    check_data_rule,
)
from hackathon.domain.submissions.models import Submission


class Item(StrEnum):
    """One line of the checklist."""

    CHALLENGE = "challenge"
    TITLE = "title"
    SUMMARY = "summary"
    DESCRIPTION = "description"
    LICENCE = "licence"
    DATA = "data"
    TEAM = "team"


@dataclass(frozen=True)
class Checklist:
    """Each line with whether it is done, and the answer to the data rule."""

    lines: tuple[tuple[Item, bool], ...]
    data: DataRuleCheck

    @property
    def is_complete(self) -> bool:
        """Whether the project can be handed in."""
        return all(done for _, done in self.lines)

    @property
    def missing(self) -> tuple[Item, ...]:
        """The lines that are not done."""
        return tuple(item for item, done in self.lines if not done)


def checklist(submission: Submission) -> Checklist:
    """The checklist of a project as it stands."""
    data = check_data_rule(data_rule(submission), declared(submission))
    event = submission.event
    lines = (
        (Item.CHALLENGE, submission.challenge_id is not None),
        (Item.TITLE, bool(submission.title)),
        (Item.SUMMARY, bool(submission.summary)),
        (Item.DESCRIPTION, bool(submission.description)),
        (Item.DATA, data.is_satisfied),
        (Item.LICENCE, bool(submission.licence)),
        (Item.TEAM, submission.team.member_count >= event.team_min),
    )
    return Checklist(lines, data)


def data_rule(submission: Submission) -> DataRule:
    """The data rule of the reto that the project answers; none without a reto."""
    challenge = submission.challenge
    if challenge is None:
        return DataRule()
    linked = frozenset(str(link.dataset_id) for link in challenge.links)
    return DataRule(challenge.min_linked, challenge.min_other, datasets=linked)


def declared(submission: Submission) -> list[DeclaredDataset]:
    """The datasets that the project declares, as the data rule counts them."""
    return [DeclaredDataset(str(entry.dataset_id), entry.use) for entry in submission.datasets]
