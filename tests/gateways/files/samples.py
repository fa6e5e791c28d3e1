"""Small true files of each type, and the pieces to make false ones of."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib

from PIL import Image

ODF = "application/vnd.oasis.opendocument"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n"


def picture(format_name: str = "PNG", size: tuple[int, int] = (8, 6), **options: object) -> bytes:
    """A plain picture."""
    target = io.BytesIO()
    Image.new("RGB", size, "navy").save(target, format_name, **options)
    return target.getvalue()


def png_declaring(width: int, height: int) -> bytes:
    """A tiny PNG whose header declares another size."""
    plain = picture("PNG")
    header = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + plain[24:29]
    return plain[:12] + header + zlib.crc32(header).to_bytes(4, "big") + plain[33:]


def zipped(members: dict[str, bytes | str], *, packed: bool = True) -> bytes:
    """A zip of these members."""
    target = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in members.items():
            # A date of its own: the same members are the same bytes in every run.
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return target.getvalue()


def zipped_link(target_path: str) -> bytes:
    """A zip that holds a symbolic link."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        member = zipfile.ZipInfo("enlace")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, target_path)
    return target.getvalue()


def office(part: str, **more: bytes) -> bytes:
    """An Office Open XML document with this main part."""
    return zipped({"[Content_Types].xml": "<Types/>", part: "<x/>", **more})


def open_document(subtype: str) -> bytes:
    """An OpenDocument file."""
    return zipped({"mimetype": f"{ODF}.{subtype}", "content.xml": "<x/>"})


TRUE_FILES = {
    "foto.png": (picture("PNG"), "image/png"),
    "foto.jpg": (picture("JPEG"), "image/jpeg"),
    "FOTO.JPEG": (picture("JPEG"), "image/jpeg"),
    "foto.webp": (picture("WEBP"), "image/webp"),
    "foto.gif": (picture("GIF"), "image/gif"),
    "oficio.pdf": (PDF, "application/pdf"),
    "oficio.docx": (
        office("word/document.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "lamina.pptx": (
        office("ppt/presentation.xml"),
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    "oficio.odt": (open_document("text"), f"{ODF}.text"),
    "lamina.odp": (open_document("presentation"), f"{ODF}.presentation"),
    "leeme.txt": ("año".encode(), "text/plain"),
    "leeme.md": (b"# Hola <b>", "text/markdown"),
    "rutas.csv": ("\ufeffruta;año\n1;2014\n".encode(), "text/csv"),
    "rutas.2014.csv": ("ruta,año\n".encode("cp1252"), "text/csv"),
    "ancho.csv": ("ruta;año\n".encode("utf-16"), "text/csv"),
    "rutas.tsv": (b"a\tb\n", "text/tab-separated-values"),
    "rutas.json": (b' \n{"a": 1}', "application/json"),
    "rutas.geojson": (b'{"type": "FeatureCollection"}', "application/geo+json"),
    "tabla.xlsx": (
        office("xl/workbook.xml"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "tabla.ods": (open_document("spreadsheet"), f"{ODF}.spreadsheet"),
    "mapa.kml": (
        b'<?xml version="1.0"?>\n<!-- x -->\n<kml xmlns="http://www.opengis.net/kml/2.2"></kml>',
        "application/vnd.google-earth.kml+xml",
    ),
    "capa.zip": (zipped({"capa.shp": "x", "capa.dbf": "y", "a/": ""}), "application/zip"),
}
