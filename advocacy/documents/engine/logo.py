"""The organization's logo: the only picture from outside that a letter may carry."""

import re

from flask_babel import gettext as _

LOGO_ADDRESS = "letterhead:logo"
LARGEST = 500_000
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
    if logo_kind(logo) is None:
        return _("The logo must be a PNG or an SVG file.")
    if logo_kind(logo) == "image/svg+xml" and _reaches_out(logo):
        return _("The logo refers to other files. Save it with everything inside, without links or scripts.")
    return None


def _reaches_out(svg: bytes) -> bool:
    return OUTWARD.search(svg) is not None
