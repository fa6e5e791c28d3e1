"""Rows of stored files."""

from __future__ import annotations

import pytest

from hackathon.db import writing
from hackathon.domain.files.actions import attach_file
from hackathon.domain.files.queries import get_file
from hackathon.errors import Missing
from hackathon.values import StoredFile

pytestmark = pytest.mark.usefixtures("app")


def test_a_file_is_found_by_its_random_address_only() -> None:
    with writing():
        record = attach_file("abc", StoredFile("aa/bb", "o" * 300, "application/pdf", 3, "f" * 64))
    assert get_file(record.public_id) == record
    assert (record.uploaded_by, record.size, len(record.name)) == ("abc", 3, 200)
    for other in ("aa/bb", str(record.id), ""):
        with pytest.raises(Missing):
            get_file(other)
