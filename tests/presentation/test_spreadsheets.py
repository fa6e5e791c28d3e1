"""Sheets keep what they are given, and no cell computes."""

import csv
import re
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hackathon.presentation import spreadsheets
from hackathon.presentation.spreadsheets import (
    Cell,
    Table,
    TooManyRows,
    csv_bytes,
    neutral,
    sheet_names,
    xlsx_bytes,
)

AT = datetime(2026, 11, 23, 23, 59, tzinfo=UTC)


def read_csv(table: Table) -> list[list[str]]:
    return list(csv.reader(StringIO(csv_bytes(table).decode("utf-8"), newline="")))


def part(book: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(book)) as archive:
        return archive.read(f"xl/{name}").decode()


def xlsx(*rows: list[Cell], header: tuple[str, ...] = ("a", "b")) -> bytes:
    return xlsx_bytes([Table("Hoja", header, rows)], dated_at=AT)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\uff1d1+1",
        "+52 228 123 4567",
        "-",
    ],
)
def test_what_a_program_would_compute_gets_an_apostrophe(text: str) -> None:
    assert neutral(text) == f"'{text}"
    assert read_csv(Table("t", ["a"], [[text]]))[1] == [f"'{text}"]


@pytest.mark.parametrize("text", ["-5", "+3.2", "-1,234.50", "1e-3", "-1E+5", " -7 ", "agua", ""])
def test_numbers_and_words_stay_as_they_are(text: str) -> None:
    assert neutral(text) == text


@given(st.text())
def test_no_cell_of_a_csv_begins_a_formula(text: str) -> None:
    cell = csv_bytes(Table("t", [text], [])).decode().strip("\r\n").strip('"')
    assert not re.match(r"[=@\t]", cell)


def test_a_csv_keeps_types_in_words() -> None:
    table = Table(
        "t",
        ["=a", "b"],
        [
            [None, True],
            [False, AT],
            [date(2026, 11, 23), Decimal("1.50")],
            ['a,b\n"c"\x00\ud800', 7],
        ],
    )
    assert read_csv(table) == [
        ["'=a", "b"],
        ["", "true"],
        ["false", "2026-11-23T23:59:00Z"],
        ["2026-11-23", "1.50"],
        ['a,b\n"c"', "7"],
    ]


def test_the_mark_for_excel_is_optional() -> None:
    table = Table("t", ["ñ"], [])
    assert csv_bytes(table) == "ñ\r\n".encode()
    assert csv_bytes(table, mark=True) == b"\xef\xbb\xbf" + "ñ\r\n".encode()


def test_a_workbook_holds_no_formula_and_no_link() -> None:
    book = xlsx(["=HYPERLINK(1)", "https://a.example"], ["{=1}", "mailto:a@b.example"])
    sheet = part(book, "worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert "'=HYPERLINK(1)" in part(book, "sharedStrings.xml")


def test_a_workbook_keeps_numbers_dates_and_long_numbers() -> None:
    book = xlsx(
        [1, Decimal("2.5")],
        [True, None],
        [AT, date(2026, 11, 23)],
        [12345678901234567890, float("nan")],
        ["007", "x" * 40_000],
    )
    sheet = part(book, "worksheets/sheet1.xml")
    assert '<c r="A2"><v>1</v></c>' in sheet
    assert '<c r="B2"><v>2.5</v></c>' in sheet
    assert '<c r="A3" t="b"><v>1</v></c>' in sheet
    assert ">46349.99930555" in sheet
    assert ">46349</v>" in sheet
    strings = part(book, "sharedStrings.xml")
    assert "12345678901234567890" in strings
    assert "<t>007</t>" in strings
    assert "x" * 32_767 + "<" in strings


def test_the_same_tables_give_the_same_bytes() -> None:
    assert xlsx([1, "a"]) == xlsx([1, "a"])


def test_a_sheet_without_header_or_rows_is_still_a_sheet() -> None:
    assert "worksheet" in part(xlsx(header=()), "worksheets/sheet1.xml")
    assert "autoFilter" in part(xlsx(), "worksheets/sheet1.xml")
    assert '<c r="C2"' in part(xlsx([1, 2, 3]), "worksheets/sheet1.xml")


def test_sheets_have_names_that_a_workbook_takes() -> None:
    assert sheet_names(["Retos: [a]/b?", "'x'", "", "Retos", "retos", "y" * 40, "y" * 35]) == [
        "Retos   a  b",
        "x",
        "Hoja",
        "Retos",
        "retos (2)",
        "y" * 31,
        "y" * 27 + " (2)",
    ]


def test_a_sheet_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "MOST_ROWS", 2)
    with pytest.raises(TooManyRows):
        xlsx([1], [2], [3])
