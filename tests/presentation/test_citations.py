"""A dataset is cited as its licence asks."""

from datetime import date

from hackathon.presentation.citations import citation

DAY = date(2026, 11, 23)


def test_a_citation_names_data_publisher_address_and_day() -> None:
    assert citation("Servicios de\n salud", "AX", "https://datos.gob.mx/d/1", DAY) == (
        "“Servicios de salud”, [AX]; https://datos.gob.mx/d/1; fecha de consulta 2026-11-23"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert citation("Salud", " ", "", DAY) == "“Salud”; fecha de consulta 2026-11-23"
