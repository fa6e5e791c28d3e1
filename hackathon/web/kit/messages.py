"""From a broken rule to a sentence in plain Spanish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import LazyString, gettext

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from hackathon.errors import RuleBroken

_sentences: dict[StrEnum, LazyString] = {}


def register(sentences: Mapping[StrEnum, LazyString]) -> None:
    """Add the sentences of one feature's rules; `%(name)s` takes a fact of the broken rule."""
    _sentences.update(sentences)


def sentence(broken: RuleBroken) -> str:
    """What to tell the person; every rule has one (a test walks them all)."""
    text = _sentences.get(broken.rule)
    if text is None:
        return str(gettext("No se puede hacer: %(rule)s.", rule=broken.rule.value))
    return str(text) % broken.facts if broken.facts else str(text)


def has_sentence(rule: StrEnum) -> bool:
    """Whether the rule has its sentence."""
    return rule in _sentences
