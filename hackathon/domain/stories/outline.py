"""The first draft of a Historia: four parts with everything that is known filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PARTS = ("Antecedentes", "Retos", "Solución", "Resultado")


@dataclass(frozen=True)
class KnownFacts:
    """What the chain knows of a winner; texts are markdown, numbers counts."""

    organization: str
    event: str
    when: str
    teams: int
    people: int
    datasets: Sequence[str]
    challenge: str
    problem: str
    project: str
    team: str
    summary: str
    description: str
    award: str
    prize: str


def outline(facts: KnownFacts) -> str:
    """The body in markdown; whoever edits it replaces what reads like a form."""
    return "\n\n".join(
        f"## {title}\n\n{text}"
        for title, text in zip(
            PARTS,
            (_background(facts), _challenge(facts), _solution(facts), _result(facts)),
            strict=True,
        )
    )


def _background(facts: KnownFacts) -> str:
    sentences = [f"{facts.organization} convocó a {facts.event}{_when(facts)}."]
    if facts.datasets:
        names = ", ".join(f"«{title}»" for title in facts.datasets)
        sentences.append(f"Los datos de este proyecto: {names}.")
    if facts.people or facts.teams:
        sentences.append(_turnout(facts))
    return " ".join(sentences)


def _when(facts: KnownFacts) -> str:
    return f" ({facts.when})" if facts.when else ""


def _turnout(facts: KnownFacts) -> str:
    people = _many(facts.people, "persona", "personas")
    teams = _many(facts.teams, "equipo", "equipos")
    joined = " en ".join(part for part in (people, teams) if part)
    verb = "Participó" if (facts.people or facts.teams) == 1 else "Participaron"
    return f"{verb} {joined}."


def _many(number: int, one: str, many: str) -> str:
    if not number:
        return ""
    return f"{number:,} {one if number == 1 else many}"


def _challenge(facts: KnownFacts) -> str:
    if not facts.challenge:
        return "El proyecto respondió a la convocatoria general del evento."
    return "\n\n".join(part for part in (f"**{facts.challenge}**", facts.problem) if part)


def _solution(facts: KnownFacts) -> str:
    opening = f"El equipo {facts.team} construyó **{facts.project}**."
    return "\n\n".join(part for part in (opening, facts.summary, facts.description) if part)


def _result(facts: KnownFacts) -> str:
    prize = f", con un premio de {facts.prize}" if facts.prize else ""
    return f"{facts.project} obtuvo {facts.award.lower()} en {facts.event}{prize}."
