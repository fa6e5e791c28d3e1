"""Results, awards and certificates."""
