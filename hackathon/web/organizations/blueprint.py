"""The blueprint of institutions, what templates may ask about one, and who reads their files."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, url_for
from flask_babel import gettext as _

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.datasets.policies import may_publish_dataset
from hackathon.domain.events.policies import may_edit_calendar
from hackathon.domain.files.models import FileRecord
from hackathon.domain.organizations.models import Organization
from hackathon.domain.organizations.policies import (
    may_edit_organization,
    may_see_accreditation,
    may_see_organization,
    may_see_organization_members,
)
from hackathon.domain.organizations.queries import (
    find_accreditation_by_letter,
    find_organization_by_logo,
)
from hackathon.domain.registrations.policies import may_publish_notice
from hackathon.domain.stories.policies import may_write_stories
from hackathon.web.kit.file_readers import reads_files
from hackathon.web.kit.people import current_actor

bp = Blueprint("organizations", __name__)


@reads_files
def reads_letter(actor: Actor, record: FileRecord) -> bool:
    """A designation letter: the person who sent it and the operators."""
    request = find_accreditation_by_letter(record.id)
    return request is not None and may_see_accreditation(actor, request)


@reads_files
def reads_logo(actor: Actor, record: FileRecord) -> bool:
    """A logo: whoever may see its institution."""
    organization = find_organization_by_logo(record.id)
    return organization is not None and may_see_organization(actor, organization)


@bp.app_template_global()
def organization_tabs(organization: Organization, here: str) -> list[dict[str, object]]:
    """The pages of an institution that the actor may open; empty when it is only the public one."""
    tabs: list[dict[str, object]] = [
        {
            "label": label,
            "url": url_for(endpoint, slug=organization.slug),
            "is_here": endpoint == f"organizations.{here}",
        }
        for endpoint, label, may in _places()
        if may(current_actor(), organization)
    ]
    return tabs if len(tabs) > 1 else []


def _places() -> tuple[tuple[str, str, Callable[[Actor, Organization], bool]], ...]:
    return (
        ("organizations.organization", _("Página pública"), may_see_organization),
        ("organizations.edit", _("Editar"), may_edit_organization),
        ("organizations.members", _("Integrantes"), may_see_organization_members),
        ("datasets.new_dataset", _("Registrar datos"), may_publish_dataset),
        ("stories.organization_stories", _("Historias"), may_write_stories),
        ("registrations.notices", _("Avisos"), may_publish_notice),
        ("events.own_calendar", _("Calendario"), may_edit_calendar),
    )
