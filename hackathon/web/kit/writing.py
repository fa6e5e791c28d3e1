"""The edge: a writing unit that asks the door again, and forms that carry refusals."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError

from hackathon import db as database
from hackathon.errors import RuleBroken, Stale
from hackathon.web.kit.access import ask_again

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hackathon.web.kit.forms import Form

T = TypeVar("T")
TRIES = 10


@contextmanager
def writing() -> Iterator[None]:
    """Open a writing unit for this request; the guarded thing and the policy are read anew."""
    with database.writing():
        ask_again()
        yield


def attempt(form: Form, act: Callable[[], T]) -> T | None:
    """Validate the form and run `act` in a writing unit.

    Returns what `act` returned; None when the form was refused, with the reasons in the form and
    `form.status` 422 (a fault in what was typed) or 409 (time, state, or another's newer text).
    """
    if not form.validate():
        return None
    try:
        return _once_more(act)
    except RuleBroken as broken:
        form.add_rule(broken)
    except Stale as stale:
        form.add_stale(stale.stored)
    except (StaleDataError, ObjectDeletedError):
        form.add_stale(None)
    return None


def _once_more(act: Callable[[], T]) -> T:
    """Run `act` in a writing unit; once more when another's row came first, for the rule to say so.

    Two people may ask for the same name between the question and the answer: the database keeps
    one, and the second try finds it.
    """
    for _try in range(TRIES - 1):
        try:
            with writing():
                return act()
        except IntegrityError:
            continue
    with writing():
        return act()
