"""Routes: a door on every view, Spanish addresses, and reading apart from writing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

DOORS = {"public", "signed_in", "guarded"}
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
READING = {"GET", "HEAD", "OPTIONS"}
KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)?")
WELL_KNOWN = ".well-known"  # RFC 8615
ARGUMENT = re.compile(r"<[^>]+>")
ENGLISH_WORDS = {
    *("event", "events", "team", "teams", "challenge", "challenges", "story", "stories"),
    *("project", "projects", "submission", "submissions", "judge", "judging", "results"),
    *("organization", "organizations", "account", "accounts", "search", "login", "logout"),
    *("new", "edit", "delete", "settings", "desk", "registration", "registrations", "datasets"),
}


def _rules(app: Flask) -> list[Rule]:
    found = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
    assert len(found) > 5
    return found


def _is_interface(rule: Rule) -> bool:
    return rule.rule.startswith("/api/")


def _parts(rule: Rule) -> Iterator[str]:
    for part in rule.rule.strip("/").split("/"):
        fixed = ARGUMENT.sub("", part)
        if fixed == part and part:
            yield part


def test_every_view_has_exactly_one_door(app: Flask) -> None:
    doors = {
        rule.endpoint: getattr(app.view_functions[rule.endpoint], "__access__", None)
        for rule in _rules(app)
    }
    assert {name: door for name, door in doors.items() if door not in DOORS} == {}


def test_an_address_that_writes_does_not_also_read(app: Flask) -> None:
    both = [
        str(rule)
        for rule in _rules(app)
        if (methods := set(rule.methods or ())) & UNSAFE and methods & {"GET"}
    ]
    assert both == []


def test_every_method_is_a_known_one(app: Flask) -> None:
    assert {method for rule in _rules(app) for method in rule.methods or ()} <= UNSAFE | READING


def test_a_view_that_writes_says_so_in_its_name(app: Flask) -> None:
    silent = [
        rule.endpoint
        for rule in _rules(app)
        if "POST" in (rule.methods or ())
        and not _is_interface(rule)
        and not rule.endpoint.split(".")[-1].startswith("post_")
    ]
    assert silent == []


def test_addresses_are_words_joined_by_hyphens(app: Flask) -> None:
    crooked = [
        (rule.rule, part)
        for rule in _rules(app)
        for part in _parts(rule)
        if not KEBAB.fullmatch(part) and part != WELL_KNOWN
    ]
    assert crooked == []


def test_addresses_are_spanish(app: Flask) -> None:
    english = [
        (rule.rule, part)
        for rule in _rules(app)
        if not _is_interface(rule)
        for part in _parts(rule)
        if ENGLISH_WORDS & set(part.split("-"))
    ]
    assert english == []


def test_no_address_ends_in_a_slash(app: Flask) -> None:
    assert [rule.rule for rule in _rules(app) if rule.rule != "/" and rule.rule.endswith("/")] == []


def test_no_address_shows_a_row_number(app: Flask) -> None:
    numbered = [rule.rule for rule in _rules(app) if re.search(r"<int:\w*id>", rule.rule)]
    assert numbered == []
