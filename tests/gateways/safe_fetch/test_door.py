from __future__ import annotations

import gzip
import hashlib
import io
import socket
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest
import urllib3

from hackathon.gateways.safe_fetch import (
    FetchError,
    FetchFailed,
    FetchFault,
    FetchRefused,
    SafeFetcher,
)
from hackathon.gateways.safe_fetch.addresses import is_public
from tests.gateways.servers import always, dripping, redirecting_to, response, serving, silent

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 1_000_000
SECRET = always(response(b"secreto"))


def fetcher_of(*allowed: str) -> SafeFetcher:
    return SafeFetcher(frozenset(allowed))


def fault_of(
    fetcher: SafeFetcher, url: str, *, limit: int = LIMIT, timeout: float = 5
) -> FetchFault:
    with pytest.raises(FetchError) as failure:
        fetcher.get(url, limit_bytes=limit, timeout=timeout)
    return failure.value.reason


def test_an_allowed_host_answers_with_status_headers_and_body() -> None:
    answer = response("¡hola!".encode(), content_type="text/plain; charset=utf-8")
    with serving(always(answer)) as server:
        fetched = fetcher_of(server.origin).get(
            f"{server.url}a?b=c", limit_bytes=LIMIT, timeout=5, accept="text/plain"
        )
    assert (fetched.status, fetched.body.decode()) == (200, "¡hola!")
    assert (fetched.media_type, fetched.declared_size) == ("text/plain", 7)
    assert fetched.final_url == f"{server.url}a?b=c"
    head = server.asked[0].decode()
    assert head.startswith("GET /a?b=c HTTP/1.1\r\n")
    assert f"Host: {server.origin}\r\n" in head
    assert "User-Agent: Dataton/" in head
    assert "Accept: text/plain\r\n" in head


def test_loopback_is_refused_without_a_word_to_the_server() -> None:
    with serving(SECRET) as server:
        assert fault_of(fetcher_of(), server.url) is FetchFault.REFUSED
        assert fault_of(fetcher_of("127.0.0.2", "otro.example"), server.url) is FetchFault.REFUSED
    assert server.asked == []


def test_a_host_allowed_without_port_is_reached_on_the_usual_ports_only() -> None:
    with serving(SECRET) as server:
        assert fault_of(fetcher_of("127.0.0.1"), server.url) is FetchFault.REFUSED
    assert server.asked == []


def test_an_unusual_port_of_a_public_host_is_refused_before_any_resolution() -> None:
    resolved: list[str] = []

    def resolver(host: str, _port: int) -> list[str]:
        resolved.append(host)
        return ["8.8.8.8"]

    fetcher = SafeFetcher(resolver=resolver)
    assert fault_of(fetcher, "http://publico.example:22/") is FetchFault.REFUSED
    assert resolved == []


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["::ffff:127.0.0.1"], ["169.254.169.254"]],
)
def test_a_public_name_for_a_private_address_is_refused(addresses: list[str]) -> None:
    fetcher = SafeFetcher(resolver=lambda _host, _port: addresses)
    assert fault_of(fetcher, "http://inocente.example/") is FetchFault.REFUSED


def test_every_refusal_reads_the_same() -> None:
    urls = [
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "http://publico.example:22/",
        "http://0x7f.1/",
        "http://interno.example/",
    ]
    fetcher = SafeFetcher(resolver=lambda _host, _port: ["10.1.2.3"])
    refusals = set()
    for url in urls:
        with pytest.raises(FetchRefused) as refusal:
            fetcher.get(url, limit_bytes=LIMIT, timeout=1)
        refusals.add((str(refusal.value), refusal.value.status, refusal.value.retry_after))
    assert refusals == {("refused", None, None)}


class Turncoat:
    """A resolver that names another address each time it is asked."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked = 0

    def __call__(self, _host: str, _port: int) -> list[str]:
        answer = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        return [answer]


def test_the_address_that_was_checked_is_the_one_that_is_dialled() -> None:
    with serving(always(response(b"primera"))) as server:
        resolver = Turncoat("127.0.0.1", "127.0.0.9")
        fetcher = SafeFetcher(frozenset({f"portal.example:{server.port}"}), resolver=resolver)
        url = f"http://portal.example:{server.port}/"
        assert fetcher.get(url, limit_bytes=LIMIT, timeout=5).body == b"primera"
    assert resolver.asked == 1
    assert f"Host: portal.example:{server.port}".encode() in server.asked[0]


def test_control_checking_a_name_and_dialling_it_again_is_led_inside() -> None:
    with serving(SECRET) as server:
        resolver = Turncoat("8.8.8.8", "127.0.0.1")
        assert all(map(is_public, resolver("engaño.example", server.port)))
        (address,) = resolver("engaño.example", server.port)
        naive = urllib3.request("GET", f"http://{address}:{server.port}/", retries=False)
    assert naive.data == b"secreto"


@pytest.mark.parametrize("status", ["301 M", "302 F", "303 S", "307 T", "308 P"])
def test_a_redirect_into_the_own_network_is_refused(status: str) -> None:
    with serving(SECRET) as inside, serving(redirecting_to(inside.url, status)) as portal:
        assert fault_of(fetcher_of(portal.origin), portal.url) is FetchFault.REFUSED
    assert len(portal.asked) == 1
    assert inside.asked == []


def test_control_a_naive_fetch_follows_the_redirect_inside() -> None:
    with serving(SECRET) as inside, serving(redirecting_to(inside.url)) as portal:
        naive = urllib3.request("GET", portal.url)
    assert naive.data == b"secreto"
    assert len(inside.asked) == 1


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "//127.0.0.1/", "ftp://datos.gob.mx/", "http://a@b/", "http://[::1]/"],
)
def test_a_redirect_is_checked_like_any_address(location: str) -> None:
    with serving(redirecting_to(location)) as portal:
        assert fault_of(fetcher_of(portal.origin), portal.url) is FetchFault.REFUSED


def counting_down(talking: socket.socket, head: bytes) -> None:
    left = int(head.split()[1].strip(b"/") or b"0")
    if left:
        talking.sendall(response(status="302 Found", location=f"/{left - 1}"))
    else:
        talking.sendall(response(b"fin"))


def test_three_redirects_are_followed_and_the_last_address_is_told() -> None:
    with serving(counting_down) as server:
        fetched = fetcher_of(server.origin).get(f"{server.url}3", limit_bytes=LIMIT, timeout=5)
    assert (fetched.body, fetched.final_url) == (b"fin", f"{server.url}0")


def test_a_fourth_redirect_is_a_loop() -> None:
    with serving(counting_down) as server:
        fetcher = fetcher_of(server.origin)
        assert fault_of(fetcher, f"{server.url}4") is FetchFault.REDIRECT_LOOP
    assert len(server.asked) == 4


def test_a_redirect_without_a_place_is_an_answer_like_another() -> None:
    with serving(always(response(b"?", status="302 Found"))) as server:
        fetched = fetcher_of(server.origin).get(server.url, limit_bytes=LIMIT, timeout=5)
    assert fetched.status == 302


STATED = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
UNSTATED = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("start", "drop"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\n", b"X"),
        (STATED, b"x"),
        (UNSTATED, b"x"),
        (CHUNKED, b"1\r\nx\r\n"),
        (CHUNKED, b"0"),
    ],
    ids=["status line", "header", "stated body", "unstated body", "chunks", "chunk size"],
)
def test_a_dripping_answer_ends_at_the_deadline(start: bytes, drop: bytes) -> None:
    with serving(dripping(start, drop, drops=16)) as server:
        began = time.monotonic()
        fault = fault_of(fetcher_of(server.origin), server.url, timeout=0.3)
        took = time.monotonic() - began
    assert fault is FetchFault.TIMEOUT
    assert took < 1.5


def test_control_a_naive_timeout_never_ends_a_dripping_answer() -> None:
    with serving(dripping(UNSTATED, b"x", drops=12)) as server:
        began = time.monotonic()
        naive = urllib3.request("GET", server.url, timeout=0.3, retries=False)
        took = time.monotonic() - began
    assert len(naive.data) == 12
    assert took > 0.5


def test_a_server_that_says_nothing_ends_at_the_deadline() -> None:
    with serving(silent) as server:
        assert fault_of(fetcher_of(server.origin), server.url, timeout=0.2) is FetchFault.TIMEOUT


def test_a_deadline_that_has_passed_leaves_at_once() -> None:
    with serving(silent) as server:
        assert fault_of(fetcher_of(server.origin), server.url, timeout=0) is FetchFault.TIMEOUT


def gzip_bomb(megabytes: int) -> bytes:
    return gzip.compress(b"\0" * 1_000_000 * megabytes)


def test_a_gzip_bomb_is_counted_after_decompression_with_flat_memory() -> None:
    answer = response(gzip_bomb(30), content_encoding="gzip")
    assert len(answer) < LIMIT
    with serving(always(answer)) as server:
        tracemalloc.start()
        try:
            fault = fault_of(fetcher_of(server.origin), server.url)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert fault is FetchFault.TOO_LARGE
    assert peak < 5 * LIMIT


def test_control_a_naive_fetch_swallows_the_bomb() -> None:
    with serving(always(response(gzip_bomb(5), content_encoding="gzip"))) as server:
        naive = urllib3.request("GET", server.url)
    assert len(naive.data) == 5_000_000


def test_a_body_of_exactly_the_limit_passes_and_one_byte_more_does_not() -> None:
    with serving(always(UNSTATED + b"x" * 100)) as server:
        fetcher = fetcher_of(server.origin)
        assert len(fetcher.get(server.url, limit_bytes=100, timeout=5).body) == 100
        assert fault_of(fetcher, server.url, limit=99) is FetchFault.TOO_LARGE


def test_a_stated_length_over_the_limit_is_believed_at_once() -> None:
    start = b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n"
    with serving(dripping(start, b"x", drops=20)) as server:
        began = time.monotonic()
        assert fault_of(fetcher_of(server.origin), server.url) is FetchFault.TOO_LARGE
        assert time.monotonic() - began < 1


def test_endless_chunks_end_at_the_limit() -> None:
    with serving(dripping(CHUNKED, b"4000\r\n" + b"x" * 0x4000 + b"\r\n", pause=0)) as server:
        assert fault_of(fetcher_of(server.origin), server.url) is FetchFault.TOO_LARGE


def test_with_cut_only_the_first_bytes_come_back() -> None:
    with serving(always(response(b"x" * 5000))) as server:
        fetcher = fetcher_of(server.origin)
        head = fetcher.get(server.url, limit_bytes=100, timeout=5, cut=True)
        whole = fetcher.get(server.url, limit_bytes=5000, timeout=5, cut=True)
    assert (head.body, head.is_cut, head.declared_size) == (b"x" * 100, True, 5000)
    assert (len(whole.body), whole.is_cut) == (5000, False)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"esto no es HTTP\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nxyz",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nxyz",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"A%d: b\r\n" % n for n in range(200)) + b"\r\n",
        b"HTTP/1.1 200 OK\r\nA: " + b"x" * 70_000 + b"\r\n\r\n",
    ],
    ids=["nothing", "prose", "short", "no gzip", "no chunk", "many headers", "long header"],
)
def test_a_broken_answer_is_a_reset(answer: bytes) -> None:
    with serving(always(answer)) as server:
        assert fault_of(fetcher_of(server.origin), server.url) is FetchFault.RESET


def test_a_closed_port_is_a_reset() -> None:
    with serving(silent) as server:
        origin, url = server.origin, server.url
    assert fault_of(fetcher_of(origin), url) is FetchFault.RESET


def test_the_next_address_of_a_host_is_tried_when_the_first_refuses() -> None:
    with serving(always(response(b"segunda"))) as server:
        fetcher = SafeFetcher(
            frozenset({f"portal.example:{server.port}"}),
            resolver=lambda _host, _port: ["127.0.0.77", "127.0.0.1"],
        )
        url = f"http://portal.example:{server.port}/"
        assert fetcher.get(url, limit_bytes=LIMIT, timeout=5).body == b"segunda"


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(always(response(b"proxy"))) as proxy, serving(always(response(b"red"))) as server:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("http_proxy", proxy.url)
        fetched = fetcher_of(server.origin).get(server.url, limit_bytes=LIMIT, timeout=5)
    assert fetched.body == b"red"
    assert proxy.asked == []


@pytest.mark.parametrize(
    ("asked", "seconds"), [("7", 7), ("  12 ", 12), ("9" * 30, 86_400), ("luego", None), ("", None)]
)
def test_the_pause_a_server_asks_for_is_told(asked: str, seconds: int | None) -> None:
    answer = response(b"", status="429 Too Many Requests", retry_after=asked)
    with serving(always(answer)) as server:
        fetched = fetcher_of(server.origin).get(server.url, limit_bytes=LIMIT, timeout=5)
    assert (fetched.status, fetched.is_success, fetched.retry_after) == (429, False, seconds)


def test_a_download_lands_in_the_sink_with_its_size_and_hash() -> None:
    body = b"estado,poblacion\n" * 1000
    with serving(always(response(gzip.compress(body), content_encoding="gzip"))) as server:
        sink = io.BytesIO()
        got = fetcher_of(server.origin).download(server.url, sink, limit_bytes=LIMIT, timeout=5)
    assert sink.getvalue() == body
    assert (got.size, got.sha256) == (len(body), hashlib.sha256(body).hexdigest())
    assert (got.status, got.is_cut, got.declared_size) == (200, False, None)


def test_a_cut_download_keeps_the_first_bytes() -> None:
    with serving(always(response(b"x" * 5000))) as server:
        sink = io.BytesIO()
        got = fetcher_of(server.origin).download(
            server.url, sink, limit_bytes=100, timeout=5, cut=True
        )
    assert (got.size, got.is_cut, sink.getvalue()) == (100, True, b"x" * 100)


def failed_download(answer: Callable[[socket.socket, bytes], None]) -> tuple[FetchFailed, bytes]:
    sink = io.BytesIO()
    with serving(answer) as server, pytest.raises(FetchFailed) as failure:
        fetcher_of(server.origin).download(server.url, sink, limit_bytes=50, timeout=5)
    return failure.value, sink.getvalue()


def test_a_download_of_an_error_page_fails_and_writes_nothing() -> None:
    error = response(b"no", status="503 Unavailable", retry_after="9")
    failure, written = failed_download(always(error))
    assert (failure.reason, failure.status, failure.retry_after) == (FetchFault.STATUS, 503, 9)
    assert written == b""


def test_a_download_over_the_limit_never_writes_beyond_it() -> None:
    failure, written = failed_download(always(UNSTATED + b"x" * 5000))
    assert failure.reason is FetchFault.TOO_LARGE
    assert len(written) <= 50
