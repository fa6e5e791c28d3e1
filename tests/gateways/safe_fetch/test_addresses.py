from __future__ import annotations

import ipaddress
import socket
import threading

import pytest

from hackathon.gateways.safe_fetch import FetchFailed, FetchFault, FetchRefused
from hackathon.gateways.safe_fetch.addresses import (
    is_public,
    refuse_private,
    resolve,
    system_addresses,
)

PRIVATE = [
    "0.0.0.0",  # noqa: S104 -- an address to refuse, nothing binds to it
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::808:808",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "no es una dirección",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_the_own_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "187.191.71.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


def test_control_the_standard_library_alone_would_let_private_addresses_pass() -> None:
    passed = {text for text in PRIVATE[:-1] if not ipaddress.ip_address(text).is_private}
    assert {"100.64.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"} <= passed


def test_one_private_address_among_public_ones_refuses_the_host() -> None:
    refuse_private(["8.8.8.8", "2606:4700::1111"])
    with pytest.raises(FetchRefused):
        refuse_private(["8.8.8.8", "10.0.0.1"])


def test_the_system_resolver_names_each_address_once() -> None:
    assert system_addresses("127.0.0.1", 80) == ["127.0.0.1"]


def test_a_name_nobody_knows_is_a_failure_of_dns() -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    with pytest.raises(FetchFailed) as failure:
        resolve("no-existe.example", 80, seconds=1, resolver=unknown)
    assert failure.value.reason is FetchFault.DNS


def test_a_name_without_addresses_is_a_failure_of_dns() -> None:
    with pytest.raises(FetchFailed) as failure:
        resolve("vacio.example", 80, seconds=1, resolver=lambda _host, _port: [])
    assert failure.value.reason is FetchFault.DNS


def test_a_resolver_that_never_answers_is_left_behind() -> None:
    forever = threading.Event()

    def late(_host: str, _port: int) -> list[str]:
        forever.wait(5)
        return ["8.8.8.8"]

    with pytest.raises(FetchFailed) as failure:
        resolve("lento.example", 80, seconds=0.05, resolver=late)
    forever.set()
    assert failure.value.reason is FetchFault.TIMEOUT
