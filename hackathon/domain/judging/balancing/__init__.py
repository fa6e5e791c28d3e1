"""Giving every entry the same number of judges, evenly, without conflicts, and connected."""
