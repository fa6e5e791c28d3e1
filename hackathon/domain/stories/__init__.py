"""Historias, from a winner to a published story."""
