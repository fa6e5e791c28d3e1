"""Sentences for what could not be read."""

from __future__ import annotations

from hackathon.gateways.previews import PreviewFault
from hackathon.gateways.safe_fetch import FetchFault
from hackathon.presentation.fetch_reasons import REASONS, reason_words


def test_every_fault_has_its_own_sentence():
    codes = {*FetchFault, *PreviewFault}
    assert {str(code) for code in codes} <= set(REASONS)
    assert len({words.msgid for words in REASONS.values()}) == len(REASONS)


def test_a_refusal_never_says_which_rule_refused():
    assert reason_words("refused", "es") == "Esa dirección no se puede consultar desde aquí."


def test_an_unknown_code_gets_a_general_sentence():
    assert reason_words("otra cosa", "es") == "No se pudo leer. Lo intentaremos otra vez."
