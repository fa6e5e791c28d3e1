from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hackathon.gateways.files.names import clean_name, extension_of, has_active_part


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("rutas.csv", "rutas.csv"),
        ("Inventario año 2014.csv", "Inventario año 2014.csv"),
        ("an\u0303o.csv", "año.csv"),
        ("/etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("C:\\Usuarios\\ana\\rutas.csv", "rutas.csv"),
        ("a\r\nContent-Type: text/html.csv", "html.csv"),
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ("a\x00b.csv", "ab.csv"),
        ("  .oculto. ", "oculto"),
        ("...", "archivo"),
        ("", "archivo"),
        ("\ud800.csv", "csv"),
        ("a" * 200 + ".geojson", "a" * 112 + ".geojson"),
        ("a" * 200, "a" * 120),
        ("a." + "b" * 200, "a." + "b" * 118),
    ],
)
def test_a_name_is_made_showable(given_name: str, shown: str) -> None:
    assert clean_name(given_name) == shown


@given(st.text(st.characters()))
def test_a_clean_name_stays_clean(name: str) -> None:
    shown = clean_name(name)
    assert clean_name(shown) == shown
    assert 0 < len(shown) <= 120
    assert not set("/\\\r\n\0") & set(shown)
    shown.encode("utf-8")


def test_the_extension_is_the_last_part_in_lower_case() -> None:
    assert [extension_of(name) for name in ("a.CSV", "a.tar.gz", "a", "")] == ["csv", "gz", "", ""]


@pytest.mark.parametrize(
    ("name", "active"),
    [("a.php.png", True), ("a.b.SVG.png", True), ("a.2014.png", False), ("php.png", False)],
)
def test_active_parts_before_the_extension_are_seen(name: str, *, active: bool) -> None:
    assert has_active_part(name) is active
