"""Which network addresses are public, and the one resolution the door makes."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

from hackathon.gateways.safe_fetch.faults import FetchFailed, FetchFault, FetchRefused

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], list[str]]

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_NEVER = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "::/96",  # IPv4-compatible
        "64:ff9b:1::/48",  # NAT64 inside an operator's own network
        "2001::/23",  # Teredo and other tunnels
        "2002::/16",  # 6to4, carries any IPv4 address
        "5f00::/16",  # segment routing
        "fec0::/10",  # site-local
    )
)


def is_public(text: str) -> bool:
    """Whether an address belongs to the open internet, whatever it is wrapped in."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return False
        if address.ipv4_mapped is not None:
            return is_public(str(address.ipv4_mapped))
        if address in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)))
        if any(address in network for network in _NEVER):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def system_addresses(host: str, port: int) -> list[str]:
    """Every address the system's resolver knows for a host, in its order of preference."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def resolve(host: str, port: int, *, seconds: float, resolver: Resolver) -> list[str]:
    """The addresses of a host within a time limit; raises FetchFailed."""
    answers: SimpleQueue[list[str] | OSError | UnicodeError] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolver(host, port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    # The system's resolver takes no time limit: it is left behind when it is late.
    threading.Thread(target=ask, name="resolve", daemon=True).start()
    try:
        answer = answers.get(timeout=max(seconds, 0))
    except Empty as error:
        raise FetchFailed(FetchFault.TIMEOUT) from error
    if isinstance(answer, Exception) or not answer:
        raise FetchFailed(FetchFault.DNS)
    return answer


def refuse_private(addresses: list[str]) -> None:
    """Raise FetchRefused unless every address of the host is public."""
    if not all(is_public(address) for address in addresses):
        raise FetchRefused
