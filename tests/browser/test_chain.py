"""The whole chain, walked by five different people, each in a browser of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.acts import deciding, organizing, publishing, taking_part, telling
from tests.browser.conftest import Invite, database_for
from tests.browser.people import NARROW, PHONE, WIDE
from tests.browser.serving import LiveSite
from tests.browser.stage import set_stage, time_passes
from tests.recorded.replay import ReplayedCatalogue

pytestmark = pytest.mark.browser
ENGINES = [
    pytest.param("sqlite"),
    pytest.param("postgresql", marks=pytest.mark.postgresql),
]


@pytest.fixture(params=ENGINES)
def site(
    request: pytest.FixtureRequest, tmp_path: Path, catalogue: ReplayedCatalogue
) -> Iterator[LiveSite]:
    """The product with an empty database on one of the engines."""
    live = LiveSite(tmp_path, database_for(request.param, tmp_path, request), catalogue)
    live.migrate()
    set_stage(live)
    with live:
        yield live
    assert live.faults() == []


def test_a_dataset_becomes_a_published_story(
    site: LiveSite, people: Callable[..., Invite], request: pytest.FixtureRequest
) -> None:
    # The pages are the same on both engines: what only a program sees is looked for on one.
    invite = people(site, is_thorough="sqlite" in request.node.callspec.id)
    organizer, publisher = invite("organizer", **WIDE), invite("publisher", **WIDE)
    leader, second = invite("team", **NARROW), invite("second", **NARROW)
    judge, certifier = invite("judge", **PHONE), invite("certifier", **WIDE)
    reader, commuter = invite("public", **WIDE), invite("public-phone", **NARROW)

    organizing.opens_the_desk(organizer)
    enlace = (publishing.PUBLISHER_NAME, publishing.PUBLISHER)
    organizing.staffs_the_institution(organizer, *enlace, "Enlace de datos")
    publishing.registers_the_data(publisher)
    publishing.sees_the_copy(publisher)

    organizing.begins_the_event(organizer)
    organizing.writes_the_reto(organizer)
    organizing.links_the_data(organizer, publishing.DATASET, "Rutas de limpia pública")
    organizing.finishes_the_call(organizer)
    organizing.publishes_the_event(organizer)

    taking_part.joins_the_event(leader, *taking_part.LEADER)
    taking_part.founds_the_team(leader)
    taking_part.accepts_the_invitation(second)
    taking_part.writes_the_draft(leader)
    taking_part.declares_the_data(leader)
    taking_part.hands_in(leader)

    deciding.invites_the_jury(organizer)
    deciding.names_a_certifier(organizer)
    time_passes(site, organizing.SLUG, registration_until=3, submissions_until=2, judging_at=1)
    deciding.opens_the_round(organizer)
    deciding.scores(judge)
    deciding.closes_and_computes(organizer)
    deciding.signs_second(certifier)
    telling.finds_nothing_yet(commuter)
    time_passes(site, organizing.SLUG, judging_until=1, results_at=0)
    deciding.publishes_the_results(organizer)

    taking_part.learns_of_the_prize(leader)

    telling.drafts_the_story(organizer)
    story = telling.publishes_the_story(organizer)
    telling.reads_it_all(reader, story)
    telling.reads_it_all(commuter, story)
    telling.finds_it(reader, story)
