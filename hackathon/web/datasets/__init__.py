"""Datasets: directory, page, preview, linking from catalogues."""
