"""The state of the platform: the queue, its dead jobs, the audit chain."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from hackathon.domain.accounts.policies import may_operate_platform
from hackathon.domain.audit.actions import record
from hackathon.domain.audit.queries import head, verify
from hackathon.domain.jobs.actions import revive_job
from hackathon.domain.jobs.models import Job
from hackathon.domain.jobs.queries import dead_jobs, get_job, oldest_waiting, queue_counts
from hackathon.domain.organizations.queries import count_pending_accreditations
from hackathon.web.kit.access import guarded
from hackathon.web.kit.answers import page, redirect_to, say
from hackathon.web.kit.people import current_actor
from hackathon.web.kit.writing import writing
from hackathon.web.operation.blueprint import bp


def _platform() -> None:
    return None


@bp.get("/operacion")
@guarded(may_operate_platform, load=_platform)
def panel(_thing: None) -> ResponseReturnValue:
    """What needs an operator now."""
    return page(
        "operation/panel.html",
        counts={state.value: number for state, number in queue_counts().items()},
        dead=dead_jobs(),
        late_since=oldest_waiting(),
        pending=count_pending_accreditations(),
        head=head(),
    )


@bp.get("/operacion/auditoria")
@guarded(may_operate_platform, load=_platform)
def audit(_thing: None) -> ResponseReturnValue:
    """Recompute the whole chain and say whether it holds."""
    return page("operation/audit.html", report=verify())


@bp.post("/operacion/trabajos/<public_id>/reintentar")
@guarded(may_operate_platform, load=get_job)
def post_revive(job: Job) -> ResponseReturnValue:
    """Give a dead job another round of attempts."""
    with writing():
        if revive_job(job):
            record("job.revived", current_actor(), f"job:{job.id}", kind=job.kind)
    say(_("El trabajo volvió a la cola."))
    return redirect_to("operation.panel")
