"""The address book: what each part of an address stands for, in the house of an institution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import Flask
from werkzeug.routing import Rule

from tests.factories.stage import House

# The beginning of an address, and for its parts the names of the values in a house.
# The longest beginning that fits counts; several lines of one beginning are several addresses.
BOOK: tuple[tuple[str, tuple[Mapping[str, str], ...]], ...] = (
    ("/registro/confirmar/<token>", ({"token": "confirm"},)),
    ("/cuenta/correo/<token>", ({"token": "change"},)),
    ("/recuperar/<token>", ({"token": "reset"},)),
    ("/entrar/enlace/<token>", ({"token": "link"},)),
    ("/invitacion/<token>", ({"token": "invitation_token"},)),
    ("/jurado/<token>", ({"token": "judge_link"},)),
    ("/cuenta/sesiones/<public_id>", ({"public_id": "session"},)),
    (
        "/archivos/<public_id>",
        (
            {"public_id": "file", "name": "file_name"},
            {"public_id": "letter", "name": "letter_name"},
        ),
    ),
    ("/instituciones/<slug>", ({"slug": "slug"},)),
    ("/instituciones/<slug>/integrantes/<number>", ({"slug": "slug", "number": "member"},)),
    ("/instituciones/<slug>/calendario/<int:number>", ({"slug": "slug", "number": "period"},)),
    ("/instituciones/<slug>/avisos/<kind>", ({"slug": "slug", "kind": "kind", "number": "one"},)),
    ("/instituciones/solicitudes/<public_id>", ({"public_id": "accreditation"},)),
    ("/operacion/acreditaciones/<public_id>", ({"public_id": "accreditation"},)),
    ("/operacion/calendario/<int:number>", ({"number": "period"},)),
    ("/operacion/trabajos/<public_id>", ({"public_id": "job"},)),
    ("/eventos/<slug>", ({"slug": "open"}, {"slug": "draft"})),
    ("/eventos/<slug>/convocatoria/<int:number>", ({"slug": "open", "number": "one"},)),
    ("/eventos/<slug>/organizar", ({"slug": "draft"}, {"slug": "open"})),
    ("/eventos/<slug>/organizar/criterios/<int:number>", ({"slug": "draft", "number": "one"},)),
    ("/eventos/<slug>/organizar/personas/<int:number>", ({"slug": "draft", "number": "grant"},)),
    ("/eventos/<slug>/organizar/jurado", ({"slug": "judging"}, {"slug": "planned"})),
    (
        "/eventos/<slug>/organizar/jurado/integrantes/<judge>",
        ({"slug": "judging", "judge": "judge"},),
    ),
    (
        "/eventos/<slug>/organizar/jurado/asignaciones/<assignment>",
        ({"slug": "judging", "assignment": "free_assignment"},),
    ),
    ("/eventos/<slug>/organizar/resultados", ({"slug": "judged"},)),
    (
        "/eventos/<slug>/organizar/resultados/premios/<award>",
        ({"slug": "judged", "award": "judged_award"},),
    ),
    ("/eventos/<slug>/panel", ({"slug": "judging"}, {"slug": "draft"})),
    ("/eventos/<slug>/proyectos", ({"slug": "judging"}, {"slug": "draft"})),
    (
        "/eventos/<slug>/resultados",
        ({"slug": "judged"}, {"slug": "published"}, {"slug": "draft"}),
    ),
    (
        "/eventos/<event_slug>/retos/<slug>",
        ({"event_slug": "open", "slug": "reto"}, {"event_slug": "draft", "slug": "draft_reto_1"}),
    ),
    (
        "/eventos/<event_slug>/retos/<slug>/datos/<dataset_slug>",
        ({"event_slug": "draft", "slug": "draft_reto_1", "dataset_slug": "dataset"},),
    ),
    (
        "/eventos/<event_slug>/organizar/retos/<slug>",
        ({"event_slug": "draft", "slug": "draft_reto_1"},),
    ),
    ("/portadas/<kind>", ({"kind": "events", "slug": "draft"},)),
    (
        "/portadas/eventos/<event_slug>",
        ({"event_slug": "open", "slug": "reto"}, {"event_slug": "draft", "slug": "draft_reto_1"}),
    ),
    ("/conjuntos-de-datos/<slug>", ({"slug": "dataset"},)),
    (
        "/conjuntos-de-datos/<slug>/recursos/<public_id>",
        ({"slug": "dataset", "public_id": "resource"},),
    ),
    ("/equipos/<public_id>", ({"public_id": "team"},)),
    ("/equipos/<public_id>/integrantes/<int:seat>", ({"public_id": "team", "seat": "seat"},)),
    ("/equipos/invitaciones/<public_id>", ({"public_id": "invitation"},)),
    ("/inscripciones/<public_id>", ({"public_id": "registration"},)),
    ("/proyectos/<public_id>", ({"public_id": "project"}, {"public_id": "entry"})),
    (
        "/proyectos/<public_id>/archivos/<int:number>",
        ({"public_id": "project", "number": "attachment"},),
    ),
    ("/acuses/<folio>", ({"folio": "entry_folio"},)),
    ("/jurado/<slug>", ({"slug": "judging"},)),
    ("/jurado/evaluar/<assignment>", ({"assignment": "assignment"},)),
    (
        "/jurado/evaluar/<assignment>/archivos/<file>",
        ({"assignment": "assignment", "file": "file"},),
    ),
    ("/constancias/<code>", ({"code": "certificate"},)),
    ("/premios/<public_id>", ({"public_id": "award"},)),
    ("/historias/<slug>", ({"slug": "story"}, {"slug": "draft_story"})),
    ("/api/v1/events/<slug>", ({"slug": "open"}, {"slug": "draft"}, {"slug": "judging"})),
)
# Addresses that belong to nobody: letters of the development inbox and files of the interface.
ELSEWHERE = {"static", "mailbox.letter", "mailbox.letter_html"}


@dataclass(frozen=True)
class Address:
    """One address, with the values it was made of."""

    endpoint: str
    path: str
    named: tuple[tuple[str, str], ...]
    variant: str

    @property
    def label(self) -> str:
        """The endpoint, and which thing of the house it is asked of."""
        return f"{self.endpoint} {self.variant}".strip()


def entries_for(rule: Rule) -> tuple[Mapping[str, str], ...]:
    """The names of the values for a rule; empty for an address without parts."""
    if not rule.arguments:
        return ({},)
    fitting = [line for line in BOOK if _begins(rule.rule, line[0])]
    assert fitting, f"{rule.rule} is not in the address book"
    return max(fitting, key=lambda line: len(line[0]))[1]


def addresses(app: Flask, house: House, method: str = "GET") -> Iterator[Address]:
    """Every address that takes `method`, with the values of a house."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if method not in (rule.methods or ()) or rule.endpoint in ELSEWHERE:
            continue
        for names in entries_for(rule):
            values = {part: value_of(house, names[part]) for part in rule.arguments}
            path = adapter.build(rule.endpoint, values, method=method)
            variant = names.get("event_slug", names.get("slug", "")) or next(
                iter(names.values()), ""
            )
            yield Address(rule.endpoint, path, tuple(sorted(values.items())), variant)


def value_of(house: House, name: str) -> str:
    """A value of the house, or one that every house shares."""
    shared = {"slug": house.slug, "one": "1", "kind": "codigo-de-conducta", "events": "eventos"}
    return shared.get(name) or house.ids[name]


def _begins(rule: str, beginning: str) -> bool:
    rest = rule.removeprefix(beginning)
    return rest != rule and (not rest or rest[0] in "/.")
