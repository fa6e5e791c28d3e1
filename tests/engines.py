"""A PostgreSQL server for tests: own folder, Unix socket, no durability."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType


def find_postgres() -> Path | None:
    """The folder of PostgreSQL's own programs, the newest version first."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    return Path(found).parent if found else None


class PostgresServer:
    """A server that lives as long as the `with` block."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self.binaries = binaries
        self.folder = folder
        self.user = _server_user()
        self.sockets = Path(tempfile.mkdtemp(prefix="pg-"))
        self._names = count(1)

    def __enter__(self) -> Self:
        data = self.sockets / "data"
        if self.user:
            shutil.chown(self.sockets, self.user)
        self._run("initdb", "-D", str(data), "-U", "tests", "--auth=trust", "-E", "UTF8", "-N")
        options = (
            f"-k {self.sockets} -c listen_addresses='' -c fsync=off -c synchronous_commit=off "
            "-c full_page_writes=off -c max_connections=100"
        )
        log = self.sockets / "server.log"
        self._run("pg_ctl", "-D", str(data), "-w", "-l", str(log), "-o", options, "start")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._run("pg_ctl", "-D", str(self.sockets / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.sockets, ignore_errors=True)

    def new_database(self) -> str:
        """Create an empty database and return its address."""
        name = f"test{next(self._names)}"
        self._run("createdb", "-h", str(self.sockets), "-U", "tests", name)
        return f"postgresql+psycopg://tests@/{name}?host={self.sockets}"

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(self.binaries / program), *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=self.user,
            cwd=self.sockets,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )


def _server_user() -> str | None:
    """PostgreSQL refuses to run as root: use its own account there, else nobody's."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
