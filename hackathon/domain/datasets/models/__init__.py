"""The tables of open data."""

from hackathon.domain.datasets.models.catalogues import Catalogue
from hackathon.domain.datasets.models.datasets import (
    Dataset,
    DatasetOrigin,
    Resource,
    SnapshotState,
)

__all__ = ["Catalogue", "Dataset", "DatasetOrigin", "Resource", "SnapshotState"]
