"""The rules of Historias."""

from __future__ import annotations

from enum import StrEnum


class StoryRule(StrEnum):
    """Why something about a Historia is refused."""

    NOT_AWARDED = "story.not_awarded"
    INCOMPLETE = "story.incomplete"
    SLUG_TAKEN = "story.slug_taken"
    NOT_PUBLISHED = "story.not_published"
    ALREADY_PUBLISHED = "story.already_published"
    DATASET_UNKNOWN = "story.dataset_unknown"
