"""Rubric, prizes, clauses, and publishing versions that never change."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from flask import Flask

from hackathon import clock
from hackathon.db import writing
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.audit.canonical import content_hash
from hackathon.domain.audit.queries import entries_about
from hackathon.domain.challenges.actions.call import (
    CallTexts,
    JudgingPlan,
    PrizeLine,
    edit_call,
    has_unpublished_changes,
    plan_judging,
    publish_call,
    publish_event,
    set_prizes,
)
from hackathon.domain.challenges.actions.retos import ChallengeWords, create_challenge, link_dataset
from hackathon.domain.challenges.actions.setting_up import prepare_call
from hackathon.domain.challenges.queries import (
    call_versions,
    challenges_of,
    find_call,
    get_call_version,
    get_challenge,
    prizes_of,
    rubric_of,
)
from hackathon.domain.challenges.readiness import Gap, Lack, Step, gaps_of
from hackathon.domain.challenges.rules import ChallengeRule
from hackathon.domain.events.actions.dates import set_dates
from hackathon.domain.events.actions.editing import EventWords, edit_event
from hackathon.domain.events.models import Event, EventKind, EventState
from hackathon.domain.events.phases import Phase
from hackathon.domain.events.queries import get_event, get_whole_event
from hackathon.domain.events.rules import EventRule
from hackathon.domain.search.queries import found_documents
from hackathon.errors import Missing, RuleBroken, Stale
from tests.factories.challenges import FAR, begin_event, make_challenge, make_criterion
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_member

START = FAR
REASON = "Cambió la sede"


def organizer(event: Event) -> Actor:
    return actor(make_member(event.organization))


def complete(who: Actor, event: Event) -> None:
    """Write what a new event lacks."""
    with writing():
        whole = get_whole_event(event.slug)
        words = EventWords(
            title=event.title, slug=event.slug, summary="Agua", contact_email="a@example.org"
        )
        edit_event(who, whole, words)
        reto = ChallengeWords(title="Fugas", problem="Se pierde", outcome="Un mapa")
        challenge = create_challenge(who, whole, reto)
        link_dataset(who, challenge, make_dataset(title="Reportes"))


def publish() -> tuple[Actor, Event]:
    who, event = begin_event()
    complete(who, event)
    with clock.stopped(START - timedelta(days=50)), writing():
        publish_event(who, get_whole_event(event.slug))
    return who, get_whole_event(event.slug)


def test_a_contest_begins_with_a_call_a_rubric_and_a_list_of_what_lacks(app: Flask) -> None:
    _who, event = begin_event(name="H. Ayuntamiento de Xalapa")
    call = find_call(event)
    assert call is not None
    assert "H. Ayuntamiento de Xalapa" in call.legal_basis
    assert sum(criterion.weight for criterion in rubric_of(event)) == 1
    with clock.stopped(START - timedelta(days=60)):
        assert gaps_of(event) == (
            Gap(Lack.SUMMARY, Step.BASICS),
            Gap(Lack.CONTACT, Step.BASICS),
            Gap(Lack.CHALLENGES, Step.CHALLENGES),
        )


def test_preparing_a_call_twice_keeps_the_first(app: Flask) -> None:
    _who, event = begin_event()
    first = find_call(event)
    with writing():
        assert prepare_call(event, "Otra").id == first.id  # type: ignore[union-attr]


def test_a_workshop_needs_no_retos_rubric_or_call(app: Flask) -> None:
    who, event = begin_event(EventKind.WORKSHOP)
    assert find_call(event) is None
    assert rubric_of(event) == []
    with writing():
        words = EventWords(title="Taller", slug="taller", summary="X", contact_email="a@b.example")
        edit_event(who, get_whole_event(event.slug), words)
    with clock.stopped(START - timedelta(days=9)), writing():
        publish_event(who, get_whole_event("taller"))
    assert get_event("taller").state is EventState.PUBLISHED
    assert call_versions(event) == []


def test_everything_that_lacks_is_named_with_its_step(app: Flask) -> None:
    owner = make_organization(accredited_at=None, name="Nueva")
    event = make_event(
        owner,
        phase=Phase.JUDGING,
        state=EventState.DRAFT,
        summary="",
        results_at=None,
        hacking_at=clock.now() + timedelta(days=400),
    )
    make_challenge(event, title="Sin datos", problem="a", outcome="b")
    make_challenge(
        event, make_dataset(), title="Pide de más", problem="a", outcome="b", min_linked=2
    )
    make_challenge(event, make_dataset(), title="Sin problema", outcome="b")
    make_criterion(event, "0.5", name="Uso")
    assert set(gaps_of(event)) == {
        Gap(Lack.ACCREDITATION, Step.BASICS, "Nueva"),
        Gap(Lack.SUMMARY, Step.BASICS),
        Gap(Lack.CONTACT, Step.BASICS),
        Gap(Lack.DATE, Step.DATES, "results_at"),
        Gap(Lack.DATES_ORDER, Step.DATES),
        Gap(Lack.DATES_PAST, Step.DATES),
        Gap(Lack.DATA, Step.CHALLENGES, "Sin datos"),
        Gap(Lack.DATA_RULE, Step.CHALLENGES, "Pide de más"),
        Gap(Lack.PROBLEM, Step.CHALLENGES, "Sin problema"),
        Gap(Lack.WEIGHTS, Step.RUBRIC),
        Gap(Lack.ANCHORS, Step.RUBRIC, "Uso"),
        *(
            Gap(Lack.TEXT, Step.CALL, name)
            for name in (
                "legal_basis",
                "exclusions",
                "intellectual_property",
                "objections",
                "unforeseen",
            )
        ),
    }
    bare = make_event(state=EventState.DRAFT)
    assert Gap(Lack.RUBRIC, Step.RUBRIC) in gaps_of(bare)


def test_publishing_shows_the_event_its_retos_and_version_1(app: Flask) -> None:
    _who, event = publish()
    assert event.state is EventState.PUBLISHED
    [version] = call_versions(event)
    assert version.number == 1
    assert version.sha256 == content_hash(version.content)
    assert version.content["challenges"][0]["datasets"] == ["Reportes"]  # type: ignore[index]
    assert "<h3" not in version.texts_html["unforeseen"]
    assert "<p>Lo no previsto" in version.texts_html["unforeseen"]
    assert {found.kind for found in found_documents("fugas")} == {"challenge"}
    assert not has_unpublished_changes(event)
    actions = [entry.action for entry in entries_about(f"event:{event.id}")]
    assert actions[-2:] == ["event.published", "call.published"]


def test_a_draft_that_lacks_something_stays_a_draft(app: Flask) -> None:
    who, event = begin_event()
    with pytest.raises(RuleBroken) as refused, writing():
        publish_event(who, get_whole_event(event.slug))
    assert refused.value.rule is ChallengeRule.NOT_READY
    assert get_event(event.slug).state is EventState.DRAFT


def test_an_event_is_published_once(app: Flask) -> None:
    who, event = publish()
    with pytest.raises(RuleBroken) as refused, writing():
        publish_event(who, get_whole_event(event.slug))
    assert refused.value.rule is EventRule.ALREADY_PUBLISHED


def test_a_change_asks_for_a_new_version_and_the_old_one_stays(app: Flask) -> None:
    who, event = publish()
    old = call_versions(event)[0].sha256
    with clock.stopped(START - timedelta(days=40)), writing():
        later = event.results_at + timedelta(days=1)
        set_dates(who, get_whole_event(event.slug), {"results_at": later}, reason=REASON)
    assert has_unpublished_changes(get_whole_event(event.slug))
    with writing():
        publish_call(who, get_whole_event(event.slug), REASON)
    assert [(v.number, v.change_note) for v in call_versions(event)] == [(2, REASON), (1, "")]
    assert get_call_version(event, 1).sha256 == old != get_call_version(event).sha256
    with pytest.raises(Missing):
        get_call_version(event, 3)


@pytest.mark.parametrize(
    ("values", "note", "rule"),
    [
        ({}, REASON, ChallengeRule.NOTHING_CHANGED),
        ({}, "", ChallengeRule.NOTE_NEEDED),
        ({"state": EventState.DRAFT}, REASON, ChallengeRule.EVENT_IS_DRAFT),
        ({"state": EventState.CANCELLED}, REASON, EventRule.CANCELLED),
        ({"results_published_at": START}, REASON, EventRule.RESULTS_ARE_OUT),
    ],
)
def test_a_version_has_its_rules(
    app: Flask, values: dict[str, object], note: str, rule: object
) -> None:
    who, event = publish()
    with writing():
        row = get_event(event.slug)
        for name, value in values.items():
            setattr(row, name, value)
    with pytest.raises(RuleBroken) as refused, writing():
        publish_call(who, get_whole_event(event.slug), note)
    assert refused.value.rule is rule


def test_an_event_that_never_had_a_call_may_publish_its_first(app: Flask) -> None:
    event = make_event()
    assert has_unpublished_changes(event)
    with writing():
        publish_call(organizer(event), get_whole_event(event.slug), "")
    assert [version.number for version in call_versions(event)] == [1]


def test_clauses_are_saved_and_a_lost_race_is_told(app: Flask) -> None:
    who, event = begin_event()
    with writing():
        edit_call(who, find_call(event), CallTexts(legal_basis="Bando 7", may_be_void=False), 1)
    call = find_call(event)
    assert (call.legal_basis, call.may_be_void) == ("Bando 7", False)
    with pytest.raises(Stale), writing():
        edit_call(who, find_call(event), CallTexts(), 1)
    with writing():
        edit_call(who, find_call(event), CallTexts(legal_basis="Bando 7", may_be_void=False))
    edits = [e for e in entries_about(f"event:{event.id}") if e.action == "call.edited"]
    assert len(edits) == 1


def test_the_plan_of_judging_is_saved(app: Flask) -> None:
    who, event = begin_event()
    plan = JudgingPlan(rule="adjusted", tie_rules=("median", "shared"), reviews_per_entry=5)
    with writing():
        plan_judging(who, find_call(event), plan)
    call = find_call(event)
    assert (call.rule, call.tie_rules, call.reviews_per_entry) == (
        "adjusted",
        ["median", "shared"],
        5,
    )


@pytest.mark.parametrize(
    ("plan", "rule"),
    [
        (JudgingPlan(rule="dice"), ChallengeRule.UNKNOWN_RULE),
        (JudgingPlan(tie_rules=("coin",)), ChallengeRule.UNKNOWN_TIE_RULE),
        (JudgingPlan(tie_rules=("median", "median")), ChallengeRule.TIE_RULE_TWICE),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(
    app: Flask, plan: JudgingPlan, rule: ChallengeRule
) -> None:
    who, event = begin_event()
    with pytest.raises(RuleBroken) as refused, writing():
        plan_judging(who, find_call(event), plan)
    assert refused.value.rule is rule


def test_prizes_are_replaced_and_belong_to_this_event(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    challenge, foreign = make_challenge(event), make_challenge(make_event())
    who = organizer(event)
    first = PrizeLine(place=1, title="Primer lugar", amount=Decimal("30000.00"))
    with writing():
        set_prizes(who, get_event(event.slug), [first])
    own = PrizeLine(place=1, title="Mejor mapa", challenge_id=challenge.id)
    with writing():
        set_prizes(who, get_event(event.slug), [own, first])
    assert [(prize.title, prize.amount, prize.challenge_id) for prize in prizes_of(event)] == [
        ("Primer lugar", Decimal("30000.00"), None),
        ("Mejor mapa", None, challenge.id),
    ]
    wrong = PrizeLine(place=1, title="Ajeno", challenge_id=foreign.id)
    with pytest.raises(RuleBroken) as refused, writing():
        set_prizes(who, get_event(event.slug), [wrong])
    assert refused.value.rule is ChallengeRule.PRIZE_OF_ANOTHER_EVENT


def test_prizes_stand_once_teams_work(app: Flask) -> None:
    event = make_event(phase=Phase.HACKING)
    with pytest.raises(RuleBroken) as refused, writing():
        set_prizes(organizer(event), get_event(event.slug), [])
    assert refused.value.rule is ChallengeRule.HAS_STARTED


def test_a_published_reto_is_readable_by_its_address(app: Flask) -> None:
    _who, event = publish()
    [challenge] = challenges_of(event)
    assert get_challenge(event.slug, challenge.slug).id == challenge.id
