"""Datasets, their resources, and the catalogues they are copied from."""

from __future__ import annotations

from typing import Any

from hackathon import clock
from hackathon.db import writing
from hackathon.domain.datasets.actions.showing import show_dataset
from hackathon.domain.datasets.models import Catalogue, Dataset, DatasetOrigin, Resource
from hackathon.values import CsvPreview, FetchedDataset, FetchedResource, SourceType
from tests.factories.saving import next_number, save


def make_dataset(organization: Any = None, **values: Any) -> Dataset:
    """A dataset entered by hand, with one CSV resource."""
    number = next_number()
    given = {
        "slug": f"conjunto-{number}",
        "title": f"Conjunto {number}",
        "origin": DatasetOrigin.MANUAL,
        "organization_id": organization.id if organization else None,
        "publisher": organization.name if organization else "Dependencia",
        "licence_id": "libre-uso-mx",
        "licence_title": "Libre Uso MX",
        "created_at": clock.now(),
        "resources": [
            Resource(title="Datos", format="CSV", url=f"https://datos.example/{number}.csv")
        ],
    } | values
    return save(Dataset(**given))


def make_found_dataset(organization: Any = None, **values: Any) -> Dataset:
    """A dataset that search finds."""
    dataset = make_dataset(organization, **values)
    with writing():
        show_dataset(dataset)
    return dataset


def make_catalogue(base_url: str = "", organization: Any = None, **values: Any) -> Catalogue:
    """A CKAN catalogue, of the platform unless it is an institution's."""
    number = next_number()
    given = {
        "name": f"Catálogo {number}",
        "base_url": base_url or f"https://catalogo{number}.example",
        "organization_id": organization.id if organization else None,
        "created_at": clock.now(),
    } | values
    return save(Catalogue(**given))


def fetched(*resources: FetchedResource, **values: Any) -> FetchedDataset:
    """What a catalogue says of a dataset."""
    given = {
        "source_type": SourceType.CKAN,
        "source_url": "https://catalogo.example",
        "remote_id": "0b1c",
        "name": "rutas",
        "title": "Rutas de transporte",
        "publisher": "Tránsito",
        "landing_page": "https://catalogo.example/dataset/rutas",
        "fetched_at": clock.now(),
        "http_status": 200,
        "resources": resources,
    } | values
    return FetchedDataset(**given)


def a_preview(**values: Any) -> CsvPreview:
    """Two rows of a table."""
    given = {
        "columns": ("ruta", "paradas"),
        "rows": (("Centro", "12"), ("Ánimas", "9")),
        "total_rows": 2,
        "encoding": "utf-8",
        "separator": ",",
        "header_line": 1,
        "truncated": False,
    } | values
    return CsvPreview(**given)
