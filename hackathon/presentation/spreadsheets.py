"""The one door to spreadsheets: CSV and XLSX in which no cell becomes a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import xlsxwriter

Cell = str | int | float | Decimal | bool | date | datetime | None

# What makes a spreadsheet program compute, also after a space or in its full-width form.
RISKY = re.compile("[\t\r\n]|\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)([.]\d+)?([eE][+-]?\d+)?")
LONGEST_CELL = 32_767
MOST_ROWS = 1_048_576
LONGEST_NAME = 31
FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
WIDEST, NARROWEST = 60, 8
DIGITS_OF_A_DOUBLE = 15
DATE_FORMAT, MOMENT_FORMAT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"


class TooManyRows(ValueError):
    """A sheet holds more rows than the format can."""


@dataclass(frozen=True)
class Table:
    """A sheet: its name, its header and its rows."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def neutral(text: str) -> str:
    """The text with an apostrophe in front where a program would take it for a formula."""
    if RISKY.match(text) and not NUMBER.fullmatch(text.strip(" ")):
        return f"'{text}"
    return text


def csv_bytes(table: Table, *, mark: bool = False) -> bytes:
    """The table as UTF-8 CSV (RFC 4180); `mark` puts the byte order mark that Excel looks for."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([neutral(_storable(name)) for name in table.header])
    writer.writerows([_as_text(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig" if mark else "utf-8")


def xlsx_bytes(tables: Sequence[Table], *, dated_at: datetime) -> bytes:
    """The tables as an XLSX workbook, one sheet each; the same input gives the same bytes."""
    out = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": MOMENT_FORMAT,
        "remove_timezone": True,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": dated_at.astimezone(UTC).replace(tzinfo=None)})
        bold = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": DATE_FORMAT})
        for table, name in zip(tables, sheet_names([t.name for t in tables]), strict=True):
            _write_sheet(book.add_worksheet(name), table, bold, day)
    return out.getvalue()


def _write_sheet(
    sheet: xlsxwriter.worksheet.Worksheet,
    table: Table,
    bold: xlsxwriter.format.Format,
    day: xlsxwriter.format.Format,
) -> None:
    widths = [len(name) for name in table.header]
    for column, name in enumerate(table.header):
        sheet.write_string(0, column, neutral(_storable(name)), bold)
    last = 0
    for last, row in enumerate(table.rows, start=1):
        if last >= MOST_ROWS:
            raise TooManyRows(table.name)
        for column, cell in enumerate(row):
            _write_cell(sheet, (last, column), cell, day)
            if column < len(widths):
                widths[column] = max(widths[column], len(str(cell)))
    sheet.freeze_panes(1, 0)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width + 2, NARROWEST), WIDEST))
    if table.header:
        sheet.autofilter(0, 0, last, len(table.header) - 1)


def _write_cell(
    sheet: xlsxwriter.worksheet.Worksheet,
    at: tuple[int, int],
    cell: Cell,
    day: xlsxwriter.format.Format,
) -> None:
    row, column = at
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell.astimezone(UTC))
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, day)
    elif isinstance(cell, int | float | Decimal) and _fits(cell):
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, neutral(_storable(str(cell)))[:LONGEST_CELL])


def _fits(number: int | float | Decimal) -> bool:
    """Whether a spreadsheet keeps every digit of a number."""
    value = Decimal(str(number))
    return value.is_finite() and len(value.normalize().as_tuple().digits) <= DIGITS_OF_A_DOUBLE


def sheet_names(names: Sequence[str]) -> list[str]:
    """Names that a workbook takes: short, without its forbidden signs, no two alike."""
    taken: set[str] = set()
    settled = []
    for wanted in names:
        base = FORBIDDEN_IN_NAME.sub(" ", wanted).strip(" '")[:LONGEST_NAME] or "Hoja"
        name, number = base, 1
        while name.lower() in taken:
            number += 1
            ending = f" ({number})"
            name = base[: LONGEST_NAME - len(ending)] + ending
        taken.add(name.lower())
        settled.append(name)
    return settled


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(cell, str):
        return neutral(_storable(cell))
    return str(cell)


def _storable(text: str) -> str:
    """The text without NUL and lone surrogates, which no file of text can hold."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
