"""The outside world: catalogues, HTTP, files, mail and scans; nothing here knows our domain."""
