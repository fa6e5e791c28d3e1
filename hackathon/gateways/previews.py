"""The first rows of a table somebody else wrote, read where a hostile file can do no harm."""

from __future__ import annotations

import json
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import Any

from hackathon.values import CsvPreview, PreviewNote

ROOT = Path(__file__).resolve().parents[2]
WORKER = "hackathon.gateways.preview_worker"
MOST_SECONDS = 20
MOST_MEMORY = 400_000_000


class PreviewFault(StrEnum):
    """Why there is no preview."""

    EMPTY = "empty"
    NOT_TEXT = "not_text"
    LINE_TOO_LONG = "line_too_long"
    TIMEOUT = "timeout"
    CRASHED = "crashed"


class PreviewFailed(Exception):
    """A file without a preview; `fault` says why."""

    def __init__(self, fault: PreviewFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def preview_csv(
    path: Path,
    *,
    is_cut: bool = False,
    seconds: float = MOST_SECONDS,
    memory: int = MOST_MEMORY,
) -> CsvPreview:
    """The first 100 rows of a delimited text file, and how many there are in all.

    `is_cut` says that the end of the file is missing. Read in another process with limits of
    time (seconds) and memory (bytes of address space), without this one's environment.
    Raises PreviewFailed.
    """
    extent = "cut" if is_cut else "whole"
    try:
        done = subprocess.run(  # noqa: S603 -- our own program, no shell, the path is an argument
            [sys.executable, "-m", WORKER, str(path.resolve()), str(memory), extent],
            capture_output=True,
            check=False,
            cwd=ROOT,
            env={"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.DEVNULL,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired as error:
        raise PreviewFailed(PreviewFault.TIMEOUT) from error
    if done.returncode != 0:
        raise PreviewFailed(PreviewFault.CRASHED)
    answer = json.loads(done.stdout)
    if "fault" in answer:
        raise PreviewFailed(PreviewFault(answer["fault"]))
    return _preview(answer)


def _preview(answer: dict[str, Any]) -> CsvPreview:
    return CsvPreview(
        columns=tuple(answer["columns"]),
        rows=tuple(tuple(row) for row in answer["rows"]),
        total_rows=answer["total_rows"],
        encoding=answer["encoding"],
        separator=answer["separator"],
        header_line=answer["header_line"],
        truncated=answer["truncated"],
        notes=tuple(PreviewNote(note) for note in answer["notes"]),
    )
