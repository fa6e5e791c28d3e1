"""The two posts of datos.gob.mx, imported byte for byte as any folder of posts would be."""

from __future__ import annotations

from pathlib import Path

from hackathon.db import writing
from hackathon.domain.organizations.queries import get_organization
from hackathon.domain.stories.actions.importing import Imported
from hackathon.domain.stories.queries import get_story
from hackathon.jobs.demo.places import TORREON
from hackathon.jobs.posts import import_file

FOLDER = Path(__file__).resolve().parent / "posts"
NOTE = "Publicada en datos.gob.mx/impacto; texto de su autoría, se conserva tal cual."
# Whose page each one stands on; the network belonged to no institution of the directory.
OWNERS = {
    "2015-02-26-red-mexico-abierto.md": None,
    "2016-05-27-portal-datos-torreon.md": TORREON,
}


def tell() -> int:
    """Import the posts; say how many were new or had changed."""
    return sum(_import(name, owner) for name, owner in OWNERS.items())


def _import(name: str, owner: str | None) -> bool:
    organization = get_organization(owner) if owner else None
    line = import_file(name, (FOLDER / name).read_bytes(), organization, NOTE)
    if line.outcome is Imported.UNCHANGED:
        return False
    with writing():
        get_story(line.slug).is_demonstration = True
    return True
