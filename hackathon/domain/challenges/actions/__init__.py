"""What organizers do with retos, rubric, prizes and the call."""
