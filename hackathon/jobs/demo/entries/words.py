"""How a project of the demonstration is written down in few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hackathon.jobs.demo.contest import Entry


def entry(
    team: str,
    people: Sequence[str],
    words: tuple[str, str, str, str],
    datasets: Mapping[str, str],
    licence: str = "MIT",
) -> Entry:
    """A team whose first person leads; `words` are reto, title, summary and description."""
    reto, title, summary, description = words
    return Entry(
        team=team,
        lead=people[0],
        members=people[1:],
        about=f"Equipo ficticio de la demostración: {title}.",
        words={
            "challenge": reto,
            "title": title,
            "summary": summary,
            "description": f"{description}\n\n*Proyecto ficticio de la demostración.*",
            "licence": licence,
        },
        datasets={f"demo-{name}": use for name, use in datasets.items()},
    )
