"""The one place that drives the typesetting. `render` imports it, after what must come first."""

from flask_babel import gettext as _
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from advocacy.documents.engine.finishing import finish
from advocacy.documents.engine.fonts import PRINT
from advocacy.documents.engine.kept import kept
from advocacy.documents.engine.marking import mark
from advocacy.documents.engine.refusals import DocumentRefused, FileRefused

VARIANT = "pdf/a-3a"
MOST_PAGES = 60


def print_document(html: str, *, logo: bytes | None) -> bytes:
    kept.fetcher.logo = logo
    try:
        return _printed(html)
    except FatalURLFetchingError as refusal:  # not an ordinary exception: left alone it would end the worker
        raise FileRefused(
            _("This document asks for a picture or file that is not one of ours. Take it out.")
        ) from refusal
    finally:
        kept.fetcher.logo = None


def _printed(html: str) -> bytes:
    source = HTML(string=html, base_url=f"{PRINT.as_uri()}/", url_fetcher=kept.fetcher)
    document = source.render(font_config=kept.fonts, stylesheets=kept.sheets_for(html), pdf_variant=VARIANT)
    if len(document.pages) > MOST_PAGES:
        raise DocumentRefused(
            _(
                "This document would fill more than %(pages)d pages. Shorten it, or send it as several.",
                pages=MOST_PAGES,
            )
        )
    for page in document.pages:
        mark(page)
    return document.write_pdf(pdf_variant=VARIANT, finisher=finish)
