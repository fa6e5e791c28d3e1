"""What nobody should type, by the kind of field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.web.kit.bad_input.pages import PageField

SCRIPT = "<script>alert(1)</script>"
MARKUP = f"{SCRIPT}'\"><img src=x onerror=1>"
FORMATS = "=cmd|' /C calc'!A0 {{7*7}} ${7*7} %(x)s %s {0} \\u0000 \\ud800"
ODD = "🐙\u202etxt.exe\u200bñandú"
HOSTILE = f"{FORMATS} {MARKUP} {ODD}"
HALF = b"a\xed\xa0\x80\xff"
BREAKS = "x\r\nSet-Cookie: bad=1"
NUL = "a\x00b"
HUGE = "1" + "0" * 30
LONGEST = 60_000

REFUSED = "refused"
EITHER = "either"

NUMBERS = ("abc", "NaN", HUGE, "-1")
MOMENTS = ("2026-02-30T10:00", "0001-01-01T00:00", "9999-12-31T23:59", NUL)
DAYS = ("2026-02-30", "0000-00-00", NUL)
UNSEEN = ("", HUGE, NUL, MARKUP * 100)


@dataclass(frozen=True)
class Bad:
    """One value, and whether any form must refuse it."""

    what: str
    value: str | bytes
    fate: str = EITHER

    @property
    def is_shown_afterwards(self) -> bool:
        """Whether the pages that show it need a look."""
        return self.what in {"hostile", "markup", "formats"}


def bad_values(one: PageField, limit: int | None) -> Iterator[Bad]:
    """What to try in a field; `limit` is the longest text that it says to take."""
    if one.kind == "hidden":
        yield from (Bad(f"unseen {value[:8]!r}", value) for value in UNSEEN)
        return
    yield Bad("empty", "", REFUSED if one.is_required else EITHER)
    if one.kind in {"select", "radio"}:
        yield from (Bad(value[:8], value, REFUSED) for value in ("no-existe", NUL))
    elif one.kind == "checkbox":
        yield from (Bad(value[:8], value) for value in ("no", NUL))
    elif one.kind == "number":
        yield from (Bad(value[:8], value, _unless("-1", value)) for value in NUMBERS)
    elif one.kind == "datetime-local":
        yield from (Bad(value[:8], value, _unless("9999-12-31T23:59", value)) for value in MOMENTS)
    elif one.kind == "date":
        yield from (Bad(value[:8], value, REFUSED) for value in DAYS)
    else:
        yield from _bad_texts(one, limit or LONGEST)


def _bad_texts(one: PageField, limit: int) -> Iterator[Bad]:
    yield Bad("too long", "x" * 10 * limit, REFUSED)
    if limit >= len(HOSTILE):
        yield Bad("hostile", HOSTILE)
    else:
        yield from (Bad("markup", MARKUP), Bad("formats", FORMATS), Bad("odd letters", ODD))
    if one.kind == "textarea":
        yield Bad("half a letter", HALF)
    takes_lines = one.kind in {"textarea", "password"} or one.is_spare
    yield Bad("line breaks", BREAKS, EITHER if takes_lines else REFUSED)
    yield Bad("nul", NUL, EITHER if one.is_spare else REFUSED)


def _unless(fine: str, value: str) -> str:
    return EITHER if value == fine else REFUSED
