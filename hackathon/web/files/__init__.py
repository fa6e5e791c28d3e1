"""The address of stored files."""
