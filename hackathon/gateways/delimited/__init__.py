"""Delimited text as people write it: any encoding, any separator, titles above the header."""
