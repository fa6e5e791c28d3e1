"""Markdown that anybody wrote, as HTML that may stand on any page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Iterator

LOWEST_HEADING = 6
TAGS = frozenset({
    "a", "abbr", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "img", "li", "ol", "p", "pre", "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
})  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "loading"},
    "ol": {"start"},
    "th": {"scope"},
}
_SHOWN_AS_WRITTEN = {"text", "code_inline"}
_parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 30}).enable(
    ["table", "strikethrough"]
)


def render(source: str, *, top_heading: int = 2) -> str:
    """Sanitised HTML; the highest heading of the text becomes `h{top_heading}`, others follow.

    Pictures of other sites become links, so that no page asks a third party for anything.
    """
    tokens = _parser.parse(_storable(source))
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    for token in tokens:
        _place(token, top_heading - min(levels, default=1))
    return nh3.clean(
        _parser.renderer.render(tokens, _parser.options, {}),
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener ugc",
    )


def excerpt(source: str, length: int) -> str:
    """The plain text in at most `length` characters, cut between words; headings only if alone."""
    tokens = _parser.parse(_storable(source))
    paragraphs = list(_texts(tokens, headings=False)) or list(_texts(tokens, headings=True))
    text = " ".join(" ".join(paragraphs).split())
    if len(text) <= length:
        return text
    cut = text[: max(length - 1, 0)]
    if text[len(cut)].isalnum():
        cut = cut.rpartition(" ")[0] or cut
    return cut.rstrip(" ,;:.–—") + "…"


def _storable(source: str) -> str:
    # Half a surrogate pair is no text: neither sanitiser nor database takes it.
    return source.encode("utf-8", "replace").decode("utf-8")


def _place(token: Token, deeper: int) -> None:
    if token.type in {"heading_open", "heading_close"}:
        level = int(token.tag[1]) + deeper
        token.tag = f"h{min(level, LOWEST_HEADING)}"
    elif token.type == "th_open":
        token.attrSet("scope", "col")
    elif token.children:
        token.children = [placed for child in token.children for placed in _own_pictures(child)]


def _own_pictures(token: Token) -> Iterator[Token]:
    if token.type != "image":
        yield token
        return
    address = str(token.attrGet("src") or "")
    if address.startswith("/") and not address.startswith(("//", "/\\", "/%5C")):
        token.attrSet("loading", "lazy")
        yield token
        return
    yield Token("link_open", "a", 1, attrs={"href": address})
    yield Token("text", "", 0, content=_words([token]) or address)
    yield Token("link_close", "a", -1)


def _texts(tokens: list[Token], *, headings: bool) -> Iterator[str]:
    in_heading = False
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            in_heading = token.nesting == 1
        elif token.type == "inline" and (headings or not in_heading):
            yield _words(token.children or [])


def _words(tokens: list[Token]) -> str:
    """The text of inline tokens: descriptions for pictures, a space for a line break."""
    words = []
    for token in tokens:
        if token.type in _SHOWN_AS_WRITTEN:
            words.append(token.content)
        elif token.type == "image":
            words.append(_words(token.children or []))
        elif token.type in {"softbreak", "hardbreak"}:
            words.append(" ")
    return "".join(words)
