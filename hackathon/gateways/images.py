"""Pictures made anew: nothing of the original survives but what the eye sees."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, TYPE_CHECKING

from PIL import Image, ImageOps

if TYPE_CHECKING:
    from collections.abc import Sequence

READABLE = ("PNG", "JPEG", "WEBP", "GIF")
MOST_PIXELS = 40_000_000
WIDTHS = (400, 800, 1600)
QUALITY = 82


class ImageFault(StrEnum):
    """Why a picture is not taken."""

    BROKEN = "broken"
    TOO_MANY_PIXELS = "too_many_pixels"


class ImageRefused(Exception):
    """A picture that cannot or must not be decoded."""

    def __init__(self, fault: ImageFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class PictureFormat(StrEnum):
    """The formats pictures are made in; the value is the media type."""

    WEBP = "image/webp"
    JPEG = "image/jpeg"


@dataclass(frozen=True, slots=True)
class MadePicture:
    """One size of a picture: width and height in pixels, and the encoded bytes."""

    width: int
    height: int
    media_type: str
    content: bytes


def picture_format(stream: IO[bytes]) -> str:
    """The format name of a picture whose header can be read; raises ImageRefused.

    Reads the header only: a few bytes may declare more pixels than memory holds.
    """
    with _opened(stream) as picture:
        return picture.format or ""


def reencode(
    stream: IO[bytes],
    *,
    widths: Sequence[int] = WIDTHS,
    made_as: PictureFormat = PictureFormat.WEBP,
) -> tuple[MadePicture, ...]:
    """The picture in each width it reaches, upright, without metadata, never enlarged.

    Raises ImageRefused when it is broken or declares more than MOST_PIXELS.
    """
    with _opened(stream) as picture:
        try:
            upright = ImageOps.exif_transpose(picture)
            plain = _flat(upright) if made_as is PictureFormat.JPEG else _plain(upright)
        except (OSError, ValueError, SyntaxError, MemoryError) as error:
            raise ImageRefused(ImageFault.BROKEN) from error
    reached = [width for width in sorted(set(widths)) if width < plain.width]
    sizes = [*reached, min(plain.width, max(widths))]
    return tuple(_made(plain, width, made_as) for width in dict.fromkeys(sizes))


def _opened(stream: IO[bytes]) -> Image.Image:
    stream.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(stream, formats=READABLE)
    except Image.DecompressionBombError as error:
        raise ImageRefused(ImageFault.TOO_MANY_PIXELS) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise ImageRefused(ImageFault.BROKEN) from error
    if picture.width * picture.height > MOST_PIXELS:
        raise ImageRefused(ImageFault.TOO_MANY_PIXELS)
    return picture


def _plain(picture: Image.Image) -> Image.Image:
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _flat(picture: Image.Image) -> Image.Image:
    """The picture on white, for formats without transparency."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    white = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(white, layered).convert("RGB")


def _made(picture: Image.Image, width: int, made_as: PictureFormat) -> MadePicture:
    height = max(1, round(picture.height * width / picture.width))
    sized = picture if width == picture.width else picture.resize((width, height))
    # Only what is handed over here is written: colour profile, EXIF and comments stay behind.
    sized.info.clear()
    target = io.BytesIO()
    sized.save(target, made_as.name, quality=QUALITY)
    return MadePicture(width, height, made_as.value, target.getvalue())
