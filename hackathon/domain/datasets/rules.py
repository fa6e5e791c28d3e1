"""The rules of datasets."""

from __future__ import annotations

from enum import StrEnum


class DatasetRule(StrEnum):
    """Why something about a dataset is refused."""

    ADDRESS_BAD = "dataset.address_bad"
    CATALOGUE_TAKEN = "dataset.catalogue_taken"
    COPIED = "dataset.copied"
    LICENCE_UNKNOWN = "dataset.licence_unknown"
    NO_SOURCE = "dataset.no_source"
    PERIODICITY_UNKNOWN = "dataset.periodicity_unknown"
    RESOURCE_EMPTY = "dataset.resource_empty"
    RESOURCE_TWICE = "dataset.resource_twice"
    RESOURCES_FULL = "dataset.resources_full"
    TITLE_MISSING = "dataset.title_missing"
