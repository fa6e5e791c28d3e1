"""Words are found whatever their accents, number and case."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hackathon.domain.search.terms import STOP_WORDS, folded, terms

SIGNS = "aosciónÓñÑéü09 -_/¿ßﬁİ字🚀\u0301\n\x00"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("contaminacion", "Contaminación"),
        ("contaminaciones", "contaminación"),
        ("TRANSITO", "tránsito"),
        ("accidente", "Accidentes"),
        ("energia", "energías"),
        ("politica publica", "Políticas públicas"),
        ("predicción", "predicciones"),
        ("río", "ríos"),
        ("vía", "vías"),
        ("nino", "niños"),
        ("rutas de patrullaje", "Ruta para el patrullaje"),
        ("moviles", "móvil"),
        ("camion", "camiones"),
        ("Five5", "five5"),
        ("2014", "2014"),
        ("ﬁnanzas", "finanzas"),
    ],
)
def test_what_is_typed_finds_what_is_written(typed: str, written: str) -> None:
    assert terms(typed) == terms(written) != []


def test_different_things_have_different_terms() -> None:
    assert set(terms("salud")).isdisjoint(terms("transporte"))


def test_terms_keep_order_and_repetition() -> None:
    assert terms("Datos, más datos: datos_abiertos") == ["dat", "dat", "dat", "abiert"]


@pytest.mark.parametrize("text", ["", "  ", "de la para que", "¿¡…!?", "__"])
def test_a_text_of_nothing_but_common_words_has_no_terms(text: str) -> None:
    assert terms(text) == []


def test_stop_words_are_folded_already() -> None:
    assert {folded(word) for word in STOP_WORDS} == set(STOP_WORDS)


@settings(max_examples=60, deadline=None)
@given(st.text(SIGNS, max_size=60))
def test_case_and_composition_of_letters_change_nothing(text: str) -> None:
    assert terms(folded(text)) == terms(text)
    assert all(term.isalnum() for term in terms(text))
