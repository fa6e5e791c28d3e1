"""Doing things at the same moment, each in a thread with its own session and connection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from threading import Barrier, Thread
from typing import Any

from flask import Flask

from hackathon.db import db, writing
from hackathon.errors import RuleBroken

PATIENCE = 60


def at_once(app: Flask, acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """What each act returned or raised; all of them start together."""
    barrier, answers = Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: Callable[[], Any]) -> None:
        with app.app_context():
            barrier.wait(PATIENCE)
            try:
                answers[place] = act()
            except Exception as error:
                answers[place] = error
            finally:
                db.session.remove()

    threads = [Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    db.session.rollback()
    return answers


def in_writing(act: Callable[..., Any], *values: Any) -> Callable[[], Any]:
    """The act in a writing unit of its own, as a request would do it."""

    def run() -> Any:
        with writing():
            return act(*values)

    return run


def told(answers: Sequence[Any]) -> Counter[str]:
    """How many got what: `done`, the broken rule, or the name of the error."""
    return Counter(_word(answer) for answer in answers)


def _word(answer: Any) -> str:
    if isinstance(answer, RuleBroken):
        return str(answer.rule.value)
    return type(answer).__name__ if isinstance(answer, Exception) else "done"
