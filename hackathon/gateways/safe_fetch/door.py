"""Fetching an address somebody else wrote, without being led into the own network."""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import socket
import ssl
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urljoin

from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError

from hackathon.gateways.safe_fetch.addresses import (
    Resolver,
    refuse_private,
    resolve,
    system_addresses,
)
from hackathon.gateways.safe_fetch.answers import Answer, Downloaded, Fetched
from hackathon.gateways.safe_fetch.deadline import Deadline
from hackathon.gateways.safe_fetch.faults import FetchFailed, FetchFault, FetchRefused
from hackathon.gateways.safe_fetch.targets import Target, parse_target
from hackathon.gateways.safe_fetch.trust import trusted_context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from urllib3 import HTTPResponse

USER_AGENT = "Dataton/0.1 (plataforma de datos abiertos)"
MOST_REDIRECTS = 3
MOST_ADDRESSES = 3
CONNECT_SECONDS = 5.0
PIECE = 65_536
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class SafeFetcher:
    """Fetches public addresses, and the private ones that the operator named in `allow`."""

    def __init__(
        self,
        allow: frozenset[str] = frozenset(),
        *,
        resolver: Resolver = system_addresses,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._allow = frozenset(entry.lower() for entry in allow)
        self._resolver = resolver
        self._tls = tls or trusted_context()

    def get(
        self,
        url: str,
        *,
        limit_bytes: int,
        timeout: float,
        accept: str | None = None,
        cut: bool = False,
    ) -> Fetched:
        """The answer in memory, whatever its status; with `cut`, only its first bytes.

        Raises FetchRefused, or FetchFailed with its reason.
        """
        body = BytesIO()
        with self._opened(url, timeout, accept) as (response, target):
            is_cut = _pour(response, body.write, limit=limit_bytes, cut=cut)
            return Fetched(
                status=response.status,
                headers=_headers(response),
                final_url=target.url,
                is_cut=is_cut,
                body=body.getvalue(),
            )

    def download(
        self,
        url: str,
        sink: BinaryIO,
        *,
        limit_bytes: int,
        timeout: float,
        accept: str | None = None,
        cut: bool = False,
    ) -> Downloaded:
        """Write the body of a successful answer into `sink`; with `cut`, only its first bytes.

        Raises FetchRefused, or FetchFailed with its reason (any other status included).
        """
        body = _Measured(sink)
        with self._opened(url, timeout, accept) as (response, target):
            answer = Answer(
                status=response.status, headers=_headers(response), final_url=target.url
            )
            if not answer.is_success:
                raise FetchFailed(
                    FetchFault.STATUS, status=answer.status, retry_after=answer.retry_after
                )
            is_cut = _pour(response, body.write, limit=limit_bytes, cut=cut)
            return Downloaded(
                status=answer.status,
                headers=answer.headers,
                final_url=answer.final_url,
                is_cut=is_cut,
                size=body.size,
                sha256=body.digest.hexdigest(),
            )

    @contextlib.contextmanager
    def _opened(
        self, url: str, timeout: float, accept: str | None
    ) -> Iterator[tuple[HTTPResponse, Target]]:
        """The last answer of a chain of redirects, open for reading until the deadline."""
        with Deadline(timeout) as deadline, contextlib.ExitStack() as open_connections:
            try:
                target = parse_target(url)
                for _ in range(MOST_REDIRECTS + 1):
                    connection = open_connections.enter_context(self._connect(target, deadline))
                    response = _ask(connection, target, accept)
                    open_connections.callback(response.close)
                    location = response.headers.get("Location")
                    if response.status not in REDIRECTS or not location:
                        yield response, target
                        if deadline.is_over:
                            # A body without a stated length ends quietly when it is shut.
                            raise FetchFailed(FetchFault.TIMEOUT)
                        return
                    target = parse_target(urljoin(target.url, location))
                raise FetchFailed(FetchFault.REDIRECT_LOOP)
            except (OSError, HTTPError, http.client.HTTPException, ValueError) as error:
                raise _failure(error, deadline) from error

    @contextlib.contextmanager
    def _connect(self, target: Target, deadline: Deadline) -> Iterator[HTTPConnection]:
        connection = HTTPConnection(target.host, target.port, timeout=deadline.left())
        dialled = self._dial(target, deadline)
        with contextlib.closing(dialled), contextlib.closing(connection):
            deadline.guard(dialled)
            connection.sock = (
                self._tls.wrap_socket(dialled, server_hostname=target.host)
                if target.scheme == "https"
                else dialled
            )
            yield connection

    def _dial(self, target: Target, deadline: Deadline) -> socket.socket:
        """A socket to an address that was checked: the name is never resolved again."""
        refusal: OSError | None = None
        for address in self._addresses(target, deadline)[:MOST_ADDRESSES]:
            try:
                seconds = deadline.left(at_most=CONNECT_SECONDS)
                return socket.create_connection((address, target.port), timeout=seconds)
            except OSError as error:
                refusal = error
        raise refusal or OSError

    def _addresses(self, target: Target, deadline: Deadline) -> list[str]:
        bare = target.origin.rpartition(":")[0]
        by_origin = target.origin in self._allow
        if not by_origin and target.port not in {80, 443}:
            raise FetchRefused
        seconds = deadline.left(at_most=CONNECT_SECONDS)
        found = resolve(target.host, target.port, seconds=seconds, resolver=self._resolver)
        if not by_origin and bare not in self._allow:
            refuse_private(found)
        return found


class _Measured:
    """A sink that knows the size and hash of what went through it."""

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink
        self.size = 0
        self.digest = hashlib.sha256()

    def write(self, piece: bytes) -> None:
        """Pass one piece on."""
        self.size += len(piece)
        self.digest.update(piece)
        self._sink.write(piece)


def _ask(connection: HTTPConnection, target: Target, accept: str | None) -> HTTPResponse:
    connection.request(
        "GET",
        target.path,
        headers={
            "Host": target.host_header,
            "User-Agent": USER_AGENT,
            "Accept": accept or "*/*",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        },
        preload_content=False,
    )
    return connection.getresponse()


def _pour(
    response: HTTPResponse, write: Callable[[bytes], object], *, limit: int, cut: bool
) -> bool:
    """Hand the decompressed body over piece by piece; True when it was cut at the limit."""
    stated = response.headers.get("Content-Length", "")
    if not cut and stated.isascii() and stated.isdigit() and int(stated[:18]) > limit:
        raise FetchFailed(FetchFault.TOO_LARGE, status=response.status)
    left = limit
    for piece in response.stream(PIECE, decode_content=True):
        if len(piece) > left:
            if not cut:
                raise FetchFailed(FetchFault.TOO_LARGE, status=response.status)
            write(piece[:left])
            return True
        write(piece)
        left -= len(piece)
    return False


def _headers(response: HTTPResponse) -> dict[str, str]:
    return {name.lower(): value for name, value in response.headers.items()}


def _failure(error: Exception, deadline: Deadline) -> FetchFailed:
    if deadline.is_over or isinstance(error, TimeoutError):
        return FetchFailed(FetchFault.TIMEOUT)
    if isinstance(error, ssl.SSLError):
        return FetchFailed(FetchFault.TLS)
    return FetchFailed(FetchFault.RESET)
