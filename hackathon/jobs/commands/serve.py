"""`flask serve` and `flask worker`: the processes of an installation."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from hackathon.gateways.installed import settings
from hackathon.jobs.commands.demo import announce_accounts
from hackathon.jobs.runner import work

ROOT = Path(__file__).resolve().parents[3]
GRACE_SECONDS = 10


def _refuse_busy_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            msg = (
                f"No se puede usar {host}:{port} ({error.strerror}). "
                "Detén el otro programa o elige otro puerto: PORT=5001 make run"
            )
            raise click.ClickException(msg) from error


def _web_command() -> list[str]:
    config = settings()
    host = f"[{config.host}]" if ":" in config.host else config.host
    return [
        sys.executable,
        "-m",
        "gunicorn",
        "wsgi:app",
        f"--bind={host}:{config.port}",
        f"--workers={config.web_workers}",
        f"--threads={config.web_threads}",
        "--worker-class=gthread",
        "--timeout=60",
        "--log-level=warning",
        f"--chdir={ROOT}",
    ]


@click.command("serve")
@with_appcontext
def serve() -> None:
    """Run the web server and a worker together until one of them stops."""
    config = settings()
    _refuse_busy_port(config.host, config.port)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    worker_command = [sys.executable, "-m", "flask", "--app", "wsgi", "worker"]
    processes = [
        subprocess.Popen(line, env=environment, cwd=ROOT)
        for line in (_web_command(), worker_command)
    ]
    announce_accounts()
    click.echo(f"Datatón está en {config.site_url} (detener con Ctrl+C)")
    code = _watch(processes)
    raise SystemExit(code)


def _watch(processes: list[subprocess.Popen[bytes]]) -> int:
    """Wait for a signal or for the first process to end, then end the others."""
    asked = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: asked.set())
    while not asked.is_set() and all(process.poll() is None for process in processes):
        asked.wait(0.3)
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for process in processes:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if asked.is_set():
        return 0
    return max((process.returncode or 1) for process in processes)


@click.command("worker")
@with_appcontext
def worker() -> None:
    """Do jobs and send letters until told to stop."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: stop.set())
    current_app.logger.info("worker started")
    work(stop)
