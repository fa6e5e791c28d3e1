"""Reading the source: files of the repository, parsed modules, what they import and call."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file: its path from the root, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    def functions(self) -> Iterator[Function]:
        """Every function and method, nested ones too."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node

    def imports(self) -> Iterator[tuple[str, int]]:
        """Every imported name in full, with its line: `flask.redirect`, `os`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)

    def mentions(self) -> Iterator[tuple[str, int]]:
        """Every dotted name as it is written, with its line: `session.commit`, `datetime.now`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Attribute):
                yield ast.unparse(node), node.lineno
            elif isinstance(node, ast.Name):
                yield node.id, node.lineno

    def calls(self) -> Iterator[tuple[str, int]]:
        """Every called name as it is written, with its line."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield ast.unparse(node.func), node.lineno


@cache
def repository_files() -> tuple[str, ...]:
    """Every file that is committed or would be, as a path from the root."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    names = (name for name in listed.decode().split("\0") if name)
    return tuple(sorted(name for name in names if (ROOT / name).is_file()))


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """The parsed Python files below some folders; fails when there is none."""
    found = []
    for name in repository_files():
        if name.endswith(".py") and name.startswith(folders):
            text = (ROOT / name).read_text(encoding="utf-8")
            found.append(Module(name, text, ast.parse(text)))
    assert found, f"no Python file below {folders}"
    return tuple(found)


def own_code() -> tuple[Module, ...]:
    """The package with its settings and entry."""
    return modules("hackathon/", "config.py", "wsgi.py")
