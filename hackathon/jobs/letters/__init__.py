"""Letters as jobs: each name in the outbox has a builder that writes the letter when it leaves.

A builder is called without a writing unit around it. One whose letter holds a link issues it in
a short unit of its own, so that its hash is committed before the letter leaves. It raises Missing
when what the letter is about has gone: then nothing is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import current_app

from hackathon.gateways.installed import settings
from hackathon.presentation.letters.composing import ComposedLetter

Builder = Callable[[Mapping[str, Any], str], ComposedLetter]

_builders: dict[str, Builder] = {}


class UnknownLetter(LookupError):
    """No builder writes letters of this name."""


def letter(name: str) -> Callable[[Builder], Builder]:
    """Register the builder of a letter; it takes the ids of the outbox row and the locale."""

    def register(builder: Builder) -> Builder:
        if name in _builders:
            msg = f"two builders for {name}"
            raise ValueError(msg)
        _builders[name] = builder
        return builder

    return register


def build(name: str, ids: Mapping[str, Any], locale: str) -> ComposedLetter:
    """Write the letter of this name; raises UnknownLetter, or Missing when its subject has gone."""
    if name not in _builders:
        raise UnknownLetter(name)
    return _builders[name](ids, locale)


def known_letters() -> frozenset[str]:
    """The names that have a builder."""
    return frozenset(_builders)


def site_url() -> str:
    """The absolute address of the site."""
    return settings().site_url


def link_to(endpoint: str, **values: object) -> str:
    """The absolute address of one of our pages, outside a request."""
    path = current_app.url_map.bind("localhost").build(endpoint, values)
    return f"{site_url()}{path}"
