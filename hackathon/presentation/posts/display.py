"""The body of a post as markdown that can be shown: no templates, no raw HTML, whole links."""

from __future__ import annotations

import re

from hackathon.presentation.posts.parsing import LIQUID, TAG
from hackathon.presentation.posts.values import BARE_HOST

FENCE = re.compile(r"^(?:```|~~~).*?^(?:```|~~~)[ \t]*$", re.MULTILINE | re.DOTALL)
# Every repetition is bounded or stops at the next sign, so that no text takes long to read.
EMBEDDED = re.compile(
    r"<(?:iframe|embed|object|video|audio)\b[^<>]{0,1000}?\b(?:src|data)\s?=\s?[\"']"
    r"(?:https?:)?//(?P<address>[^\"'\s<>]{1,1000})[\"'][^<>]{0,1000}>"
    r"(?:[^<>]{0,1000}</(?:iframe|object|video|audio)>)?",
    re.IGNORECASE,
)
UNSEEN = re.compile(
    r"<(?P<name>script|style|iframe|object)\b"
    r"(?:[^<]|<(?!/?(?:script|style|iframe|object)\b))*+</(?P=name)\s?>"
    r"|<!--(?:[^<-]|-(?!->)|<(?!!--))*+-->",
    re.IGNORECASE,
)
PICTURE = re.compile(
    r"!\[[^\[\]\n]{0,400}\]\((?P<address>[^()\[\]\s]{0,1000})(?:\s[^()\n]{0,400})?\)"
)
LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]]{1,1000})\]"
    r"\((?P<address>[^()\[\]\s]{1,1000})(?:\s[^()\n]{0,400})?\)"
)
ANCHOR = re.compile(
    r"<a\s[^<>]{0,1000}?\bhref\s?=\s?[\"'](?P<address>[^\"'\s]{1,1000})[\"'][^<>]{0,1000}>"
    r"(?P<words>.{0,1000}?)</a\s?>",
    re.IGNORECASE | re.DOTALL,
)
WEB = ("http://", "https://", "mailto:", "#")


def shown_markdown(body: str, embed_word: str = "Contenido en otro sitio") -> str:
    """The body ready for the markdown door; what is between fences stays as it is."""
    pieces, start = [], 0
    text = body.replace("\r\n", "\n").removeprefix("\ufeff")
    for fence in FENCE.finditer(text):
        pieces += [_shown(text[start : fence.start()], embed_word), fence[0]]
        start = fence.end()
    return "".join([*pieces, _shown(text[start:], embed_word)])


def _shown(text: str, embed_word: str) -> str:
    text = LIQUID.sub("", text)
    text = EMBEDDED.sub(lambda found: _embedded(found, embed_word), text)
    text = ANCHOR.sub(_anchor, text)
    text = TAG.sub("", UNSEEN.sub("", text))
    text = PICTURE.sub(_picture, text)
    return LINK.sub(_link, text)


def _embedded(found: re.Match[str], words: str) -> str:
    address = found["address"].replace("&amp;", "&")
    host = address.split("/")[0]
    return f"\n\n[{words}: {host}](https://{address})\n\n"


def _anchor(found: re.Match[str]) -> str:
    words = TAG.sub("", found["words"])
    return f"[{words}]({found['address']})"


def _picture(found: re.Match[str]) -> str:
    return found[0] if found["address"].startswith(WEB[:2]) else ""


def _link(found: re.Match[str]) -> str:
    address, words = found["address"], found["words"]
    if address.startswith(WEB):
        return found[0]
    if BARE_HOST.fullmatch(address):
        return f"[{words}](http://{address})"
    return words
