"""Full-text search with the same answers on SQLite and PostgreSQL."""
