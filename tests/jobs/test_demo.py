"""The demonstration: loaded once, exact accounts, and nothing made up for a real government."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from hackathon import clock
from hackathon.db import Base, db, writing
from hackathon.domain.accounts.models import Person
from hackathon.domain.accounts.passwords import is_password
from hackathon.domain.audit.queries import verify
from hackathon.domain.challenges.models import Challenge, ConvocatoriaVersion
from hackathon.domain.datasets.models import Dataset, Resource, SnapshotState
from hackathon.domain.events.models import DeadlineChange, Event
from hackathon.domain.events.phases import Phase, is_open_for_registration, phase_at
from hackathon.domain.events.queries import get_event
from hackathon.domain.jobs.models import Job
from hackathon.domain.judging.models import Assignment, Judge, Round, RoundState, Score
from hackathon.domain.judging.queries.rounds import find_round
from hackathon.domain.judging.timing import takes_scores
from hackathon.domain.organizations.models import Organization
from hackathon.domain.registrations.models import Registration
from hackathon.domain.results.models import Award, Certificate, ResultRun
from hackathon.domain.stories.models import Story, StoryState
from hackathon.domain.submissions.models import Submission
from hackathon.domain.teams.models import Team
from hackathon.jobs.demo import city, street, water
from hackathon.jobs.demo.loading import load
from hackathon.jobs.demo.people import PASSWORD
from hackathon.jobs.demo.posts import FOLDER
from hackathon.jobs.posts import exported

REAL = ("xalapa-2014", "san-pedro-2014", "nuevo-leon-2024")
ACCOUNTS = {
    "operadora@demo.example",
    "organiza@demo.example",
    "organiza.sanpedro@demo.example",
    "enlace@demo.example",
    *(f"jurado{number}@demo.example" for number in range(1, 6)),
    *(f"equipo{number}@demo.example" for number in range(1, 7)),
    "persona@demo.example",
}


def _counts() -> dict[str, int]:
    return {
        table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
        for table in Base.metadata.sorted_tables
    }


def _ids(*slugs: str) -> list[int]:
    return list(db.session.scalars(select(Event.id).where(Event.slug.in_(slugs))))


def _count_in(model: type, *slugs: str) -> int:
    chosen = select(func.count()).select_from(model).where(model.event_id.in_(_ids(*slugs)))
    return db.session.scalar(chosen) or 0


def _check_accounts() -> None:
    people = db.session.scalars(select(Person).where(Person.password_hash.is_not(None))).all()
    assert {person.email for person in people} == ACCOUNTS
    assert all(is_password(person.password_hash, PASSWORD) for person in people[:1])
    assert len({person.password_hash for person in people}) == 1
    assert all(db.session.scalars(select(Person.is_demonstration)))


def _check_real_governments() -> None:
    rounds = select(Round.id).where(Round.event_id.in_(_ids(*REAL)))
    assert db.session.scalars(rounds).all() == []
    for model in (Judge, Certificate, ConvocatoriaVersion, Registration):
        assert _count_in(model, *REAL) == 0, model
    assert _count_in(Team, *REAL) == 3
    placed = db.session.execute(
        select(Event.slug, Award.place, Submission.title, Team.name)
        .join(Award, Award.event_id == Event.id)
        .join(Submission, Submission.id == Award.submission_id)
        .join(Team, Team.id == Submission.team_id)
        .where(Award.is_historical)
        .order_by(Event.id, Award.place)
    )
    assert list(placed) == [
        ("xalapa-2014", 1, "Salud Xalapa", "Five5"),
        ("xalapa-2014", 2, "Check Bus", "Djandroid Rangers"),
        ("san-pedro-2014", 1, "Mi colonia", "Equipo de Mi colonia (demostración)"),
    ]
    prizes = db.session.scalars(select(Award.amount).where(Award.is_historical, Award.amount > 0))
    assert [int(amount) for amount in prizes] == [30_000]


def _check_facts() -> None:
    xalapa, san_pedro, workshop = (get_event(slug) for slug in REAL)
    assert [figure["value"] for figure in xalapa.figures] == ["380", "200", "28", "8"]
    assert [figure["value"] for figure in workshop.figures] == ["49", "13", "2"]
    assert _count_in(Challenge, "san-pedro-2014") == 6
    owned = {
        slug: db.session.scalar(
            select(func.count(Dataset.id))
            .join(Dataset.organization)
            .where(Organization.id == get_event(slug).organization_id)
        )
        for slug in REAL
    }
    assert owned == {"xalapa-2014": 8, "san-pedro-2014": 12, "nuevo-leon-2024": 0}
    assert san_pedro.conveners[0].name == "Universidad de Monterrey"


def _check_data() -> None:
    states = db.session.execute(
        select(Resource.preview_state, func.count()).group_by(Resource.preview_state)
    )
    assert dict(states.all()) == {SnapshotState.READY: 28}
    assert db.session.scalar(select(func.min(Resource.row_count))) == 14
    titles = db.session.scalars(select(Resource.title))
    assert all("demostración" in title for title in titles)


def _check_stories() -> None:
    stories = db.session.scalars(select(Story).order_by(Story.id)).all()
    assert {story.state for story in stories} == {StoryState.PUBLISHED}
    dated = {story.slug: story.dated_at.year for story in stories if story.dated_at}
    assert {"salud-xalapa": 2014, "mi-colonia": 2014}.items() <= dated.items()
    assert sorted(dated.values())[:4] == [2014, 2014, 2015, 2016]
    parts = ("## Antecedentes", "## Retos", "## Solución", "## Resultado")
    for story in stories:
        if story.source_name:
            assert exported(story) == (FOLDER / story.source_name).read_bytes()
        else:
            assert all(part in story.body for part in parts), story.slug


def _check_finished_contest() -> None:
    event = get_event(water.SLUG)
    run = db.session.scalars(select(ResultRun)).one()
    assert (run.rule, run.round.event_id, run.round.state) == (
        "adjusted",
        event.id,
        RoundState.PUBLISHED,
    )
    assert len(run.certified_by) == 2
    assert len(run.output["ranking"]) == 9
    assert run.output["ranking"][0]["rank"] == 1
    assert _count_in(Certificate, water.SLUG) > 9
    assert _count_in(Judge, water.SLUG) == 5
    reviewed = select(func.count()).select_from(Score)
    assert (db.session.scalar(reviewed) or 0) > 27 * 5
    awards = db.session.scalars(select(Award).where(Award.event_id == event.id)).all()
    assert sorted(award.place for award in awards) == [1, 2, 3]


def _check_today() -> None:
    at = clock.now()
    judged, opened = get_event(street.SLUG), get_event(city.SLUG)
    assert phase_at(judged.schedule, at) is Phase.JUDGING
    round_ = find_round(judged)
    assert round_ is not None
    assert takes_scores(round_, at)
    states = db.session.scalars(
        select(Assignment.state).where(Assignment.round_id == round_.id).distinct()
    )
    assert {state.value for state in states} == {"offered", "started", "done", "recused"}
    assert phase_at(opened.schedule, at) is Phase.HACKING
    assert is_open_for_registration(opened.schedule, at)
    leads = db.session.scalars(
        select(Person.email).join(Team, Team.lead_id == Person.id).where(Team.event_id == opened.id)
    )
    assert set(leads) == {f"equipo{number}@demo.example" for number in range(1, 7)}
    drafts = db.session.scalars(select(Submission).where(Submission.event_id == opened.id)).all()
    assert [bool(draft.current_version_id) for draft in drafts].count(True) == 1
    assert len(drafts) == 4


@pytest.fixture
def loaded(app) -> int:
    """How many things the first loading made."""
    return load()


def test_the_demonstration_loads_once_with_exactly_what_it_promises(loaded: int) -> None:
    assert loaded > 40
    _check_accounts()
    _check_real_governments()
    _check_facts()
    _check_data()
    _check_stories()
    _check_finished_contest()
    _check_today()
    old = select(Job).where(Job.created_at < clock.now() - timedelta(days=9))
    assert db.session.scalars(old).all() == []
    letters = db.session.scalars(select(Job).where(Job.kind == "send_letter")).all()
    assert letters
    assert {letter.payload["to"] for letter in letters} <= ACCOUNTS
    assert verify().broken_at is None
    before = _counts()
    assert load() == 0
    assert _counts() == before
    _check_it_stays_open()


def _check_it_stays_open() -> None:
    with clock.stopped(clock.now() + timedelta(days=40)):
        assert load() == 1
        event = get_event(city.SLUG)
        assert phase_at(event.schedule, clock.now()) is Phase.HACKING
        assert load() == 0
    with writing():
        reasons = set(db.session.scalars(select(DeadlineChange.reason)))
    assert reasons == {"La demostración sigue abierta para quien la prueba."}
