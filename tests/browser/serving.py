"""The product as people run it: a migrated database, published front-end files, web and worker."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest
from alembic import command
from flask import Flask

from config import Config
from hackathon.app import create_app
from hackathon.db import db
from hackathon.gateways.assets import publish
from hackathon.jobs.commands.database import alembic_config

if TYPE_CHECKING:
    from types import TracebackType

    from tests.recorded.replay import ReplayedCatalogue

ROOT = Path(__file__).resolve().parents[2]
GLANCE_SECONDS = 0.1
PATIENCE = 600
FAULTS = ("request_failed", "job_failed", "queue_unreachable", "Traceback")


class LiveSite:
    """`flask serve` on a loopback port, with a database of its own; use as a context manager."""

    def __init__(self, folder: Path, database_url: str, catalogue: ReplayedCatalogue) -> None:
        self.folder = folder
        self.port = _free_port()
        self.settings = {
            "DATA_DIR": str(folder),
            "DATABASE_URL": database_url,
            "ENVIRONMENT": "development",
            "FETCH_ALLOW": catalogue.origin,
            "HOST": "127.0.0.1",
            "NATIONAL_CATALOGUE_URL": catalogue.url,
            "PORT": str(self.port),
            "SECRET_KEY": "only-for-tests-" * 3,
            "WEB_WORKERS": "1",
        }
        self.app: Flask = create_app(Config.from_env(self.settings))
        self._log = folder / "serve.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where the site answers."""
        return f"http://127.0.0.1:{self.port}"

    def migrate(self) -> None:
        """Bring the empty database to its newest form and publish the front-end files."""
        publish(ROOT / "static", self.folder / "assets")
        with self.acting():
            command.upgrade(alembic_config(), "head")

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Reach the site's database from the test, as a command of the installation would."""
        with self.app.app_context():
            try:
                yield
            finally:
                db.session.remove()
                db.engine.dispose()

    def flask(self, *words: str) -> None:
        """Run one command of the installation."""
        subprocess.run(
            [sys.executable, "-m", "flask", "--app", "wsgi", *words],
            check=True,
            cwd=ROOT,
            env=self._environment(),
            stdout=subprocess.DEVNULL,
        )

    def __enter__(self) -> Self:
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "flask", "--app", "wsgi", "serve"],
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        for _glance in range(PATIENCE):
            if self._answers():
                return self
            self._expect_alive()
        self._stop()
        pytest.fail(f"the site did not start:\n{self.log()}")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def log(self) -> str:
        """What web and worker said so far."""
        return self._log.read_text(errors="replace")

    def faults(self) -> list[str]:
        """The lines of the log that a healthy site does not write."""
        return [line for line in self.log().splitlines() if any(word in line for word in FAULTS)]

    def ask(self, path: str) -> Any:
        """What the site answers to a program, read as JSON."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", "/entrar")
            connection.getresponse().read()
        except OSError:
            return False
        finally:
            connection.close()
        return True

    def _expect_alive(self) -> None:
        """Give the process a moment, which it must not use to end."""
        assert self._process is not None
        try:
            self._process.wait(GLANCE_SECONDS)
        except subprocess.TimeoutExpired:
            return
        pytest.fail(f"the site ended at once:\n{self.log()}")

    def _stop(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _environment(self) -> dict[str, str]:
        kept = {name: text for name, text in os.environ.items() if name in {"HOME", "LANG", "PATH"}}
        return {**kept, **self.settings, "PYTHONUNBUFFERED": "1"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
