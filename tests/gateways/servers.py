"""Loopback servers that answer as rudely as a test asks."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Answer = Callable[[socket.socket, bytes], None]

PATIENCE = 5.0


@dataclass
class LoopbackServer:
    """A listening socket, what it was asked, and the thread that answers."""

    listener: socket.socket
    answer: Answer
    tls: ssl.SSLContext | None = None
    reads_request: bool = True
    asked: list[bytes] = field(default_factory=list)
    port: int = 0
    closing: threading.Event = field(default_factory=threading.Event)
    threads: list[threading.Thread] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.port = int(self.listener.getsockname()[1])

    @property
    def origin(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.origin}/"

    def run(self) -> None:
        while not self.closing.is_set():
            try:
                accepted, _ = self.listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self.serve, args=(accepted,), daemon=True)
            self.threads.append(thread)
            thread.start()

    def serve(self, accepted: socket.socket) -> None:
        accepted.settimeout(PATIENCE)
        with contextlib.closing(accepted), contextlib.suppress(OSError):
            talking = accepted
            if self.tls:
                talking = self.tls.wrap_socket(accepted, server_side=True)
            with contextlib.closing(talking):
                head = read_head(talking) if self.reads_request else b""
                self.asked.append(head)
                self.answer(talking, head)


def read_head(talking: socket.socket) -> bytes:
    """The request line and headers of one request."""
    head = b""
    while b"\r\n\r\n" not in head:
        piece = talking.recv(4096)
        if not piece:
            break
        head += piece
    return head


@contextlib.contextmanager
def serving(
    answer: Answer, *, tls: ssl.SSLContext | None = None, reads_request: bool = True
) -> Iterator[LoopbackServer]:
    """A server on a free loopback port for the length of the block."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = LoopbackServer(listener, answer, tls, reads_request)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(PATIENCE)
            for answering in server.threads:
                answering.join(PATIENCE)


def response(body: bytes = b"", *, status: str = "200 OK", **headers: str) -> bytes:
    """The bytes of an HTTP answer with a true Content-Length unless told otherwise."""
    fields = {"content_length": str(len(body)), "connection": "close"} | headers
    lines = [f"{name.replace('_', '-').title()}: {value}" for name, value in fields.items()]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + body


def always(data: bytes) -> Answer:
    """An answer that sends the same bytes to everybody."""

    def answer(talking: socket.socket, _head: bytes) -> None:
        talking.sendall(data)

    return answer


def redirecting_to(location: str, status: str = "302 Found") -> Answer:
    """An answer that sends everybody elsewhere."""
    return always(response(status=status, location=location))


def dripping(start: bytes, drop: bytes, *, pause: float = 0.05, drops: int = 200) -> Answer:
    """An answer that sends a start at once and then one drop at a time."""

    def answer(talking: socket.socket, _head: bytes) -> None:
        talking.sendall(start)
        gone = threading.Event()
        for _ in range(drops):
            gone.wait(pause)
            talking.sendall(drop)

    return answer


def silent(talking: socket.socket, _head: bytes) -> None:
    """An answer that never comes: waits until the other side leaves."""
    while talking.recv(1024):
        pass
