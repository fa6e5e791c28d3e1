"""Events, their tracks, phases and deadlines."""
