"""Inviting the jury, its links, its declaration, its reminders, and taking a seat away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select, update

from hackathon import clock
from hackathon.db import db
from hackathon.domain.accounts.actions.roles import Place, grant_role, revoke_role
from hackathon.domain.accounts.actions.sessions import open_session
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.models import Person, RoleGrant, SignIn
from hackathon.domain.accounts.queries import email_key, find_person
from hackathon.domain.accounts.roles import Role
from hackathon.domain.accounts.tokens import new_token, token_hash
from hackathon.domain.audit.actions import record
from hackathon.domain.events.models import Event
from hackathon.domain.jobs.actions import post_letter
from hackathon.domain.judging.actions.assigning import hand_over
from hackathon.domain.judging.models import Assignment, AssignmentState, Judge, JudgeLink, Round
from hackathon.domain.judging.queries.jury import find_link, pending_of
from hackathon.domain.judging.queries.rounds import find_round, has_scores, judges_of
from hackathon.domain.judging.rules import JudgingRule
from hackathon.domain.judging.timing import is_over
from hackathon.errors import RuleBroken

REMINDER_REST = timedelta(hours=1)
JURY_PATH = "/jurado"


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """Who is invited to a jury."""

    email: str
    name: str
    affiliation: str = ""
    max_load: int | None = None


def invite_judge(actor: Actor, event: Event, invitation: Invitation) -> Judge:
    """Invite somebody to the jury, with a link by mail; a seat taken away is given back."""
    _expect_panel_open(event)
    person = find_person(invitation.email) or _new_person(invitation)
    judge = db.session.scalar(
        select(Judge).where(Judge.event_id == event.id, Judge.person_id == person.id)
    )
    if judge and judge.removed_at is None:
        raise RuleBroken(JudgingRule.ALREADY_JUDGE, "email")
    at = clock.now()
    if judge is None:
        judge = Judge(event_id=event.id, person_id=person.id, invited_at=at)
        db.session.add(judge)
    judge.removed_at, judge.removed_reason, judge.invited_at = None, "", at
    judge.affiliation, judge.max_load = invitation.affiliation, invitation.max_load
    db.session.flush()
    grant_role(actor, person, Role.JUDGE, Place(event_id=event.id))
    record("judge.invited", actor, f"judge:{judge.id}", event=event.id, person=person.number)
    post_letter("judge_invitation", person.email, person.language, judge=judge.id)
    return judge


def send_new_link(actor: Actor, judge: Judge) -> Judge:
    """Send the invitation again; every earlier link stops working."""
    _expect_seat(judge)
    revoke_links(judge)
    record("judge.link_sent", actor, f"judge:{judge.id}")
    post_letter("judge_invitation", judge.person.email, judge.person.language, judge=judge.id)
    return judge


def issue_link(judge: Judge) -> str:
    """Make a link for a letter that is about to leave; only its hash is kept."""
    token = new_token()
    db.session.add(
        JudgeLink(judge_id=judge.id, token_hash=token_hash(token), issued_at=clock.now())
    )
    db.session.flush()
    return token


def revoke_links(judge: Judge) -> None:
    """End every link of a judge, and the sessions that links opened."""
    db.session.execute(
        update(JudgeLink)
        .where(JudgeLink.judge_id == judge.id, JudgeLink.revoked_at.is_(None))
        .values(revoked_at=clock.now())
    )
    db.session.execute(
        delete(SignIn).where(SignIn.person_id == judge.person_id, SignIn.only_under == JURY_PATH)
    )


def enter_by_link(token: str, device: str = "") -> tuple[Judge, str]:
    """Open a session that holds under the jury's addresses only, and return judge and token."""
    link = find_link(token)
    if link is None:
        raise RuleBroken(JudgingRule.LINK_NOT_VALID, state=True)
    judge = link.judge
    round_ = find_round(judge.event)
    if round_ and is_over(round_, clock.now()):
        raise RuleBroken(JudgingRule.LINK_IS_OVER, state=True)
    at = clock.now()
    judge.last_seen_at = at
    judge.person.confirmed_at = judge.person.confirmed_at or at
    session = open_session(judge.person, device, only_under=JURY_PATH)
    record("judge.entered", judge.person, f"judge:{judge.id}")
    return judge, session


def sign_declaration(actor: Actor, judge: Judge) -> Judge:
    """Sign the declaration of interests; signing twice changes nothing."""
    if judge.declaration_signed_at is None:
        judge.declaration_signed_at = clock.now()
        db.session.flush()
        record("judge.declared", actor, f"judge:{judge.id}")
    return judge


def remind_all(actor: Actor, round_: Round) -> list[Judge]:
    """Remind every judge who has something left and was not reminded within the hour."""
    due = [judge for judge in judges_of(round_.event_id) if pending_of(judge)]
    if not due:
        raise RuleBroken(JudgingRule.NOTHING_LEFT, state=True)
    rested = [judge for judge in due if not _was_reminded(judge)]
    if not rested:
        raise RuleBroken(JudgingRule.REMINDED_RECENTLY, state=True)
    return [remind_judge(actor, judge) for judge in rested]


def remind_judge(actor: Actor, judge: Judge) -> Judge:
    """Remind a judge of what is left; not twice within an hour."""
    _expect_seat(judge)
    if _was_reminded(judge):
        raise RuleBroken(JudgingRule.REMINDED_RECENTLY, state=True)
    if not pending_of(judge):
        raise RuleBroken(JudgingRule.NOTHING_LEFT, state=True)
    judge.reminded_at = clock.now()
    record("judge.reminded", actor, f"judge:{judge.id}")
    post_letter("judge_reminder", judge.person.email, judge.person.language, judge=judge.id)
    return judge


def withdraw_judge(actor: Actor, judge: Judge, reason: str) -> Judge:
    """Take a seat away: finished reviews stay, the rest goes to other judges."""
    _expect_seat(judge)
    if not reason.strip():
        raise RuleBroken(JudgingRule.REASON_NEEDED, "reason")
    judge.removed_at, judge.removed_reason = clock.now(), reason.strip()[:300]
    revoke_links(judge)
    grants = select(RoleGrant).where(
        RoleGrant.person_id == judge.person_id,
        RoleGrant.role == Role.JUDGE,
        RoleGrant.event_id == judge.event_id,
        RoleGrant.revoked_at.is_(None),
    )
    for grant in db.session.scalars(grants):
        revoke_role(actor, grant)
    record("judge.withdrawn", actor, f"judge:{judge.id}", reason=judge.removed_reason)
    db.session.flush()
    for assignment in pending_of(judge):
        _pass_on(assignment)
    return judge


def _was_reminded(judge: Judge) -> bool:
    return judge.reminded_at is not None and clock.now() - judge.reminded_at < REMINDER_REST


def _pass_on(assignment: Assignment) -> None:
    assignment.state = AssignmentState.WITHDRAWN
    hand_over(assignment, "withdrawn")


def _new_person(invitation: Invitation) -> Person:
    person = Person(
        email=invitation.email,
        email_key=email_key(invitation.email),
        name=invitation.name,
        created_at=clock.now(),
    )
    db.session.add(person)
    db.session.flush()
    record("account.created", None, f"person:{person.number}", by="judge_invitation")
    return person


def _expect_seat(judge: Judge) -> None:
    if judge.removed_at:
        raise RuleBroken(JudgingRule.JUDGE_REMOVED, state=True)


def _expect_panel_open(event: Event) -> None:
    if has_scores(event.id):
        raise RuleBroken(JudgingRule.PANEL_FROZEN, state=True)
