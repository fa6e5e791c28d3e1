"""Result runs, awards and certificates."""
