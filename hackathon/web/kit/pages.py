"""Turning a select into numbered pages with a constant number of statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import request
from sqlalchemy import Select, func, select

from hackathon.db import db

T = TypeVar("T")
LARGEST_PAGE = 100_000


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list."""

    items: Sequence[T]
    number: int
    size: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last page, at least 1."""
        return max(1, -(-self.total // self.size))


def page_number() -> int:
    """The page that the address asks for (`?pagina=`); 1 when it makes no sense."""
    text = request.args.get("pagina", "1")
    if not text.isdecimal():
        return 1
    return max(1, int(text)) if len(text) <= len(str(LARGEST_PAGE)) else LARGEST_PAGE


def paged(chosen: Select[Any], size: int = 24) -> Page[Any]:
    """The asked page of the rows that `chosen` selects, in two statements."""
    total = db.session.scalar(select(func.count()).select_from(chosen.order_by(None).subquery()))
    number = page_number()
    rows = db.session.scalars(chosen.limit(size).offset(size * (number - 1))).all()
    return Page(rows, number, size, total or 0)
