from __future__ import annotations

import ssl

import pytest
import trustme
import urllib3

from hackathon.gateways.safe_fetch import FetchError, FetchFault, SafeFetcher
from hackathon.gateways.safe_fetch.trust import trusted_context
from tests.gateways.servers import LoopbackServer, always, dripping, response, serving, silent

HELLO = always(response(b"hola"))


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def server_context(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


def fetcher_for(server: LoopbackServer, authority: trustme.CA | None) -> SafeFetcher:
    context = ssl.create_default_context()
    if authority:
        authority.configure_trust(context)
    return SafeFetcher(
        frozenset({f"portal.example:{server.port}"}),
        resolver=lambda _host, _port: ["127.0.0.1"],
        tls=context,
    )


def fault_at(server: LoopbackServer, authority: trustme.CA | None) -> FetchFault:
    with pytest.raises(FetchError) as failure:
        fetcher_for(server, authority).get(
            f"https://portal.example:{server.port}/", limit_bytes=100, timeout=1
        )
    return failure.value.reason


def test_a_pinned_address_is_greeted_and_verified_by_its_name(authority: trustme.CA) -> None:
    greeted: list[str | None] = []
    context = server_context(authority, "portal.example")
    context.sni_callback = lambda _socket, name, _context: greeted.append(name)
    with serving(HELLO, tls=context) as server:
        fetched = fetcher_for(server, authority).get(
            f"https://portal.example:{server.port}/", limit_bytes=100, timeout=5
        )
    assert fetched.body == b"hola"
    assert greeted == ["portal.example"]
    assert f"Host: portal.example:{server.port}".encode() in server.asked[0]


def test_a_certificate_of_another_name_is_refused(authority: trustme.CA) -> None:
    with serving(HELLO, tls=server_context(authority, "otro.example", "127.0.0.1")) as server:
        assert fault_at(server, authority) is FetchFault.TLS
    assert server.asked == []


def test_a_certificate_of_an_unknown_authority_is_refused(authority: trustme.CA) -> None:
    with serving(HELLO, tls=server_context(authority, "portal.example")) as server:
        assert fault_at(server, None) is FetchFault.TLS
    assert server.asked == []


def test_control_an_unverified_fetch_is_served_by_an_impostor(authority: trustme.CA) -> None:
    with (
        serving(HELLO, tls=server_context(authority, "otro.example")) as server,
        urllib3.PoolManager(cert_reqs="CERT_NONE") as naive,
        pytest.warns(urllib3.exceptions.InsecureRequestWarning),
    ):
        answer = naive.request("GET", f"https://127.0.0.1:{server.port}/")
    assert answer.data == b"hola"


def test_a_plain_server_behind_https_is_a_failure_of_tls() -> None:
    with serving(always(b"HTTP/1.1 400 Bad\r\n\r\n"), reads_request=False) as server:
        assert fault_at(server, None) is FetchFault.TLS


def test_a_handshake_that_never_comes_ends_at_the_deadline() -> None:
    with serving(silent, reads_request=False) as server:
        assert fault_at(server, None) is FetchFault.TIMEOUT


def test_a_dripping_body_under_tls_ends_at_the_deadline(authority: trustme.CA) -> None:
    body = dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"x", drops=30)
    with serving(body, tls=server_context(authority, "portal.example")) as server:
        assert fault_at(server, authority) is FetchFault.TIMEOUT


def test_the_door_trusts_no_unverified_certificate_by_default() -> None:
    context = trusted_context()
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.cert_store_stats()["x509_ca"] > 50
