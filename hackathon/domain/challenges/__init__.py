"""Retos, their datasets, prizes and rubric, and the convocatoria."""
