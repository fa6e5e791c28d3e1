"""The name a stored file is shown by; it is never part of where the file lies."""

from __future__ import annotations

import re
import unicodedata

LONGEST_NAME = 120
NAMELESS = "archivo"
_BETWEEN_FOLDERS = re.compile(r"[/\\]")
ACTIVE = frozenset({
    "asp", "aspx", "bat", "cgi", "cmd", "com", "dll", "exe", "hta", "htaccess", "htm", "html",
    "jar", "js", "jse", "jsp", "lnk", "mht", "mhtml", "mjs", "msi", "phar", "php", "php3", "php4",
    "php5", "phtml", "pl", "ps1", "py", "rb", "scr", "sh", "shtml", "svg", "svgz", "swf", "vbs",
    "wsf", "xht", "xhtml", "xml", "xsl", "xslt",
})  # fmt: skip
"""Extensions that some program runs or some server interprets."""


def clean_name(name: str) -> str:
    """A name without folders, control or direction signs, of LONGEST_NAME at most."""
    base = _BETWEEN_FOLDERS.split(unicodedata.normalize("NFC", name))[-1]
    visible = "".join(
        " " if sign.isspace() else sign
        for sign in base
        if sign.isspace() or not unicodedata.category(sign).startswith("C")
    )
    tidy = " ".join(visible.split()).strip(" .") or NAMELESS
    if len(tidy) <= LONGEST_NAME:
        return tidy
    stem, dot, extension = tidy.rpartition(".")
    if not dot or len(extension) > len(NAMELESS):
        return tidy[:LONGEST_NAME].rstrip()
    return f"{stem[: LONGEST_NAME - len(extension) - 1].rstrip()}.{extension}"


def extension_of(name: str) -> str:
    """The last extension in lower case, without its dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def has_active_part(name: str) -> bool:
    """Whether something that runs hides before the last extension, as in `foto.php.png`."""
    return any(part.strip().lower() in ACTIVE for part in name.split(".")[1:-1])
