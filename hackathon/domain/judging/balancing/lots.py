"""Lots that decide between equals: nobody can steer them, and anyone can draw them again.

The seed is secret until the assignment is made; its SHA-256 is published before. Between equal
choices the one with the smaller lot goes first, and a lot is the SHA-256 of the seed and the
names in question, joined by colons.
"""

from __future__ import annotations

import hashlib


def lot(seed: str, *names: str) -> str:
    """The lot of `names`: SHA-256, in small hexadecimal, of `seed:name:name` in UTF-8."""
    return hashlib.sha256(":".join((seed, *names)).encode()).hexdigest()


def seed_commitment(seed: str) -> str:
    """What is published before: `printf %s SEED | sha256sum`."""
    return hashlib.sha256(seed.encode()).hexdigest()
