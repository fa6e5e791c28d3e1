"""SQLite takes texts of any length, NUL and huge numbers; PostgreSQL refuses them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import BigInteger, Integer, String, event, inspect
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Mapper

INTEGER = 2**31
BIG_INTEGER = 2**63


class TooLooseError(ValueError):
    """Something reached the database that the stricter engine refuses."""


@contextmanager
def strict_database() -> Iterator[None]:
    """Refuse, on any engine, what PostgreSQL refuses."""
    event.listen(Mapper, "before_insert", _check_row)
    event.listen(Mapper, "before_update", _check_row)
    event.listen(Engine, "before_cursor_execute", _check_parameters)
    try:
        yield
    finally:
        event.remove(Mapper, "before_insert", _check_row)
        event.remove(Mapper, "before_update", _check_row)
        event.remove(Engine, "before_cursor_execute", _check_parameters)


def _check_row(_mapper: Any, _connection: Any, row: Any) -> None:
    for attribute in inspect(type(row)).column_attrs:
        column, value = attribute.columns[0], getattr(row, attribute.key)
        if isinstance(value, str) and isinstance(column.type, String):
            longest = column.type.length
            _refuse(longest is not None and len(value) > longest, column, value[:80])
        elif isinstance(value, int) and isinstance(column.type, Integer):
            largest = BIG_INTEGER if isinstance(column.type, BigInteger) else INTEGER
            _refuse(not -largest <= value < largest, column, value)


def _check_parameters(
    _connection: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any
) -> None:
    for value in _flat(parameters):
        if isinstance(value, str):
            _refuse("\x00" in value or _is_broken(value), statement, value[:80])
        elif isinstance(value, int):
            _refuse(not -BIG_INTEGER <= value < BIG_INTEGER, statement, value)


def _refuse(is_wrong: bool, where: Any, value: object) -> None:
    if is_wrong:
        msg = f"{where} got {value!r}"
        raise TooLooseError(msg)


def _flat(parameters: Any) -> Iterator[Any]:
    if isinstance(parameters, dict):
        yield from _flat(list(parameters.values()))
    elif isinstance(parameters, list | tuple):
        for one in parameters:
            yield from _flat(one)
    else:
        yield parameters


def _is_broken(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)
