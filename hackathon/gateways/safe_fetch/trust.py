"""Whom a connection believes: every TLS connection of this program verifies its peer."""

from __future__ import annotations

import ssl

import certifi


def trusted_context(ca_file: str = "") -> ssl.SSLContext:
    """TLS that verifies certificate and name.

    With `ca_file` only the authorities in it count; without, the system's and certifi's.
    """
    context = ssl.create_default_context(cafile=ca_file or None)
    if not ca_file:
        context.load_verify_locations(certifi.where())
    return context
