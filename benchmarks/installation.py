"""An installation of its own for a benchmark: a temporary folder, SQLite, the newest tables."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from alembic import command
from flask import Flask

from config import Config
from hackathon.app import create_app
from hackathon.jobs.commands.database import alembic_config


@contextlib.contextmanager
def installation() -> Iterator[Flask]:
    """A fresh application with its context pushed; its folder goes when the block ends."""
    with tempfile.TemporaryDirectory(prefix="dataton-bench-") as folder:
        config = Config(secret_key="only-for-benchmarks-" * 2, data_dir=Path(folder))
        app = create_app(config)
        app.config.update(RATELIMIT_ENABLED=False)
        with app.app_context():
            command.upgrade(alembic_config(), "head")
            yield app
