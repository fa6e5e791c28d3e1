from __future__ import annotations

import hashlib
import io
import tracemalloc
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from obstore.exceptions import AlreadyExistsError

from hackathon.gateways.files import FileFault, FileKind, FileMissing, FileRefused, FileStore
from tests.gateways.files.samples import picture

if TYPE_CHECKING:
    from pathlib import Path

DATA = frozenset({FileKind.DATA})
CSV = "ruta,año\n1,2014\n".encode()


@pytest.fixture(params=["", "memory:///", "file:"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> FileStore:
    url = request.param if request.param != "file:" else f"file://{tmp_path}/otra%20carpeta"
    return FileStore.from_url(url, tmp_path)


def keep(
    store: FileStore, content: bytes = CSV, name: str = "rutas.csv", limit: int = 10_000
) -> str:
    stored = store.put(
        io.BytesIO(content), name=name, media_type_claimed="text/csv", limit=limit, kinds=DATA
    )
    return stored.key


def test_a_kept_file_is_measured_named_and_given_back(store: FileStore) -> None:
    stored = store.put(
        io.BytesIO(CSV),
        name="C:\\datos\\rutas.csv",
        media_type_claimed="text/plain",
        limit=len(CSV),
        kinds=DATA,
    )
    assert (stored.name, stored.media_type, stored.size) == ("rutas.csv", "text/csv", len(CSV))
    assert stored.sha256 == hashlib.sha256(CSV).hexdigest()
    with store.open(stored.key) as content:
        assert content.read() == CSV
        content.seek(5)
        assert (content.tell(), content.read(3)) == (5, "añ".encode())
        assert content.seekable()


def test_the_same_content_twice_has_two_keys_nobody_can_guess(store: FileStore) -> None:
    first, second = keep(store), keep(store)
    assert first != second
    assert len(first) == 41
    assert "rutas" not in first


def test_a_file_over_the_limit_is_refused_and_nothing_is_kept(store: FileStore) -> None:
    with pytest.raises(FileRefused) as refusal:
        keep(store, limit=len(CSV) - 1)
    assert refusal.value.fault is FileFault.TOO_LARGE
    assert list(store.keys_stored_before(datetime.now(UTC) + timedelta(days=1))) == []


def test_an_empty_file_is_refused(store: FileStore) -> None:
    with pytest.raises(FileRefused) as refusal:
        keep(store, b"")
    assert refusal.value.fault is FileFault.EMPTY


def test_a_file_of_the_wrong_kind_is_refused_and_nothing_is_kept(store: FileStore) -> None:
    with pytest.raises(FileRefused):
        keep(store, picture(), "rutas.csv")
    assert list(store.keys_stored_before(datetime.now(UTC) + timedelta(days=1))) == []


def test_a_large_file_comes_back_whole(store: FileStore) -> None:
    content = b"a,b\n" * 2_500_000
    key = keep(store, content, limit=20_000_000)
    with store.open(key) as back:
        assert hashlib.sha256(back.read()).digest() == hashlib.sha256(content).digest()


class EndlessStream(io.RawIOBase):
    """An upload that never ends, whatever length was declared."""

    given_out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        buffer[:] = b"a" * len(buffer)
        self.given_out += len(buffer)
        return len(buffer)


def test_an_endless_upload_ends_at_the_limit_with_flat_memory(tmp_path: Path) -> None:
    store = FileStore.from_url("", tmp_path)
    endless = EndlessStream()
    tracemalloc.start()
    try:
        with pytest.raises(FileRefused) as refusal:
            store.put(
                endless,  # type: ignore[arg-type]
                name="a.csv",
                media_type_claimed="",
                limit=20_000_000,
                kinds=DATA,
            )
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert refusal.value.fault is FileFault.TOO_LARGE
    assert endless.given_out < 21_000_000
    assert peak < 4_000_000


def test_a_key_is_never_written_twice(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secrets.token_hex", lambda _size: "ab" * 20)
    keep(store)
    with pytest.raises(AlreadyExistsError):
        keep(store, b"otro,contenido\n")
    with store.open("ab/" + "ab" * 19) as content:
        assert content.read() == CSV


@pytest.mark.parametrize(
    "key",
    ["", "../../etc/passwd", "ab", "ab/../" + "a" * 36, "ab/" + "0" * 38, "AB/" + "0" * 38, "/a\n"],
)
def test_a_key_that_was_never_given_is_missing(store: FileStore, key: str) -> None:
    with pytest.raises(FileMissing):
        store.open(key)
    store.delete(key)


def test_a_deleted_file_is_missing(store: FileStore) -> None:
    key = keep(store)
    store.delete(key)
    with pytest.raises(FileMissing):
        store.open(key)
    store.delete(key)


def test_a_local_copy_lasts_as_long_as_its_block(store: FileStore) -> None:
    with store.local_copy(keep(store)) as path:
        assert path.read_bytes() == CSV
    assert not path.exists()


def test_what_this_program_made_is_kept_as_it_says(store: FileStore) -> None:
    stored = store.put_made(b"<svg/>", name="portada.svg", media_type="image/svg+xml")
    assert (stored.name, stored.media_type, stored.size) == ("portada.svg", "image/svg+xml", 6)
    with store.open(stored.key) as content:
        assert content.read() == b"<svg/>"


def test_the_sweep_sees_only_what_is_old_enough(store: FileStore) -> None:
    key = keep(store)
    assert list(store.keys_stored_before(datetime.now(UTC) + timedelta(days=1))) == [key]
    assert list(store.keys_stored_before(datetime.now(UTC) - timedelta(days=1))) == []


def test_files_lie_in_the_data_folder_by_default(tmp_path: Path) -> None:
    key = keep(FileStore.from_url("", tmp_path))
    assert (tmp_path / "files" / key).read_bytes() == CSV
