"""From a letter's name, locale and context to what a mail program shows; no request needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape

from hackathon.presentation import dates, numbers
from hackathon.presentation.counts import counted
from hackathon.presentation.labels import label_in
from hackathon.presentation.letters import blocks
from hackathon.presentation.letters.contexts import LETTERS, LetterContext
from hackathon.presentation.translations import language_of, translate
from hackathon.values import Attachment

TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "mail"
LONGEST_SUBJECT = 180
# What people write in several lines; templates hand it to `quote` only.
QUOTED = frozenset({"reason"})


class UnknownLetter(LookupError):
    """No letter has this name, or its context belongs to another."""


@dataclass(frozen=True)
class ComposedLetter:
    """A letter ready for an envelope."""

    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()


def compose(
    letter: str,
    locale: str,
    context: LetterContext,
    attachments: tuple[Attachment, ...] = (),
) -> ComposedLetter:
    """Write a letter in a locale; text and html say the same."""
    if LETTERS.get(letter) is not type(context):
        raise UnknownLetter(letter)
    language = language_of(locale)
    template = environment(language).get_template(f"{letter}.txt")
    values = _clean(vars(context))
    parts = {name: _part(template, name, values) for name in ("subject", "body", "why")}
    subject = blocks.one_line(parts["subject"])[:LONGEST_SUBJECT].rstrip()
    why = blocks.one_line(parts["why"])
    body = (_greeting(values["name"], language), *blocks.read(parts["body"]))
    site = context.site_url
    return ComposedLetter(
        subject=subject,
        text=f"{blocks.plain(body)}\n-- \nDatatón · {site}\n{why}\n",
        html=environment(language)
        .get_template("shell.html")
        .render(language=language, subject=subject, blocks=body, why=why, site_url=site),
        attachments=attachments,
    )


def _part(template: Template, name: str, values: Mapping[str, Any]) -> str:
    return "".join(template.blocks[name](template.new_context(dict(values))))


def _clean(values: Mapping[str, Any]) -> dict[str, Any]:
    clean: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, str):
            clean[name] = blocks.kept_lines(value) if name in QUOTED else blocks.one_line(value)
        else:
            clean[name] = value
    return clean


def _greeting(name: str, language: str) -> blocks.Block:
    _ = translate(language).gettext
    words = _("Hola, %(name)s:") % {"name": name} if name else _("Hola:")
    return blocks.Block("paragraph", ((words,),))


def _moment(at: datetime, zone: str, locale: str) -> str:
    """A moment whose hour stays in one piece when the line is wrapped."""
    return dates.moment(at, zone, locale).replace(" h (", "\xa0h (")


@lru_cache(maxsize=4)
def environment(language: str) -> Environment:
    """The templates of letters with the words, dates and figures of one language."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(enabled_extensions=("html",), default=False),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    catalogue = translate(language)
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        catalogue.gettext, catalogue.ngettext, newstyle=True
    )
    env.globals.update(
        action=blocks.action,
        facts=blocks.facts,
        steps=blocks.steps,
        quote=blocks.quote,
        moment=partial(_moment, locale=language),
        money=partial(numbers.named_money, locale=language),
        ordinal=partial(numbers.ordinal, locale=language),
        counted=partial(counted, locale=language),
        label=partial(label_in, locale=language),
    )
    return env
