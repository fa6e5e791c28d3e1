"""Random tokens for cookies and links: 256 bits, kept only as a hash."""

from __future__ import annotations

import hashlib
import secrets


def new_token() -> str:
    """A random 256-bit token for an address or a cookie."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """The SHA-256 (hex) under which a token is stored and found."""
    return hashlib.sha256(token.encode()).hexdigest()
