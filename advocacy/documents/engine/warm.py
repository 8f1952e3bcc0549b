"""Imported by the process that presses start from: what takes a second to load is loaded once, not in each of them."""

from contextlib import suppress

from advocacy.documents.engine import html
from advocacy.documents.engine.refusals import PdfUnavailable
from advocacy.documents.engine.render import load_press

__all__ = ["html"]

with suppress(PdfUnavailable):  # then each paper says so
    load_press()
