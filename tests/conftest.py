"""Fixtures for every test: an application on SQLite or PostgreSQL, emptied between tests."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from config import Config
from hackathon.app import create_app
from hackathon.db import Base, db
from tests.engines import PostgresServer, find_postgres
from tests.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from flask import Flask

BOTH_ENGINES = ("domain", "jobs", "migrations", "races")
TESTS = Path(__file__).resolve().parent


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what touches the database below the web on both engines."""
    if "engine_name" not in metafunc.fixturenames:
        return
    part = metafunc.definition.path.relative_to(TESTS).parts[0]
    names = [pytest.param("sqlite")]
    if part in BOTH_ENGINES:
        names.append(pytest.param("postgresql", marks=pytest.mark.postgresql))
    metafunc.parametrize("engine_name", names, scope="session")


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """A PostgreSQL server of our own on a Unix socket."""
    binaries = find_postgres()
    if binaries is None:
        if os.environ.get("REQUIRE_ALL"):
            pytest.fail("PostgreSQL is required here and was not found")
        pytest.skip("PostgreSQL was not found")
    with PostgresServer(binaries, tmp_path_factory.mktemp("postgres")) as server:
        yield server


def test_config(folder: Path, database_url: str) -> Config:
    """Settings of an application under test: files in a temporary folder, no mail server."""
    return Config(
        secret_key="only-for-tests-" * 3,
        data_dir=folder,
        database_url=database_url,
        trusted_hosts=frozenset({"localhost", "127.0.0.1"}),
        fetch_allow=frozenset({"127.0.0.1"}),
        public_url="http://localhost",
    )


test_config.__test__ = False  # type: ignore[attr-defined]  # a function, not a test


@pytest.fixture(scope="session")
def built_app(
    engine_name: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Flask:
    """One application per engine and worker, with all tables."""
    folder = tmp_path_factory.mktemp(f"app-{engine_name}")
    if engine_name == "postgresql":
        url = request.getfixturevalue("postgres").new_database()
    else:
        url = f"sqlite:///{folder / 'test.db'}"
    app = create_app(test_config(folder, url))
    app.config.update(
        TESTING=True,
        PROPAGATE_EXCEPTIONS=True,
        WTF_CSRF_ENABLED=False,
        RATELIMIT_ENABLED=False,
    )
    app.test_client_class = Visitor
    with app.app_context():
        db.create_all()
        db.engine.dispose()
    if engine_name == "sqlite":
        shutil.copy(folder / "test.db", folder / "empty.db")
    app.extensions["test_folder"] = folder
    return app


@pytest.fixture
def app(built_app: Flask) -> Iterator[Flask]:
    """The application with an empty database and its context pushed for factories."""
    with built_app.app_context():
        _empty(built_app)
        yield built_app
        db.session.rollback()
        db.session.remove()
        db.engine.dispose()


def _empty(app: Flask) -> None:
    folder: Path = app.extensions["test_folder"]
    db.session.remove()
    db.engine.dispose()
    for leftover in ("files", "mail"):
        shutil.rmtree(folder / leftover, ignore_errors=True)
    if db.engine.dialect.name == "sqlite":
        for suffix in ("-wal", "-shm"):
            (folder / f"test.db{suffix}").unlink(missing_ok=True)
        shutil.copy(folder / "empty.db", folder / "test.db")
        return
    names = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables)
    with db.engine.begin() as connection:
        connection.exec_driver_sql(f"TRUNCATE {names} RESTART IDENTITY CASCADE")


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Somebody with a browser, not signed in."""
    return app.test_client()  # type: ignore[return-value]  # our client class


@pytest.fixture
def statements(app: Flask) -> Callable[[], AbstractContextManager[list[str]]]:
    """Collect the SQL statements of a block, without those that open and close transactions."""

    @contextmanager
    def collecting() -> Iterator[list[str]]:
        seen: list[str] = []

        def note(_c: object, _u: object, statement: str, *_rest: object) -> None:
            if not statement.startswith(("BEGIN", "PRAGMA")):
                seen.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(db.engine, "before_cursor_execute", note)

    return collecting
