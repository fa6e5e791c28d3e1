"""Registering to an event."""
