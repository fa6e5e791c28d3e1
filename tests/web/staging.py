"""A stage that is built once and put back before each test, and visitors who walk on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask

from hackathon.db import db
from tests.factories.stage import Stage
from tests.visitor import Visitor

_kept: dict[str, Stage] = {}


def put_stage(app: Flask, build: Callable[[], Stage]) -> Stage:
    """The stage that `build` makes, in a database that holds nothing else."""
    name = build.__name__
    folder: Path = app.extensions["test_folder"]
    if name not in _kept or not (folder / f"{name}.db").exists():
        _kept[name] = build()
        _close()
        shutil.copy(folder / "test.db", folder / f"{name}.db")
        shutil.copytree(folder / "files", folder / f"{name}-files", dirs_exist_ok=True)
    put_back(app, name)
    return _kept[name]


def put_back(app: Flask, name: str) -> None:
    """Bring database and files to where they were when the stage was built."""
    folder: Path = app.extensions["test_folder"]
    _close()
    for suffix in ("-wal", "-shm"):
        (folder / f"test.db{suffix}").unlink(missing_ok=True)
    shutil.copy(folder / f"{name}.db", folder / "test.db")
    shutil.copytree(folder / f"{name}-files", folder / "files", dirs_exist_ok=True)


def come_as(app: Flask, stage: Stage, name: str) -> Visitor:
    """A visitor with the open session of a person of the stage; "nobody" has none."""
    visitor: Any = app.test_client()
    if name != "nobody":
        with visitor.session_transaction() as session:
            session["_user_id"] = stage.tokens[name]
            session["_fresh"] = True
    found: Visitor = visitor
    return found


def _close() -> None:
    db.session.rollback()
    db.session.remove()
    db.engine.dispose()
