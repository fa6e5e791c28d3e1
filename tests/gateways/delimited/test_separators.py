from __future__ import annotations

import pytest

from hackathon.gateways.delimited.separators import named_separator, separator_of


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1;2\n", ";"),
        ("a\tb\n1\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("mun;pob;pct\n" + "Xalapa;1,5;2,5\n" * 60, ";"),
        ("mun;pob;pct\n" + "Xalapa;1,234,567;2,345,678\n" * 60, ";"),
        ("nombre,nota\n" + '"Pérez; Ana",bien\n"López; Eva",mal\n"Ruiz",bien\n', ","),
        ("Reporte de rutas, 2014\n\nruta;viajes;año\n1;2;3\n4;5;6\n", ";"),
        ("una columna\nvalor\nvalor\n", ","),
        ("hora\tlugar\n10:30|x\tcentro, sur\n11:30|y\tnorte\n", "\t"),
        ("", ","),
        ("\n\n", ","),
    ],
)
def test_the_separator_is_found(text: str, separator: str) -> None:
    assert separator_of(text.splitlines(keepends=True)) == separator


@pytest.mark.parametrize(
    ("line", "separator"),
    [("sep=;\r\n", ";"), ('"sep=|"\n', "|"), ("SEP=\t\n", "\t"), ("sep=x\n", None), ("a;b", None)],
)
def test_excels_first_line_names_the_separator(line: str, separator: str | None) -> None:
    assert named_separator(line) == separator
