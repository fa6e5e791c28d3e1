"""Loading the whole demonstration; a second loading finds everything there and changes nothing."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, func, select

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.jobs.models import Job
from hackathon.domain.organizations.queries import get_organization
from hackathon.jobs.demo import city, nuevo_leon, places, posts, san_pedro, street, water, xalapa
from hackathon.jobs.demo.data import Shelf, preview_examples, register_examples
from hackathon.jobs.demo.examples.institute import EXAMPLES
from hackathon.jobs.demo.people import EXTRAS, Cast, address, gather

# A letter or closing of long ago that nobody waits for any more.
LONG_AGO = timedelta(days=9)


def load() -> int:
    """Load what is missing; say how many things were made or renewed."""
    newest = _newest_job()
    cast, made = set_stage()
    made += xalapa.tell(cast) + san_pedro.tell(cast) + nuevo_leon.tell() + posts.tell()
    made += water.tell(cast) + street.tell(cast) + city.tell(cast)
    preview_examples()
    _forget_past_jobs(newest)
    return made


def set_stage() -> tuple[Cast, int]:
    """The people, the institutions and the fictional institute's data, made where missing."""
    with writing():
        cast, made = gather()
        made += places.settle(cast)
        made += places.ask_for_accreditation(cast)
    shelf = Shelf(
        actor=cast.actor("enlace"),
        organization=get_organization(places.INSTITUTE),
        licence_id="cc-zero",
        modified_at=clock.now() - timedelta(days=90),
    )
    return cast, made + register_examples(shelf, EXAMPLES)


def _newest_job() -> int:
    return db.session.scalar(select(func.max(Job.id))) or 0


def _forget_past_jobs(after: int) -> None:
    """Drop from the queue what nobody waits for.

    Previews are made already; letters of past events were never to be sent today; and people who
    only appear read no mail.
    """
    done = Job.kind == "preview_resource"
    past = Job.created_at < clock.now() - LONG_AGO
    unread = Job.payload["to"].as_string().in_([address(name) for name in EXTRAS])
    with writing():
        db.session.execute(delete(Job).where(Job.id > after, done | past | unread))
