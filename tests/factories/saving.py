"""Keeping what a factory makes, inside a writing unit or in one of its own."""

from __future__ import annotations

from itertools import count
from typing import TypeVar

from hackathon.db import db, is_writing, writing

T = TypeVar("T")
_numbers = count(1)


def next_number() -> int:
    """A number no factory has used before."""
    return next(_numbers)


def save(row: T) -> T:
    """Write the row and return it with its id."""
    if is_writing():
        db.session.add(row)
        db.session.flush()
        return row
    with writing():
        db.session.add(row)
    return row


def change(row: T, **values: object) -> T:
    """Set columns of a row that is written already."""
    if is_writing():
        for name, value in values.items():
            setattr(row, name, value)
        db.session.flush()
        return row
    with writing():
        return change(row, **values)
