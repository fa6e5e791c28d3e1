from __future__ import annotations

import io
import struct
import zipfile

import pytest

from hackathon.gateways.files import FileFault, FileRefused
from hackathon.gateways.files.archives import MOST_MEMBERS, safe_members
from tests.gateways.files.samples import zipped, zipped_link


def fault_of(content: bytes) -> FileFault:
    with pytest.raises(FileRefused) as refusal:
        safe_members(io.BytesIO(content))
    return refusal.value.fault


def test_an_ordinary_archive_names_its_members() -> None:
    archive = zipped({"capa.shp": "a", "docs/": "", "docs/leeme.txt": "b"})
    assert safe_members(io.BytesIO(archive)) == {"capa.shp", "docs/", "docs/leeme.txt"}


def renamed(old: bytes, new: bytes) -> bytes:
    assert len(old) == len(new)
    return zipped({old.decode(): "x"}).replace(old, new)


@pytest.mark.parametrize(
    "archive",
    [
        zipped({"../fuera.csv": "x"}),
        zipped({"a/../../fuera.csv": "x"}),
        zipped({"/etc/passwd": "x"}),
        zipped({"C:/fuera.csv": "x"}),
        renamed(b"aabfuera.csv", b"..\\fuera.csv"),
        renamed(b"abfuera.csv", b"a\0fuera.csv"),
        zipped_link("/etc/passwd"),
        zipped({"otro.zip": "x"}),
        zipped({"otro.tar.gz": "x"}),
        zipped({"disfrazado.csv": zipped({"a": "b"})}),
        zipped({"disfrazado.csv": b"\x1f\x8b\x08\x00"}),
        zipped({"bomba.csv": b"\0" * 3_000_000}),
        zipped({str(number): "" for number in range(MOST_MEMBERS + 1)}),
    ],
    ids=[
        "parent", "parent inside", "absolute", "drive", "backslash", "nul", "link", "nested zip",
        "nested gz", "hidden zip", "hidden gz", "bomb", "members",
    ],
)  # fmt: skip
def test_an_unsafe_archive_is_refused(archive: bytes) -> None:
    assert fault_of(archive) is FileFault.ARCHIVE_UNSAFE


def test_control_the_standard_library_alone_takes_traversal_and_bombs() -> None:
    archive = zipped({"../fuera.csv": "x", "bomba.csv": b"\0" * 3_000_000})
    with zipfile.ZipFile(io.BytesIO(archive)) as naive:
        assert naive.testzip() is None


def test_exactly_as_many_members_as_allowed_are_taken() -> None:
    archive = zipped({str(number): "" for number in range(MOST_MEMBERS)})
    assert len(safe_members(io.BytesIO(archive))) == MOST_MEMBERS


def test_an_archive_that_states_more_than_it_may_hold_is_refused() -> None:
    archive = bytearray(zipped({"a.csv": "x"}))
    central = archive.rfind(b"PK\x01\x02")
    struct.pack_into("<L", archive, central + 24, 600_000_000)
    assert fault_of(bytes(archive)) is FileFault.ARCHIVE_UNSAFE


def test_an_encrypted_archive_is_refused() -> None:
    archive = bytearray(zipped({"a.csv": "x"}))
    struct.pack_into("<H", archive, archive.rfind(b"PK\x01\x02") + 8, 1)
    assert fault_of(bytes(archive)) is FileFault.ARCHIVE_UNSAFE


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, 99])
def test_an_unusual_way_of_packing_is_refused(method: int) -> None:
    archive = bytearray(zipped({"a.csv": "x"}))
    struct.pack_into("<H", archive, archive.rfind(b"PK\x01\x02") + 10, method)
    assert fault_of(bytes(archive)) is FileFault.ARCHIVE_UNSAFE


def with_end(members: int, directory: int, before: bytes = b"") -> bytes:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, members, members, directory, 0, 0)
    return before + end


@pytest.mark.parametrize(
    "archive",
    [
        with_end(60_000, 100),
        with_end(1, 2_000_000),
        with_end(1, 100, before=b"PK\x06\x07" + b"\0" * 16),
    ],
    ids=["members", "size", "zip64"],
)
def test_a_directory_too_large_to_read_is_refused_unread(archive: bytes) -> None:
    assert fault_of(archive) is FileFault.ARCHIVE_UNSAFE


@pytest.mark.parametrize(
    "content",
    [b"", b"hola", b"PK\x05\x06", with_end(1, 100), zipped({"a": "b"})[40:], b"PK\x03\x04" * 20],
    ids=["nothing", "prose", "end alone", "no directory", "no start", "no end"],
)
def test_what_cannot_be_read_is_broken(content: bytes) -> None:
    assert fault_of(content) is FileFault.BROKEN


def test_a_member_that_cannot_be_unpacked_is_broken() -> None:
    archive = bytearray(zipped({"a.csv": "x" * 100}))
    start = archive.find(b"a.csv") + 5
    archive[start : start + 4] = b"\xff\xff\xff\xff"
    assert fault_of(bytes(archive)) is FileFault.BROKEN
