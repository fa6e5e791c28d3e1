"""What an institution has beside its events: a request, notices, a period, links, files."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from PIL import Image

from hackathon import clock
from hackathon.db import db, writing
from hackathon.domain.accounts.actions.links import issue_link
from hackathon.domain.accounts.models import LinkPurpose, SignIn, SignUp
from hackathon.domain.accounts.passwords import hash_password
from hackathon.domain.events.actions.calendar import add_period
from hackathon.domain.events.calendar import Period, PeriodKind
from hackathon.domain.files.actions import attach_file
from hackathon.domain.files.models import FileRecord
from hackathon.domain.organizations.models import AccreditationRequest
from hackathon.domain.registrations.models import Notice, NoticeKind
from hackathon.gateways.files import FileKind
from hackathon.gateways.installed import files
from hackathon.richtext import render
from tests.factories.people import (
    actor,
    make_person,
)
from tests.factories.saving import next_number, save
from tests.factories.stage.house import PASSWORD, House, Stage

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def add_papers(stage: Stage, prefix: str, house: House, organization: Any, words: str) -> None:
    """A request for accreditation, a notice, a period of the calendar, sessions and links."""
    asker = stage.add(f"{prefix}asker", make_person(name=f"Solicitante {words}"))
    letter = a_stored_file("oficio.pdf", PDF, FileKind.DOCUMENT)
    request = AccreditationRequest(
        organization_id=organization.id,
        requested_by_id=asker.id,
        position=f"Directora {words}",
        letter_id=letter.id,
        requested_at=clock.now(),
    )
    house["accreditation"] = save(request).public_id
    house["letter"], house["letter_name"] = letter.public_id, letter.name
    for kind in NoticeKind:
        body = {"body": f"Aviso {words}", "body_html": render(f"Aviso {words}")}
        notice = Notice(
            organization_id=organization.id,
            kind=kind,
            number=1,
            published_at=clock.now(),
            **body,
        )
        save(notice)
    editor = stage.people[f"{prefix}organizer"]
    own = db.session.query(SignIn).filter_by(person_id=editor).first()
    house["session"] = own.public_id
    with writing():
        period = Period(PeriodKind.HOLIDAY, date(2030, 1, 1), date(2030, 1, 2), f"Asueto {words}")
        house["period"] = add_period(actor(asker), organization, period).id
    with writing():
        address = f"nueva{next_number()}@example.org"
        waiting = SignUp(
            email=address,
            email_key=address,
            name="Nueva",
            password_hash=hash_password(PASSWORD),
            language="es",
            created_at=clock.now(),
        )
        db.session.add(waiting)
        db.session.flush()
        house["confirm"], _link = issue_link(LinkPurpose.CONFIRM, waiting)
        for name, purpose in (
            ("reset", LinkPurpose.RESET),
            ("link", LinkPurpose.SIGN_IN),
            ("change", LinkPurpose.CHANGE_EMAIL),
        ):
            house[name], _link = issue_link(purpose, asker)


def a_stored_file(name: str, content: bytes, kind: FileKind) -> FileRecord:
    """A file with its bytes in the store, which somebody handed in."""
    media_type = "image/png" if kind is FileKind.IMAGE else "application/pdf"
    stored = files().put(
        BytesIO(content), name=name, media_type_claimed=media_type, limit=100_000, kinds={kind}
    )
    with writing():
        return attach_file(None, stored)


def picture() -> bytes:
    """A small picture, never twice the same."""
    out = BytesIO()
    number = next_number()
    Image.new("RGB", (8, 8), (number % 256, number // 256 % 256, 0)).save(out, "PNG")
    return out.getvalue()
