"""Every module that does jobs or writes letters, imported so that the registries are full.

The runner asks for it when it first works: the web process never loads what only jobs need.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from hackathon import jobs
from hackathon.jobs import letters

NOT_WORK = frozenset(
    {"commands", "handlers", "letters", "progress", "registry", "runner", "schedule"}
)


@cache
def load_all() -> None:
    """Import every module of jobs and letters; a new one needs no line anywhere else."""
    for package, left_out in ((jobs, NOT_WORK), (letters, frozenset[str]())):
        for found in pkgutil.iter_modules(package.__path__):
            if found.name not in left_out:
                importlib.import_module(f"{package.__name__}.{found.name}")
