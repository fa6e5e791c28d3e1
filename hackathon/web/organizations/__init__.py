"""Institutions: directory, page, members, accreditation."""
