"""Fields to choose from a list, which take plain pairs of code and words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from wtforms import RadioField as WtformsRadioField
from wtforms import SelectField as WtformsSelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

Pairs = Iterable[Any] | Callable[[], Iterable[Any]] | None


def options(pairs: Pairs) -> list[SelectChoice] | None:
    """The options of a field from pairs (code, words); `list` stands for none yet."""
    if pairs is None:
        return None
    given = pairs() if callable(pairs) else pairs
    return [one if isinstance(one, SelectChoice) else SelectChoice(*one) for one in given]


class _Offering:
    """A field whose choices may be given, at once or later, as pairs."""

    def __init__(self, *arguments: Any, choices: Pairs = None, **more: Any) -> None:
        super().__init__(*arguments, choices=options(choices), **more)  # type: ignore[call-arg]  # the field's own

    def __setattr__(self, name: str, value: object) -> None:
        super().__setattr__(name, options(cast("Pairs", value)) if name == "choices" else value)


class SelectField(_Offering, WtformsSelectField):
    """A drop-down list."""


class RadioField(_Offering, WtformsRadioField):
    """A list of which one is ticked."""
