"""Codes for licences, periods and formats."""

from __future__ import annotations

import pytest

from hackathon.domain.datasets.codes import (
    LICENCES,
    PERIODICITIES,
    format_of,
    is_table,
    licence_code,
    periodicity_code,
)
from hackathon.presentation.labels import choices


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("R/P1M", "R/P1M"),
        (" r/p1d ", "R/P1D"),
        ("Mensual", "R/P1M"),
        ("mensualmente", "R/P1M"),
        ("Trimestral", "R/P3M"),
        ("Cuatrimestral", "R/P4M"),
        ("Bimestral", "R/P2M"),
        ("Semestral", "R/P6M"),
        ("Bianual", "R/P2Y"),
        ("Quinquenal", "R/P5Y"),
        ("Decenal", "R/P10Y"),
        ("Anual", "R/P1Y"),
        ("Diario", "R/P1D"),
        ("http://purl.org/cld/freq/semiannual", "R/P6M"),
        ("http://publications.europa.eu/resource/authority/frequency/MONTHLY", "R/P1M"),
        ("http://publications.europa.eu/resource/authority/frequency/ANNUAL_2", "R/P6M"),
        ("Irregular", "irregular"),
        ("cuando haga falta", ""),
        ("", ""),
    ],
)
def test_a_period_is_known_however_it_is_written(written, code):
    assert periodicity_code(written) == code


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("cc-by",), "cc-by"),
        (("CC-BY",), "cc-by"),
        (("", "Libre Uso MX"), "libre-uso-mx"),
        (("otra", "", "http://datos.gob.mx/libreusomx"), "libre-uso-mx"),
        (("", "", "https://creativecommons.org/licenses/by/4.0/"), "cc-by"),
        (("", "", "https://creativecommons.org/licenses/by-sa/4.0/"), "cc-by-sa"),
        (("", "", "https://creativecommons.org/publicdomain/zero/1.0/"), "cc-zero"),
        (("", "", "https://opendatacommons.org/licenses/odbl/"), "odc-odbl"),
        ((" propia ", "Licencia propia"), "propia"),
        (("",), ""),
    ],
)
def test_a_licence_is_known_by_code_title_or_address(given, code):
    assert licence_code(*given) == code


@pytest.mark.parametrize(
    ("said", "name", "found"),
    [
        ("csv", "", "CSV"),
        (".xlsx", "a.csv", "XLSX"),
        ("", "rutas.geojson", "GEOJSON"),
        ("", "https://datos.example/rutas.csv?v=2", "CSV"),
        ("", "https://datos.example/rutas", ""),
        ("a" * 40, "", "A" * 20),
    ],
)
def test_a_format_is_what_is_said_or_how_the_name_ends(said, name, found):
    assert format_of(said, name) == found


@pytest.mark.parametrize(
    ("said", "media_type", "expected"),
    [
        ("CSV", "", True),
        ("csv", "application/octet-stream", True),
        ("TSV", "", True),
        ("", "text/csv; charset=utf-8", True),
        ("XLSX", "text/csv", False),
        ("", "application/json", False),
    ],
)
def test_only_delimited_text_is_a_table(said, media_type, expected):
    assert is_table(said, media_type) is expected


def test_every_code_has_its_words():
    assert tuple(code for code, _words in choices("data_licence")) == LICENCES
    assert tuple(code for code, _words in choices("periodicity")) == PERIODICITIES
