"""Catalogues of open data, read into one normalised record."""

from hackathon.gateways.catalogues.ckan import CkanCatalogue, CkanStatus, locate_dataset
from hackathon.gateways.catalogues.pasted import describe_url

__all__ = ["CkanCatalogue", "CkanStatus", "describe_url", "locate_dataset"]
