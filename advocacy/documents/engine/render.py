"""HTML in, PDF out."""

import unicodedata
from collections.abc import Mapping
from types import ModuleType

from flask_babel import gettext as _

from advocacy.documents.engine.families import unprintable
from advocacy.documents.engine.fonts import use_only_our_fonts
from advocacy.documents.engine.refusals import DocumentRefused, FileRefused, PdfUnavailable

__all__ = ["DocumentRefused", "FileRefused", "PdfUnavailable", "to_pdf"]

LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig"
INSTALL = f"apt-get install -y --no-install-recommends {LIBRARIES}"


def to_pdf(
    html: str,
    *,
    logo: bytes | None = None,
    snug: str | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """The document as PDF/A-3a, tagged; the same bytes for the same input, always and everywhere.

    `snug` is the same document with less room between its parts, taken where that saves a page. `pictures` are
    JPEGs by the address under which the document asks for them.
    """
    if unprintable(html):
        # Letters typed as a base and its marks: the marks may have no shape of their own where the whole has one.
        html = unicodedata.normalize("NFC", html)
        snug = snug and unicodedata.normalize("NFC", snug)
    if signs := unprintable(html):
        raise DocumentRefused(
            _(
                "We have no printed shape for: %(signs)s. Take them out, or write them another way.",
                signs=" ".join(signs),
            )
        )
    return load_press().print_document(html, logo=logo, snug=snug, pictures=pictures)


def load_press() -> ModuleType:
    """Loaded with the first PDF: it takes a second, and a machine without its libraries still does the rest."""
    use_only_our_fonts()
    try:
        from advocacy.documents.engine import press
    except OSError as cause:
        raise PdfUnavailable(
            _(
                "PDFs cannot be made on this machine: a library is missing. To install it, run: %(command)s",
                command=INSTALL,
            )
        ) from cause
    return press
