"""What the house refuses to do with a reto, a rubric or a call."""

from __future__ import annotations

from enum import StrEnum


class ChallengeRule(StrEnum):
    """A rule of retos, rubric, prizes or call that was broken."""

    HAS_STARTED = "challenge_has_started"
    REASON_NEEDED = "challenge_reason_needed"
    IN_USE = "challenge_in_use"
    TRACK_OF_ANOTHER_EVENT = "challenge_track_of_another_event"
    NOT_LINKED = "challenge_not_linked"
    RUBRIC_FROZEN = "challenge_rubric_frozen"
    RUBRIC_EMPTY = "challenge_rubric_empty"
    WEIGHTS = "challenge_weights"
    CRITERION_TWICE = "challenge_criterion_twice"
    CRITERION_IN_USE = "challenge_criterion_in_use"
    ANCHOR_OFF_SCALE = "challenge_anchor_off_scale"
    PRIZE_OF_ANOTHER_EVENT = "challenge_prize_of_another_event"
    UNKNOWN_RULE = "challenge_unknown_rule"
    UNKNOWN_TIE_RULE = "challenge_unknown_tie_rule"
    TIE_RULE_TWICE = "challenge_tie_rule_twice"
    NOTHING_CHANGED = "challenge_nothing_changed"
    NOTE_NEEDED = "challenge_note_needed"
    NOT_READY = "challenge_not_ready"
    EVENT_IS_DRAFT = "challenge_event_is_draft"
