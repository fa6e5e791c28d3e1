"""The programming interface, version 1."""
