"""The organization's logo: the only picture from outside that a letter may carry."""

import re
from io import BytesIO
from xml.etree import ElementTree

from flask_babel import gettext as _

LOGO_ADDRESS = "letterhead:logo"
LARGEST = 500_000
MOST_DOTS = 4_000_000
OUTWARD = re.compile(
    rb"""<!(?:DOCTYPE|ENTITY) | <script | @import | (?:href\s*=\s*["'] | url\(\s*["']?) \s* [^#"'\s)]""",
    re.IGNORECASE | re.VERBOSE,
)
SVG = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<svg[\s>]", re.DOTALL)


def logo_kind(logo: bytes) -> str | None:
    """The picture's type from its first bytes; None where it is neither PNG nor SVG."""
    if logo.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/svg+xml" if SVG.match(logo) else None


def logo_obstacle(logo: bytes) -> str | None:
    """Why this file cannot stand on a letter, or None."""
    if len(logo) > LARGEST:
        return _("The logo is larger than 500 kB. Save it smaller, or as SVG.")
    kind = logo_kind(logo)
    if kind is None:
        return _("The logo must be a PNG or an SVG file.")
    if kind == "image/svg+xml" and OUTWARD.search(logo):
        return _("The logo refers to other files. Save it with everything inside, without links or scripts.")
    if not (_is_sound_png(logo) if kind == "image/png" else _is_sound_svg(logo)):
        return _(
            "The logo’s file is damaged or far too large a picture. Save it anew from where it was made."
        )
    return None


def _is_sound_png(logo: bytes) -> bool:
    from PIL import Image  # here, because few pages have to do with pictures

    try:
        with Image.open(BytesIO(logo), formats=["PNG"]) as picture:
            across, down = picture.size
            if across * down > MOST_DOTS:
                return False
            picture.load()
    except (OSError, ValueError, SyntaxError):
        return False
    return True


def _is_sound_svg(logo: bytes) -> bool:
    """Asked only after `OUTWARD`, so that no entity can be declared in it."""
    try:
        ElementTree.fromstring(logo)  # noqa: S314
    except ElementTree.ParseError:
        return False
    return True
