"""The rules of institutions."""

from __future__ import annotations

from enum import StrEnum


class OrganizationRule(StrEnum):
    """Why something about an institution is refused."""

    NAME_TAKEN = "organization.name_taken"
    SLUG_TAKEN = "organization.slug_taken"
    SLUG_EMPTY = "organization.slug_empty"
    SLUG_SHAPE = "organization.slug_shape"
    SLUG_TOO_LONG = "organization.slug_too_long"
    SLUG_RESERVED = "organization.slug_reserved"
    COLOUR_SHAPE = "organization.colour_shape"
    COLOUR_TOO_PALE = "organization.colour_too_pale"
    WEBSITE_SHAPE = "organization.website_shape"
    ALREADY_MEMBER = "organization.already_member"
    NOT_A_ROLE_HERE = "organization.not_a_role_here"
    OWN_ROLE = "organization.own_role"
    LAST_OWNER = "organization.last_owner"
    REQUEST_PENDING = "organization.request_pending"
    REQUEST_DECIDED = "organization.request_decided"
    REASON_NEEDED = "organization.reason_needed"
