"""Rounds, judges, assignments, conflicts and scores."""
