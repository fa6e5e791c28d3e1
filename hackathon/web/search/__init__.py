"""Searching public things."""
