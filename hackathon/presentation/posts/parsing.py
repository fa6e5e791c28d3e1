"""A post read and written: what nobody changed comes out byte for byte as it came in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hackathon.presentation.posts.front_matter import (
    BadFrontMatter,
    Front,
    read_front,
    write_front,
)
from hackathon.presentation.posts.notes import PostNote, Remark

LONGEST = 1_000_000
OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
LIQUID = re.compile(r"\{\{[^{}]*\}\}|\{%[^%{}]*%\}")
EMBED = re.compile(r"<(?:iframe|embed|object|video|audio)\b", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


@dataclass(frozen=True)
class ParsedPost:
    """A post in its parts; `block` is the front matter with its marks, exactly as it was."""

    name: str
    front: Front = field(default_factory=dict)
    body: str = ""
    block: str = ""
    remarks: tuple[Remark, ...] = ()
    refused: Remark | None = None


def read_post(content: bytes, name: str) -> ParsedPost:
    """Read a post from the bytes of a file."""
    if len(content) > LONGEST * 4:
        return ParsedPost(name, refused=Remark(PostNote.TOO_LARGE))
    try:
        return parse_post(content.decode("utf-8"), name)
    except UnicodeDecodeError:
        post = parse_post(content.decode("cp1252", errors="replace"), name)
    remarks = (Remark(PostNote.OTHER_ENCODING), *post.remarks)
    return ParsedPost(name, post.front, post.body, post.block, remarks, post.refused)


def parse_post(text: str, name: str) -> ParsedPost:
    """Read a post; a fault is a remark, and only what cannot be read at all is refused."""
    fault = _unreadable(text)
    if fault is not None:
        return ParsedPost(name, refused=Remark(fault))
    opening = OPENING.match(text)
    if opening is None:
        remarks = (Remark(PostNote.NO_FRONT_MATTER), *_body_remarks(text))
        return ParsedPost(name, body=text, remarks=remarks)
    closing = CLOSING.search(text, opening.end())
    if closing is None:
        return ParsedPost(name, refused=Remark(PostNote.UNCLOSED))
    try:
        front, remarks_of_front = read_front(text[opening.end() : closing.start()])
    except BadFrontMatter as error:
        return ParsedPost(name, refused=error.remark)
    body = text[closing.end() :]
    return ParsedPost(
        name,
        front=front,
        body=body,
        block=text[: closing.end()],
        remarks=(*remarks_of_front, *_body_remarks(body)),
    )


def write_post(front: Front, body: str, block: str = "") -> str:
    """The text of a post; the original `block` is kept untouched while it says the same."""
    if block and _front_of(block) == front:
        return block + body
    if not front and not block:
        return body
    end = "\r\n" if "\r\n" in block else "\n"
    lines = ["---", *write_front(front).splitlines(), "---", ""]
    return end.join(lines) + body


def _front_of(block: str) -> Front | None:
    post = parse_post(block, "")
    return post.front if post.refused is None else None


def _unreadable(text: str) -> PostNote | None:
    if len(text) > LONGEST:
        return PostNote.TOO_LARGE
    if "\x00" in text:
        return PostNote.BINARY
    return None if text.strip("\ufeff \t\r\n") else PostNote.EMPTY


def _body_remarks(body: str) -> list[Remark]:
    found = []
    if LIQUID.search(body):
        found.append(Remark(PostNote.LIQUID))
    if EMBED.search(body):
        found.append(Remark(PostNote.EMBED))
    if TAG.search(EMBED.sub("", body)):
        found.append(Remark(PostNote.RAW_HTML))
    return found
