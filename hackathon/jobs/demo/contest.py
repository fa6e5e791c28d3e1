"""What the fictional contests have in common: the event, its teams and their projects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hackathon import clock
from hackathon.db import db, new_public_id
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.challenges.actions.call import (
    CallTexts,
    JudgingPlan,
    PrizeLine,
    edit_call,
    plan_judging,
    publish_event,
    set_prizes,
)
from hackathon.domain.challenges.actions.setting_up import set_up_event
from hackathon.domain.challenges.models import Convocatoria
from hackathon.domain.challenges.queries import find_call
from hackathon.domain.events.actions.dates import set_dates
from hackathon.domain.events.actions.editing import EventWords, NewEvent, edit_event
from hackathon.domain.events.models import Event, EventKind, ProjectVisibility
from hackathon.domain.organizations.queries import get_organization
from hackathon.domain.registrations.actions import Acceptance, Particulars, register
from hackathon.domain.registrations.models import NoticeKind
from hackathon.domain.registrations.queries import find_convocatoria, notices_in_force
from hackathon.domain.submissions.actions.drafting import (
    Declaration,
    declare_datasets,
    save_draft,
    start_submission,
)
from hackathon.domain.submissions.actions.handing_in import hand_in
from hackathon.domain.submissions.models import Submission
from hackathon.domain.teams.actions.membership import create_team, join_by_code
from hackathon.domain.teams.models import Team
from hackathon.jobs.demo.people import HOST, Cast
from hackathon.jobs.demo.places import INSTITUTE
from hackathon.jobs.demo.telling import PastReto, add_reto

ZONE = "America/Mexico_City"
BASIS = (
    "**Convocatoria de demostración.** La emite una institución ficticia para probar Datatón: no "
    "obliga a nadie y sus premios no se entregan."
)
PRIZES = (
    PrizeLine(place=1, title="Primer lugar", amount=Decimal(60_000)),
    PrizeLine(place=2, title="Segundo lugar", amount=Decimal(30_000)),
    PrizeLine(place=3, title="Tercer lugar", amount=Decimal(15_000)),
)


@dataclass(frozen=True, kw_only=True)
class Contest:
    """A fictional event: its words and retos; its dates are given apart."""

    slug: str
    title: str
    summary: str
    description: str
    retos: Sequence[PastReto]
    visibility: ProjectVisibility = ProjectVisibility.AFTER_JUDGING
    rule: str = "adjusted"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A team with its project: `lead` and `members` are names of the cast."""

    team: str
    lead: str
    members: Sequence[str] = field(default_factory=tuple)
    about: str = ""
    seeks: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    datasets: Mapping[str, str] = field(default_factory=dict)


def from_today(days: int, hour: int = 9) -> datetime:
    """A moment some days before or after today, at an hour of the contests' clock."""
    zone = ZoneInfo(ZONE)
    day = clock.now().astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, time(hour), tzinfo=zone)


def open_contest(actor: Actor, contest: Contest, dates: Mapping[str, datetime]) -> Event:
    """Set the contest up and publish it with its call, as of the clock's moment."""
    organization = get_organization(INSTITUTE)
    start = dates["hacking_at"]
    new = NewEvent(kind=EventKind.DATATON, title=contest.title, starts_at=start, zone=ZONE)
    event = set_up_event(actor, organization, new)
    words = EventWords(
        title=contest.title,
        slug=contest.slug,
        summary=contest.summary,
        description=contest.description,
        zone=ZONE,
        venue="En línea",
        contact_email=f"organiza@{HOST}",
        project_visibility=contest.visibility,
    )
    edit_event(actor, event, words)
    set_dates(actor, event, dates)
    for reto in contest.retos:
        add_reto(actor, event, reto).min_linked = 1
    set_prizes(actor, event, PRIZES)
    _write_call(actor, event, contest)
    event.is_demonstration = True
    return publish_event(actor, event)


def seat_team(cast: Cast, event: Event, entry: Entry) -> Team:
    """Register everybody of a team and bring them together."""
    lead = cast.actor(entry.lead)
    _register(lead, event)
    team = create_team(lead, event, name=entry.team, description=entry.about, seeks=entry.seeks)
    for name in entry.members:
        member = cast.actor(name)
        _register(member, event)
        join_by_code(member, event, team.invite_code)
    team.is_demonstration = True
    db.session.flush()
    return team


def write_project(cast: Cast, team: Team, entry: Entry) -> Submission:
    """Write what the team has of its project: words, and the datasets it declares."""
    actor = cast.actor(entry.lead)
    submission = start_submission(actor, team)
    submission.is_demonstration = True
    save_draft(actor, submission, entry.words, None)
    if entry.datasets:
        lines = [Declaration(slug, use) for slug, use in entry.datasets.items()]
        declare_datasets(actor, submission, lines, None)
    return submission


def hand_in_project(cast: Cast, team: Team, entry: Entry) -> Submission:
    """Write the project and hand it in, with its receipt."""
    submission = write_project(cast, team, entry)
    db.session.expire(submission)
    hand_in(cast.actor(entry.lead), submission, key=f"demostracion-{new_public_id()}")
    return submission


def _write_call(actor: Actor, event: Event, contest: Contest) -> None:
    call = find_call(event)
    if call is None:
        return
    edit_call(actor, call, _texts(call))
    plan = JudgingPlan(
        rule=contest.rule,
        tie_rules=tuple(call.tie_rules),
        expected_entries=12,
        minutes_per_judge=90,
    )
    plan_judging(actor, call, plan)


def _texts(call: Convocatoria) -> CallTexts:
    return CallTexts(
        legal_basis=BASIS,
        exclusions=call.exclusions,
        intellectual_property=call.intellectual_property,
        objections=call.objections,
        unforeseen=call.unforeseen,
    )


def _register(actor: Actor, event: Event) -> None:
    numbers = {notice.kind: notice.number for notice in notices_in_force(event.organization)}
    call = find_convocatoria(event)
    acceptance = Acceptance(
        conduct=numbers[NoticeKind.CONDUCT],
        privacy=numbers[NoticeKind.PRIVACY],
        convocatoria=call.number if call else None,
    )
    register(actor, event, acceptance, Particulars())
