"""Machines learn what is known, in the words of schema.org."""

import json
from datetime import UTC, datetime

import pytest

from hackathon.presentation.structured import (
    DatasetFacts,
    Distribution,
    EventFacts,
    StoryFacts,
    as_script,
    dataset_json,
    event_json,
    story_json,
)

AT = datetime(2014, 10, 10, 15, 0, tzinfo=UTC)
URL = "https://dataton.example/a"


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("dataton", "Hackathon"),
        ("reto_abierto", "Hackathon"),
        ("taller", "EducationEvent"),
        ("conferencia", "Event"),
    ],
)
def test_an_event_is_of_its_kind(kind: str, shown: str) -> None:
    facts = EventFacts(
        url=URL,
        kind=kind,
        title="Hackatón Xalapa",
        organizer="Ayuntamiento",
        organizer_url=URL,
        zone="America/Mexico_City",
        starts_at=AT,
    )
    said = event_json(facts)
    assert said["@type"] == shown
    assert said["startDate"] == "2014-10-10T10:00:00-05:00"
    assert said["eventStatus"] == "https://schema.org/EventScheduled"
    assert said["location"]["@type"] == "VirtualLocation"
    assert "endDate" not in said
    assert "description" not in said


def test_a_cancelled_event_at_a_place_says_both() -> None:
    said = event_json(
        EventFacts(
            url=URL,
            kind="taller",
            title="Taller",
            organizer="",
            organizer_url="",
            zone="UTC",
            venue="Casa de la Cultura",
            is_cancelled=True,
        )
    )
    assert said["eventStatus"].endswith("EventCancelled")
    assert said["eventAttendanceMode"].endswith("OfflineEventAttendanceMode")
    assert said["location"]["name"] == "Casa de la Cultura"
    assert "organizer" not in said


def test_a_dataset_lists_its_files() -> None:
    said = dataset_json(
        DatasetFacts(
            url=URL,
            title="Salud",
            publisher="Xalapa",
            licence_url="https://datos.gob.mx/libreusomx",
            keywords=("salud",),
            modified_at=AT,
            distributions=(
                Distribution(title="CSV", url=f"{URL}.csv", media_type="text/csv", size=120),
                Distribution(title="API", url=f"{URL}.json"),
            ),
        )
    )
    assert said["creator"] == {"@type": "Organization", "name": "Xalapa"}
    assert said["dateModified"] == "2014-10-10T15:00:00+00:00"
    assert said["distribution"][0]["contentSize"] == "120"
    assert "contentSize" not in said["distribution"][1]
    assert "temporalCoverage" not in said


def test_a_story_is_based_on_its_datasets() -> None:
    said = story_json(
        StoryFacts(
            url=URL,
            title="Salud Xalapa",
            publisher="Xalapa",
            authors=("Ana", "Luis"),
            award="Primer lugar",
            based_on=(("Servicios de salud", f"{URL}/d"), ("Prestado", "")),
            published_at=AT,
        )
    )
    assert "CreativeWork" in said["@type"]
    assert said["isBasedOn"] == [
        {"@type": "Dataset", "name": "Servicios de salud", "url": f"{URL}/d"},
        {"@type": "Dataset", "name": "Prestado"},
    ]
    assert [person["name"] for person in said["author"]] == ["Ana", "Luis"]


def test_a_script_cannot_be_ended_from_inside() -> None:
    facts = {"name": "</script><script>alert(1)</script><!-- & ñ"}
    script = as_script(facts)
    assert "<" not in script
    assert json.loads(script) == facts
