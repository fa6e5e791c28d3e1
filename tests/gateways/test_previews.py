from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from hackathon.gateways.preview_worker import answer_for
from hackathon.gateways.previews import PreviewFailed, PreviewFault, preview_csv
from hackathon.values import CsvPreview, PreviewNote


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "-tabla; rm.csv"


def fault_of(path: Path, content: bytes, **limits: float) -> PreviewFault:
    path.write_bytes(content)
    with pytest.raises(PreviewFailed) as failure:
        preview_csv(path, **limits)  # type: ignore[arg-type]
    return failure.value.fault


def test_a_table_is_read_in_another_process(path: Path) -> None:
    path.write_bytes("Título\nruta;año\n1;2014\n2;2015\n".encode("cp1252"))
    assert preview_csv(path) == CsvPreview(
        columns=("ruta", "año"),
        rows=(("1", "2014"), ("2", "2015")),
        total_rows=2,
        encoding="cp1252",
        separator=";",
        header_line=2,
        truncated=False,
        notes=(PreviewNote.ENCODING_ASSUMED, PreviewNote.TITLE_LINES_SKIPPED),
    )


def test_a_cut_file_is_read_as_such(path: Path) -> None:
    path.write_bytes(b"a,b\n1,2\n3,")
    assert preview_csv(path, is_cut=True).truncated


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", PreviewFault.EMPTY),
        (b"\x89PNG\0", PreviewFault.NOT_TEXT),
        (b"a,b\n" + b"x" * 2_000_000, PreviewFault.LINE_TOO_LONG),
    ],
)
def test_a_file_without_a_table_says_why(path: Path, content: bytes, fault: PreviewFault) -> None:
    assert fault_of(path, content) is fault
    path.write_bytes(content)
    assert answer_for(path, is_cut=False) == {"fault": fault.value}


def test_a_file_that_takes_too_long_ends_at_the_time_limit(path: Path) -> None:
    began = time.monotonic()
    assert fault_of(path, b"a,b\n" * 3_000_000, seconds=0.2) is PreviewFault.TIMEOUT
    assert time.monotonic() - began < 5


def test_a_process_out_of_memory_is_a_failure_and_nothing_more(path: Path) -> None:
    assert fault_of(path, b"a," + b"x" * 900_000, memory=1_000_000) is PreviewFault.CRASHED


def test_a_file_that_is_gone_is_a_failure_and_nothing_more(path: Path) -> None:
    with pytest.raises(PreviewFailed) as failure:
        preview_csv(path)
    assert failure.value.fault is PreviewFault.CRASHED


def run_confined(code: str, memory: int = 300_000_000) -> subprocess.CompletedProcess[str]:
    prelude = f"from hackathon.gateways.preview_worker import confine; confine({memory})\n"
    return subprocess.run(
        [sys.executable, "-c", prelude + code],
        capture_output=True,
        check=False,
        text=True,
        timeout=20,
        cwd=Path(__file__).parents[2],
    )


def test_a_confined_process_can_neither_fill_memory_nor_disk(tmp_path: Path) -> None:
    hungry = run_confined("x = bytearray(400_000_000)")
    assert hungry.returncode != 0
    assert "MemoryError" in hungry.stderr
    target = tmp_path / "volcado"
    writing = run_confined(f"open({str(target)!r}, 'wb').write(b'x' * 9_000_000)")
    assert writing.returncode != 0
    assert target.stat().st_size == 0


def test_control_an_unconfined_process_can() -> None:
    free = subprocess.run([sys.executable, "-c", "bytearray(400_000_000)"], check=False, timeout=20)
    assert free.returncode == 0


LITTLE_MEMORY = 64_000_000


@pytest.fixture
def large(path: Path) -> Path:
    with path.open("w") as file:
        file.write("ruta,viajes,colonia\n")
        for _ in range(150):
            file.write("A1,12,Centro de la ciudad\n" * 10_000)
    return path


def test_memory_stays_flat_on_a_large_file(large: Path) -> None:
    shown = preview_csv(large, memory=LITTLE_MEMORY)
    assert (shown.total_rows, len(shown.rows), shown.truncated) == (1_500_000, 100, True)


def test_control_a_naive_reader_runs_out_of_the_same_memory(large: Path) -> None:
    naive = run_confined(f"list(open({str(large)!r}))", memory=LITTLE_MEMORY)
    assert "MemoryError" in naive.stderr


def test_secrets_of_this_process_stay_here(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, str]] = []
    run = subprocess.run

    def watched(*arguments: object, **options: object) -> object:
        seen.append(options["env"])  # type: ignore[arg-type]
        return run(*arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", watched)
    monkeypatch.setenv("SECRET_KEY", "secreto")
    path.write_bytes(b"a,b\n1,2\n")
    preview_csv(path)
    assert set(seen[0]) == {"LANG", "PYTHONDONTWRITEBYTECODE"}
