"""Handing in twice at the same moment, and a jury that saves all at once."""

from __future__ import annotations

from typing import Any

from flask import Flask
from sqlalchemy import func, select

from hackathon.db import db
from hackathon.domain.audit.queries import verify
from hackathon.domain.events.phases import Phase
from hackathon.domain.jobs.models import Job
from hackathon.domain.judging.actions.reviewing import ReviewDraft, save_review
from hackathon.domain.judging.models import Assignment, Review, Score
from hackathon.domain.submissions.actions.handing_in import hand_in
from hackathon.domain.submissions.models import Submission, SubmissionVersion
from tests.factories.challenges import make_challenge, make_criterion
from tests.factories.events import make_event
from tests.factories.judging import make_assignment, make_judge, make_round
from tests.factories.people import actor
from tests.factories.submissions import make_handed_in, make_submission
from tests.factories.teams import make_team
from tests.races.together import at_once, in_writing, told


def a_finished_draft() -> Any:
    event = make_event(phase=Phase.HACKING)
    reto = make_challenge(event)
    return make_submission(make_team(event), challenge_id=reto.id)


def handing_in(submission_id: int, who: Any, key: str, revision: int | None = None) -> str:
    submission = db.session.get_one(Submission, submission_id)
    return hand_in(who, submission, key=key, revision=revision).folio


def versions() -> list[Any]:
    return list(db.session.scalars(select(SubmissionVersion).order_by(SubmissionVersion.number)))


def test_one_button_pressed_many_times_is_one_version(app: Flask) -> None:
    draft = a_finished_draft()
    submission_id, who = draft.id, actor(draft.team.lead)
    answers = at_once(app, [in_writing(handing_in, submission_id, who, "k" * 32)] * 6)
    assert told(answers) == {"done": 6}
    assert len(set(answers)) == 1
    assert [version.number for version in versions()] == [1]
    letters = select(func.count()).select_from(Job).where(Job.kind == "send_letter")
    assert db.session.scalar(letters) == 1


def test_two_final_acts_get_two_folios_in_a_row(app: Flask) -> None:
    draft = a_finished_draft()
    submission_id, who = draft.id, actor(draft.team.lead)
    answers = at_once(
        app, [in_writing(handing_in, submission_id, who, f"{n}" * 32) for n in range(4)]
    )
    stored = versions()
    done = [answer for answer in answers if isinstance(answer, str)]
    assert set(told(answers)) <= {"done", "StaleDataError"}
    assert sorted(done) == sorted(version.folio for version in stored)
    assert [version.number for version in stored] == list(range(1, len(done) + 1))
    assert len({version.folio for version in stored}) == len(done)


def test_of_two_final_acts_on_the_same_text_one_wins(app: Flask) -> None:
    draft = a_finished_draft()
    submission_id, who, seen = draft.id, actor(draft.team.lead), draft.revision
    acts = [in_writing(handing_in, submission_id, who, f"{n}" * 32, seen) for n in range(2)]
    answers = told(at_once(app, acts))
    assert answers["done"] == 1
    assert answers["Stale"] + answers["StaleDataError"] == 1
    assert len(versions()) == 1


def test_folios_of_an_event_are_never_given_twice(app: Flask) -> None:
    event = make_event(phase=Phase.HACKING)
    reto = make_challenge(event)
    drafts = [make_submission(make_team(event), challenge_id=reto.id) for _one in range(10)]
    acts = [
        in_writing(handing_in, draft.id, actor(draft.team.lead), f"{draft.id:032}")
        for draft in drafts
    ]
    answers = at_once(app, acts)
    assert told(answers) == {"done": 10}
    assert len(set(answers)) == 10
    assert verify().broken_at is None


def test_fifty_judges_save_at_once_and_all_is_stored(app: Flask) -> None:
    event = make_event(phase=Phase.JUDGING)
    criteria = [make_criterion(event), make_criterion(event)]
    round_, entry = make_round(event), make_handed_in(event)
    given = []
    for _one in range(50):
        judge = make_judge(event)
        given.append((actor(judge.person), make_assignment(round_, judge, entry).id))
    marks = {row.id: "4" for row in criteria}

    def save(who: Any, assignment_id: int) -> None:
        assignment = db.session.get_one(Assignment, assignment_id)
        save_review(who, assignment, ReviewDraft(marks=marks, seen=0, key=f"{assignment_id:016}"))

    answers = at_once(app, [in_writing(save, who, number) for who, number in given])
    assert told(answers) == {"done": 50}
    counts = [db.session.query(row).count() for row in (Review, Score)]
    assert counts == [50, 100]
