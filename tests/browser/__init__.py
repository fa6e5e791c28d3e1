"""Tests in a real browser, against the product as its users run it."""
