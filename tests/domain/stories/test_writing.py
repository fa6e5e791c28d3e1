"""Writing Historias: from a winner, from nothing, and changing them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.audit.models import AuditEntry
from hackathon.domain.events.phases import Phase
from hackathon.domain.stories.actions.writing import (
    StoryText,
    draft_from_award,
    edit_story,
    write_story,
)
from hackathon.domain.stories.models import Story, StoryState
from hackathon.domain.stories.queries import get_award, get_story, versions_of
from hackathon.domain.stories.rules import StoryRule
from hackathon.domain.submissions.models import SubmissionDataset
from hackathon.errors import Missing, RuleBroken, Stale
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_member
from tests.factories.saving import change, save
from tests.factories.stories import make_award, make_story
from tests.factories.submissions import make_handed_in, make_submission
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def winner(app):
    organization = make_organization(name="Ayuntamiento de Xalapa")
    event = make_event(organization, Phase.RESULTS, title="Hackatón Xalapa", registered_count=200)
    dataset = make_dataset(organization, title="Servicios de salud")
    challenge = make_challenge(event, dataset, title="Servicios municipales", problem="Falta.")
    project = make_handed_in(event, title="Salud Xalapa", challenge_id=challenge.id)
    save(SubmissionDataset(submission_id=project.id, dataset_id=dataset.id, use="Mapa"))
    award = make_award(event, project, amount=Decimal(30000))
    return get_award(award.public_id)


@pytest.fixture
def writer(winner):
    return actor(make_member(winner.event.organization))


def draft(who, award):
    with writing():
        return draft_from_award(who, award)


def test_a_winner_becomes_a_draft_with_everything_known(winner, writer):
    story = draft(writer, winner)
    assert (story.title, story.excerpt) == ("Salud Xalapa", "Un proyecto de prueba.")
    assert story.slug == "salud-xalapa"
    assert story.state is StoryState.DRAFT
    assert story.authors == ["Ayuntamiento de Xalapa"]
    assert [link.dataset.title for link in story.links] == ["Servicios de salud"]
    for known in ("«Servicios de salud»", "200 personas en 1 equipo", "**Servicios municipales**"):
        assert known in story.body
    assert "un premio de $30,000 MXN" in story.body
    assert "Antecedentes</h2>" in story.body_html
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "story.drafted")).one()
    assert entry.facts == {"award": winner.public_id}


def test_a_project_has_one_historia(winner, writer):
    first = draft(writer, winner)
    assert draft(writer, winner).id == first.id
    assert len(db.session.scalars(select(Story)).all()) == 1


def test_the_words_are_those_of_the_frozen_version_not_of_the_draft(winner, writer):
    change(winner.submission, title="Otro nombre")
    assert draft(writer, winner).title == "Salud Xalapa"


def test_a_historical_project_without_version_gives_its_own_words(app):
    event = make_event(phase=Phase.RESULTS, hacking_at=datetime(2014, 11, 1, 4, tzinfo=UTC))
    project = make_submission(make_team(event), title="Check Bus", is_historical=True)
    award = make_award(event, project, is_historical=True)
    story = draft(actor(make_member(event.organization)), get_award(award.public_id))
    assert story.title == "Check Bus"
    assert "(octubre de 2014)" in story.body
    assert "Cómo funciona." in story.body


def test_an_event_without_dates_is_told_without_a_month(winner, writer):
    change(winner.event, hacking_at=None, registration_at=None)
    assert "convocó a Hackatón Xalapa." in draft(writer, winner).body


@pytest.mark.parametrize("lost", [{"submission_id": None}, {"is_void": True}])
def test_a_prize_that_nobody_won_is_no_historia(winner, writer, lost):
    change(winner, **lost)
    db.session.expire_all()
    with pytest.raises(RuleBroken) as broken:
        draft(writer, winner)
    assert broken.value.rule is StoryRule.NOT_AWARDED
    assert broken.value.is_of_state


@pytest.mark.parametrize("how", ["award", "event", "date"])
def test_nothing_is_told_before_the_results_are_out(winner, writer, how):
    if how == "award":
        change(winner, published_at=None)
    elif how == "event":
        change(winner.event, results_published_at=None)
    else:
        change(winner.event, results_at=clock.now() + timedelta(days=1))
    with pytest.raises(RuleBroken) as broken:
        draft(writer, winner)
    assert broken.value.rule is StoryRule.RESULTS_NOT_OUT
    assert db.session.scalars(select(Story)).all() == []


def test_a_historia_without_a_project_is_begun_by_hand(app):
    organization, dataset = make_organization(), make_dataset()
    text = StoryText(
        "Portal de Torreón",
        body="## Antecedentes",
        tags=["portal"],
        datasets=[dataset.slug, dataset.slug],
        external_datasets=[{"title": "Otro", "url": "https://otro.mx"}],
    )
    with writing():
        story = write_story(actor(make_member(organization)), organization, text)
    stored = get_story(story.slug)
    assert stored.organization_id == organization.id
    assert [link.dataset_id for link in stored.links] == [dataset.id]
    assert stored.external_datasets == [{"title": "Otro", "url": "https://otro.mx"}]
    assert stored.tags == ["portal"]


def test_two_historias_with_one_title_have_two_addresses(app):
    organization = make_organization()
    who = actor(make_member(organization))
    with writing():
        slugs = [write_story(who, organization, StoryText("Agua")).slug for _ in range(2)]
    assert slugs == ["agua", "agua-2"]


def test_a_dataset_that_we_do_not_know_is_named(app):
    organization = make_organization()
    with pytest.raises(RuleBroken) as broken, writing():
        write_story(
            actor(make_member(organization)), organization, StoryText("A", datasets=["nada"])
        )
    assert (broken.value.rule, broken.value.field) == (StoryRule.DATASET_UNKNOWN, "datasets")
    assert broken.value.facts == {"slug": "nada"}


def test_a_draft_changes_without_leaving_versions(app):
    story = make_story(make_organization(), make_dataset(), state=StoryState.DRAFT)
    who = actor(make_member(story.organization))
    with writing():
        edit_story(who, story, StoryText("Nuevo", body="**Sí**"), story.revision)
    stored = get_story(story.slug)
    assert (stored.title, stored.body_html) == ("Nuevo", "<p><strong>Sí</strong></p>\n")
    assert stored.links == []
    assert versions_of(stored) == []


def test_a_published_historia_keeps_each_text_as_a_version(app):
    story = make_story(make_organization())
    who = actor(make_member(story.organization))
    for title in ("Uno", "Dos"):
        with writing():
            edit_story(who, story, StoryText(title, excerpt="Resumen", body="Texto"), None)
    versions = versions_of(get_story(story.slug))
    assert [(row.number, row.content["title"]) for row in versions] == [(2, "Dos"), (1, "Uno")]
    assert {row.published_by for row in versions} == {who.number}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (StoryText("A", excerpt="Sí"), StoryRule.NO_TEXT),
        (StoryText("A", body="Sí"), StoryRule.NO_SUMMARY),
    ],
)
def test_what_is_public_cannot_lose_its_text_or_summary(app, text, rule):
    story = make_story(make_organization())
    with pytest.raises(RuleBroken) as broken, writing():
        edit_story(actor(make_member(story.organization)), story, text, None)
    assert broken.value.rule is rule
    assert get_story(story.slug).body == "## Antecedentes\n\nHabía un problema."


def test_an_older_text_does_not_overwrite_a_newer_one(app):
    story = make_story(make_organization(), state=StoryState.DRAFT)
    who, seen = actor(make_member(story.organization)), story.revision
    with writing():
        edit_story(who, story, StoryText("Primero"), seen)
    with pytest.raises(Stale) as stale, writing():
        edit_story(who, story, StoryText("Segundo"), seen)
    assert stale.value.stored is story
    assert get_story(story.slug).title == "Primero"


def test_an_award_that_is_not_there_is_missing(app):
    with pytest.raises(Missing):
        get_award("nada")
