"""What people call the clock they live by: «hora del centro», and how far it is from UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_name

from hackathon.presentation.translations import Words, babel_locale, say
from hackathon.presentation.translations import lazy as _l

CENTRE = _l("hora del centro")
PACIFIC = _l("hora del Pacífico")
NORTHWEST = _l("hora del noroeste")
SOUTHEAST = _l("hora del sureste")

# The four zones of the Ley de los Husos Horarios (2022) and the border municipalities that
# keep the summer time of the other side.
MEXICO: dict[str, Words] = {
    "America/Mexico_City": CENTRE,
    "America/Merida": CENTRE,
    "America/Monterrey": CENTRE,
    "America/Bahia_Banderas": CENTRE,
    "America/Chihuahua": CENTRE,
    "America/Mazatlan": PACIFIC,
    "America/Hermosillo": PACIFIC,
    "America/Tijuana": NORTHWEST,
    "America/Cancun": SOUTHEAST,
    "America/Ciudad_Juarez": _l("hora de Ciudad Juárez"),
    "America/Ojinaga": _l("hora de Ojinaga"),
    "America/Matamoros": _l("hora de Matamoros"),
}

# The choices of a form, the most populated first.
CITIES: dict[str, Words] = {
    "America/Mexico_City": _l("Centro: Ciudad de México, Guadalajara, Puebla, Xalapa"),
    "America/Monterrey": _l("Centro: Monterrey, Saltillo, Torreón"),
    "America/Merida": _l("Centro: Mérida, Campeche"),
    "America/Chihuahua": _l("Centro: Chihuahua"),
    "America/Bahia_Banderas": _l("Centro: Bahía de Banderas"),
    "America/Mazatlan": _l("Pacífico: Culiacán, Mazatlán, La Paz, Tepic"),
    "America/Hermosillo": _l("Pacífico: Hermosillo, sin horario de verano"),
    "America/Tijuana": _l("Noroeste: Tijuana, Mexicali, con horario de verano"),
    "America/Cancun": _l("Sureste: Cancún, Chetumal"),
    "America/Ciudad_Juarez": _l("Frontera: Ciudad Juárez, con horario de verano"),
    "America/Ojinaga": _l("Frontera: Ojinaga, con horario de verano"),
    "America/Matamoros": _l("Frontera: Matamoros, Reynosa, con horario de verano"),
}


@lru_cache(maxsize=512)
def offset(zone: str, at: datetime) -> timedelta:
    """How far the clock of a zone is from UTC at a moment."""
    return at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta(0)


def utc_offset(zone: str, at: datetime) -> str:
    """The distance from UTC with a true minus sign, as «UTC−6» or «UTC+5:45»."""
    minutes = round(offset(zone, at).total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")


@lru_cache(maxsize=512)
def zone_name(zone: str, at: datetime, locale: str = "es") -> str:
    """The name of a zone's clock, by its Mexican name where it has one."""
    if zone in MEXICO:
        return say(MEXICO[zone], locale)
    if zone in {"UTC", "Etc/UTC"}:
        return say(_l("tiempo universal"), locale)
    return get_timezone_name(
        at.astimezone(ZoneInfo(zone)), width="long", locale=babel_locale(locale)
    )


def zone_in_words(zone: str, at: datetime, locale: str = "es") -> str:
    """A clock's name and its distance from UTC, as «hora del centro, UTC−6»."""
    distance = utc_offset(zone, at)
    return f"{zone_name(zone, at.astimezone(UTC), locale)}, {distance}"


def same_clock(zone: str, other: str, at: datetime) -> bool:
    """Whether two zones show the same hour at a moment."""
    return offset(zone, at) == offset(other, at)
