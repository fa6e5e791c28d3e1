"""What the house refuses about results."""

from __future__ import annotations

from enum import StrEnum


class ResultRule(StrEnum):
    """A rule of results that was broken."""

    ROUND_NOT_CLOSED = "result_round_not_closed"
    ALREADY_CERTIFIED = "result_already_certified"
    NOT_THE_LATEST = "result_not_the_latest"
    INPUT_CHANGED = "result_input_changed"
    ENTRY_WITHOUT_REVIEW = "result_entry_without_review"
    ALREADY_SIGNED = "result_already_signed"
    NOT_CERTIFIED = "result_not_certified"
    AWARDS_PENDING = "result_awards_pending"
    ALREADY_PUBLISHED = "result_already_published"
    NOT_PUBLISHED = "result_not_published"
    REASON_NEEDED = "result_reason_needed"
    ALREADY_VOID = "result_already_void"
    VOID_NOT_ANNOUNCED = "result_void_not_announced"
    AWARD_OF_ANOTHER_TIME = "result_award_of_another_time"
    NOT_HISTORICAL = "result_not_historical"
