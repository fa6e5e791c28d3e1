"""Asking a clamd whether a file carries malware; without one, nothing is asked."""

from __future__ import annotations

import contextlib
import re
import socket
import struct
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import IO
from urllib.parse import urlsplit

PIECE = 65_536
DEFAULT_PORT = 3310
CONNECT_SECONDS = 5
MOST_SECONDS = 60
LONGEST_REPLY = 4096
_FOUND = re.compile(r"stream: (?P<signature>.+) FOUND")


class Verdict(StrEnum):
    """What is known of a file."""

    CLEAN = "clean"
    INFECTED = "infected"
    NOT_SCANNED = "not_scanned"


@dataclass(frozen=True, slots=True)
class ScanResult:
    """The verdict, and the signature's name when something was found."""

    verdict: Verdict
    signature: str = ""


class ScanFailed(Exception):
    """The scanner could not be asked or gave no verdict: ask again later."""


class Scanner:
    """Speaks INSTREAM to `tcp://host:3310` or `unix:///path`; an empty address asks nobody."""

    def __init__(self, clamd_url: str, *, seconds: float = MOST_SECONDS) -> None:
        self._parts = urlsplit(clamd_url)
        self._seconds = seconds
        if clamd_url and self._parts.scheme not in {"tcp", "unix"}:
            raise ValueError(clamd_url)

    def scan(self, stream: IO[bytes]) -> ScanResult:
        """The verdict on a file from where the stream stands; raises ScanFailed."""
        if not self._parts.scheme:
            return ScanResult(Verdict.NOT_SCANNED)
        deadline = time.monotonic() + self._seconds
        try:
            with contextlib.closing(self._connected()) as talking:
                _send(talking, stream, deadline)
                return _verdict(_reply(talking, deadline))
        except (OSError, ValueError) as error:
            raise ScanFailed(type(error).__name__) from error

    def _connected(self) -> socket.socket:
        seconds = min(CONNECT_SECONDS, self._seconds)
        if self._parts.scheme == "tcp":
            address = (self._parts.hostname or "", self._parts.port or DEFAULT_PORT)
            return socket.create_connection(address, timeout=seconds)
        talking = socket.socket(socket.AF_UNIX)
        with contextlib.ExitStack() as undo:
            undo.callback(talking.close)
            talking.settimeout(seconds)
            talking.connect(self._parts.path)
            undo.pop_all()
        return talking


def _send(talking: socket.socket, stream: IO[bytes], deadline: float) -> None:
    """The command, each piece after its length, and a piece of no length as the end.

    A scanner that has seen enough (size limit) hangs up: its reply still waits to be read.
    """
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        talking.sendall(b"zINSTREAM\0")
        while piece := stream.read(PIECE):
            talking.settimeout(_left(deadline))
            talking.sendall(struct.pack("!L", len(piece)) + piece)
        talking.sendall(struct.pack("!L", 0))


def _reply(talking: socket.socket, deadline: float) -> str:
    reply = b""
    while b"\0" not in reply and len(reply) < LONGEST_REPLY:
        talking.settimeout(_left(deadline))
        piece = talking.recv(LONGEST_REPLY)
        if not piece:
            break
        reply += piece
    return reply.partition(b"\0")[0].decode("utf-8", "replace").strip()


def _verdict(reply: str) -> ScanResult:
    if reply == "stream: OK":
        return ScanResult(Verdict.CLEAN)
    found = _FOUND.fullmatch(reply)
    if found:
        return ScanResult(Verdict.INFECTED, found["signature"])
    raise ScanFailed(reply[:200])


def _left(deadline: float) -> float:
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds
