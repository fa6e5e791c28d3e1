"""What organizers do with an event."""
