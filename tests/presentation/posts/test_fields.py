"""The fields of a Historia are found in the ways people write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hackathon.presentation.posts.fields import PostFields, fields_of, merged_front, new_front
from hackathon.presentation.posts.front_matter import (
    read_front,
)
from hackathon.presentation.posts.notes import PostNote
from hackathon.presentation.posts.parsing import parse_post, write_post


def known(front: str, name: str = "nota.md") -> tuple[PostFields, list[PostNote]]:
    fields, remarks = fields_of(read_front(front)[0], "", name)
    return fields, [remark.note for remark in remarks]


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2016-05-27 13:00:00 -0500", datetime(2016, 5, 27, 18, 0, tzinfo=UTC)),
        ("2015-02-26", datetime(2015, 2, 26, 6, 0, tzinfo=UTC)),
        ("2015/2/6 09:30", datetime(2015, 2, 6, 15, 30, tzinfo=UTC)),
        ("2016-05-27T13:00:00.5Z", datetime(2016, 5, 27, 13, 0, tzinfo=UTC)),
        ("2016-05-27 13:00 -05:00", datetime(2016, 5, 27, 18, 0, tzinfo=UTC)),
    ],
)
def test_dates_are_read_in_the_ways_people_write_them(written: str, moment: datetime) -> None:
    assert known(f"title: a\ndate: {written}")[0].dated_at == moment


@pytest.mark.parametrize("written", ["2015-13-45", "ayer", "2015-02-26 25:00", "2015-02-26 -9900"])
def test_a_bad_date_is_said_and_the_name_of_the_file_helps(written: str) -> None:
    fields, found = known(f"title: a\ndate: {written}", "2014-10-12-salud.md")
    assert fields.dated_at == datetime(2014, 10, 12, 5, 0, tzinfo=UTC)
    assert found == [PostNote.BAD_DATE]


def test_a_bad_date_in_the_name_is_said() -> None:
    fields, found = known("title: a", "_posts/2015-13-45-salud-xalapa.md")
    assert fields.dated_at is None
    assert fields.slug == "salud-xalapa"
    assert found == [PostNote.BAD_DATE_IN_NAME]


def test_a_post_without_title_takes_its_heading_or_its_name() -> None:
    fields, remarks = fields_of({}, "texto\n\n## Salud Xalapa ##\n", "a.md")
    assert fields.title == "Salud Xalapa"
    assert [remark.note for remark in remarks] == [PostNote.NO_TITLE]
    assert fields_of({}, "texto", "2015-02-26-red_mexico-abierto.md")[0].title == (
        "Red mexico abierto"
    )


def test_lists_may_be_texts_nulls_or_full_of_holes() -> None:
    fields, found = known(
        "title: a\ntags: agua, salud , agua\ncollaborators:\n - Ana\n -\n - [x]\n - 2015\n - true\n"
        "redirect_from: /viejo, con coma\nauthor: Ana | Luis |"
    )
    assert fields.tags == ("agua", "salud")
    assert fields.collaborators == ("Ana", "2015")
    assert fields.redirects == ("/viejo, con coma",)
    assert fields.authors == ("Ana", "Luis")
    assert found == []


def test_datasets_old_and_new_are_told_apart() -> None:
    fields, found = known(
        "title: a\ndatasets:\n - servicios-de-salud\n - title: Fugas\n   url: datos.gob.mx/f\n"
        " - {cover: x}\nexternal_datasets:\n - title: Prestado\n - https://a.example/d\n"
        " - url: javascript:alert(1)\n   title: Malo\n - url: ' '\n"
    )
    assert fields.datasets == ("servicios-de-salud",)
    assert fields.external_datasets == (
        ("Fugas", "http://datos.gob.mx/f"),
        ("Prestado", ""),
        ("https://a.example/d", "https://a.example/d"),
        ("Malo", ""),
    )
    assert found == [PostNote.LINK_WITHOUT_SCHEME, PostNote.BAD_LINK]


def test_links_of_apps_lead_to_the_web() -> None:
    fields, found = known(
        "title: a\nlinks:\n  webLink: https://app.example\n  appleStore:\n  playStore: /x\n"
        "  n: http://[\n"
    )
    assert fields.app_links == {"webLink": "https://app.example"}
    assert found == [PostNote.BAD_LINK, PostNote.BAD_LINK]
    assert known("title: a\nlinks: texto")[1] == [PostNote.BAD_VALUE]


@pytest.mark.parametrize(
    ("front", "section", "category", "found"),
    [
        ("sub_section: avances\ncategory: Educación", "avances", "educacion", []),
        ("sub_section: Casos de uso\ncategory: other", "casos-de-uso", "otros", []),
        ("sub_section: blog", "historias", "otros", [PostNote.UNKNOWN_SECTION]),
        ("category: magia", "historias", "otros", [PostNote.UNKNOWN_CATEGORY]),
    ],
)
def test_sections_and_categories_are_those_of_the_catalogue(
    front: str, section: str, category: str, found: list[PostNote]
) -> None:
    fields, remarks = known(f"title: a\n{front}")
    assert (fields.sub_section, fields.category) == (section, category)
    assert remarks == found


def test_a_hidden_post_stays_hidden_and_a_strange_flag_is_said() -> None:
    assert not known("title: a\npublished: false")[0].is_published
    fields, found = known("title: a\npublished: tal vez\nfeatured: si\nexcerpt: [x]")
    assert fields.is_published
    assert not fields.is_featured
    assert found == [PostNote.BAD_VALUE, PostNote.BAD_VALUE, PostNote.BAD_VALUE]


def test_a_historia_born_here_has_the_keys_of_the_catalogue() -> None:
    fields = PostFields(
        title="Salud Xalapa",
        authors=("Ana", "Luis"),
        dated_at=datetime(2014, 10, 12, 18, 0, tzinfo=UTC),
        slug="salud-xalapa",
        category="salud",
        datasets=("servicios-de-salud",),
        external_datasets=(("Fugas", "https://a.example"),),
        image="salud.png",
    )
    front = new_front(fields)
    assert list(front)[:3] == ["layout", "published", "featured"]
    assert front["author"] == "Ana | Luis"
    assert front["date"] == "2014-10-12 13:00:00 -0500"
    assert front["permalink"] == "/impacto/historias/salud-xalapa.html"
    assert front["category_title"] == "Salud"
    read, remarks = fields_of(parse_post(write_post(front, "x"), "a.md").front, "x", "a.md")
    assert remarks == ()
    assert read == replace(fields, permalink="/impacto/historias/salud-xalapa.html")


def test_each_field_can_be_changed_and_read_back() -> None:
    changed = PostFields(
        title="t",
        tagline="l",
        excerpt="e",
        authors=("a", "b"),
        dated_at=datetime(2020, 1, 2, tzinfo=UTC),
        is_published=False,
        is_featured=True,
        featured_tagline="f",
        slug="s",
        permalink="/impacto/avances/s.html",
        redirects=("/r",),
        sub_section="avances",
        category="economia",
        tags=("g",),
        collaborators=("c",),
        image="i.png",
        datasets=("d",),
        external_datasets=(("x", "https://x.example"),),
        app_links={"webLink": "https://w.example"},
    )
    front = merged_front({"propia": 1}, changed, "", "a.md")
    assert front["propia"] == 1
    assert fields_of(front, "", "a.md")[0] == changed
