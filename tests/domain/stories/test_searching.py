"""Projects in search: found when anybody may read them, and not a moment before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.events.models import EventState, ProjectVisibility
from hackathon.domain.events.phases import Phase
from hackathon.domain.judging.actions.listing import list_project_in_search, list_projects_in_search
from hackathon.domain.judging.models import RoundState
from hackathon.domain.search.models import SearchDocument
from hackathon.domain.stories.actions.publishing import list_in_search
from hackathon.domain.stories.searching import counts_in_public, found_in_public
from hackathon.jobs.search import list_project, list_projects
from tests.factories.events import make_event
from tests.factories.judging import make_round
from tests.factories.saving import change
from tests.factories.stories import make_story
from tests.factories.submissions import make_handed_in, make_submission
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")

SECRET = "Semáforo"


def entered(phase=Phase.HACKING, **values):
    event = make_event(phase=phase, **values)
    project = make_handed_in(event, title=f"{SECRET} vial")
    with writing():
        list_project_in_search(project)
    return project


def rows():
    return db.session.scalars(select(SearchDocument)).all()


def titles(query="semaforos"):
    return [row.title for row in found_in_public(query)]


def test_a_project_is_found_after_judging_and_not_before(app):
    project = entered()
    assert titles() == []
    assert counts_in_public(SECRET)["submission"] == 0
    until = project.event.judging_until
    with clock.stopped(until - timedelta(seconds=1)):
        assert titles() == []
    with clock.stopped(until):
        assert titles() == ["Semáforo vial"]
        assert counts_in_public(SECRET)["submission"] == 1


def test_a_project_that_is_public_at_hand_in_is_found_at_once(app):
    entered(project_visibility=ProjectVisibility.AT_HAND_IN)
    assert titles() == ["Semáforo vial"]


def test_a_blind_round_hides_even_what_was_listed_before(app):
    project = entered(project_visibility=ProjectVisibility.AT_HAND_IN)
    make_round(project.event, RoundState.DRAFT, is_blind=True)
    assert len(rows()) == 1
    assert titles() == []
    with writing():
        list_project_in_search(project)
    assert rows()[0].visible_at == project.event.judging_until


def test_a_project_for_after_the_results_has_no_row_until_they_are_published(app):
    project = entered(Phase.RESULTS, project_visibility=ProjectVisibility.AFTER_RESULTS)
    event = project.event
    assert rows() == []
    out = event.results_at + timedelta(hours=1)
    change(event, results_published_at=out)
    with writing():
        assert list_projects_in_search(event) == 1
    assert rows()[0].visible_at == out
    assert titles() == ["Semáforo vial"]


def test_results_published_ahead_of_their_date_wait_for_it(app):
    event = make_event(
        phase=Phase.JUDGING,
        project_visibility=ProjectVisibility.AFTER_RESULTS,
        results_published_at=clock.now(),
    )
    project = make_handed_in(event, title=SECRET)
    with writing():
        list_project_in_search(project)
    assert rows()[0].visible_at == event.results_at
    assert titles() == []


def test_what_is_withdrawn_or_belongs_to_a_draft_leaves_search(app):
    withdrawn = entered(Phase.RESULTS)
    other = entered(Phase.RESULTS)
    assert len(rows()) == 2
    change(withdrawn, withdrawn_at=clock.now())
    change(other.event, state=EventState.DRAFT)
    with writing():
        list_projects_in_search(withdrawn.event)
        list_projects_in_search(other.event)
    assert rows() == []


def test_a_draft_of_a_team_is_never_in_search(app):
    draft = make_submission(make_team(make_event(phase=Phase.RESULTS)), title=SECRET)
    with writing():
        list_project_in_search(draft)
    assert rows() == []


def test_the_row_has_the_words_of_the_version_not_of_the_draft(app):
    project = entered(Phase.RESULTS)
    content = {
        "title": "Semáforo vial",
        "description": "Reduce cruces",
        "datasets": [{"title": "Aforos"}],
    }
    change(project.current_version, content=content)
    change(project, title="Borrador nuevo", summary="Secreto")
    with writing():
        list_project_in_search(project)
    assert titles("aforo") == titles("cruce") == ["Semáforo vial"]
    assert titles("borrador") == titles("secreto") == []


def test_the_jobs_write_the_rows_and_mind_nothing_that_has_gone(app):
    event = make_event(phase=Phase.RESULTS)
    project = make_handed_in(event, title=SECRET)
    list_project(submission=project.id)
    assert titles() == [SECRET]
    with writing():
        db.session.delete(rows()[0])
    list_projects(event=event.id)
    assert titles() == [SECRET]
    list_project(submission=project.id + 1)
    list_projects(event=event.id + 1)


def test_historias_are_found_beside_projects_and_one_kind_can_be_asked_for(app):
    entered(Phase.RESULTS)
    story = make_story(title="Historia del semáforo")
    with writing():
        list_in_search(story)
    assert {name: n for name, n in counts_in_public("semáforo").items() if n} == {
        "story": 1,
        "submission": 1,
    }
    assert [row.kind for row in found_in_public("semáforo", "story")] == ["story"]
    assert found_in_public("semáforo", "story", 2) == []
