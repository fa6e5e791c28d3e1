"""The rules of projects."""

from __future__ import annotations

from enum import StrEnum


class SubmissionRule(StrEnum):
    """Why something about a project is refused."""

    NOT_OPEN = "submission.not_open"
    CLOSED = "submission.closed"
    INCOMPLETE = "submission.incomplete"
    TEAM_TOO_SMALL = "submission.team_too_small"
    WITHDRAWN = "submission.withdrawn"
    NOT_HANDED_IN = "submission.not_handed_in"
    CHALLENGE_UNKNOWN = "submission.challenge_unknown"
    DATASET_UNKNOWN = "submission.dataset_unknown"
    DATASET_TWICE = "submission.dataset_twice"
    TOO_MANY_FILES = "submission.too_many_files"
    NOTHING_NEW = "submission.nothing_new"
