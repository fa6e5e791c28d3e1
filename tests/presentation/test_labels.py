"""Every code that people may meet has words."""

from enum import StrEnum

import pytest

from hackathon.domain.accounts.roles import Role
from hackathon.domain.datasets.models import DatasetOrigin, SnapshotState
from hackathon.domain.events.calendar import PeriodKind
from hackathon.domain.events.models import EventKind, EventState, ProjectVisibility
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.models import (
    AssignmentOrigin,
    AssignmentState,
    ConflictKind,
    ConflictSource,
    RoundState,
)
from hackathon.domain.judging.ties import TieRule
from hackathon.domain.organizations.models import AccreditationState, OrganizationKind
from hackathon.domain.registrations.models import RegistrationKind
from hackathon.domain.results.models import CertificateKind
from hackathon.domain.stories.models import StoryState
from hackathon.domain.submissions.models import AttachmentKind
from hackathon.presentation import labels

CODES: dict[str, type[StrEnum]] = {
    "accreditation_state": AccreditationState,
    "assignment_origin": AssignmentOrigin,
    "assignment_state": AssignmentState,
    "attachment_kind": AttachmentKind,
    "calendar_period": PeriodKind,
    "certificate_kind": CertificateKind,
    "conflict_kind": ConflictKind,
    "conflict_source": ConflictSource,
    "dataset_origin": DatasetOrigin,
    "event_kind": EventKind,
    "event_state": EventState,
    "organization_kind": OrganizationKind,
    "phase": Phase,
    "project_visibility": ProjectVisibility,
    "registration_kind": RegistrationKind,
    "role": Role,
    "role_duty": Role,
    "round_state": RoundState,
    "snapshot_state": SnapshotState,
    "story_state": StoryState,
    "tie_rule": TieRule,
}


@pytest.mark.parametrize("group", sorted(CODES))
def test_the_words_cover_the_codes_of_the_tables_and_no_more(group: str) -> None:
    assert set(labels.GROUPS[group]) == {code.value for code in CODES[group]}


@pytest.mark.parametrize("group", sorted(labels.GROUPS))
def test_no_two_codes_of_a_group_read_alike(group: str) -> None:
    words = [str(words) for words in labels.GROUPS[group].values()]
    assert all(words)
    assert len(set(words)) == len(words)


def test_a_label_is_spanish_and_an_unknown_code_stands_for_itself() -> None:
    assert labels.label("event_kind", "dataton") == "Datatón"
    assert labels.label("event_kind", "concurso") == "concurso"
    assert labels.label_in("rule", "mean", "es") == "Promedio"
    assert labels.label_in("state", "MX-VER", "en") == "Veracruz"


def test_there_are_thirty_two_states() -> None:
    assert len(labels.choices("state")) == 32
    assert labels.choices("language") == [("es", "Español"), ("en", "English")]


def test_every_open_licence_has_an_address() -> None:
    codes = {*labels.GROUPS["data_licence"], *labels.GROUPS["project_licence"]}
    assert codes - set(labels.data.LICENCE_ADDRESSES) == {"notspecified", "all-rights-reserved"}
