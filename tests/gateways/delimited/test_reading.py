from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hackathon.gateways.delimited.encodings import NotText
from hackathon.gateways.delimited.reading import (
    LineTooLong,
    NothingInside,
    read_preview,
)
from hackathon.values import CsvPreview, PreviewNote


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tabla.csv"


def preview(path: Path, content: str | bytes, *, is_cut: bool = False) -> CsvPreview:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_preview(path, is_cut=is_cut)


def test_a_plain_table_is_shown_as_it_is(path: Path) -> None:
    assert preview(path, "ruta,viajes\r\nA1,12\r\nB2,7\r\n") == CsvPreview(
        columns=("ruta", "viajes"),
        rows=(("A1", "12"), ("B2", "7")),
        total_rows=2,
        encoding="utf-8",
        separator=",",
        header_line=1,
        truncated=False,
        notes=(),
    )


MEXICAN = """\
H. Ayuntamiento de Xalapa;;;;
Rutas de limpia pública, octubre de 2014;;;;

CVE_MUN;Colonia;Recolección;;
087;Centro;1,234.50;;
087;Ánimas
087;"Progreso; Macuiltépetl";12;sobra;
"""


def test_a_table_as_a_town_hall_writes_it_is_understood(path: Path) -> None:
    shown = preview(path, MEXICAN.encode("cp1252"))
    assert shown.columns == ("CVE_MUN", "Colonia", "Recolección", "")
    assert shown.rows == (
        ("087", "Centro", "1,234.50", ""),
        ("087", "Ánimas", "", ""),
        ("087", "Progreso; Macuiltépetl", "12", "sobra"),
    )
    assert (shown.encoding, shown.separator, shown.header_line) == ("cp1252", ";", 4)
    assert set(shown.notes) == {
        PreviewNote.ENCODING_ASSUMED,
        PreviewNote.TITLE_LINES_SKIPPED,
        PreviewNote.EMPTY_COLUMNS_DROPPED,
        PreviewNote.RAGGED_ROWS,
    }


def test_control_a_naive_reader_takes_the_title_for_the_header(path: Path) -> None:
    path.write_bytes(MEXICAN.encode("cp1252"))
    with path.open(encoding="cp1252") as file:
        naive = next(csv.reader(file))
    assert naive == ["H. Ayuntamiento de Xalapa;;;;"]


def test_only_a_hundred_rows_are_shown_and_all_are_counted(path: Path) -> None:
    shown = preview(path, "n,x\n" + "".join(f"{n},a\n" for n in range(2500)))
    assert len(shown.rows) == 100
    assert shown.rows[-1] == ("99", "a")
    assert (shown.total_rows, shown.truncated) == (2500, True)


def test_exactly_a_hundred_rows_are_the_whole_table(path: Path) -> None:
    shown = preview(path, "n,x\n" + "1,a\n" * 100)
    assert (len(shown.rows), shown.total_rows, shown.truncated) == (100, 100, False)


def test_blank_rows_are_neither_shown_nor_counted(path: Path) -> None:
    shown = preview(path, "a,b\n\n,\n1,2\n \n\n3,4\n")
    assert (shown.rows, shown.total_rows) == ((("1", "2"), ("3", "4")), 2)


def test_a_table_without_header_says_so(path: Path) -> None:
    shown = preview(path, "1,2\n3,4\n")
    assert (shown.columns, shown.header_line, shown.total_rows) == (("", ""), 0, 2)
    assert shown.notes == (PreviewNote.NO_HEADER,)


def test_a_header_with_gaps_says_so(path: Path) -> None:
    shown = preview(path, ",2010,x\na,1,2\n")
    assert PreviewNote.HEADER_MENDED in preview(path, "a,,b\n1,2,3\n").notes
    assert PreviewNote.NO_HEADER in shown.notes


def test_excels_first_line_is_believed_and_left_out(path: Path) -> None:
    shown = preview(path, "sep=|\na|b\n1;2|3\n")
    assert (shown.separator, shown.columns, shown.header_line) == ("|", ("a", "b"), 2)
    assert shown.rows == (("1;2", "3"),)


def test_a_cell_may_hold_lines(path: Path) -> None:
    shown = preview(path, 'a,b\n"x\ny",2\n3,4\n')
    assert shown.rows == (("x\ny", "2"), ("3", "4"))


@pytest.mark.parametrize("filler", [15, 300])
def test_a_quotation_mark_that_never_closes_swallows_nothing(path: Path, filler: int) -> None:
    shown = preview(path, 'a,b\n1,"2\n' + "3,4\n" * filler)
    assert shown.total_rows == filler + 1
    assert shown.rows[0] == ("1", '"2')
    assert PreviewNote.QUOTES_IGNORED in shown.notes


def test_a_quoted_cell_longer_than_any_is_read_without_quotes(path: Path) -> None:
    shown = preview(path, 'a,b\n1,"' + ("x" * 900_000 + "\n") * 3)
    assert PreviewNote.QUOTES_IGNORED in shown.notes
    assert shown.total_rows == 3


def test_long_cells_are_cut(path: Path) -> None:
    shown = preview(path, "a,b\n1," + "x" * 501 + "\n2," + "y" * 500)
    assert [len(row[1]) for row in shown.rows] == [500, 500]
    assert shown.notes == (PreviewNote.CELLS_CUT,)


def test_very_wide_tables_are_cut(path: Path) -> None:
    names = ",".join(f"c{n}" for n in range(300))
    shown = preview(path, f"{names}\n{names}\n")
    assert len(shown.columns) == len(shown.rows[0]) == 200
    assert PreviewNote.COLUMNS_CUT in shown.notes


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_mark_of_encoding_is_not_part_of_the_header(path: Path, codec: str) -> None:
    shown = preview(path, "año,mes\n1,2\n".encode(codec))
    assert (shown.columns, shown.encoding) == (("año", "mes"), codec)


def test_broken_bytes_and_nul_are_shown_as_well_as_can_be(path: Path) -> None:
    shown = preview(path, b"a,b\n" + b"x,y\n" * 20_000 + b"\x81\0,\xf1\n")
    assert {PreviewNote.ENCODING_ASSUMED, PreviewNote.ENCODING_BROKEN} <= set(shown.notes)
    assert shown.total_rows == 20_001


def test_of_a_cut_file_the_last_row_does_not_count(path: Path) -> None:
    short = preview(path, "a,b\n1,2\n3,", is_cut=True)
    assert (short.rows, short.total_rows, short.truncated) == ((("1", "2"),), 1, True)
    long = preview(path, "a,b\n" + "1,2\n" * 500, is_cut=True)
    assert (len(long.rows), long.total_rows, long.truncated) == (100, 499, True)


def test_a_header_alone_is_a_table_without_rows(path: Path) -> None:
    shown = preview(path, "a,b\n")
    assert (shown.columns, shown.rows, shown.total_rows) == (("a", "b"), (), 0)


@pytest.mark.parametrize("content", ["", "\n\n", ",,\n,,\n", "  \n", "\ufeff"])
def test_a_file_with_nothing_inside_has_no_preview(path: Path, content: str) -> None:
    with pytest.raises(NothingInside):
        preview(path, content)


def test_a_file_cut_within_its_only_row_has_no_preview(path: Path) -> None:
    with pytest.raises(NothingInside):
        preview(path, "a,b", is_cut=True)


def test_a_line_without_end_has_no_preview(path: Path) -> None:
    with pytest.raises(LineTooLong):
        preview(path, "a,b\n" + "x" * 1_000_001)


def test_what_is_no_text_has_no_preview(path: Path) -> None:
    with pytest.raises(NotText):
        preview(path, b"\x89PNG\0\0")


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=5),
        min_size=1,
        max_size=30,
    ),
    st.sampled_from(",;\t|"),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_was_written_is_a_rectangle_or_a_clear_fault(
    path: Path, rows: list[list[str]], separator: str
) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    try:
        shown = read_preview(path)
    except (NotText, NothingInside):
        return
    assert {len(row) for row in shown.rows} <= {len(shown.columns)}
    assert shown.total_rows >= len(shown.rows)
