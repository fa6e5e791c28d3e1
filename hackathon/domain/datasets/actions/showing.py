"""Keeping the search row of a dataset true, and its address."""

from __future__ import annotations

from hackathon.domain.addresses.slugs import free_slug
from hackathon.domain.datasets.models import Dataset
from hackathon.domain.datasets.queries import is_slug_taken
from hackathon.domain.search.actions import Searchable, show_in_search
from hackathon.richtext import excerpt

SUMMARY_LENGTH = 300


def dataset_path(slug: str) -> str:
    """The path of a dataset's page."""
    return f"/conjuntos-de-datos/{slug}"


def new_slug(title: str) -> str:
    """A free address for a dataset of this title."""
    return free_slug(title, is_slug_taken, fallback="conjunto")


def show_dataset(dataset: Dataset) -> None:
    """Write the search row of a dataset that has something to show."""
    show_in_search(
        Searchable(
            kind="dataset",
            thing_id=dataset.id,
            path=dataset_path(dataset.slug),
            title=dataset.title,
            summary=excerpt(dataset.description, SUMMARY_LENGTH),
            context=dataset.publisher,
            text=" ".join(
                [
                    *dataset.keywords,
                    dataset.theme,
                    dataset.spatial,
                    dataset.description,
                    *(f"{resource.title} {resource.format}" for resource in dataset.resources),
                ]
            ),
        )
    )
