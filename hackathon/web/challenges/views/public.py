"""What everybody may read: open retos, a reto, the call in every version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from flask import request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import or_

from hackathon import clock
from hackathon.domain.accounts.actor import Actor
from hackathon.domain.challenges.models import Challenge, ConvocatoriaVersion
from hackathon.domain.challenges.policies import may_see_challenge
from hackathon.domain.challenges.queries import (
    call_versions,
    get_call_version,
    get_challenge,
    open_challenges,
)
from hackathon.domain.events.models import Event
from hackathon.domain.events.policies import may_see_event
from hackathon.domain.events.queries import get_whole_event
from hackathon.domain.organizations.models import Organization
from hackathon.errors import Missing
from hackathon.gateways.installed import settings
from hackathon.presentation.documents.convocatoria import convocatoria_pdf, stage_data
from hackathon.web.challenges.blueprint import bp
from hackathon.web.challenges.sheets import call_sheet, stages_of
from hackathon.web.challenges.texts import clauses_of
from hackathon.web.kit.access import guarded, public
from hackathon.web.kit.answers import file_answer, page
from hackathon.web.kit.pages import paged
from hackathon.web.kit.people import current_actor

LONGEST_QUERY = 100


@dataclass(frozen=True)
class PublishedCall:
    """A version of a call with its event."""

    event: Event
    version: ConvocatoriaVersion


def get_published_call(slug: str, number: int | None = None) -> PublishedCall:
    """A version of the event's call, the newest without a number."""
    event = get_whole_event(slug)
    return PublishedCall(event, get_call_version(event, number))


def may_read_call(actor: Actor, call: PublishedCall) -> bool:
    """Whoever may see the event."""
    return may_see_event(actor, call.event)


@bp.get("/retos")
@public
def list_challenges() -> ResponseReturnValue:
    """The retos of every event under way, by words and institution."""
    asked = request.args.get("q", "").strip()[:LONGEST_QUERY]
    organization = request.args.get("institucion", "")
    chosen = open_challenges(current_actor(), clock.now())
    if asked:
        chosen = chosen.where(
            or_(
                Challenge.title.icontains(asked, autoescape=True),
                Challenge.summary.icontains(asked, autoescape=True),
                Challenge.problem.icontains(asked, autoescape=True),
            )
        )
    if organization:
        owner = Event.organization.has(Organization.slug == organization)
        chosen = chosen.where(Challenge.event.has(owner))
    found = paged(chosen, 20)
    return page("challenges/list_challenges.html", found=found, q=asked, organization=organization)


@bp.get("/eventos/<event_slug>/retos/<slug>")
@guarded(may_see_challenge, load=get_challenge, secret=True)
def challenge(challenge: Challenge) -> ResponseReturnValue:
    """A reto: problem, expected outcome, data, prizes."""
    return page("challenges/challenge.html", challenge=challenge, event=challenge.event)


@bp.get("/eventos/<slug>/convocatoria")
@guarded(may_see_event, load=get_whole_event, secret=True)
def convocatoria(event: Event) -> ResponseReturnValue:
    """The call in force, or a word that there is none yet."""
    versions = call_versions(event)
    if not versions:
        return page("challenges/no_call.html", event=event)
    return _show(PublishedCall(event, versions[0]))


@bp.get("/eventos/<slug>/convocatoria/<int:number>")
@guarded(may_read_call, load=get_published_call, secret=True)
def call_version(call: PublishedCall) -> ResponseReturnValue:
    """An earlier version of the call, as it was."""
    return _show(call)


@bp.get("/eventos/<slug>/convocatoria.pdf")
@guarded(may_read_call, load=get_published_call, secret=True)
def call_file(call: PublishedCall) -> ResponseReturnValue:
    """The call in force as a PDF."""
    return _file(call)


@bp.get("/eventos/<slug>/convocatoria/<int:number>/convocatoria.pdf")
@guarded(may_read_call, load=get_published_call, secret=True)
def call_version_file(call: PublishedCall) -> ResponseReturnValue:
    """A version of the call as a PDF."""
    return _file(call)


def _show(call: PublishedCall) -> ResponseReturnValue:
    event, content = call.event, cast("dict[str, Any]", call.version.content)
    if not content:
        raise Missing
    return page(
        "challenges/call.html",
        event=event,
        version=call.version,
        content=content,
        clauses=clauses_of(call.version),
        stages=[stage_data(line, event.zone) for line in stages_of(content["dates"])],
        versions=call_versions(event),
    )


def _file(call: PublishedCall) -> ResponseReturnValue:
    number = call.version.number
    path = url_for("challenges.call_version", slug=call.event.slug, number=number)
    sheet = call_sheet(call.event, call.version, settings().site_url + path)
    name = f"convocatoria-{call.event.slug}-v{number}.pdf"
    return file_answer(convocatoria_pdf(sheet), name, "application/pdf", inline=True)
