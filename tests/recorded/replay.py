"""A catalogue on loopback that answers with what a real CKAN 2.12 once answered."""

from __future__ import annotations

import copy
import json
import threading
import unicodedata
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from types import TracebackType

RECORDED = Path(__file__).parent / "ckan"
RECORDED_AT = "http://127.0.0.1:5050"
JSON = "application/json;charset=utf-8"
SEARCH_PARAMETERS = {"q", "fq", "rows", "start", "sort", "facet.field", "include_private", "fl"}
DEFAULT_ROWS = 10
MOST_ROWS = 1000

AnswerParts = tuple[int, str, bytes]


class ReplayedCatalogue:
    """Use as a context manager: `url` is the catalogue, `origin` what the fetch door must allow.

    Set `broken` to (status, content type, body) and every address answers that instead.
    """

    def __init__(self, prefix: str = "") -> None:
        self.prefix = prefix
        self.asked: list[str] = []
        self.broken: AnswerParts | None = None
        self._recordings = {path.stem: json.loads(path.read_text()) for path in RECORDED.iterdir()}
        self._packages = self._recorded_packages()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_for(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def origin(self) -> str:
        return f"127.0.0.1:{self._server.server_port}"

    @property
    def url(self) -> str:
        return f"http://{self.origin}{self.prefix}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def page_of(self, name: str) -> str:
        """The address of a dataset's page, as a person would paste it."""
        return f"{self.url}/dataset/{name}"

    def answer(self, path: str, query: str) -> AnswerParts:
        """Status, content type and body for one request."""
        if self.broken:
            return self.broken
        path = unquote(path.removeprefix(self.prefix))
        if path.startswith("/api/3/action/"):
            parameters = {name: values[0] for name, values in parse_qs(query).items()}
            return self._action(path.removeprefix("/api/3/action/"), parameters)
        if "/download/" in path:
            return _file(path.rpartition("/")[2])
        return 200, "text/html; charset=utf-8", b"<!DOCTYPE html><title>CKAN</title>"

    def _action(self, action: str, parameters: dict[str, str]) -> AnswerParts:
        if action == "status_show":
            return self._recorded("status_show")
        if action == "package_show":
            return self._show(parameters)
        if action == "package_search":
            return self._search(parameters)
        if action == "package_create":
            return self._recorded("package_create_noauth_403")
        return self._recorded("unknown_action_400")

    def _show(self, parameters: dict[str, str]) -> AnswerParts:
        if "id" not in parameters:
            return self._recorded("missing_param_409")
        wanted = parameters["id"]
        for package in self._packages:
            if wanted in {package["id"], package["name"]}:
                body = copy.deepcopy(self._recordings["package_show"]["body"])
                body["result"] = package
                return 200, JSON, self._here(body)
        return self._recorded("package_show_404")

    def _search(self, parameters: dict[str, str]) -> AnswerParts:
        direction = parameters.get("sort", "x desc").rpartition(" ")[2]
        if direction not in {"asc", "desc"} or set(parameters) - SEARCH_PARAMETERS:
            return self._recorded("package_search_badsort")
        words = _plain(parameters.get("q", "*:*").replace("*:*", "")).split()
        found = [package for package in self._packages if _mentions(package, words)]
        start = int(parameters.get("start", "0"))
        rows = min(int(parameters.get("rows", DEFAULT_ROWS)), MOST_ROWS)
        body = copy.deepcopy(self._recordings["package_search_accent"]["body"])
        body["result"] |= {"count": len(found), "results": found[start : start + rows]}
        return 200, JSON, self._here(body)

    def _recorded(self, name: str) -> AnswerParts:
        recording = self._recordings[name]
        return recording["status"], JSON, self._here(recording["body"])

    def _here(self, body: object) -> bytes:
        return json.dumps(body).replace(RECORDED_AT, self.url).encode()

    def _recorded_packages(self) -> list[dict[str, Any]]:
        packages: dict[str, dict[str, Any]] = {}
        for name, recording in self._recordings.items():
            if name.startswith("package_search") and recording["status"] == 200:
                for package in recording["body"]["result"]["results"]:
                    packages.setdefault(package["name"], package)
        return sorted(packages.values(), key=lambda package: package["title"])


def _handler_for(catalogue: ReplayedCatalogue) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            catalogue.asked.append(self.path)
            parts = urlsplit(self.path)
            status, content_type, body = catalogue.answer(parts.path, parts.query)
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the tests read `asked`."""

    return Handler


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _mentions(package: dict[str, Any], words: list[str]) -> bool:
    text = _plain(f"{package['title']} {package['name']} {package['notes']}")
    return all(word in text for word in words)


def _file(name: str) -> AnswerParts:
    """The content of a resource: invented, the recordings hold only its address."""
    if name.endswith(".geojson"):
        point = {"type": "Point", "coordinates": [-96.92, 19.53]}
        feature = {"type": "Feature", "geometry": point, "properties": {"colonia": "Centro"}}
        body = json.dumps({"type": "FeatureCollection", "features": [feature]})
        return 200, "application/geo+json", body.encode()
    streets = ("Ávila Camacho", "Xalapeños Ilustres", "Lázaro Cárdenas", "Murillo Vidal")
    rows = [
        f"{number},{number % 28 + 1:02}/10/2014,{streets[number % len(streets)]},{number % 7}"
        for number in range(1, 121)
    ]
    text = "\n".join(["folio,fecha,calle,lesionados", *rows, ""])
    return 200, "text/csv", text.encode()
