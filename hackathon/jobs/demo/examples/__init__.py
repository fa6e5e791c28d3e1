"""Example files for the datasets of the demonstration."""
