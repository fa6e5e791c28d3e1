"""Reading results, awards and certificates."""
