"""The rules of Historias."""

from __future__ import annotations

from enum import StrEnum


class StoryRule(StrEnum):
    """Why something about a Historia is refused."""

    NOT_AWARDED = "story.not_awarded"
    RESULTS_NOT_OUT = "story.results_not_out"
    NO_TEXT = "story.no_text"
    NO_SUMMARY = "story.no_summary"
    NOT_A_DRAFT = "story.not_a_draft"
    NOT_IN_REVIEW = "story.not_in_review"
    NOT_PUBLISHED = "story.not_published"
    ALREADY_PUBLISHED = "story.already_published"
    DATASET_UNKNOWN = "story.dataset_unknown"
