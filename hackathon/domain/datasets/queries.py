"""Finding datasets, their resources and the catalogues they are copied from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload, undefer

from hackathon.db import db
from hackathon.domain.datasets.models import Catalogue, Dataset, Resource, SnapshotState
from hackathon.domain.files.models import FileRecord
from hackathon.domain.organizations.models import Organization
from hackathon.domain.search.queries import matching_things
from hackathon.errors import Missing

MOST_CHOICES = 200


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the reader of the directory asked for; an empty text asks for nothing."""

    words: str = ""
    organization: str = ""
    format: str = ""
    licence: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        return not (self.words or self.organization or self.format or self.licence)


@dataclass(frozen=True)
class Choices:
    """What the directory can be narrowed by."""

    organizations: Sequence[tuple[str, str]]
    formats: Sequence[str]
    licences: Sequence[tuple[str, str]]


def get_dataset(slug: str) -> Dataset:
    """The dataset at this address, with all that its page shows; raises Missing."""
    found = db.session.scalar(whole_datasets().where(Dataset.slug == slug))
    if found is None:
        raise Missing
    return found


def find_dataset(slug: str) -> Dataset | None:
    """The dataset at this address, None when there is none."""
    return db.session.scalar(whole_datasets().where(Dataset.slug == slug))


def get_dataset_row(dataset_id: int) -> Dataset:
    """The dataset with this number, for the job that copies it; raises Missing."""
    found = db.session.scalar(whole_datasets().where(Dataset.id == dataset_id))
    if found is None:
        raise Missing
    return found


def whole_datasets() -> Select[Dataset]:
    """Datasets with institution, catalogue and resources."""
    return select(Dataset).options(
        joinedload(Dataset.organization),
        joinedload(Dataset.catalogue),
        selectinload(Dataset.resources).joinedload(Resource.file),
    )


def has_copy() -> ColumnElement[bool]:
    """Whether there is something to show: a copy that was taken once, or words of our own."""
    return or_(Dataset.state == SnapshotState.READY, Dataset.fetched_at.is_not(None))


def directory(asked: Asked) -> Select[Dataset]:
    """The datasets that hold what was asked, the last changed in front."""
    chosen = whole_datasets().where(has_copy())
    if asked.words:
        chosen = chosen.where(Dataset.id.in_(matching_things(asked.words, "dataset")))
    if asked.organization:
        owners = select(Organization.id).where(Organization.slug == asked.organization)
        chosen = chosen.where(Dataset.organization_id.in_(owners))
    if asked.format:
        chosen = chosen.where(
            exists().where(Resource.dataset_id == Dataset.id, Resource.format == asked.format)
        )
    if asked.licence:
        chosen = chosen.where(Dataset.licence_id == asked.licence)
    changed_at = func.coalesce(Dataset.modified_at, Dataset.created_at)
    return chosen.order_by(changed_at.desc(), Dataset.id.desc())


def directory_choices() -> Choices:
    """The institutions, formats and licences that datasets have now, in three statements."""
    owners = (
        select(Organization.slug, Organization.name)
        .where(Organization.id.in_(select(Dataset.organization_id).where(has_copy())))
        .order_by(Organization.name_folded)
        .limit(MOST_CHOICES)
    )
    formats = (
        select(Resource.format)
        .where(Resource.format != "")
        .group_by(Resource.format)
        .order_by(func.count().desc(), Resource.format)
        .limit(MOST_CHOICES)
    )
    licences = (
        select(Dataset.licence_id, func.max(Dataset.licence_title))
        .where(Dataset.licence_id != "", has_copy())
        .group_by(Dataset.licence_id)
        .order_by(Dataset.licence_id)
        .limit(MOST_CHOICES)
    )
    return Choices(
        [(slug, name) for slug, name in db.session.execute(owners)],
        db.session.scalars(formats).all(),
        [(code, title) for code, title in db.session.execute(licences)],
    )


def datasets_of(organization: Organization) -> Select[Dataset]:
    """The datasets of an institution, the last changed in front."""
    return directory(Asked(organization=organization.slug))


def copied_datasets() -> Select[Dataset]:
    """The datasets whose words come from a source outside, the oldest copy first."""
    return (
        whole_datasets()
        .where(or_(Dataset.catalogue_id.is_not(None), Dataset.source_url != ""))
        .order_by(Dataset.fetched_at.is_not(None), Dataset.fetched_at, Dataset.id)
    )


def preview_of(resource: Resource) -> dict[str, object] | None:
    """The stored preview of a resource, which lists of resources leave out."""
    return db.session.scalar(select(Resource.preview).where(Resource.id == resource.id))


def get_resource(slug: str, public_id: str) -> Resource:
    """The resource of this dataset; raises Missing when it belongs to another."""
    found = db.session.scalar(
        select(Resource)
        .join(Resource.dataset)
        .where(Dataset.slug == slug, Resource.public_id == public_id)
        .options(joinedload(Resource.file), joinedload(Resource.dataset))
    )
    if found is None:
        raise Missing
    return found


def get_resource_row(resource_id: int) -> Resource:
    """The resource with this number, for the job that previews it; raises Missing."""
    found = db.session.scalar(
        select(Resource)
        .where(Resource.id == resource_id)
        .options(joinedload(Resource.file), undefer(Resource.preview))
    )
    if found is None:
        raise Missing
    return found


def is_resource_file(record: FileRecord) -> bool:
    """Whether a stored file is a resource of a dataset, and so open to everybody."""
    found = select(Resource.id).where(Resource.file_id == record.id).limit(1)
    return db.session.scalar(found) is not None


def find_catalogue(public_id: str) -> Catalogue | None:
    """The catalogue with this random id."""
    return db.session.scalar(select(Catalogue).where(Catalogue.public_id == public_id))


def find_catalogue_at(base_url: str) -> Catalogue | None:
    """The catalogue at this address."""
    return db.session.scalar(select(Catalogue).where(Catalogue.base_url == base_url.rstrip("/")))


def catalogues_for(organization_id: int | None) -> Sequence[Catalogue]:
    """The catalogues of the platform and those of an institution, by name."""
    found = select(Catalogue).where(
        or_(
            Catalogue.organization_id.is_(None),
            Catalogue.organization_id == organization_id,
        )
    )
    return db.session.scalars(found.order_by(Catalogue.organization_id, Catalogue.name)).all()


def find_copy(catalogue_id: int, remote_id: str) -> Dataset | None:
    """The dataset that is a copy of this one of a catalogue."""
    return db.session.scalar(
        whole_datasets().where(Dataset.catalogue_id == catalogue_id, Dataset.remote_id == remote_id)
    )


def find_by_address(address: str) -> Dataset | None:
    """The dataset registered from this address, or copied from the page at it."""
    if not address:
        return None
    return db.session.scalar(
        whole_datasets()
        .where(or_(Dataset.source_url == address, Dataset.landing_page == address))
        .order_by(Dataset.id)
        .limit(1)
    )


def is_slug_taken(slug: str) -> bool:
    """Whether a dataset has this address."""
    return db.session.scalar(select(Dataset.id).where(Dataset.slug == slug)) is not None
