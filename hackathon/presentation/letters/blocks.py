"""The parts of a letter, written by a template and read back, so that text and html agree.

A template writes paragraphs as text and calls `action`, `facts`, `steps` and `quote` for the
rest. Those leave a mark of control characters, which are removed from everything people wrote:
no name can pretend to be a button.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

START, END = "\x1e", "\x1d"
MARKED = re.compile(f"{START}(.*?){END}", re.DOTALL)
# Control characters, lone surrogates and those that turn the direction of writing.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
# Any white space but the one that keeps two words together.
SPACE = re.compile(r"[^\S\xa0]+")
WIDTH = 72

Kind = Literal["paragraph", "action", "facts", "steps", "quote"]


@dataclass(frozen=True)
class Block:
    """One part of a letter: its lines, and the address of an action."""

    kind: Kind
    lines: tuple[tuple[str, ...], ...]
    address: str = ""

    @property
    def text(self) -> str:
        """The words of a part that has a single line."""
        return self.lines[0][0]


class BadAddress(ValueError):
    """An action of a letter leads nowhere on the web."""


def one_line(text: str) -> str:
    """The text without control characters, in one line."""
    return SPACE.sub(" ", UNSEEN.sub("", text)).strip(" ")


def kept_lines(text: str) -> str:
    """The text without control characters, its lines kept."""
    return "\n".join(one_line(line) for line in text.splitlines()).strip()


def _mark(kind: Kind, lines: Iterable[Iterable[str]], address: str = "") -> str:
    parts = {"kind": kind, "lines": [list(line) for line in lines], "address": address}
    return f"\n\n{START}{json.dumps(parts)}{END}\n\n"


def action(label: str, address: str) -> str:
    """A button: what it does and where it leads."""
    if urlsplit(address).scheme not in {"http", "https"}:
        raise BadAddress(address)
    return _mark("action", [[label]], address)


def facts(pairs: Mapping[str, object]) -> str:
    """Names and values; those without a value are left out."""
    return _mark("facts", [[name, str(value)] for name, value in pairs.items() if value])


def steps(lines: Iterable[str]) -> str:
    """A numbered list."""
    return _mark("steps", [[line] for line in lines if line])


def quote(text: str) -> str:
    """The words of somebody else, their lines kept."""
    return _mark("quote", [[line] for line in kept_lines(text).split("\n")])


def read(rendered: str) -> tuple[Block, ...]:
    """The parts of a rendered template, in order."""
    blocks: list[Block] = []
    for index, piece in enumerate(MARKED.split(rendered)):
        if index % 2:
            known = json.loads(piece)
            lines = tuple(tuple(line) for line in known["lines"])
            blocks.append(Block(known["kind"], lines, known["address"]))
        else:
            blocks.extend(
                Block("paragraph", ((one_line(paragraph),),))
                for paragraph in re.split(r"\n\s*\n", piece)
                if paragraph.strip()
            )
    return tuple(block for block in blocks if block.lines)


def plain(blocks: Iterable[Block]) -> str:
    """The letter as plain text, wrapped for a reader without html."""
    return "\n\n".join(_PLAIN[block.kind](block) for block in blocks) + "\n"


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _paragraph(block: Block) -> str:
    return _wrapped(block.text)


def _action(block: Block) -> str:
    return f"{block.text}:\n{block.address}"


def _facts(block: Block) -> str:
    return "\n".join(_wrapped(f"{name}: {value}", rest="  ") for name, value in block.lines)


def _steps(block: Block) -> str:
    return "\n".join(
        _wrapped(line, f"{number}. ", "   ") for number, (line,) in enumerate(block.lines, start=1)
    )


def _quote(block: Block) -> str:
    return "\n".join(_wrapped(line, "> ", "> ") or ">" for (line,) in block.lines)


_PLAIN = {
    "paragraph": _paragraph,
    "action": _action,
    "facts": _facts,
    "steps": _steps,
    "quote": _quote,
}
