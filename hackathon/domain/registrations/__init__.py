"""Who takes part in an event and what they accepted."""
