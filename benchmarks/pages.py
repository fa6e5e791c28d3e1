"""Pages that many people open: SQL statements and CPU of one uncached request."""

from __future__ import annotations

import contextlib
import contextvars
import time
from collections.abc import Iterator
from statistics import median

from flask import Flask
from sqlalchemy import Engine, event
from werkzeug.test import Client

from benchmarks.figures import Figure
from benchmarks.installation import installation
from hackathon.db import db
from hackathon.jobs.demo.loading import load
from hackathon.jobs.demo.volume import SLUG, Volume, scale

PROJECTS = 200
REQUESTS = 60
WARM_UP = 5
STATEMENTS, MILLISECONDS = 12, 25.0
PAGES = {
    "home": "/",
    "event": f"/eventos/{SLUG}",
    f"event, {PROJECTS} projects": f"/eventos/{SLUG}/proyectos",
    "results": "/eventos/agua-clara-demostracion/resultados",
    "Historia": "/historias/salud-xalapa",
    "datasets": "/conjuntos-de-datos",
}


def measure() -> Iterator[Figure]:
    """Statements and milliseconds of CPU for each page, through the whole WSGI application."""
    with installation() as app:
        load()
        scale(Volume(PROJECTS, PROJECTS, 10, 400), lambda _rows: None)
        db.session.remove()
        for name, address in PAGES.items():
            statements, milliseconds = _measured(app, address)
            yield Figure(f"{name}: statements", statements, "SQL", STATEMENTS)
            yield Figure(f"{name}: CPU", milliseconds, "ms", MILLISECONDS)


def _measured(app: Flask, address: str) -> tuple[int, float]:
    client = Client(app)
    for _turn in range(WARM_UP):
        _request(client, address)
    with _counted() as counted:
        _request(client, address)
    return len(counted), median(_timed(client, address) for _turn in range(REQUESTS))


def _timed(client: Client, address: str) -> float:
    before = time.process_time()
    _request(client, address)
    return (time.process_time() - before) * 1000


def _request(client: Client, address: str) -> None:
    # A context of its own, as a server gives each request: nothing read earlier is still there.
    answer = contextvars.Context().run(client.get, address)
    if answer.status_code != 200:
        message = f"{address} answered {answer.status_code}"
        raise RuntimeError(message)


@contextlib.contextmanager
def _counted() -> Iterator[list[str]]:
    """The statements sent while the block lasts, without the begin and end of transactions."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)
