"""Writing the draft of a project."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hackathon import clock
from hackathon.db import writing
from hackathon.domain.events.models import EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.submissions.actions.drafting import (
    MOST_FILES,
    Declaration,
    add_file,
    declare_datasets,
    keep_draft,
    remove_file,
    save_draft,
    start_submission,
)
from hackathon.domain.submissions.models import AttachmentKind
from hackathon.domain.submissions.queries import (
    find_project_of_file,
    find_submission_of,
    get_submission,
    kept_drafts,
)
from hackathon.domain.submissions.rules import SubmissionRule
from hackathon.errors import Missing, RuleBroken, Stale
from hackathon.values import StoredFile
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.people import actor, make_person
from tests.factories.saving import next_number
from tests.factories.submissions import make_submission
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def team(app):
    return make_team(make_event(phase=Phase.HACKING))


@pytest.fixture
def submission(team):
    return make_submission(team)


def lead(submission):
    return actor(submission.team.lead)


def stored(name="captura.png"):
    number = next_number()
    return StoredFile(f"aa/{number}", name, "image/png", 10, f"{number:064x}")


def refused(act):
    with pytest.raises(RuleBroken) as broken, writing():
        act()
    return broken.value


def test_a_team_has_one_project_however_often_it_is_started(team):
    with writing():
        first = start_submission(actor(team.lead), team)
        second = start_submission(actor(team.lead), team)
    assert first == second == find_submission_of(team)


@pytest.mark.parametrize(
    ("phase", "rule"),
    [
        (Phase.REGISTRATION, SubmissionRule.NOT_OPEN),
        (Phase.JUDGING, SubmissionRule.CLOSED),
        (Phase.RESULTS, SubmissionRule.CLOSED),
    ],
)
def test_outside_the_window_no_project_is_started(phase, rule):
    other = make_team(make_event(phase=phase))
    broken = refused(lambda: start_submission(actor(other.lead), other))
    assert (broken.rule, broken.is_of_state) == (rule, True)


def test_a_cancelled_event_takes_no_words():
    other = make_team(make_event(phase=Phase.HACKING, state=EventState.CANCELLED))
    assert refused(lambda: start_submission(actor(other.lead), other)).rule is (
        SubmissionRule.NOT_OPEN
    )


def test_words_are_saved_and_the_description_is_rendered(submission):
    challenge = make_challenge(submission.event)
    words = {"title": "Check Bus", "description": "**Hola** <script>", "challenge": challenge.slug}
    with writing():
        save_draft(lead(submission), submission, words, submission.revision)
    assert (submission.title, submission.challenge_id) == ("Check Bus", challenge.id)
    assert "<strong>Hola</strong>" in submission.description_html
    assert "<script>" not in submission.description_html


def test_only_the_words_that_came_are_changed(submission):
    before = submission.summary
    with writing():
        save_draft(lead(submission), submission, {"challenge": ""}, None)
    assert (submission.summary, submission.challenge_id) == (before, None)


def test_a_reto_of_another_event_is_refused(submission):
    foreign = make_challenge(make_event())
    broken = refused(
        lambda: save_draft(lead(submission), submission, {"challenge": foreign.slug}, None)
    )
    assert (broken.rule, broken.field) == (SubmissionRule.CHALLENGE_UNKNOWN, "challenge")


def test_who_saves_over_a_newer_text_is_told_and_may_keep_the_words(submission):
    person = submission.team.lead
    with writing():
        save_draft(lead(submission), submission, {"title": "Nuevo"}, submission.revision)
    with pytest.raises(Stale), writing():
        save_draft(lead(submission), submission, {"title": "Viejo"}, 1)
    with writing():
        keep_draft(lead(submission), f"submission:{submission.id}", {"title": "Viejo"})
    kept = kept_drafts(person.id, f"submission:{submission.id}")
    assert [draft.content for draft in kept] == [{"title": "Viejo"}]
    assert submission.title == "Nuevo"


def test_declared_datasets_are_replaced_in_their_order(submission):
    first, second = make_dataset(), make_dataset()
    for lines in ([first, second], [second]):
        with writing():
            declare_datasets(
                lead(submission),
                submission,
                [Declaration(dataset.slug, "Para el mapa.") for dataset in lines],
                None,
            )
    assert [(entry.dataset, entry.use) for entry in submission.datasets] == [
        (second, "Para el mapa.")
    ]


def test_a_dataset_is_declared_once(submission):
    dataset = make_dataset()
    lines = [Declaration(dataset.slug, "a"), Declaration(dataset.slug, "b")]
    assert refused(lambda: declare_datasets(lead(submission), submission, lines, None)).rule is (
        SubmissionRule.DATASET_TWICE
    )


def test_an_unknown_dataset_is_named(submission):
    broken = refused(
        lambda: declare_datasets(lead(submission), submission, [Declaration("nada", "x")], None)
    )
    assert (broken.rule, broken.facts) == (SubmissionRule.DATASET_UNKNOWN, {"slug": "nada"})


def test_files_come_and_go_and_are_found_by_their_row(submission):
    with writing():
        attachment = add_file(
            lead(submission), submission, stored(), AttachmentKind.SCREENSHOT, "Portada"
        )
    assert find_project_of_file(attachment.file) == submission
    with writing():
        remove_file(lead(submission), attachment)
    assert submission.attachments == []
    assert find_project_of_file(attachment.file) == submission


def test_there_is_a_limit_of_files(submission):
    with writing():
        for _ in range(MOST_FILES):
            add_file(lead(submission), submission, stored(), AttachmentKind.DOCUMENT)
    fresh = get_submission(submission.public_id)
    broken = refused(lambda: add_file(lead(submission), fresh, stored(), AttachmentKind.DOCUMENT))
    assert broken.rule is SubmissionRule.TOO_MANY_FILES


def test_the_last_second_counts_and_the_deadline_does_not(submission):
    closes = submission.event.submissions_until
    with clock.stopped(closes - timedelta(seconds=1)), writing():
        save_draft(lead(submission), submission, {"title": "A tiempo"}, None)
    with clock.stopped(closes):
        broken = refused(lambda: save_draft(lead(submission), submission, {"title": "Tarde"}, None))
    assert broken.rule is SubmissionRule.CLOSED
    assert submission.title == "A tiempo"


def test_an_unknown_project_is_missing():
    make_person()
    with pytest.raises(Missing):
        get_submission("nunca")
