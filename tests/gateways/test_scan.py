from __future__ import annotations

import contextlib
import io
import socket
import struct
import threading
from typing import TYPE_CHECKING

import pytest

from hackathon.gateways.scan import ScanFailed, Scanner, ScanResult, Verdict
from tests.gateways.servers import dripping, serving, silent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# The standard test file of scanners, written in two halves so that none objects to this one.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SIZE_LIMIT = 300_000


def exactly(talking: socket.socket, size: int) -> bytes:
    content = b""
    while len(content) < size:
        piece = talking.recv(size - len(content))
        if not piece:
            break
        content += piece
    return content


def clamd(talking: socket.socket, _head: bytes) -> None:
    """The part of clamd's protocol that INSTREAM needs."""
    assert exactly(talking, 10) == b"zINSTREAM\0"
    content = b""
    while size := struct.unpack("!L", exactly(talking, 4) or b"\0" * 4)[0]:
        content += exactly(talking, size)
        if len(content) > SIZE_LIMIT:
            talking.sendall(b"INSTREAM size limit exceeded. ERROR\0")
            return
    found = b"Eicar-Test-Signature FOUND" if EICAR in content else b"OK"
    talking.sendall(b"stream: " + found + b"\0")


def verdict_on(
    content: bytes, answer: Callable[[socket.socket, bytes], None] = clamd
) -> ScanResult:
    with serving(answer, reads_request=False) as server:
        return Scanner(f"tcp://{server.origin}", seconds=1).scan(io.BytesIO(content))


class SlowFile(io.BytesIO):
    """A file from a disk that takes its time."""

    def read(self, size: int | None = -1, /) -> bytes:
        threading.Event().wait(0.05)
        return b"x"


def test_a_clean_file_is_clean() -> None:
    assert verdict_on(b"ruta,viajes\n") == ScanResult(Verdict.CLEAN)
    assert verdict_on(b"") == ScanResult(Verdict.CLEAN)


@pytest.mark.parametrize("before", [0, 65_500, 200_000])
def test_malware_is_named_wherever_it_lies(before: int) -> None:
    result = verdict_on(b"x" * before + EICAR)
    assert result == ScanResult(Verdict.INFECTED, "Eicar-Test-Signature")


def test_without_a_scanner_nothing_is_claimed() -> None:
    assert Scanner("").scan(io.BytesIO(EICAR)) == ScanResult(Verdict.NOT_SCANNED)


def test_a_scanner_behind_a_unix_socket_is_asked_too(tmp_path: Path) -> None:
    path = str(tmp_path / "clamd.sock")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()

        def serve() -> None:
            accepted, _ = listener.accept()
            with accepted:
                clamd(accepted, b"")

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        result = Scanner(f"unix://{path}").scan(io.BytesIO(EICAR))
        thread.join(5)
    assert result.verdict is Verdict.INFECTED


def test_a_file_over_the_scanners_limit_has_no_verdict() -> None:
    with pytest.raises(ScanFailed):
        verdict_on(b"x" * 5_000_000)


def replying(reply: bytes) -> Callable[[socket.socket, bytes], None]:
    def answer(talking: socket.socket, _head: bytes) -> None:
        with contextlib.suppress(OSError):
            exactly(talking, 10 + 4 + 1 + 4)
            talking.sendall(reply)

    return answer


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"\0",
        b"UNKNOWN COMMAND\0",
        b"stream: OK FOUNDATION\0",
        b"OK\0",
        b"x" * 10_000,
        b"\xff\0",
    ],
)
def test_a_reply_that_is_no_verdict_is_a_failure(reply: bytes) -> None:
    with pytest.raises(ScanFailed):
        verdict_on(b"x", replying(reply))


def test_a_reply_in_pieces_is_read_to_its_end() -> None:
    assert verdict_on(b"x", dripping(b"stream: ", b"OK\0", drops=1)).verdict is Verdict.CLEAN


@pytest.mark.parametrize("answer", [silent, dripping(b"", b"x", drops=60)])
def test_a_scanner_that_does_not_come_to_an_end_is_left(
    answer: Callable[[socket.socket, bytes], None],
) -> None:
    with pytest.raises(ScanFailed):
        verdict_on(b"x", answer)


def test_a_file_that_is_read_too_slowly_is_left() -> None:
    with serving(clamd, reads_request=False) as server, pytest.raises(ScanFailed):
        Scanner(f"tcp://{server.origin}", seconds=0.02).scan(SlowFile())


def test_a_scanner_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    with serving(silent) as server:
        origin = server.origin
    for address in (f"tcp://{origin}", f"unix://{tmp_path}/no-existe"):
        with pytest.raises(ScanFailed):
            Scanner(address).scan(io.BytesIO(b"x"))


@pytest.mark.parametrize("address", ["http://127.0.0.1:3310", "127.0.0.1", "ftp://x"])
def test_a_scanner_of_another_kind_is_refused_at_once(address: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Scanner(address)
