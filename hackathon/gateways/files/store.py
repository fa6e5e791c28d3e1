"""Files in a local folder or an object store, under names nobody can guess."""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
import secrets
import shutil
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self
from urllib.parse import unquote, urlsplit

import obstore
from obstore.exceptions import NotFoundError
from obstore.store import LocalStore, from_url

from hackathon.gateways.files.faults import FileFault, FileMissing, FileRefused
from hackathon.gateways.files.kinds import FileKind, type_of
from hackathon.gateways.files.names import clean_name
from hackathon.values import StoredFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from obstore import ReadableFile
    from obstore.store import ObjectStore

PIECE = 65_536
IN_MEMORY = 1_000_000
CREATE_ONLY_UP_TO = 8_000_000
"""Bytes; a create-only write passes through memory, so larger files rely on their random key."""
_KEY = re.compile(r"[0-9a-f]{2}/[0-9a-f]{38}")


class FileStore:
    """Keeps files; each gets a random key, and its type is what its content proves."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    @classmethod
    def from_url(cls, storage_url: str, data_dir: Path) -> Self:
        """The store of an installation: the folder `files` in `data_dir` unless a URL is set."""
        parts = urlsplit(storage_url)
        if parts.scheme in {"", "file"}:
            folder = Path(unquote(parts.path)) if parts.path else data_dir / "files"
            return cls(LocalStore(folder, mkdir=True))
        return cls(from_url(storage_url))

    def put(
        self,
        stream: IO[bytes],
        *,
        name: str,
        media_type_claimed: str,
        limit: int,
        kinds: Collection[FileKind],
    ) -> StoredFile:
        """Keep an uploaded file of at most `limit` bytes; raises FileRefused."""
        shown = clean_name(name)
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as received:
            size, sha256 = _receive(stream, received, limit)
            found = type_of(received, shown, media_type_claimed, kinds)
            key = self._keep(received, size)
        return StoredFile(key, shown, found.media_type, size, sha256)

    def put_made(self, content: bytes, *, name: str, media_type: str) -> StoredFile:
        """Keep a file that this program made itself: no rule of uploads applies to it."""
        key = self._keep(io.BytesIO(content), len(content))
        sha256 = hashlib.sha256(content).hexdigest()
        return StoredFile(key, clean_name(name), media_type, len(content), sha256)

    def open(self, key: str) -> io.BufferedReader:
        """The content of a file, for reading and seeking; raises FileMissing."""
        if not _KEY.fullmatch(key):
            raise FileMissing(key)
        try:
            return io.BufferedReader(_Reader(obstore.open_reader(self._store, key)), PIECE)
        except (NotFoundError, FileNotFoundError) as error:
            raise FileMissing(key) from error

    @contextlib.contextmanager
    def local_copy(self, key: str) -> Iterator[Path]:
        """A file on this machine with the content, for as long as the block lasts."""
        with self.open(key) as source, tempfile.NamedTemporaryFile() as target:
            shutil.copyfileobj(source, target, PIECE)
            target.flush()
            yield Path(target.name)

    def delete(self, key: str) -> None:
        """Forget a file; what is gone already is no error."""
        if _KEY.fullmatch(key):
            with contextlib.suppress(NotFoundError, FileNotFoundError):
                obstore.delete(self._store, key)

    def keys_stored_before(self, moment: datetime) -> Iterator[str]:
        """The keys of files older than `moment`, for the sweep of what nobody refers to."""
        for batch in obstore.list(self._store):
            for entry in batch:
                if entry["last_modified"] < moment and _KEY.fullmatch(entry["path"]):
                    yield entry["path"]

    def _keep(self, content: IO[bytes], size: int) -> str:
        random = secrets.token_hex(20)
        key = f"{random[:2]}/{random[2:]}"
        content.seek(0)
        if size <= CREATE_ONLY_UP_TO:
            obstore.put(self._store, key, content.read(), mode="create")
        else:
            obstore.put(self._store, key, content, max_concurrency=2)
        return key


class _Reader(io.RawIOBase):
    """An object of the store as a plain file."""

    def __init__(self, source: ReadableFile) -> None:
        super().__init__()
        self._source = source

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._source.seek(offset, whence)

    def tell(self) -> int:
        return self._source.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # Buffer is 3.12's
        piece = memoryview(self._source.read(len(buffer)))
        buffer[: len(piece)] = piece
        return len(piece)


def _receive(
    stream: IO[bytes], target: tempfile.SpooledTemporaryFile[bytes], limit: int
) -> tuple[int, str]:
    """Copy piece by piece up to the limit; the size and SHA-256 of what came."""
    digest = hashlib.sha256()
    size = 0
    while piece := stream.read(PIECE):
        size += len(piece)
        if size > limit:
            raise FileRefused(FileFault.TOO_LARGE)
        digest.update(piece)
        target.write(piece)
    if not size:
        raise FileRefused(FileFault.EMPTY)
    return size, digest.hexdigest()
