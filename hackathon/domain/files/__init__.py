"""Rows of the files people handed in."""
