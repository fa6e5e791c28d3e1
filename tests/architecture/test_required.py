"""Where everything is required, skipping for want of a server or a browser fails the run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.reading import ROOT

EXAMPLE = """
import pytest

@pytest.mark.postgresql
def test_with_a_server():
    pytest.skip("no server")

@pytest.mark.browser
@pytest.mark.skipif(True, reason="no browser")
def test_with_a_browser():
    pass

def test_skipped_for_another_reason():
    pytest.skip("not today")
"""


@pytest.mark.parametrize(("required", "code"), [("1", 1), ("", 0)])
def test_a_skip_for_want_of_something_required_fails(
    required: str, code: int, tmp_path: Path
) -> None:
    (tmp_path / "test_example.py").write_text(EXAMPLE)
    command = [sys.executable, "-m", "pytest", "-p", "tests.required", "-q", str(tmp_path)]
    own = ["-c", str(ROOT / "pyproject.toml"), f"--confcutdir={tmp_path}", "-o"]
    run = subprocess.run(
        [*command, *own, f"cache_dir={tmp_path}"],
        cwd=ROOT,
        env={**os.environ, "REQUIRE_ALL": required},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == code, run.stdout + run.stderr
    assert ("1 failed, 1 skipped, 1 error" if required else "3 skipped") in run.stdout
    assert ("INCOMPLETO" in run.stdout) is not bool(required)
