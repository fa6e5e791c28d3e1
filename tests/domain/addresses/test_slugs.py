"""Slugs come from Spanish text, avoid reserved words, and never collide."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hackathon.domain.addresses.slugs import (
    MAX_LENGTH,
    RESERVED,
    SlugRule,
    find_slug_fault,
    free_slug,
    slug_of,
)

SIGNS = "abzñÑÁéü09 -–_/¿&ßﬁ字🚀\n\x00"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Hackatón Xalapa 2014", "hackaton-xalapa-2014"),
        ("Prevención de accidentes viales", "prevencion-de-accidentes-viales"),
        ("¿Qué es? ¡Ñandú & pingüino!", "que-es-nandu-y-pinguino"),
        ("  Mi   colonia  ", "mi-colonia"),
        ("Agua @ 100 %", "agua-arroba-100-por-ciento"),
        ("Salud–Xalapa / Five5", "salud-xalapa-five5"),
        ("🚀", ""),
        ("", ""),
    ],
)
def test_a_slug_reads_like_its_text(text: str, slug: str) -> None:
    assert slug_of(text) == slug


def test_a_long_text_is_cut_between_words() -> None:
    long = "Diseño de métodos para generar una participación ciudadana participativa en la colonia"
    assert slug_of(long) == "diseno-de-metodos-para-generar-una-participacion-ciudadana"


@pytest.mark.parametrize(
    ("slug", "fault"),
    [
        ("xalapa-2014", None),
        ("a" * MAX_LENGTH, None),
        ("", SlugRule.EMPTY),
        ("a" * (MAX_LENGTH + 1), SlugRule.TOO_LONG),
        ("Xalapa", SlugRule.SHAPE),
        ("xalapa--2014", SlugRule.SHAPE),
        ("-xalapa", SlugRule.SHAPE),
        ("año", SlugRule.SHAPE),
        ("xalapa\n", SlugRule.SHAPE),
        ("../etc", SlugRule.SHAPE),
        ("nuevo", SlugRule.RESERVED),
    ],
)
def test_a_typed_slug_is_checked(slug: str, fault: SlugRule | None) -> None:
    assert find_slug_fault(slug) is fault


def test_every_reserved_word_is_a_slug_itself() -> None:
    assert {slug_of(word) for word in RESERVED} == set(RESERVED)


def test_a_taken_slug_gets_the_next_number() -> None:
    taken = {"mi-colonia", "mi-colonia-2"}
    assert free_slug("Mi colonia", taken.__contains__) == "mi-colonia-3"


def test_a_reserved_word_gets_a_number() -> None:
    assert free_slug("Nuevo", lambda _: False) == "nuevo-2"


def test_a_text_without_letters_gets_a_stand_in() -> None:
    assert free_slug("🚀", lambda _: False) == "sin-titulo"
    assert free_slug("🚀", lambda slug: slug == "reto", fallback="reto") == "reto-2"


@settings(max_examples=40, deadline=None)
@given(st.text(SIGNS, max_size=80), st.integers(0, 12))
def test_a_free_slug_is_always_one_that_a_person_could_have_typed(text: str, taken: int) -> None:
    seen: list[str] = []

    def is_taken(slug: str) -> bool:
        seen.append(slug)
        return len(seen) <= taken

    slug = free_slug(text, is_taken)
    assert find_slug_fault(slug) is None
    assert len(seen) == len(set(seen)) == taken + 1
