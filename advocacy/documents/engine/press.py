"""The one place that drives the typesetting. `render` imports it, after what must come first."""

from collections.abc import Mapping

from flask_babel import gettext as _
from weasyprint import HTML
from weasyprint.document import Document
from weasyprint.urls import FatalURLFetchingError

from advocacy.documents.engine.finishing import finish
from advocacy.documents.engine.fonts import PRINT
from advocacy.documents.engine.kept import kept
from advocacy.documents.engine.losing import lost_words
from advocacy.documents.engine.marking import mark
from advocacy.documents.engine.refusals import DocumentRefused, FileRefused

VARIANT = "pdf/a-3a"
MOST_PAGES = 60
# Certainly more than that; told before an hour is spent on setting it.
MOST_LETTERS = 600_000
# What is longer than this is not set a second time for the sake of one page.
WORTH_A_SECOND_LOOK = range(2, 5)


def print_document(
    html: str, *, logo: bytes | None, snug: str | None, pictures: Mapping[str, bytes] | None = None
) -> bytes:
    kept.fetcher.logo, kept.fetcher.pictures, kept.fetcher.refused = logo, pictures or {}, False
    try:
        pdf = _printed(html, snug)
    except FatalURLFetchingError as refusal:  # not an ordinary exception: left alone it would end the worker
        raise FileRefused(_foreign_file()) from refusal
    finally:
        kept.fetcher.logo, kept.fetcher.pictures = None, {}
    if kept.fetcher.refused:
        raise FileRefused(_foreign_file())
    return pdf


def _foreign_file() -> str:
    return _("This document asks for a picture or file that is not one of ours. Take it out.")


def _too_long() -> str:
    return _(
        "This document would fill more than %(pages)d pages. Shorten it, or send it as several.",
        pages=MOST_PAGES,
    )


def _no_room(words: str) -> str:
    return _("There is no room on the page for “%(words)s”. Shorten what stands before it.", words=words)


def _printed(html: str, snug: str | None) -> bytes:
    document = _set(html)
    if snug and len(document.pages) in WORTH_A_SECOND_LOOK:
        document = min(document, _set(snug), key=lambda setting: len(setting.pages))
    for page in document.pages:
        mark(page)
    return document.write_pdf(pdf_variant=VARIANT, finisher=finish)


def _set(html: str) -> Document:
    if len(html) > MOST_LETTERS:
        raise DocumentRefused(_too_long())
    source = HTML(string=html, base_url=f"{PRINT.as_uri()}/", url_fetcher=kept.fetcher)
    document = source.render(font_config=kept.fonts, stylesheets=kept.sheets_for(html), pdf_variant=VARIANT)
    if len(document.pages) > MOST_PAGES:
        raise DocumentRefused(_too_long())
    if words := lost_words(source.etree_element, document.pages):
        raise DocumentRefused(_no_room(words))
    return document
