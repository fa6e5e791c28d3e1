"""Rows for tests, one module a feature: `from tests.factories.people import make_person`."""
