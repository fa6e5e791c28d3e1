"""The development inbox of letters."""
