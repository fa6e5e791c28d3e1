"""The whole time a fetch may take, kept even against a server that drips."""

from __future__ import annotations

import socket
import threading
import time
from typing import TYPE_CHECKING, Self

from hackathon.gateways.safe_fetch.faults import FetchFailed, FetchFault

if TYPE_CHECKING:
    from types import TracebackType


class Deadline:
    """A moment after which the guarded sockets are shut, so that no read outlasts it."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds
        self._guarded: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(max(seconds, 0), self._shut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for guarded in self._guarded:
                guarded.close()
            self._guarded.clear()

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self._ends

    def left(self, at_most: float | None = None) -> float:
        """Seconds that remain; raises FetchFailed when there are none."""
        seconds = self._ends - time.monotonic()
        if seconds <= 0:
            raise FetchFailed(FetchFault.TIMEOUT)
        return seconds if at_most is None else min(seconds, at_most)

    def guard(self, connected: socket.socket) -> None:
        """Shut this socket when the time is up, also under a TLS layer put on it later."""
        twin = connected.dup()
        with self._lock:
            self._guarded.append(twin)
        if self.is_over:
            self._shut()

    def _shut(self) -> None:
        with self._lock:
            for guarded in self._guarded:
                try:
                    guarded.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue
