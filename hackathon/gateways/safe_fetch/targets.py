"""Which spellings of an address the door understands at all."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from hackathon.gateways.safe_fetch.faults import FetchRefused

LONGEST_URL = 4096
LONGEST_NAME = 253
SPACE = 0x20
DEFAULT_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_KEPT_IN_PATH = "/%:@!$&'()*+,;=~-._?[]"


@dataclass(frozen=True, slots=True)
class Target:
    """One checked spelling of an address: what to resolve, what to ask for."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Host and port, IPv6 in brackets; the form the allow list is written in."""
        return f"{self._bracketed}:{self.port}"

    @property
    def host_header(self) -> str:
        """The Host header: the port only where it is not the scheme's own."""
        return self._bracketed if self.has_default_port else self.origin

    @property
    def has_default_port(self) -> bool:
        """Whether the port is the one the scheme means when none is written."""
        return self.port == DEFAULT_PORTS[self.scheme]

    @property
    def url(self) -> str:
        """The whole address in its one spelling."""
        return f"{self.scheme}://{self.host_header}{self.path}"

    @property
    def _bracketed(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host


def parse_target(url: str) -> Target:
    """Read an http(s) address; raises FetchRefused for every odd spelling."""
    url = url.strip(" ")
    if len(url) > LONGEST_URL or any(ord(sign) <= SPACE or sign in "\x7f\\" for sign in url):
        raise FetchRefused
    try:
        parts = urlsplit(url)
        port = parts.port
        host = _one_spelling(parts.hostname or "", bracketed="[" in parts.netloc)
    except ValueError as error:
        raise FetchRefused from error
    if parts.scheme not in DEFAULT_PORTS or "@" in parts.netloc or port == 0:
        raise FetchRefused
    return Target(parts.scheme, host, port or DEFAULT_PORTS[parts.scheme], _path(parts))


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=_KEPT_IN_PATH)
    return f"{path}?{quote(parts.query, safe=_KEPT_IN_PATH)}" if parts.query else path


def _one_spelling(host: str, *, bracketed: bool) -> str:
    """The host when it is written the one plain way; ValueError otherwise.

    Resolvers read 0177.1, 2130706433 and 0x7f.1 as addresses too: none of these passes.
    """
    if bracketed:
        return str(ipaddress.IPv6Address(host.replace("%", "zone")))
    if not host.isascii():
        host = host.encode("idna").decode("ascii").lower()
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        return str(ipaddress.IPv4Address(host))
    if len(host) > LONGEST_NAME or not _NAME.fullmatch(host):
        raise ValueError(host)
    return host
