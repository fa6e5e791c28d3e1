"""Reading rounds, the jury's work, and which projects somebody may read."""
