"""One door to each danger: what may be imported in one place only."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from tests.architecture.reading import own_code


@dataclass(frozen=True)
class Danger:
    """Imports that belong to a few modules, named by the beginning of their path."""

    imports: str
    doors: tuple[str, ...]

    def is_at(self, name: str) -> bool:
        """Whether an imported name is the danger or lies inside it."""
        return re.fullmatch(rf"(?:{self.imports})(?:\..+)?", name) is not None


DANGERS = {
    "fetch an address": Danger(
        r"requests|urllib3|urllib\.request|httpx|aiohttp|http\.client",
        ("hackathon/gateways/safe_fetch",),
    ),
    "open a socket": Danger(
        r"socket|ssl",
        (
            "hackathon/gateways/safe_fetch",
            "hackathon/gateways/mail",
            "hackathon/gateways/scan",
            "hackathon/jobs/commands/",
        ),
    ),
    "send mail": Danger(r"smtplib|flask_mail", ("hackathon/gateways/mail",)),
    "redirect": Danger(r"flask\.redirect|werkzeug\.utils\.redirect", ("hackathon/web/kit/",)),
    "answer with a file": Danger(
        r"flask\.send_file|flask\.send_from_directory|werkzeug\.utils\.send_file",
        ("hackathon/web/kit/",),
    ),
    "keep something in the cookie": Danger(r"flask\.session", ("hackathon/web/kit/",)),
    "sign somebody in": Danger(r"flask_login", ("hackathon/web/kit/",)),
    "render a page": Danger(
        r"flask\.render_template|flask\.render_template_string", ("hackathon/web/kit/",)
    ),
    "call text safe": Danger(
        r"markupsafe|flask\.Markup|jinja2\.Markup",
        ("hackathon/web/kit/", "hackathon/presentation/"),
    ),
    "read markdown": Danger(
        r"markdown_it|markdown|mistune",
        ("hackathon/richtext.py", "hackathon/presentation/documents/"),
    ),
    "clean html": Danger(r"nh3|bleach|lxml", ("hackathon/richtext.py",)),
    "keep a file": Danger(r"obstore|boto3", ("hackathon/gateways/files",)),
    "write a spreadsheet": Danger(r"xlsxwriter|openpyxl", ("hackathon/presentation/",)),
    "open an image": Danger(
        r"PIL",
        ("hackathon/gateways/", "hackathon/presentation/"),
    ),
    "hash a password": Danger(r"argon2", ("hackathon/domain/accounts/",)),
    "start a program": Danger(
        r"subprocess|os\.system|os\.popen", ("hackathon/jobs/commands/", "hackathon/gateways/")
    ),
    "read the environment": Danger(
        r"os\.environ|os\.getenv",
        ("config.py", "hackathon/gateways/assets.py", "hackathon/jobs/commands/"),
    ),
}


def _users(danger: Danger) -> list[tuple[str, str]]:
    """Where it is imported, or mentioned by its dotted name."""
    found = []
    for module in own_code():
        dotted = [(name, line) for name, line in module.mentions() if "." in name]
        for name, line in (*module.imports(), *dotted):
            if danger.is_at(name):
                found.append((module.path, f"{module.path}:{line} {name}"))
    return found


@pytest.mark.parametrize("what", DANGERS)
def test_only_its_door_may(what: str) -> None:
    danger = DANGERS[what]
    bypasses = [place for path, place in _users(danger) if not path.startswith(danger.doors)]
    assert bypasses == [], f"only {danger.doors} may {what}"


def test_the_doors_are_in_use() -> None:
    used = {what for what, danger in DANGERS.items() if _users(danger)}
    assert {"redirect", "render a page", "send mail", "start a program"} <= used


@pytest.mark.parametrize(
    ("what", "bad"),
    [
        ("fetch an address", "urllib.request.urlopen"),
        ("fetch an address", "requests.get"),
        ("redirect", "flask.redirect"),
        ("send mail", "smtplib"),
        ("call text safe", "markupsafe.Markup"),
        ("read the environment", "os.environ.get"),
    ],
)
def test_a_bypass_would_be_seen(what: str, bad: str) -> None:
    assert DANGERS[what].is_at(bad)


@pytest.mark.parametrize("good", ["urllib.parse.urlsplit", "flask.request", "socketserver"])
def test_what_is_allowed_is_not_taken_for_a_bypass(good: str) -> None:
    assert not any(danger.is_at(good) for danger in DANGERS.values())


def test_only_the_programming_interface_is_free_of_form_tokens() -> None:
    exempt = [
        (module.path, name)
        for module in own_code()
        for name, _line in module.calls()
        if name.endswith("csrf.exempt")
    ]
    assert {path for path, _name in exempt} <= {"hackathon/app.py"}
