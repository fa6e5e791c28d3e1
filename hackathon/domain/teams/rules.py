"""The rules of teams."""

from __future__ import annotations

from enum import StrEnum


class TeamRule(StrEnum):
    """Why something about a team is refused."""

    NAME_TAKEN = "team.name_taken"
    FULL = "team.full"
    CLOSED = "team.closed"
    NOT_REGISTERED = "team.not_registered"
    HAS_TEAM = "team.has_team"
    CODE_UNKNOWN = "team.code_unknown"
    INVITATION_GONE = "team.invitation_gone"
    ALREADY_INVITED = "team.already_invited"
    ALREADY_MEMBER = "team.already_member"
    LEAD_MUST_HAND_OVER = "team.lead_must_hand_over"
    NOT_A_MEMBER = "team.not_a_member"
    DISSOLVED = "team.dissolved"
