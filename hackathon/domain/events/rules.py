"""What the house refuses to do with an event."""

from __future__ import annotations

from enum import StrEnum


class EventRule(StrEnum):
    """A rule of events that was broken."""

    SLUG_TAKEN = "event_slug_taken"
    UNKNOWN_DATE = "event_unknown_date"
    DATES_OUT_OF_ORDER = "event_dates_out_of_order"
    ENDS_BEFORE_IT_STARTS = "event_ends_before_it_starts"
    REASON_NEEDED = "event_reason_needed"
    MAY_NOT_SHORTEN = "event_may_not_shorten"
    NOT_LATER = "event_not_later"
    NOT_PUBLISHED = "event_not_published"
    ALREADY_PUBLISHED = "event_already_published"
    CANCELLED = "event_cancelled"
    RESULTS_ARE_OUT = "event_results_are_out"
    TEAM_SIZES = "event_team_sizes"
    CAPACITY_BELOW_REGISTERED = "event_capacity_below_registered"
    TRACK_TAKEN = "event_track_taken"
    TRACK_IN_USE = "event_track_in_use"
    ROLE_TO_ONESELF = "event_role_to_oneself"
    NOT_AN_EVENT_ROLE = "event_not_an_event_role"
    PERIOD_ENDS_BEFORE_IT_STARTS = "event_period_ends_before_it_starts"
