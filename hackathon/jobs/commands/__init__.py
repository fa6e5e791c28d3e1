"""The command line: `flask GROUP COMMAND`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hackathon.jobs.commands import (
    accounts,
    audit,
    copying,
    database,
    datasets,
    demo,
    judging,
    serve,
    stories,
)

if TYPE_CHECKING:
    from flask import Flask


def init_app(app: Flask) -> None:
    """Add every command."""
    for part in (accounts, audit, database, datasets, demo, judging, stories):
        app.cli.add_command(part.group)
    database.group.add_command(copying.copy)
    for command in (serve.serve, serve.worker):
        app.cli.add_command(command)
