"""Which files are taken: the extension promises a type and the content has to keep it."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, TYPE_CHECKING

import puremagic

from hackathon.gateways.files.archives import safe_members
from hackathon.gateways.files.faults import FileFault, FileRefused
from hackathon.gateways.files.names import extension_of, has_active_part
from hackathon.gateways.images import ImageFault, ImageRefused, picture_format

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

PIECE = 65_536
MOST_COMMENTS = 5
ACTIVE_CLAIMS = ("text/html", "image/svg", "application/xhtml", "text/javascript", "application/js")
_ACTIVE_MARKUP = re.compile(
    rb"<(!doctype\s+html|html|script|iframe|svg|\?php)[\s>/:]", re.IGNORECASE
)
_KML_ROOT = re.compile(r"<(\w+:)?kml[\s>]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"


class FileKind(StrEnum):
    """What a file is good for."""

    IMAGE = "image"
    DOCUMENT = "document"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class FileType:
    """A type of file: what it is stored as, and what raises FileRefused unless it is that."""

    media_type: str
    kind: FileKind
    check: Callable[[IO[bytes]], None]


def type_of(stream: IO[bytes], name: str, claimed: str, kinds: Collection[FileKind]) -> FileType:
    """The type of a complete file; raises FileRefused unless it is one of `kinds`."""
    found = TYPES.get(extension_of(name))
    if found is None or found.kind not in kinds or claimed.lower().startswith(ACTIVE_CLAIMS):
        raise FileRefused(FileFault.TYPE_NOT_ALLOWED)
    if has_active_part(name):
        raise FileRefused(FileFault.DOUBLE_EXTENSION)
    found.check(stream)
    stream.seek(0)
    return found


def accepted_extensions(kinds: Collection[FileKind]) -> tuple[str, ...]:
    """The extensions of these kinds, with their dots, for forms to announce."""
    return tuple(f".{extension}" for extension, found in TYPES.items() if found.kind in kinds)


def _mismatch_unless(kept: object) -> None:
    if not kept:
        raise FileRefused(FileFault.CONTENT_MISMATCH)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    stream.seek(0)
    while piece := stream.read(PIECE):
        yield piece


def _start(stream: IO[bytes], size: int = PIECE) -> bytes:
    stream.seek(0)
    return stream.read(size)


def _has_magic_of(stream: IO[bytes], media_type: str) -> bool:
    try:
        guesses = puremagic.magic_string(_start(stream))
    except (puremagic.PureError, ValueError):
        return False
    return any(guess.mime_type == media_type for guess in guesses)


def _refuse_hidden_markup(stream: IO[bytes]) -> None:
    """No markup anywhere and no archive at the end: a picture is nothing else besides."""
    overlap = b""
    for piece in _pieces(stream):
        _mismatch_unless(not _ACTIVE_MARKUP.search(overlap + piece))
        overlap = piece[-32:]
    _mismatch_unless(not zipfile.is_zipfile(stream))


def _image(format_name: str, media_type: str) -> FileType:
    def check(stream: IO[bytes]) -> None:
        _mismatch_unless(_has_magic_of(stream, media_type))
        try:
            _mismatch_unless(picture_format(stream) == format_name)
        except ImageRefused as refusal:
            if refusal.fault is ImageFault.TOO_MANY_PIXELS:
                raise FileRefused(FileFault.TOO_MANY_PIXELS) from refusal
            raise FileRefused(FileFault.BROKEN) from refusal
        _refuse_hidden_markup(stream)

    return FileType(media_type, FileKind.IMAGE, check)


def _check_pdf(stream: IO[bytes]) -> None:
    _mismatch_unless(_has_magic_of(stream, "application/pdf"))
    start = _start(stream, 1024)
    _mismatch_unless(start.startswith(b"%PDF-") and not _ACTIVE_MARKUP.search(start))
    stream.seek(-min(1024, stream.seek(0, os.SEEK_END)), os.SEEK_END)
    _mismatch_unless(b"%%EOF" in stream.read())
    _mismatch_unless(not zipfile.is_zipfile(stream))


def _check_text(stream: IO[bytes]) -> None:
    """Text of any encoding that does not begin like markup."""
    start = _start(stream)
    wide = start.startswith(_UTF16)
    _mismatch_unless(not _plain(start).startswith(("<", "%PDF", "PK\x03\x04")))
    _mismatch_unless(wide or all(b"\0" not in piece for piece in _pieces(stream)))


def _plain(start: bytes) -> str:
    encoding = "utf-16" if start.startswith(_UTF16) else "utf-8-sig"
    return start.decode(encoding, "ignore").lstrip()


def _check_json(stream: IO[bytes]) -> None:
    _mismatch_unless(_plain(_start(stream)).startswith(("{", "[")))
    _check_text(stream)


def _check_kml(stream: IO[bytes]) -> None:
    start = _start(stream)
    text = _plain(start)
    _mismatch_unless(_KML_ROOT.match(_past_prologue(text)))
    _mismatch_unless("<!DOCTYPE" not in text and "<!ENTITY" not in text)
    _mismatch_unless(all(b"\0" not in piece for piece in _pieces(stream)))


def _past_prologue(text: str) -> str:
    """An XML text from its root element on: without declaration and comments."""
    for begin, end in (("<?xml", "?>"), *[("<!--", "-->")] * MOST_COMMENTS):
        if not text.startswith(begin):
            continue
        text = text.partition(end)[2].lstrip()
    return text


def _check_zip(stream: IO[bytes]) -> None:
    _mismatch_unless(_start(stream, 4) == b"PK\x03\x04")
    safe_members(stream)


def _ooxml(part: str, kind: FileKind, subtype: str) -> FileType:
    def check(stream: IO[bytes]) -> None:
        _mismatch_unless(_start(stream, 4) == b"PK\x03\x04")
        members = safe_members(stream, nesting=True)
        _mismatch_unless({"[Content_Types].xml", part} <= members)
        _mismatch_unless(not any(name.endswith("vbaProject.bin") for name in members))

    return FileType(f"{_OOXML}.{subtype}", kind, check)


def _odf(kind: FileKind, subtype: str) -> FileType:
    media_type = f"{_ODF}.{subtype}"

    def check(stream: IO[bytes]) -> None:
        _mismatch_unless(_start(stream, 4) == b"PK\x03\x04")
        _mismatch_unless({"mimetype", "content.xml"} <= safe_members(stream, nesting=True))
        with zipfile.ZipFile(stream) as archive, archive.open("mimetype") as content:
            _mismatch_unless(content.read(200).strip() == media_type.encode())

    return FileType(media_type, kind, check)


TYPES = {
    "png": _image("PNG", "image/png"),
    "jpg": _image("JPEG", "image/jpeg"),
    "jpeg": _image("JPEG", "image/jpeg"),
    "webp": _image("WEBP", "image/webp"),
    "gif": _image("GIF", "image/gif"),
    "pdf": FileType("application/pdf", FileKind.DOCUMENT, _check_pdf),
    "docx": _ooxml("word/document.xml", FileKind.DOCUMENT, "wordprocessingml.document"),
    "pptx": _ooxml("ppt/presentation.xml", FileKind.DOCUMENT, "presentationml.presentation"),
    "odt": _odf(FileKind.DOCUMENT, "text"),
    "odp": _odf(FileKind.DOCUMENT, "presentation"),
    "txt": FileType("text/plain", FileKind.DOCUMENT, _check_text),
    "md": FileType("text/markdown", FileKind.DOCUMENT, _check_text),
    "csv": FileType("text/csv", FileKind.DATA, _check_text),
    "tsv": FileType("text/tab-separated-values", FileKind.DATA, _check_text),
    "json": FileType("application/json", FileKind.DATA, _check_json),
    "geojson": FileType("application/geo+json", FileKind.DATA, _check_json),
    "xlsx": _ooxml("xl/workbook.xml", FileKind.DATA, "spreadsheetml.sheet"),
    "ods": _odf(FileKind.DATA, "spreadsheet"),
    "kml": FileType("application/vnd.google-earth.kml+xml", FileKind.DATA, _check_kml),
    "zip": FileType("application/zip", FileKind.DATA, _check_zip),
}
