"""Passwords: which are taken, how they are kept, how one is compared without telling time."""

from __future__ import annotations

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from hackathon.domain.accounts.rules import AccountRule

DEMONSTRATION = "dataton-demo-2014"
"""What opens the accounts of the demonstration, which production refuses to load."""
SHORTEST = 10
LONGEST = 200
DIFFERENT_SIGNS = 5
# OWASP's smallest profile: 19 MiB, two passes. The library's default takes too long under load.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Long enough for our length, yet among the first that anybody tries.
COMMON = frozenset(
    """
    1234567890 0123456789 12345678910 123456789a 1q2w3e4r5t 1qaz2wsx3edc abcdefghij administrador
    bienvenido1 cambiame123 contrasena contrasena1 contrasena123 contraseña contraseña1
    contraseña123 iloveyou123 password12 password123 password1234 qwertyuiop qwerty12345
    qwerty1234 teamo12345 temporal123
    """.split()  # noqa: SIM905 - a long list reads better as text
)


def find_password_fault(password: str, *known: str) -> AccountRule | None:
    """Why a password is not taken, None when it is; `known` are the name and address."""
    plain = _plain(password)
    if len(plain) < SHORTEST:
        return AccountRule.PASSWORD_SHORT
    if len(plain) > LONGEST:
        return AccountRule.PASSWORD_LONG
    folded = plain.casefold()
    if folded in COMMON or len(set(folded)) < DIFFERENT_SIGNS:
        return AccountRule.PASSWORD_COMMON
    if any(_plain(text).strip().casefold() == folded for text in known):
        return AccountRule.PASSWORD_PERSONAL
    return None


def hash_password(password: str) -> str:
    """The argon2id hash to keep."""
    return _hasher.hash(_plain(password))


def is_password(kept: str | None, password: str) -> bool:
    """Whether the password is the one that was kept; as slow when nothing is kept."""
    try:
        _hasher.verify(kept or _nobodys_hash(), _plain(password)[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False
    return bool(kept)


@cache
def _nobodys_hash() -> str:
    return _hasher.hash("nobody has this password")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
