"""The queue of work and letters, kept in the application's own database."""
