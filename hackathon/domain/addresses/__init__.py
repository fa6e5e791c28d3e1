"""Slugs, reserved words and redirects."""
