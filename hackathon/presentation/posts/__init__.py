"""Posts with front matter, in and out, without losing a byte that nobody changed."""
