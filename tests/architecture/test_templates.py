"""Templates: nothing that the content policy forbids, nothing from elsewhere, nothing unescaped."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.reading import ROOT, repository_files

# Letters and documents are no pages: mail programs know inline style only.
NO_PAGES = ("templates/mail/", "templates/documents/")
ROOMS_WITHOUT_FEATURE = {"layout", "components", "mail", "documents", "errors"}

FORBIDDEN = {
    "inline style": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "inline script": re.compile(
        r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")", re.IGNORECASE
    ),
    "address in javascript": re.compile(r"=\s*[\"']javascript:", re.IGNORECASE),
    "file from elsewhere": re.compile(
        r"<(?:script|link|img|iframe|source|video|audio|object|embed|use)\b[^>]*"
        r"\b(?:src|href|srcset|data)\s*=\s*[\"'](?:https?:)?//",
        re.IGNORECASE,
    ),
    "page without escaping": re.compile(r"autoescape\s+false", re.IGNORECASE),
}
# Only html that `richtext.render` made, kept in fields named so.
CALLED_SAFE = re.compile(r"\{[{%]-?([^{}]*?)\|\s*safe\b")
CONDITION = re.compile(r"\bif\b.*?\belse\b")
NAME = re.compile(r"[A-Za-z_][\w.]*")


def _pages() -> dict[str, str]:
    found = {
        name: (ROOT / name).read_text(encoding="utf-8")
        for name in repository_files()
        if name.startswith("templates/") and not name.startswith(NO_PAGES)
    }
    assert len(found) > 5
    return found


def _is_rendered(expression: str) -> bool:
    names = NAME.findall(CONDITION.sub(" ", expression))
    return bool(names) and all(name.endswith("_html") for name in names)


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_page_has(what: str) -> None:
    having = [
        f"{name}:{text[: match.start()].count(chr(10)) + 1} {match[0][:100]}"
        for name, text in _pages().items()
        for match in FORBIDDEN[what].finditer(re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL))
    ]
    assert having == []


def test_only_rendered_html_is_called_safe() -> None:
    called = [
        (name, match[1]) for name, text in _pages().items() for match in CALLED_SAFE.finditer(text)
    ]
    assert [place for place in called if not _is_rendered(place[1])] == []


def test_every_template_lies_in_the_room_of_its_feature() -> None:
    features = {path.name for path in (ROOT / "hackathon/web").iterdir() if path.is_dir()}
    rooms = {
        Path(name).parts[1]
        for name in repository_files()
        if name.startswith("templates/") and len(Path(name).parts) > 2
    }
    assert rooms
    assert rooms - features - ROOMS_WITHOUT_FEATURE == set()


@pytest.mark.parametrize(
    ("what", "bad"),
    [
        ("inline style", '<p class="a" style="color:red">'),
        ("inline handler", '<a onclick="go()">'),
        ("inline script", "<script>go()</script>"),
        ("file from elsewhere", '<link rel="stylesheet" href="https://fonts.example/a.css">'),
        ("file from elsewhere", '<script src="//cdn.example/x.js">'),
    ],
)
def test_a_forbidden_thing_would_be_seen(what: str, bad: str) -> None:
    assert FORBIDDEN[what].search(bad)


@pytest.mark.parametrize("expression", ["team.name", "story.body_html or team.name", "'<b>'"])
def test_text_of_people_is_not_taken_for_rendered_html(expression: str) -> None:
    assert not _is_rendered(expression)


@pytest.mark.parametrize("expression", ["story.body_html", "(a.text_html if old else b_html)"])
def test_rendered_html_is_known_by_its_name(expression: str) -> None:
    assert _is_rendered(expression)


def test_a_script_of_ours_is_not_taken_for_a_forbidden_thing() -> None:
    good = '<script type="module" src="{{ asset_url("js/page.js") }}"></script>'
    assert not any(pattern.search(good) for pattern in FORBIDDEN.values())
