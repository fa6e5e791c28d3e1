"""The judge's screen and the judging of an event."""
