"""The words people read for the codes that the tables hold, by group and code."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from hackathon.presentation.labels import data, events, judging, places
from hackathon.presentation.translations import Words, say

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUPS: Mapping[str, Mapping[str, Words | str]] = {
    "accreditation_state": data.ACCREDITATION_STATES,
    "assignment_origin": judging.ASSIGNMENT_ORIGINS,
    "assignment_state": judging.ASSIGNMENT_STATES,
    "attachment_kind": events.ATTACHMENT_KINDS,
    "calendar_period": events.CALENDAR_PERIODS,
    "certificate_kind": events.CERTIFICATE_KINDS,
    "chain": events.CHAIN,
    "conflict_choice": judging.CONFLICT_CHOICES,
    "conflict_kind": judging.CONFLICT_KINDS,
    "conflict_source": judging.CONFLICT_SOURCES,
    "criterion": judging.CRITERIA,
    "data_licence": data.DATA_LICENCES,
    "dataset_origin": data.DATASET_ORIGINS,
    "event_date": events.EVENT_DATES,
    "event_kind": events.EVENT_KINDS,
    "event_state": events.EVENT_STATES,
    "invitation_state": events.INVITATION_STATES,
    "language": places.LANGUAGES,
    "notice_kind": events.NOTICE_KINDS,
    "organization_kind": data.ORGANIZATION_KINDS,
    "periodicity": data.PERIODICITIES,
    "phase": events.PHASES,
    "project_licence": data.PROJECT_LICENCES,
    "project_visibility": events.PROJECT_VISIBILITIES,
    "registration_kind": events.REGISTRATION_KINDS,
    "role": events.ROLES,
    "role_duty": events.ROLE_DUTIES,
    "round_state": judging.ROUND_STATES,
    "rule": judging.RULES,
    "rule_advice": judging.RULE_ADVICE,
    "rule_sentence": judging.RULE_SENTENCES,
    "snapshot_state": data.SNAPSHOT_STATES,
    "state": places.STATES,
    "story_category": data.STORY_CATEGORIES,
    "story_part": data.STORY_PARTS,
    "story_section": data.STORY_SECTIONS,
    "story_state": data.STORY_STATES,
    "submission_state": events.SUBMISSION_STATES,
    "team_state": events.TEAM_STATES,
    "tie_rule": judging.TIE_RULES,
}


def label(group: str, code: str) -> Words | str:
    """The words for a code, said in the reader's language; an unknown code stands for itself."""
    return GROUPS[group].get(code, code)


def label_in(group: str, code: str, locale: str) -> str:
    """The words for a code in a given locale, for letters and documents."""
    return say(label(group, code), locale)


def choices(group: str) -> list[tuple[str, str]]:
    """The codes of a group with their words, in order, for a form; said when they are shown."""
    return [(code, cast("str", words)) for code, words in GROUPS[group].items()]
