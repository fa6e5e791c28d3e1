"""The real posts come out as they came, and their fields are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hackathon.presentation.posts.display import shown_markdown
from hackathon.presentation.posts.fields import fields_of, merged_front
from hackathon.presentation.posts.notes import PostNote
from hackathon.presentation.posts.parsing import ParsedPost, parse_post, read_post, write_post
from hackathon.richtext import render

POSTS = sorted(Path(__file__).parent.glob("*.txt"))


def notes(post: ParsedPost) -> list[PostNote]:
    return [remark.note for remark in post.remarks]


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_a_real_post_comes_out_byte_for_byte(path: Path) -> None:
    post = read_post(path.read_bytes(), path.name)
    assert post.refused is None
    assert write_post(post.front, post.body, post.block).encode() == path.read_bytes()


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_a_real_post_says_the_same_when_it_is_written_anew(path: Path) -> None:
    post = read_post(path.read_bytes(), path.name)
    again = parse_post(write_post(post.front, post.body), path.name)
    assert again.front == post.front
    assert again.body == post.body


def test_torreon_is_read_with_its_fields() -> None:
    post = read_post(POSTS[0].read_bytes(), POSTS[0].name)
    fields, remarks = fields_of(post.front, post.body, post.name)
    assert remarks == ()
    assert fields.title == "El portal de Datos Abiertos de Torreón"
    assert fields.authors == ("Javier Lechuga Jiménez, Contralor del Ayuntamiento de Torreón",)
    assert fields.dated_at == datetime(2016, 5, 27, 18, 0, tzinfo=UTC)
    assert (fields.slug, fields.sub_section) == ("portal-datos-torreon", "noticias")
    assert fields.category == "gobiernos-locales"
    assert fields.is_published
    assert not fields.is_featured
    assert (fields.datasets, fields.external_datasets, fields.tags) == ((), (), ())


def test_the_network_keeps_its_template_and_its_film_and_shows_neither() -> None:
    post = read_post(POSTS[1].read_bytes(), POSTS[1].name)
    assert notes(post) == [PostNote.LIQUID, PostNote.EMBED, PostNote.RAW_HTML]
    shown = shown_markdown(post.body)
    assert "{{" not in shown
    assert "<iframe" not in shown
    assert "https://www.youtube.com/embed/S6vbBzaAUlM?rel=0&controls=0&showinfo=0" in shown
    assert "&lt;" not in render(shown)


def test_an_unchanged_import_changes_nothing_in_the_front_matter() -> None:
    for path in POSTS:
        post = read_post(path.read_bytes(), path.name)
        fields, _ = fields_of(post.front, post.body, post.name)
        assert merged_front(post.front, fields, post.body, post.name) == post.front


def test_an_edited_field_changes_its_key_alone() -> None:
    post = read_post(POSTS[0].read_bytes(), POSTS[0].name)
    post.front["clave_propia"] = {"a": ["1.10", 7, None]}
    fields, _ = fields_of(post.front, post.body, post.name)
    edited = replace(fields, title="Otro: título", tags=("agua",), category="salud")
    front = merged_front(post.front, edited, post.body, post.name)
    assert {key for key in front if front[key] != post.front[key]} == {
        "title",
        "tags",
        "category",
        "category_title",
    }
    written = write_post(front, post.body, post.block)
    again = parse_post(written, post.name)
    assert again.front == front
    assert again.body == post.body
