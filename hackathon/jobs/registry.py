"""Which function does which kind of job."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

Handler = Callable[..., None]

_handlers: dict[str, Handler] = {}


class GiveUp(Exception):
    """A job that will never succeed: it is declared dead at once, for an operator to look at."""


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Register a function as the one that does jobs of this kind; it takes the payload by name.

    A handler opens its own short writing units and may run twice: it must not do its work twice.
    """

    def register(handler: Handler) -> Handler:
        if kind in _handlers:
            msg = f"two handlers for {kind}"
            raise ValueError(msg)
        _handlers[kind] = handler
        return handler

    return register


def handlers() -> Mapping[str, Any]:
    """Every handler by its kind."""
    return MappingProxyType(_handlers)
