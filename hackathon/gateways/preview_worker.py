"""The process that reads a stranger's table: `python -m hackathon.gateways.preview_worker`.

Arguments: the path, the most bytes of address space, and `cut` when the file's end is missing.
It writes one JSON object: the preview, or the fault.
"""

from __future__ import annotations

import json
import resource
import sys
from dataclasses import asdict
from pathlib import Path

from hackathon.gateways.delimited.encodings import NotText
from hackathon.gateways.delimited.reading import LineTooLong, NothingInside, read_preview

FAULTS: dict[type[Exception], str] = {
    NotText: "not_text",
    LineTooLong: "line_too_long",
    NothingInside: "empty",
}


def confine(memory: int) -> None:
    """Give up the means to take much memory, to write a file, to leave a dump."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(arguments: list[str]) -> None:
    """Read one file and write its preview to the standard output."""
    path, memory, *more = arguments
    confine(int(memory))
    sys.stdout.write(json.dumps(answer_for(Path(path), is_cut="cut" in more)))


def answer_for(path: Path, *, is_cut: bool) -> dict[str, object]:
    """The preview as JSON knows it, or `{"fault": …}`."""
    try:
        return asdict(read_preview(path, is_cut=is_cut))
    except tuple(FAULTS) as fault:
        return {"fault": FAULTS[type(fault)]}


if __name__ == "__main__":
    main(sys.argv[1:])
