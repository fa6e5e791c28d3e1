"""Front-end files: third-party ones copied in, all of them published under hashed names.

Standard library only, so that set-up can run it as `python -m hackathon.gateways.assets`.
"""

import gzip
import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = "manifest.json"
FONTS = ("bricolage-grotesque", "jetbrains-mono", "public-sans")
SUBSETS = ("latin", "latin-ext")
COMPRESSIBLE = frozenset({".css", ".js", ".json", ".svg", ".txt", ".webmanifest"})
WORTH_COMPRESSING = 0.95

# What a stylesheet or a module names: group `path` is the file, relative to the one naming it.
_MENTIONS = {
    ".css": re.compile(r"""(?:\burl\(\s*["']?|@import\s+["'])(?P<path>[^"')\s#?]+)"""),
    ".js": re.compile(r"""\b(?:from|import)\s*\(?\s*["'](?P<path>\.{1,2}/[^"']+)["']"""),
}
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#")


class AssetError(Exception):
    """A front-end file is missing, or names another that cannot be published."""


def copy_vendor(packages: Path, vendor: Path) -> list[Path]:
    """Copy the few third-party files that pages use, with their licences; return the copies."""
    copies = []
    for source, name in _wanted(packages):
        if not source.is_file():
            message = f"Falta {source}: ejecuta «npm ci» de nuevo."
            raise AssetError(message)
        copy = vendor / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy)
        copies.append(copy)
    return copies


def publish(static: Path, target: Path) -> dict[str, str]:
    """Copy every file of `static` to `target` under a name with its hash; return the manifest.

    Names inside stylesheets and modules follow. The files of the manifest before are kept, for
    pages already open; older ones are removed.
    """
    before = read_manifest(target)
    publication = _Publication(static, target)
    for path in sorted(static.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            publication.add(path.relative_to(static).as_posix())
    manifest = dict(sorted(publication.names.items()))
    _write(target / MANIFEST, json.dumps(manifest, indent=1).encode())
    _prune(target, {MANIFEST, *manifest.values(), *before.values()})
    return manifest


def read_manifest(target: Path) -> dict[str, str]:
    """The published name of each front-end file; empty when nothing was published yet."""
    try:
        found: dict[str, str] = json.loads((target / MANIFEST).read_bytes())
    except FileNotFoundError:
        return {}
    return found


@dataclass
class _Publication:
    """One run over a folder: each file is published once, after those that it names."""

    static: Path
    target: Path
    names: dict[str, str] = field(default_factory=dict)
    under_way: list[str] = field(default_factory=list)

    def add(self, name: str) -> str:
        """Publish one file and return its published name."""
        if name in self.names:
            return self.names[name]
        if name in self.under_way:
            message = f"Los archivos se nombran en círculo: {' → '.join([*self.under_way, name])}."
            raise AssetError(message)
        self.under_way.append(name)
        content = self._content(name)
        self.under_way.pop()
        path = Path(name)
        digest = hashlib.sha256(content).hexdigest()[:12]
        published = path.with_name(f"{path.stem}.{digest}{path.suffix}").as_posix()
        _write_once(self.target / published, content)
        self.names[name] = published
        return published

    def _content(self, name: str) -> bytes:
        path = self.static / name
        mention = _MENTIONS.get(path.suffix)
        if mention is None or name.startswith("vendor/"):
            return path.read_bytes()
        return mention.sub(self._renamer(name), path.read_text(encoding="utf-8")).encode()

    def _renamer(self, name: str) -> Callable[[re.Match[str]], str]:
        folder = Path(name).parent.as_posix()

        def rename(match: re.Match[str]) -> str:
            mentioned = match["path"]
            if _OUTSIDE.match(mentioned):
                return match[0]
            named = os.path.normpath(f"{folder}/{mentioned}")
            if not (self.static / named).is_file():
                message = f"static/{name} nombra «{mentioned}», que no existe."
                raise AssetError(message)
            published = os.path.relpath(self.add(named), folder)
            published = published if published.startswith(".") else f"./{published}"
            return match[0].replace(mentioned, published)

        return rename


def _wanted(packages: Path) -> Iterator[tuple[Path, str]]:
    yield packages / "htmx.org/dist/htmx.min.js", "htmx.min.js"
    yield packages / "htmx.org/LICENSE", "licenses/htmx.txt"
    for name in ("leaflet.js", "leaflet.css"):
        yield packages / "leaflet/dist" / name, f"leaflet/{name}"
    yield packages / "leaflet/LICENSE", "licenses/leaflet.txt"
    for font in FONTS:
        package = packages / "@fontsource-variable" / font
        yield package / "LICENSE", f"licenses/{font}.txt"
        for subset in SUBSETS:
            file = f"{font}-{subset}-wght-normal.woff2"
            yield package / "files" / file, f"fonts/{file}"


def _write_once(path: Path, content: bytes) -> None:
    """Write a file whose name tells its content, and beside it the compressed form."""
    if path.exists():
        return
    if path.suffix in COMPRESSIBLE:
        small = gzip.compress(content, mtime=0)
        if len(small) < len(content) * WORTH_COMPRESSING:
            _write(path.with_name(f"{path.name}.gz"), small)
    _write(path, content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)


def _prune(target: Path, kept: set[str]) -> None:
    for path in target.rglob("*"):
        if path.is_file() and path.relative_to(target).as_posix().removesuffix(".gz") not in kept:
            path.unlink(missing_ok=True)


def main(environ: Mapping[str, str] = os.environ, root: Path = ROOT) -> int:
    """Copy third-party files when npm has fetched them, then publish; say what was done."""
    target = Path(environ.get("DATA_DIR") or root / "var") / "assets"
    packages = root / "node_modules"
    try:
        if packages.is_dir():
            copy_vendor(packages, root / "static" / "vendor")
        manifest = publish(root / "static", target)
    except (AssetError, OSError) as error:
        sys.stderr.write(f"No se pudieron publicar los archivos de las páginas: {error}\n")
        return 1
    sys.stdout.write(f"{len(manifest)} archivos de las páginas, publicados en {target}\n")
    return 0


if __name__ == "__main__":  # pragma: no cover - `main` is tested
    sys.exit(main())
