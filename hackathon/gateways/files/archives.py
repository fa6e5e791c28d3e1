"""What a zip may hold: few members, no bombs, nothing that leaves its folder."""

from __future__ import annotations

import os
import stat
import struct
import zipfile
import zlib
from typing import IO

from hackathon.gateways.files.faults import FileFault, FileRefused

MOST_MEMBERS = 1_000
MOST_BYTES = 500_000_000
MOST_RATIO = 200
RATIO_COUNTS_FROM = 1_000_000
MOST_DIRECTORY_BYTES = 1_000_000
_TAIL = 65_557
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_ZIP64_MARK = b"PK\x06\x07"
_ZIP64_LOCATOR = 20
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_NESTED = frozenset(
    {"zip", "jar", "7z", "rar", "tar", "gz", "tgz", "bz2", "xz", "zst", "lz", "cab"}
)
_NESTED_MARKS = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!")


def safe_members(stream: IO[bytes], *, nesting: bool = False) -> frozenset[str]:
    """The names inside a zip; raises FileRefused when any rule of safety is broken.

    Reads the directory and, unless `nesting` is allowed, the first bytes of each member.
    """
    _refuse_large_directory(stream)
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
            _refuse_bomb(members)
            for member in members:
                _refuse_member(member)
                if not nesting:
                    _refuse_nested(archive, member)
            return frozenset(member.filename for member in members)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError) as error:
        raise FileRefused(FileFault.BROKEN) from error


def _refuse_large_directory(stream: IO[bytes]) -> None:
    """Check the directory's size before it is read: it would fill the memory."""
    size = stream.seek(0, os.SEEK_END)
    start = max(0, size - _TAIL)
    stream.seek(start)
    tail = stream.read(_TAIL)
    place = tail.rfind(_END_MARK)
    if place < 0 or len(tail) - place < _END.size:
        raise FileRefused(FileFault.BROKEN)
    members, directory = _END.unpack_from(tail, place)[4:6]
    is_zip64 = tail[max(0, place - _ZIP64_LOCATOR) : place].startswith(_ZIP64_MARK)
    if is_zip64 or members > MOST_MEMBERS or directory > MOST_DIRECTORY_BYTES:
        raise FileRefused(FileFault.ARCHIVE_UNSAFE)


def _refuse_bomb(members: list[zipfile.ZipInfo]) -> None:
    inside = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    is_dense = inside > RATIO_COUNTS_FROM and inside > MOST_RATIO * packed
    if inside > MOST_BYTES or is_dense or len(members) > MOST_MEMBERS:
        raise FileRefused(FileFault.ARCHIVE_UNSAFE)


def _refuse_member(member: zipfile.ZipInfo) -> None:
    # The name as it was written: zipfile itself turns backslashes and cuts at NUL.
    name = member.orig_filename.replace("\\", "/")
    leaves = name.startswith("/") or ".." in name.split("/") or name[1:2] == ":" or "\0" in name
    mode = member.external_attr >> 16
    special = stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}
    locked = member.flag_bits & _ENCRYPTED or member.compress_type not in _METHODS
    if leaves or special or locked:
        raise FileRefused(FileFault.ARCHIVE_UNSAFE)


def _refuse_nested(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    if member.is_dir():
        return
    if member.filename.rpartition(".")[2].lower() in _NESTED:
        raise FileRefused(FileFault.ARCHIVE_UNSAFE)
    with archive.open(member) as content:
        if content.read(6).startswith(_NESTED_MARKS):
            raise FileRefused(FileFault.ARCHIVE_UNSAFE)
