"""Jobs of institutions: logos made anew."""

from __future__ import annotations

from hackathon.db import db, writing
from hackathon.domain.files.models import FileRecord
from hackathon.domain.organizations.actions.editing import show_logo
from hackathon.domain.organizations.models import Organization
from hackathon.gateways.images import ImageRefused, reencode
from hackathon.gateways.installed import files
from hackathon.jobs.registry import GiveUp, handles

LOGO_WIDTH = 480


@handles("remake_logo")
def remake_logo(*, organization: int, original: int) -> None:
    """Make the logo anew, so that nothing but what the eye sees of the upload is ever shown."""
    record = db.session.get_one(FileRecord, original)
    with files().open(record.key) as source:
        try:
            picture = reencode(source, widths=(LOGO_WIDTH,))[0]
        except ImageRefused as refused:
            raise GiveUp(refused.fault.value) from refused
    made = files().put_made(picture.content, name="logo.webp", media_type=picture.media_type)
    with writing():
        show_logo(db.session.get_one(Organization, organization), made)
