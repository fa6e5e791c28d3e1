"""Who may publish, change and refresh datasets."""

from __future__ import annotations

from hackathon.domain.accounts.actor import Actor
from hackathon.domain.accounts.roles import ORGANIZATION_ROLES
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.organizations.models import Organization


def may_see_dataset(_actor: Actor, _dataset: Dataset) -> bool:
    """Everybody: what is registered here is open data."""
    return True


def may_publish_dataset(actor: Actor, organization: Organization) -> bool:
    """Everybody with a role in the institution."""
    return actor.has_organization_role(organization.id, *ORGANIZATION_ROLES)


def may_edit_dataset(actor: Actor, dataset: Dataset) -> bool:
    """Everybody with a role in its institution; one of no institution, the operators."""
    if dataset.organization_id is None:
        return actor.is_operator
    return actor.has_organization_role(dataset.organization_id, *ORGANIZATION_ROLES)


def may_refresh_dataset(actor: Actor, dataset: Dataset) -> bool:
    """Whoever may change it; a copy that belongs to no institution, any institution's people."""
    if may_edit_dataset(actor, dataset):
        return True
    has_role = any(roles & set(ORGANIZATION_ROLES) for roles in actor.organization_roles.values())
    return dataset.organization_id is None and has_role
