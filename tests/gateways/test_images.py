from __future__ import annotations

import io

import pytest
from PIL import Image

from hackathon.gateways.images import (
    ImageFault,
    ImageRefused,
    PictureFormat,
    picture_format,
    reencode,
)
from tests.gateways.files.samples import picture, png_declaring


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def photo_with_secrets() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6  # held upright, stored lying
    exif[0x010E] = "Casa de la testigo"
    exif.get_ifd(0x8825)[1] = "N"
    return picture("JPEG", (1000, 500), exif=exif, comment=b"secreto", icc_profile=b"perfil" * 30)


@pytest.mark.parametrize("made_as", PictureFormat)
def test_a_picture_is_made_anew_without_its_metadata(made_as: PictureFormat) -> None:
    original = photo_with_secrets()
    assert b"testigo" in original
    (made,) = reencode(io.BytesIO(original), widths=(800,), made_as=made_as)
    again = opened(made.content)
    assert Image.MIME[again.format or ""] == made.media_type == made_as
    assert len(again.getexif()) == 0
    assert {"exif", "comment", "icc_profile", "xmp"}.isdisjoint(again.info)
    for secret in (b"testigo", b"secreto", b"perfil"):
        assert secret not in made.content


def test_a_photo_taken_sideways_stands_upright() -> None:
    (made,) = reencode(io.BytesIO(photo_with_secrets()), widths=(800,))
    assert (made.width, made.height) == (500, 1000)
    assert opened(made.content).size == (500, 1000)


@pytest.mark.parametrize(
    ("width", "widths"),
    [(2000, [400, 800, 1600]), (1600, [400, 800, 1600]), (900, [400, 800, 900]), (100, [100])],
)
def test_a_picture_is_made_in_each_width_and_never_enlarged(width: int, widths: list[int]) -> None:
    made = reencode(io.BytesIO(picture("PNG", (width, 10))))
    assert [size.width for size in made] == widths
    assert all(opened(size.content).size == (size.width, size.height) for size in made)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16"])
def test_every_mode_of_colour_is_made_as_webp_and_jpeg(mode: str) -> None:
    source = io.BytesIO()
    Image.new(mode, (6, 4)).save(source, "JPEG" if mode == "CMYK" else "PNG")
    for made_as in PictureFormat:
        (made,) = reencode(source, widths=(6,), made_as=made_as)
        assert opened(made.content).size == (6, 4)


def test_transparency_stays_in_webp_and_turns_white_in_jpeg() -> None:
    source = io.BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(source, "PNG")
    (kept,) = reencode(source, widths=(4,))
    (flat,) = reencode(source, widths=(4,), made_as=PictureFormat.JPEG)
    assert opened(kept.content).getchannel("A").getextrema() == (0, 0)
    assert opened(flat.content).getpixel((0, 0)) == (255, 255, 255)


def test_of_an_animation_the_first_frame_is_kept() -> None:
    source = io.BytesIO()
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    frames[0].save(source, "GIF", save_all=True, append_images=frames[1:])
    (made,) = reencode(source, widths=(4,))
    assert getattr(opened(made.content), "n_frames", 1) == 1


@pytest.mark.parametrize("size", [(8_000, 5_001), (10_000, 10_000), (60_000, 60_000)])
def test_a_pixel_bomb_is_refused_by_its_header(size: tuple[int, int]) -> None:
    bomb = io.BytesIO(png_declaring(*size))
    for read in (reencode, picture_format):
        with pytest.raises(ImageRefused) as refusal:
            read(bomb)
        assert refusal.value.fault is ImageFault.TOO_MANY_PIXELS


def test_control_the_library_alone_opens_a_hundred_million_pixels() -> None:
    with pytest.warns(Image.DecompressionBombWarning):
        assert Image.open(io.BytesIO(png_declaring(10_000, 10_000))).size == (10_000, 10_000)


@pytest.mark.parametrize(
    "content",
    [b"", b"hola", picture("PNG")[:20], picture("BMP"), picture("TIFF"), b"%!PS-Adobe-3.0 EPSF"],
)
def test_what_is_no_picture_of_ours_is_broken(content: bytes) -> None:
    with pytest.raises(ImageRefused) as refusal:
        reencode(io.BytesIO(content))
    assert refusal.value.fault is ImageFault.BROKEN


def test_a_picture_cut_in_the_middle_is_broken() -> None:
    whole = picture("PNG", (500, 500), compress_level=0)
    with pytest.raises(ImageRefused) as refusal:
        reencode(io.BytesIO(whole[: len(whole) // 2]))
    assert refusal.value.fault is ImageFault.BROKEN


def test_the_format_is_read_from_the_content() -> None:
    assert picture_format(io.BytesIO(picture("WEBP"))) == "WEBP"
