"""Computing the result of a closed round, and certifying it by two persons."""

from __future__ import annotations

from sqlalchemy import func, select

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.roles import Role
from hackathon.domain.audit.actions import record
from hackathon.domain.audit.canonical import content_hash
from hackathon.domain.audit.queries import head
from hackathon.domain.judging.models import Round, RoundState
from hackathon.domain.judging.queries.rounds import entries_of
from hackathon.domain.results.actions.awarding import propose_awards
from hackathon.domain.results.computing import compute
from hackathon.domain.results.models import ResultRun
from hackathon.domain.results.queries.inputs import counted_reviews, result_input
from hackathon.domain.results.queries.runs import get_run, possible_signers
from hackathon.domain.results.rules import ResultRule
from hackathon.errors import RuleBroken

CODE_VERSION = "resultados-1"
SIGNATURES = 2


def compute_results(actor: Actor, round_: Round) -> ResultRun:
    """Compute a closed round by its frozen rule and keep input, output and the input's hash."""
    if round_.state in {RoundState.DRAFT, RoundState.OPEN}:
        raise RuleBroken(ResultRule.ROUND_NOT_CLOSED, state=True)
    if round_.state in {RoundState.CERTIFIED, RoundState.PUBLISHED}:
        raise RuleBroken(ResultRule.ALREADY_CERTIFIED, state=True)
    _expect_all_reviewed(round_)
    given = result_input(round_)
    run = ResultRun(
        round=round_,
        number=_next_number(round_),
        rule=round_.rule,
        code_version=CODE_VERSION,
        input=given,
        input_hash=content_hash(given),
        output=compute(given),
        computed_at=clock.now(),
        computed_by=actor.number,
        certified_by=[],
    )
    db.session.add(run)
    round_.state = RoundState.COMPUTED
    db.session.flush()
    record(
        "result.computed",
        actor,
        f"result_run:{run.id}",
        number=run.number,
        rule=run.rule,
        input_hash=run.input_hash,
    )
    return run


def certify_result(actor: Actor, run: ResultRun) -> ResultRun:
    """Sign a result; with the second person's signature it is certified and awards are proposed.

    The result is computed once more before anybody signs: what was stored and what the reviews
    say now must agree. Where one person alone could sign, that is recorded and suffices.
    """
    event = run.round.event
    if run.round.state != RoundState.COMPUTED:
        raise RuleBroken(ResultRule.ALREADY_CERTIFIED, state=True)
    if get_run(event).id != run.id:
        raise RuleBroken(ResultRule.NOT_THE_LATEST, state=True)
    if any(signature["number"] == actor.number for signature in run.certified_by):
        raise RuleBroken(ResultRule.ALREADY_SIGNED, state=True)
    _expect_same(run)
    run.certified_by = [*run.certified_by, _signature(actor, run)]
    needed = min(SIGNATURES, possible_signers(event))
    record("result.signed", actor, f"result_run:{run.id}", signatures=len(run.certified_by))
    if len(run.certified_by) >= needed:
        run.certified_at, run.audit_head = clock.now(), head()
        run.round.state = RoundState.CERTIFIED
        record("result.certified", actor, f"result_run:{run.id}", possible_signers=needed)
        propose_awards(actor, run)
    db.session.flush()
    return run


def _expect_all_reviewed(round_: Round) -> None:
    entries = entries_of(round_.event_id)
    reviewed = {one.assignment.submission_id for one in counted_reviews(round_, entries)}
    forgotten = [entry.title for entry in entries if entry.id not in reviewed]
    if forgotten:
        raise RuleBroken(ResultRule.ENTRY_WITHOUT_REVIEW, state=True, entries=", ".join(forgotten))


def _expect_same(run: ResultRun) -> None:
    given = result_input(run.round)
    if content_hash(given) != run.input_hash or compute(run.input) != run.output:
        raise RuleBroken(ResultRule.INPUT_CHANGED, state=True)


def _signature(actor: Actor, run: ResultRun) -> dict[str, str]:
    is_certifier = actor.has_event_role(run.round.event_id, Role.CERTIFIER)
    role = Role.CERTIFIER if is_certifier else Role.ORGANIZER
    return {
        "number": actor.number or "",
        "role": role.value,
        "at": clock.now().isoformat(timespec="seconds"),
    }


def _next_number(round_: Round) -> int:
    newest = select(func.max(ResultRun.number)).where(ResultRun.round_id == round_.id)
    return (db.session.scalar(newest) or 0) + 1
