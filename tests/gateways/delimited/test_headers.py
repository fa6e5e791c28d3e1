from __future__ import annotations

import pytest

from hackathon.gateways.delimited.headers import Header, filled, header_of

DATA = [["Xalapa", "12", "10/10/2014"], ["Torreón", "1,234.50", "2014-10-11"]] * 5


@pytest.mark.parametrize(
    ("above", "header"),
    [
        ([["Municipio", "Viajes", "Fecha"]], Header(0)),
        ([["Reporte anual"], ["Fuente: SETRAVI"], ["Municipio", "Viajes", "Fecha"]], Header(2)),
        ([["Reporte anual", "", ""], ["Municipio", "Viajes", "Fecha"]], Header(1)),
        ([["", "Viajes", "Fecha"]], Header(0, is_incomplete=True)),
        ([["Lugar", "lugar ", "Fecha"]], Header(0, is_incomplete=True)),
        ([["Zona", "", "Total"], ["Clave", "Viajes", "Fecha"]], Header(1)),
        ([["Zona", "", "Total"], ["", "Hombres", "Mujeres"]], Header(0, is_incomplete=True)),
        ([["Entidad", "2010", "2011"]], Header(0)),
        ([["Entidad", "2010", "$5"]], Header(-1)),
        ([["Entidad", "2010", "2010"]], Header(-1)),
        ([], Header(-1)),
    ],
)
def test_the_header_is_found_above_the_data(above: list[list[str]], header: Header) -> None:
    assert header_of(above + DATA) == header


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([], Header(-1)),
        ([["Solo"]], Header(0)),
        ([["12"]], Header(-1)),
        ([["Nombre"], ["Ana"], ["Eva"]], Header(0)),
        ([["12", "-3", "(4)"], ["5%", "1e5", "$ 1,200"]], Header(-1)),
        ([["T"]] * 25 + [["a", "b", "c"]] * 60, Header(-1)),
        ([["1" + " " * 500_000 + "x", "b"]] + [["1", "2"]] * 9, Header(0)),
        ([["a", "", "c"]] * 5, Header(0, is_incomplete=True)),
    ],
)
def test_tables_of_other_shapes(rows: list[list[str]], header: Header) -> None:
    assert header_of(rows) == header


def test_a_row_is_as_wide_as_its_last_filled_cell() -> None:
    assert [filled(row) for row in (["a", "", "b", "", " "], ["", ""], [])] == [3, 0, 0]
