"""Whether the process lives, and whether it can serve."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from hackathon import clock
from hackathon.db import db
from hackathon.domain.jobs.models import Job, JobState
from hackathon.web.home.blueprint import bp
from hackathon.web.kit.access import public

MIGRATIONS = Path(__file__).resolve().parents[4] / "migrations"
LATE_SECONDS = 600


@bp.get("/healthz")
@public
def health() -> ResponseReturnValue:
    """The process answers; nothing else is asked."""
    return jsonify(status="ok")


@bp.get("/readyz")
@public
def ready() -> ResponseReturnValue:
    """The database answers and is migrated; says how long the oldest job waits."""
    try:
        migrated = migrations_are_done()
        waited = oldest_wait()
    except SQLAlchemyError:
        db.session.rollback()
        return jsonify(status="unavailable", database="unreachable"), 503
    facts = {
        "database": "ok",
        "migrations": "ok" if migrated else "pending",
        "queue": "late" if waited > LATE_SECONDS else "ok",
        "oldest_job_seconds": waited,
    }
    return jsonify(status="ok" if migrated else "unavailable", **facts), 200 if migrated else 503


def migrations_are_done() -> bool:
    """Whether the database stands at the newest migration."""
    context = MigrationContext.configure(db.session.connection())
    return set(context.get_current_heads()) == _newest()


def oldest_wait() -> int:
    """For how many seconds the oldest job that is due has been waiting."""
    at = clock.now()
    due = select(func.min(Job.run_at)).where(Job.state == JobState.WAITING, Job.run_at <= at)
    since = db.session.scalar(due)
    return int((at - since).total_seconds()) if since else 0


@cache
def _newest() -> frozenset[str]:
    return frozenset(ScriptDirectory(str(MIGRATIONS)).get_heads())
