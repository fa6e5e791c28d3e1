"""The command line: `flask GROUP COMMAND`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hackathon.jobs.commands import audit, database, datasets, judging, serve

if TYPE_CHECKING:
    from flask import Flask


def init_app(app: Flask) -> None:
    """Add every command."""
    for group in (audit.group, database.group, datasets.group, judging.group):
        app.cli.add_command(group)
    for command in (serve.serve, serve.worker):
        app.cli.add_command(command)
