"""Institutions, their members and their accreditation."""
