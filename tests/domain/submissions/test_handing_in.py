"""Handing in: frozen versions, receipts, and the same act twice."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.audit.queries import head
from hackathon.domain.events.phases import Phase
from hackathon.domain.jobs.models import Job
from hackathon.domain.submissions.actions.drafting import (
    Declaration,
    add_file,
    declare_datasets,
    save_draft,
)
from hackathon.domain.submissions.actions.handing_in import hand_in, withdraw_submission
from hackathon.domain.submissions.checklist import Item, checklist
from hackathon.domain.submissions.content import file_hashes
from hackathon.domain.submissions.models import AttachmentKind, SubmissionVersion
from hackathon.domain.submissions.policies import (
    may_edit_submission,
    may_see_receipt,
    may_start_submission,
)
from hackathon.domain.submissions.queries import (
    get_version,
    is_in_current_version,
    projects_with,
    shown_in_lists,
)
from hackathon.domain.submissions.receipts import parse_folio, receipt_document
from hackathon.domain.submissions.rules import SubmissionRule
from hackathon.errors import Missing, RuleBroken, Stale
from hackathon.values import StoredFile
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.people import actor, make_member, make_person
from tests.factories.submissions import make_submission
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def ready(app):
    event = make_event(phase=Phase.HACKING)
    dataset = make_dataset(fetched_at=clock.now())
    challenge = make_challenge(event, dataset, min_linked=1)
    submission = make_submission(make_team(event), challenge_id=challenge.id)
    with writing():
        lines = [Declaration(dataset.slug, "Para el mapa.")]
        declare_datasets(actor(submission.team.lead), submission, lines, None)
        stored = StoredFile("aa/1", "captura.png", "image/png", 10, "a" * 64)
        add_file(actor(submission.team.lead), submission, stored, AttachmentKind.SCREENSHOT)
    db.session.refresh(submission)
    return submission


def deliver(submission, key="k1", **values):
    with writing():
        return hand_in(actor(submission.team.lead), submission, key=key, **values)


def refused(act):
    with pytest.raises(RuleBroken) as broken:
        act()
    return broken.value


def test_the_receipt_can_be_recomputed_from_the_acuse_alone(ready):
    version = deliver(ready)
    document = receipt_document(version.content, file_hashes(ready))
    assert hashlib.sha256(document).hexdigest() == version.sha256
    content = json.loads(document)["contenido"]
    assert content["folio"] == version.folio
    assert content["datasets"][0]["use"] == "Para el mapa."
    assert parse_folio(version.folio).sequence == 1


def test_a_hand_in_is_in_the_audit_and_every_member_gets_the_receipt(ready):
    before = head()
    version = deliver(ready)
    entry = db.session.scalars(
        select(AuditEntry).where(AuditEntry.action == "submission.handed_in")
    ).one()
    assert entry.facts == {"folio": version.folio, "sha256": version.sha256}
    assert version.audit_head == before
    letters = db.session.scalars(select(Job).where(Job.kind == "send_letter")).all()
    assert [letter.payload["ids"] for letter in letters] == [{"version": version.id}]


def test_pressing_twice_hands_in_once(ready):
    first = deliver(ready, "same")
    second = deliver(ready, "same")
    assert first.id == second.id
    jobs = db.session.scalars(select(Job)).all()
    assert sorted(job.kind for job in jobs) == ["list_project", "send_letter"]


def test_a_second_hand_in_is_another_version_and_the_first_never_changes(ready):
    first = deliver(ready, "k1")
    frozen = dict(first.content)
    with writing():
        save_draft(actor(ready.team.lead), ready, {"title": "Otro nombre"}, None)
    second = deliver(ready, "k2")
    assert (first.number, second.number) == (1, 2)
    assert first.content == frozen
    assert second.content["title"] == "Otro nombre"
    assert ready.current_version_id == second.id
    assert get_version(first.folio) == first


def test_what_is_missing_is_named(ready):
    with writing():
        save_draft(actor(ready.team.lead), ready, {"title": "", "licence": ""}, None)
    broken = refused(lambda: deliver(ready))
    assert broken.rule is SubmissionRule.INCOMPLETE
    assert broken.facts == {"missing": ["title", "licence"]}
    assert db.session.scalars(select(SubmissionVersion)).all() == []


def test_the_data_rule_must_hold(ready):
    with writing():
        declare_datasets(actor(ready.team.lead), ready, [], None)
    lines = checklist(ready)
    assert lines.missing == (Item.DATA,)
    assert not lines.data.is_satisfied


def test_without_a_reto_there_is_no_data_rule(ready):
    with writing():
        save_draft(actor(ready.team.lead), ready, {"challenge": ""}, None)
    assert checklist(ready).missing == (Item.CHALLENGE,)


def test_a_team_that_is_too_small_does_not_hand_in():
    event = make_event(phase=Phase.HACKING, team_min=2)
    submission = make_submission(make_team(event), challenge_id=make_challenge(event).id)
    assert checklist(submission).missing == (Item.TEAM,)


def test_who_reviewed_an_older_draft_sees_the_new_one_first(ready):
    with pytest.raises(Stale):
        deliver(ready, revision=1)


def test_one_second_before_the_deadline_it_is_taken_and_at_the_deadline_not(ready):
    closes = ready.event.submissions_until
    with clock.stopped(closes):
        assert refused(lambda: deliver(ready)).rule is SubmissionRule.CLOSED
    with clock.stopped(closes - timedelta(seconds=1)):
        assert deliver(ready).submitted_at == closes - timedelta(seconds=1)


def test_a_withdrawn_project_keeps_its_receipts_and_may_come_back(ready):
    version = deliver(ready)
    with writing():
        withdraw_submission(actor(ready.team.lead), ready)
    assert ready.withdrawn_at is not None
    assert get_version(version.folio) == version
    deliver(ready, "again")
    assert ready.withdrawn_at is None


def test_only_what_was_handed_in_is_withdrawn_and_only_once(ready):
    def withdraw():
        with writing():
            withdraw_submission(actor(ready.team.lead), ready)

    assert refused(withdraw).rule is SubmissionRule.NOT_HANDED_IN
    deliver(ready)
    withdraw()
    assert refused(withdraw).rule is SubmissionRule.WITHDRAWN


def test_a_file_of_the_newest_version_is_known_as_such(ready):
    file = ready.attachments[0].file
    assert not is_in_current_version(ready, file)
    deliver(ready)
    assert is_in_current_version(ready, file)


def test_projects_are_found_by_their_datasets(ready):
    dataset = ready.datasets[0].dataset
    assert db.session.scalars(shown_in_lists(projects_with(dataset))).all() == [ready]


def test_only_members_work_on_the_project(ready):
    member = actor(ready.team.lead)
    others = [actor(make_person()), actor(make_member(ready.event.organization))]
    assert may_start_submission(member, ready.team)
    assert may_edit_submission(member, ready)
    assert may_see_receipt(member, ready)
    for other in others:
        assert not may_start_submission(other, ready.team)
        assert not may_edit_submission(other, ready)
        assert not may_see_receipt(other, ready)


def test_an_unknown_folio_is_missing():
    with pytest.raises(Missing):
        get_version("NADA-0001-X")
