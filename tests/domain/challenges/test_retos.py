"""Writing retos, and linking data to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.actor import NOBODY, Actor
from hackathon.domain.accounts.roles import Role
from hackathon.domain.audit.queries import entries_about
from hackathon.domain.challenges.actions.retos import (
    ChallengeWords,
    create_challenge,
    edit_challenge,
    has_started,
    link_dataset,
    move_challenge,
    remove_challenge,
    unlink_dataset,
)
from hackathon.domain.challenges.models import Challenge
from hackathon.domain.challenges.policies import (
    may_edit_challenge,
    may_link_dataset,
    may_see_challenge,
)
from hackathon.domain.challenges.queries import (
    challenge_counts,
    challenges_of,
    challenges_with,
    event_datasets,
    get_challenge,
    open_challenges,
    visible_challenges,
)
from hackathon.domain.challenges.rules import ChallengeRule
from hackathon.domain.events.models import Event, EventState, Track
from hackathon.domain.events.phases import Phase
from hackathon.domain.events.queries import get_event, get_whole_event
from hackathon.domain.search.queries import found_documents
from hackathon.errors import Missing, RuleBroken, Stale
from tests.factories.challenges import make_challenge
from tests.factories.datasets import make_dataset
from tests.factories.events import make_event
from tests.factories.people import actor, make_event_member, make_member, make_person
from tests.factories.saving import save
from tests.factories.submissions import make_submission
from tests.factories.teams import make_team

WORDS = ChallengeWords(title="¿Dónde se pierde el agua?", problem="**Fugas**", outcome="Un mapa")


def organizer(event: Event) -> Actor:
    return actor(make_member(event.organization))


def stored(challenge: Challenge) -> Challenge:
    return get_challenge(challenge.event.slug, challenge.slug)


def test_a_reto_is_added_at_the_end_with_an_address_in_its_event(app: Flask) -> None:
    event = make_event(state=EventState.DRAFT)
    who = organizer(event)
    with writing():
        first = create_challenge(who, get_event(event.slug), WORDS)
        second = create_challenge(who, get_event(event.slug), WORDS)
    assert [first.slug, second.slug] == ["donde-se-pierde-el-agua", "donde-se-pierde-el-agua-2"]
    assert [first.position, second.position] == [0, 1]
    assert first.problem_html == "<p><strong>Fugas</strong></p>\n"
    assert [entry.action for entry in entries_about(f"challenge:{first.id}")] == [
        "challenge.created"
    ]
    assert not found_documents("agua")


def test_a_reto_of_a_public_event_is_found(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    with writing():
        create_challenge(organizer(event), get_event(event.slug), WORDS)
    [found] = found_documents("fugas")
    assert found.path == f"/eventos/{event.slug}/retos/donde-se-pierde-el-agua"
    assert found.context == event.title


def test_a_category_of_another_event_is_refused(app: Flask) -> None:
    event, other = make_event(), make_event()
    track = save(Track(event_id=other.id, slug="salud", name="Salud"))
    for wrong in (track.id, 9999):
        with pytest.raises(RuleBroken) as refused, writing():
            create_challenge(
                organizer(event), get_event(event.slug), replace(WORDS, track_id=wrong)
            )
        assert refused.value.rule is ChallengeRule.TRACK_OF_ANOTHER_EVENT
    own = save(Track(event_id=event.id, slug="salud", name="Salud"))
    with writing():
        made = create_challenge(
            organizer(event), get_event(event.slug), replace(WORDS, track_id=own.id)
        )
    assert stored(made).track.name == "Salud"


@pytest.mark.parametrize(
    ("phase", "state", "expected"),
    [
        (Phase.REGISTRATION, EventState.PUBLISHED, False),
        (Phase.HACKING, EventState.PUBLISHED, True),
        (Phase.HACKING, EventState.DRAFT, False),
    ],
)
def test_teams_work_once_a_public_event_takes_projects(
    app: Flask, phase: Phase, state: EventState, expected: bool
) -> None:
    assert has_started(make_event(phase=phase, state=state)) is expected


def test_an_event_without_projects_never_starts(app: Flask) -> None:
    event = make_event(phase=Phase.HACKING, hacking_at=None, submissions_until=None)
    assert not has_started(event)


def test_a_reto_is_edited_freely_before_teams_work(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    challenge = make_challenge(event)
    with writing():
        edit_challenge(organizer(event), stored(challenge), WORDS, revision=1)
    assert stored(challenge).title == WORDS.title
    assert get_whole_event(event.slug).changes == []


def test_while_teams_work_a_change_is_public_and_needs_a_reason(app: Flask) -> None:
    event = make_event(phase=Phase.HACKING)
    challenge = make_challenge(event)
    who = organizer(event)
    with pytest.raises(RuleBroken) as refused, writing():
        edit_challenge(who, stored(challenge), WORDS)
    assert (refused.value.rule, refused.value.field) == (ChallengeRule.REASON_NEEDED, "reason")
    with writing():
        edit_challenge(who, stored(challenge), WORDS, reason="Errata")
    [change] = get_whole_event(event.slug).changes
    assert (change.field, change.reason) == ("challenge", f"{WORDS.title}: Errata")


def test_saving_the_same_words_leaves_no_trace(app: Flask) -> None:
    event = make_event(phase=Phase.HACKING)
    challenge = make_challenge(event, summary="", min_linked=1)
    same = ChallengeWords(title=challenge.title, min_linked=1)
    with writing():
        edit_challenge(organizer(event), stored(challenge), same)
    assert entries_about(f"challenge:{challenge.id}") == []
    assert get_whole_event(event.slug).changes == []


def test_words_over_another_saving_are_stale(app: Flask) -> None:
    event = make_event()
    challenge = make_challenge(event)
    with pytest.raises(Stale), writing():
        edit_challenge(organizer(event), stored(challenge), WORDS, revision=7)


def test_no_reto_comes_or_goes_while_teams_work(app: Flask) -> None:
    event = make_event(phase=Phase.HACKING)
    dataset = make_dataset()
    challenge = make_challenge(event, dataset)
    who = organizer(event)
    for act in (
        lambda: create_challenge(who, get_event(event.slug), WORDS),
        lambda: remove_challenge(who, stored(challenge)),
        lambda: unlink_dataset(who, stored(challenge), dataset),
    ):
        with pytest.raises(RuleBroken) as refused, writing():
            act()
        assert refused.value.rule is ChallengeRule.HAS_STARTED
        assert refused.value.is_of_state


def test_a_reto_is_removed_with_its_links(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    challenge = make_challenge(event, make_dataset())
    with writing():
        remove_challenge(organizer(event), stored(challenge))
    assert challenges_of(event) == []


def test_a_reto_with_projects_stays(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    challenge = make_challenge(event)
    make_submission(make_team(event), challenge_id=challenge.id)
    with pytest.raises(RuleBroken) as refused, writing():
        remove_challenge(organizer(event), stored(challenge))
    assert refused.value.rule is ChallengeRule.IN_USE
    assert len(challenges_of(event)) == 1


def test_retos_change_places_and_stop_at_the_ends(app: Flask) -> None:
    event = make_event()
    first, second, third = (make_challenge(event, position=0) for _ in range(3))
    who = organizer(event)

    def order() -> list[int]:
        return [challenge.id for challenge in challenges_of(event)]

    with writing():
        move_challenge(who, stored(third), up=True)
    assert order() == [first.id, third.id, second.id]
    with writing():
        move_challenge(who, stored(first), up=True)
        move_challenge(who, stored(second), up=False)
    assert order() == [first.id, third.id, second.id]
    with writing():
        move_challenge(who, stored(first), up=False)
    assert order() == [third.id, first.id, second.id]


def test_data_is_linked_once_and_taken_off(app: Flask) -> None:
    event = make_event(phase=Phase.REGISTRATION)
    challenge, dataset = make_challenge(event), make_dataset()
    who = organizer(event)
    with writing():
        link_dataset(who, stored(challenge), dataset, "El más completo")
        link_dataset(who, stored(challenge), dataset)
    assert [(link.dataset_id, link.note) for link in stored(challenge).links] == [
        (dataset.id, "El más completo")
    ]
    assert [found.id for found in event_datasets(event)] == [dataset.id]
    assert get_whole_event(event.slug).changes == []
    with writing():
        unlink_dataset(who, stored(challenge), dataset)
    assert stored(challenge).links == []
    with pytest.raises(RuleBroken) as refused, writing():
        unlink_dataset(who, stored(challenge), dataset)
    assert refused.value.rule is ChallengeRule.NOT_LINKED


def test_data_that_arrives_while_teams_work_is_announced(app: Flask) -> None:
    event = make_event(phase=Phase.HACKING)
    challenge, dataset = make_challenge(event, title="Agua"), make_dataset(title="Presión")
    with writing():
        link_dataset(organizer(event), stored(challenge), dataset)
    [change] = get_whole_event(event.slug).changes
    assert (change.field, change.reason) == ("dataset_linked", "Agua: Presión")


def test_a_reto_under_the_wrong_event_is_missing(app: Flask) -> None:
    challenge, other = make_challenge(make_event()), make_event()
    with pytest.raises(Missing):
        get_challenge(other.slug, challenge.slug)


def test_lists_hold_exactly_what_the_policy_allows(app: Flask) -> None:
    public = make_challenge(make_event())
    draft = make_challenge(make_event(state=EventState.DRAFT))
    cast = [
        NOBODY,
        actor(make_person()),
        organizer(draft.event),
        actor(make_member(draft.event.organization, Role.EDITOR)),
        actor(make_event_member(draft.event, Role.COHOST)),
    ]
    for who in cast:
        listed = {challenge.id for challenge in db.session.scalars(visible_challenges(who))}
        assert listed == {c.id for c in (public, draft) if may_see_challenge(who, c)}
    may = [may_edit_challenge(who, draft) for who in cast]
    assert (
        may == [may_link_dataset(who, draft) for who in cast] == [False, False, True, False, True]
    )


def test_open_retos_are_those_of_events_under_way(app: Flask) -> None:
    here = make_challenge(make_event(phase=Phase.HACKING))
    make_challenge(make_event(phase=Phase.ANNOUNCED))
    make_challenge(make_event(phase=Phase.ARCHIVED))
    make_challenge(make_event(state=EventState.DRAFT, phase=Phase.HACKING))
    found = db.session.scalars(open_challenges(NOBODY, clock.now())).all()
    assert [challenge.id for challenge in found] == [here.id]
    assert not db.session.scalars(open_challenges(NOBODY, clock.now() + timedelta(days=90))).all()


def test_a_dataset_knows_its_retos_and_an_event_its_counts(app: Flask) -> None:
    one, two = make_dataset(), make_dataset()
    event, draft = make_event(), make_event(state=EventState.DRAFT)
    here = make_challenge(event, one, two)
    make_challenge(event, two)
    hidden = make_challenge(draft, one)
    assert [challenge.id for challenge in challenges_with(one, NOBODY)] == [here.id]
    mine = challenges_with(one, organizer(draft))
    assert [challenge.id for challenge in mine] == [hidden.id, here.id]
    assert challenge_counts([event, make_event()]) == {event.id: (2, 2)}
