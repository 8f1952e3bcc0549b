"""A picture made anew from its dots: turned upright, in plain colors, not larger than can be read. Pure."""

import warnings
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, ImageOps

from .jpeg_parts import only_the_picture
from .kinds import JPEG, CanNotBeTaken, Clean, Found, Unfit

# A page of A4 with 2,600 dots along its side can be read like a fax of the finest kind.
LONGEST_SIDE, THUMBNAIL_SIDE = 2600, 240
# A JPEG is opened at a fraction of its size, so that it may be larger than the others.
MOST_DOTS = {Found.JPEG: 80_000_000, Found.PNG: 40_000_000, Found.WEBP: 40_000_000, Found.GIF: 40_000_000}
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
ORIENTATION = 0x0112


def clean_picture(content: bytes, kind: Found) -> Clean:
    """The first picture of the file, and a small copy."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = _dots(content, kind)
    except CanNotBeTaken:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise CanNotBeTaken(Unfit.TOO_MANY_DOTS) from bomb
    except Exception as broken:  # a damaged file can make a decoder fail in any way
        raise CanNotBeTaken(Unfit.BROKEN) from broken
    small = picture.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    return Clean(JPEG, _written(picture, 85), _written(small, 70), 1)


def _dots(content: bytes, kind: Found) -> Image.Image:
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # a library that makes PDFs turns it on for its whole process
    with Image.open(BytesIO(content), formats=[kind.value]) as opened:
        across, down = opened.size
        if across * down > MOST_DOTS[kind]:
            raise CanNotBeTaken(Unfit.TOO_MANY_DOTS)
        if min(across, down) < 8:
            raise CanNotBeTaken(Unfit.TOO_SMALL)
        turn = _turn(opened)
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        opened.load()
        plain = _plain_colors(opened)
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=3.0)
    return plain.transpose(turn) if turn is not None else plain


def _turn(picture: Image.Image) -> Image.Transpose | None:
    """How the camera was held. A note about it that can not be read says nothing."""
    try:
        return UPRIGHT.get(picture.getexif().get(ORIENTATION, 1))
    except Exception:
        return None


def _plain_colors(picture: Image.Image) -> Image.Image:
    """Red, green and blue as on any screen, on white where it was see-through."""
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = ImageOps.autocontrast(picture.convert("L"))
    if profile := picture.info.get("icc_profile"):
        picture = _as_on_screens(picture, profile)
    if "A" in picture.mode or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        white = Image.new("RGB", seen.size, "white")
        white.paste(seen, mask=seen.getchannel("A"))
        return white
    return picture.convert("RGB")


def _as_on_screens(picture: Image.Image, profile: bytes) -> Image.Image:
    if picture.mode not in ("RGB", "CMYK"):
        return picture
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        turned = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return picture
    return turned or picture


def _written(picture: Image.Image, quality: int) -> bytes:
    """Only dots go into the new file; that nothing else did is looked at once more."""
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    out = BytesIO()
    bare.save(out, format="JPEG", quality=quality, optimize=True)
    return only_the_picture(out.getvalue())
