"""The first rows of a delimited text, and the count of all, in memory that does not grow."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from hackathon.gateways.delimited.encodings import Encoding, encoding_of
from hackathon.gateways.delimited.headers import SEARCHED_ROWS, Header, filled, header_of
from hackathon.gateways.delimited.separators import named_separator, separator_of
from hackathon.values import CsvPreview, PreviewNote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN_ROWS = 100
MOST_COLUMNS = 200
LONGEST_CELL = 500
LONGEST_LINE = 1_000_000
SAMPLE_LINES = 64
MOST_LINES_IN_A_RECORD = 100
MOST_LINES_IN_THE_LAST = 10

Numbered = tuple[int, list[str]]


class LineTooLong(Exception):
    """A line longer than any table has."""


class NothingInside(Exception):
    """No row that is not blank."""


class _BrokenQuotes(Exception):
    """A quotation mark that opens and never closes."""


@dataclass(frozen=True, slots=True)
class _Dialect:
    encoding: Encoding
    separator: str
    skipped_lines: int
    has_quotes: bool = True


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows at the beginning, numbered by their line, and how many rows there are."""

    head: list[Numbered]
    count: int


def read_preview(path: Path, *, is_cut: bool = False) -> CsvPreview:
    """The preview of a file; `is_cut` says that its last row is not whole.

    Raises NotText, LineTooLong or NothingInside.
    """
    csv.field_size_limit(LONGEST_LINE)
    encoding = encoding_of(path)
    first = list(islice(_lines(path, encoding), SAMPLE_LINES + 1))
    named = named_separator(first[0]) if first else None
    separator = named or separator_of(first[:SAMPLE_LINES])
    notes = _notes_on_encoding(encoding)
    dialect = _Dialect(encoding, separator, skipped_lines=1 if named else 0)
    try:
        table = _table(path, dialect)
    except (_BrokenQuotes, csv.Error):
        notes.append(PreviewNote.QUOTES_IGNORED)
        unquoted = replace(dialect, has_quotes=False)
        table = _table(path, unquoted)
    if is_cut:
        table = _without_last(table)
    if not table.head:
        raise NothingInside
    return _preview(table, dialect, notes, is_cut=is_cut)


def _notes_on_encoding(encoding: Encoding) -> list[PreviewNote]:
    notes = []
    if encoding.is_assumed:
        notes.append(PreviewNote.ENCODING_ASSUMED)
    if encoding.is_broken:
        notes.append(PreviewNote.ENCODING_BROKEN)
    return notes


def _lines(path: Path, encoding: Encoding) -> Iterator[str]:
    with path.open(encoding=encoding.codec, errors="replace", newline="") as file:
        while line := file.readline(LONGEST_LINE + 1):
            if len(line) > LONGEST_LINE:
                raise LineTooLong
            yield line.replace("\0", "") if "\0" in line else line


def _records(path: Path, dialect: _Dialect) -> Iterator[Numbered]:
    """Every row that is not blank, with the line it begins on."""
    lines = islice(_lines(path, dialect.encoding), dialect.skipped_lines, None)
    reader = (
        csv.reader(lines, delimiter=dialect.separator)
        if dialect.has_quotes
        else csv.reader(lines, delimiter=dialect.separator, quoting=csv.QUOTE_NONE)
    )
    begun = spanned = 0
    for row in reader:
        spanned = reader.line_num - begun
        if spanned > MOST_LINES_IN_A_RECORD:
            raise _BrokenQuotes
        if any(row):
            yield begun + 1 + dialect.skipped_lines, row
        begun = reader.line_num
    if spanned > MOST_LINES_IN_THE_LAST:
        raise _BrokenQuotes


def _table(path: Path, dialect: _Dialect) -> _Table:
    records = _records(path, dialect)
    head = [record for record in islice(records, SHOWN_ROWS + SEARCHED_ROWS) if filled(record[1])]
    return _Table(head, len(head) + sum(1 for _ in records))


def _without_last(table: _Table) -> _Table:
    head = table.head[:-1] if table.count == len(table.head) else table.head
    return _Table(head, max(0, table.count - 1))


def _preview(
    table: _Table, dialect: _Dialect, notes: list[PreviewNote], *, is_cut: bool
) -> CsvPreview:
    header = header_of([row for _, row in table.head])
    names = table.head[header.index][1] if header.index >= 0 else []
    body = [row for _, row in table.head[header.index + 1 :]][:SHOWN_ROWS]
    whole_width = max(map(filled, [names, *body]))
    width = min(whole_width, MOST_COLUMNS)
    total = table.count - header.index - 1
    notes += _notes_on_header(header)
    notes += _notes_on_rows(names, body, whole_width)
    return CsvPreview(
        columns=tuple(_fitted(names, width)),
        rows=tuple(tuple(_fitted(row, width)) for row in body),
        total_rows=total,
        encoding=dialect.encoding.codec,
        separator=dialect.separator,
        header_line=table.head[header.index][0] if header.index >= 0 else 0,
        truncated=is_cut or total > len(body),
        notes=tuple(notes),
    )


def _notes_on_header(header: Header) -> list[PreviewNote]:
    if header.index < 0:
        return [PreviewNote.NO_HEADER]
    notes = [PreviewNote.TITLE_LINES_SKIPPED] if header.index > 0 else []
    return [*notes, PreviewNote.HEADER_MENDED] if header.is_incomplete else notes


def _notes_on_rows(names: list[str], body: list[list[str]], width: int) -> list[PreviewNote]:
    rows = [names, *body] if names else body
    named = filled(names) or width
    found = {
        PreviewNote.EMPTY_COLUMNS_DROPPED: any(len(row) > width for row in rows),
        PreviewNote.RAGGED_ROWS: any(len(row) < named or filled(row) > named for row in rows),
        PreviewNote.CELLS_CUT: any(len(cell) > LONGEST_CELL for row in rows for cell in row),
        PreviewNote.COLUMNS_CUT: width > MOST_COLUMNS,
    }
    return [note for note, is_true in found.items() if is_true]


def _fitted(row: list[str], width: int) -> list[str]:
    cells = [cell.strip()[:LONGEST_CELL] for cell in row[:width]]
    return cells + [""] * (width - len(cells))
