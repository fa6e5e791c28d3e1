"""Writing, publishing and importing Historias."""
