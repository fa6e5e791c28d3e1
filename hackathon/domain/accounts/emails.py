"""Mail addresses: the one form that makes them unique, and what is wrong with one."""

from __future__ import annotations

import unicodedata

LONGEST_ADDRESS = 254
LONGEST_LOCAL = 64
LONGEST_LABEL = 63
NOT_IN_LOCAL = frozenset('()<>[]:;,\\"')


def email_key(email: str) -> str:
    """The one form of an address that makes it unique: NFKC, case folded, trimmed."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


def is_email(email: str) -> bool:
    """Whether the text is one address that a letter can be sent to."""
    local, at, domain = email.rpartition("@")
    if not at or len(email) > LONGEST_ADDRESS or len(email_key(email)) > LONGEST_ADDRESS:
        return False
    return _is_local(local) and _is_domain(domain)


def _is_local(local: str) -> bool:
    plain = local.isascii() and local.isprintable() and "@" not in local and " " not in local
    dots = local.startswith(".") or local.endswith(".") or ".." in local
    return plain and 0 < len(local) <= LONGEST_LOCAL and not dots and not NOT_IN_LOCAL & set(local)


def _is_domain(domain: str) -> bool:
    try:
        labels = domain.encode("idna").decode("ascii").split(".")
    except UnicodeError:
        return False
    return len(labels) > 1 and all(_is_label(label) for label in labels)


def _is_label(label: str) -> bool:
    inner = label.replace("-", "")
    return inner.isalnum() and not label.startswith("-") and not label.endswith("-")
