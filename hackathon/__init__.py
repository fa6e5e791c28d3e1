"""Datatón: from an open dataset to a published Historia."""
