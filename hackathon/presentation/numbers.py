"""Figures, money and sizes as a reader of each language writes them."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.numbers import format_currency, format_decimal, format_percent

from hackathon.presentation.translations import babel_locale, language_of, translate

WORDS_PER_MINUTE = 220
SIZE_UNITS = ("B", "kB", "MB", "GB", "TB")
# Where rounding would show 1,000 of a unit, and where one decimal stops being of use.
NEXT_UNIT = 999.5
WHOLE_UNITS = 99.95


@lru_cache(maxsize=4096)
def figure(value: int | float | Decimal, locale: str = "es", *, digits: int | None = None) -> str:
    """A figure with the locale's separators; `digits` fixes the decimals."""
    if digits is None:
        return format_decimal(value, locale=babel_locale(locale))
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(rounded, format=pattern, locale=babel_locale(locale))


@lru_cache(maxsize=1024)
def percent(share: float | Decimal, locale: str = "es") -> str:
    """A share between 0 and 1 as a percentage without decimals, as «30 %»."""
    whole = (Decimal(str(share)) * 100).quantize(Decimal(1), ROUND_HALF_UP)
    pattern = "0\xa0%" if language_of(locale) == "es" else "0%"
    return format_percent(whole / 100, format=pattern, locale=babel_locale(locale))


@lru_cache(maxsize=1024)
def money(amount: Decimal | int, currency: str = "MXN", locale: str = "es") -> str:
    """An amount as «$60,000»; cents only where there are some, other currencies by their code."""
    value = Decimal(amount)
    whole = value == value.to_integral_value()
    if currency == "MXN":
        sign = "−" if value < 0 else ""
        return f"{sign}${figure(abs(value), locale, digits=0 if whole else 2)}"
    pattern = "¤¤ #,##0" if whole else "¤¤ #,##0.00"
    return format_currency(
        value, currency, format=pattern, locale=babel_locale(locale), currency_digits=False
    ).replace("\xa0", " ")


def named_money(amount: Decimal | int, currency: str = "MXN", locale: str = "es") -> str:
    """An amount with its currency named, for the one place of a page that names it."""
    words = money(amount, currency, locale)
    return words if currency in words else f"{words} {currency}"


@lru_cache(maxsize=4096)
def file_size(size: int, locale: str = "es") -> str:
    """A size in bytes in decimal units, as «3.4 MB»."""
    value, unit = float(size), 0
    while value >= NEXT_UNIT and unit < len(SIZE_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    shown = round(value, 1 if unit > 1 and value < WHOLE_UNITS else None)
    return f"{figure(shown, locale)} {SIZE_UNITS[unit]}"


def reading_minutes(text: str) -> int:
    """Whole minutes that reading a text takes, at least one."""
    return max(1, math.ceil(len(text.split()) / WORDS_PER_MINUTE))


def reading_time(text: str, locale: str = "es") -> str:
    """How long a text takes to read, as «lectura de 4 minutos»."""
    minutes = reading_minutes(text)
    ngettext = translate(locale).ngettext
    return ngettext("lectura de %(num)d minuto", "lectura de %(num)d minutos", minutes) % {
        "num": minutes
    }


def ordinal(place: int, locale: str = "es") -> str:
    """A place in a ranking, as «1.º» or «1st»."""
    if language_of(locale) == "es":
        return f"{place}.º"
    endings = {1: "st", 2: "nd", 3: "rd"}
    is_teen = place % 100 in {11, 12, 13}
    return f"{place}{'th' if is_teen else endings.get(place % 10, 'th')}"
