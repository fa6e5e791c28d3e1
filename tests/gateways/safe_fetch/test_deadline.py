from __future__ import annotations

import socket

import pytest

from hackathon.gateways.safe_fetch import FetchFailed
from hackathon.gateways.safe_fetch.deadline import Deadline


def test_a_socket_guarded_too_late_is_shut_at_once() -> None:
    here, there = socket.socketpair()
    with here, there, Deadline(0) as deadline:
        deadline.guard(here)
        assert deadline.is_over
        assert there.recv(1) == b""


def test_a_socket_that_is_gone_already_is_no_obstacle() -> None:
    unconnected = socket.socket()
    here, there = socket.socketpair()
    with unconnected, here, there, Deadline(0) as deadline:
        deadline.guard(unconnected)
        deadline.guard(here)
        assert there.recv(1) == b""


def test_there_is_never_less_than_no_time_left() -> None:
    with Deadline(60) as deadline:
        assert 0 < deadline.left(at_most=5) <= 5 < deadline.left() <= 60
    with Deadline(0) as deadline, pytest.raises(FetchFailed):
        deadline.left()
