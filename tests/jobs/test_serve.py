"""`flask serve`: both processes together, a clear word when something is in the way."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 40


def flask(*words, folder, **settings):
    environment = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "PORT"}
    } | {"DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1", **settings}
    return subprocess.Popen(
        [sys.executable, "-m", "flask", *words],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def ended(process):
    output, _ = process.communicate(timeout=PATIENCE)
    return process.returncode, output


def free_port():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("installation")
    code, output = ended(flask("db", "upgrade", folder=folder))
    assert code == 0, output
    return folder


@pytest.fixture
def served(folder):
    port = free_port()
    process = flask("serve", folder=folder, PORT=str(port), WEB_WORKERS="1")
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "Datatón está en" in line:
            break
    yield process, port, lines
    if process.poll() is None:
        process.terminate()
    process.communicate(timeout=PATIENCE)


def children(process):
    path = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(word) for word in path.read_text().split()]


def answers(port):
    address = f"http://127.0.0.1:{port}/healthz"
    for _ in range(200):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return answer.status
        except OSError:
            with socket.socket() as wait:
                wait.settimeout(0.1)
                wait.connect_ex(("127.0.0.1", 9))
    return None


def test_it_serves_and_a_term_signal_ends_everything(served):
    process, port, lines = served
    assert f"http://127.0.0.1:{port}" in lines[-1]
    assert answers(port) == 200
    started = children(process)
    assert len(started) == 2
    process.send_signal(signal.SIGTERM)
    code, _ = ended(process)
    assert code == 0
    assert [pid for pid in started if Path(f"/proc/{pid}").exists()] == []


def test_when_one_process_dies_the_other_ends_too(served):
    process, port, _ = served
    assert answers(port) == 200
    web, worker = children(process)
    os.kill(worker, signal.SIGKILL)
    code, _ = ended(process)
    assert code != 0
    assert not Path(f"/proc/{web}").exists()


def test_a_busy_port_is_said_in_one_sentence(folder):
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, output = ended(flask("serve", folder=folder, PORT=str(port)))
    assert code == 1
    assert f"No se puede usar 127.0.0.1:{port}" in output
    assert "Traceback" not in output


@pytest.mark.parametrize(
    "address", ["sqlite:////no/hay/carpeta/x.db", "postgresql://u@127.0.0.1:9/x", "nada://x"]
)
def test_a_wrong_database_address_is_said_in_one_sentence(tmp_path, address):
    code, output = ended(flask("db", "upgrade", folder=tmp_path, DATABASE_URL=address))
    assert code == 1
    assert "DATABASE_URL" in output
    assert "Traceback" not in output


def test_a_data_folder_in_the_way_is_said_in_one_sentence(tmp_path):
    (tmp_path / "archivo").write_text("")
    code, output = ended(flask("db", "upgrade", folder=tmp_path / "archivo" / "x"))
    assert code != 0
    assert "DATA_DIR" in output
    assert "Traceback" not in output
