"""Retos, rubric, prizes and the convocatoria."""
