"""Historias: reading, writing, publishing."""
