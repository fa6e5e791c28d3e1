from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hackathon.gateways.safe_fetch import Fetched, FetchFailed, FetchFault
from hackathon.gateways.safe_fetch.answers import seconds_to_wait

NOON = datetime(2014, 10, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30", 30),
        ("Fri, 10 Oct 2014 12:01:00 GMT", 60),
        ("Fri, 10 Oct 2014 12:01:00 -0000", 60),
        ("Fri, 10 Oct 2014 11:00:00 GMT", 0),
        ("Fri, 10 Oct 2024 11:00:00 GMT", 86_400),
        ("-5", None),
        ("٣", None),
    ],
)
def test_a_pause_is_seconds_or_a_date(text: str, seconds: int | None) -> None:
    assert seconds_to_wait(text, NOON) == seconds


def answer_of(body: bytes) -> Fetched:
    return Fetched(status=200, headers={}, final_url="http://datos.gob.mx/", body=body)


@pytest.mark.parametrize(
    "body", [b"", b"<!doctype html>", b"\xff\xfe\xfd", b"NaN", b'{"a": Infinity}', b"[" * 100_000]
)
def test_what_is_not_json_is_said_to_be_so(body: bytes) -> None:
    with pytest.raises(FetchFailed) as failure:
        answer_of(body).json()
    assert failure.value.reason is FetchFault.NOT_JSON


def test_json_is_read() -> None:
    assert answer_of(b'{"count": 1}').json() == {"count": 1}


def test_a_body_is_not_printed_with_its_answer() -> None:
    assert "secreto" not in repr(answer_of(b"secreto"))
