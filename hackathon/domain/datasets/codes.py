"""Codes for licences, periodicities and formats, however a catalogue writes them."""

from __future__ import annotations

import re

from hackathon.domain.search.terms import folded

LICENCES = (
    "libre-uso-mx",
    "cc-by",
    "cc-by-sa",
    "cc-by-nc",
    "cc-zero",
    "odc-by",
    "odc-odbl",
    "odc-pddl",
    "notspecified",
)
PERIODICITIES = (
    "R/P1D",
    "R/P1W",
    "R/P2W",
    "R/P1M",
    "R/P2M",
    "R/P3M",
    "R/P4M",
    "R/P6M",
    "R/P1Y",
    "R/P2Y",
    "R/P5Y",
    "R/P10Y",
    "irregular",
)
# Beginnings of the words for a period in Spanish and English, and of the DCAT vocabularies' codes.
_WORDS_OF_PERIOD = (
    ("cuatrimestr", "R/P4M"),
    ("trimestr", "R/P3M"),
    ("quarter", "R/P3M"),
    ("bimestr", "R/P2M"),
    ("bimonth", "R/P2M"),
    ("semestr", "R/P6M"),
    ("semiannual", "R/P6M"),
    ("annual_2", "R/P6M"),
    ("biannual", "R/P6M"),
    ("quincen", "R/P2W"),
    ("biweek", "R/P2W"),
    ("quinquen", "R/P5Y"),
    ("decen", "R/P10Y"),
    ("bianual", "R/P2Y"),
    ("bienal", "R/P2Y"),
    ("bienni", "R/P2Y"),
    ("irreg", "irregular"),
    ("eventual", "irregular"),
    ("semanal", "R/P1W"),
    ("week", "R/P1W"),
    ("diari", "R/P1D"),
    ("daily", "R/P1D"),
    ("mensual", "R/P1M"),
    ("month", "R/P1M"),
    ("anual", "R/P1Y"),
    ("annual", "R/P1Y"),
    ("year", "R/P1Y"),
)
_WORDS_OF_LICENCE = (
    ("libre uso", "libre-uso-mx"),
    ("libreuso", "libre-uso-mx"),
    ("publicdomain/zero", "cc-zero"),
    ("cc0", "cc-zero"),
    ("licenses/by-sa", "cc-by-sa"),
    ("licenses/by-nc", "cc-by-nc"),
    ("licenses/by/", "cc-by"),
    ("licenses/odbl", "odc-odbl"),
    ("licenses/pddl", "odc-pddl"),
    ("licenses/by", "odc-by"),
)
_TABLES = frozenset({"CSV", "TSV"})
_TABLE_TYPES = frozenset({"text/csv", "text/tab-separated-values", "application/csv"})
_EXTENSION = re.compile(r"\.([A-Za-z][A-Za-z0-9]{1,9})$")
LONGEST_FORMAT = 20


def periodicity_code(text: str) -> str:
    """The code of a period however it is written; empty when it is none we know."""
    bare = folded(text.strip().rpartition("/freq/")[2].rpartition("/frequency/")[2])
    if text.strip().upper() in PERIODICITIES:
        return text.strip().upper()
    return next((code for words, code in _WORDS_OF_PERIOD if words in bare), "")


def licence_code(code: str, title: str = "", address: str = "") -> str:
    """The code of a licence we know; else the code as given, empty without one."""
    given = code.strip().casefold()
    if given in LICENCES:
        return given
    said = folded(f"{code} {title} {address}")
    return next((known for words, known in _WORDS_OF_LICENCE if words in said), code.strip())


def format_of(format_name: str, name: str = "") -> str:
    """The format in capitals, from what is said of a file or from the end of its name."""
    said = format_name.strip().lstrip(".").upper()
    if said:
        return said[:LONGEST_FORMAT]
    found = _EXTENSION.search(name.partition("?")[0])
    return found[1].upper() if found else ""


def is_table(format_name: str, media_type: str) -> bool:
    """Whether a file says that it is delimited text, whose first rows can be shown."""
    said = media_type.partition(";")[0].strip().lower()
    return format_name.upper() in _TABLES or (not format_name and said in _TABLE_TYPES)
