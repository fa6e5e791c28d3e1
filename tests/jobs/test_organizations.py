"""Logos are made anew before anybody sees them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from hackathon.db import db, writing
from hackathon.domain.files.models import FileRecord
from hackathon.domain.jobs.models import Job, JobState
from hackathon.domain.organizations.actions.editing import replace_logo
from hackathon.domain.organizations.models import Organization
from hackathon.gateways.installed import files
from hackathon.jobs.runner import run_until_idle
from hackathon.values import StoredFile
from tests.factories.organizations import make_organization
from tests.factories.people import actor, make_person

pytestmark = pytest.mark.usefixtures("app")


def upload(content: bytes) -> StoredFile:
    return files().put_made(content, name="logo.png", media_type="image/png")


def picture() -> bytes:
    target = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    Image.new("RGB", (900, 300), "#0a6b4a").save(target, "PNG", exif=exif)
    return target.getvalue()


def test_a_logo_is_shown_smaller_and_without_what_it_carried() -> None:
    organization = make_organization()
    with writing():
        replace_logo(actor(make_person()), organization, upload(picture()))
    run_until_idle()
    db.session.rollback()
    shown = db.session.get_one(Organization, organization.id).logo
    assert isinstance(shown, FileRecord)
    assert shown.media_type == "image/webp"
    with files().open(shown.key) as source:
        content = source.read()
    assert b"secret" not in content
    assert Image.open(io.BytesIO(content)).size == (480, 160)


def test_a_picture_that_cannot_be_read_is_given_up() -> None:
    organization = make_organization()
    with writing():
        replace_logo(actor(make_person()), organization, upload(b"no picture"))
    run_until_idle()
    db.session.rollback()
    assert db.session.get_one(Organization, organization.id).logo_id is None
    assert db.session.query(Job).one().state == JobState.DEAD
