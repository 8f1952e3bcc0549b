"""Every letter, read back from its PDF: in both languages, in regular and large print, for both envelopes.

The suite prints each letter in each language once, and turns through print and paper as it goes along. All 256 are
printed with `ADVOCACY_EVERY_PAPER=1 ./run test tests/letters/test_every_letter_on_paper.py`.
"""

import datetime as dt
import os
from itertools import product
from typing import Any

import pytest

from advocacy.documents.engine.html import letter_pdf
from advocacy.documents.sheets import LetterSheet, Paper, Signature
from advocacy.documents.text_blocks import text_blocks
from advocacy.letters.filling import Draft
from tests.letters.printed import LETTERHEAD
from tests.letters.reading_pdf import (
    complaints,
    empty_boxes,
    fonts,
    kinds,
    marks_in_tree,
    marks_on_pages,
    opened,
    read,
    tags,
)
from tests.letters.test_engine_window import EVER_SEEN
from tests.rules.letter_cases import BY_CODE as ENGLISH
from tests.rules.letter_cases_spanish import BY_CODE as SPANISH
from tests.rules.letter_example import TEMPLATES

pytestmark = pytest.mark.pdf
ADDRESSES = {
    Paper.LETTER: ("Larkfield Health Plan", "Appeals Department", "P.O. Box 4410", "Dunmore, OH 43998-4410"),
    Paper.A4: ("Chair, Lettings Panel", "Ashcombe Homes", "3 Corn Street", "Ashcombe", "AS1 1BD"),
}
ALL = list(product(sorted(ENGLISH), ("en-US", "es-US"), (False, True), Paper))
CHOSEN = (
    ALL
    if os.environ.get("ADVOCACY_EVERY_PAPER")
    else [one for number, one in enumerate(ALL) if number % 4 == (number // 4 + number // 8) % 4]
)


def sheet(code: str, language: str, *, large: bool, paper: Paper) -> LetterSheet:
    example: Any = SPANISH[code] if language == "es-US" else ENGLISH[code]
    words: Draft = example.draft(TEMPLATES[code].signers[0])
    return LetterSheet(
        letterhead=LETTERHEAD,
        recipient_lines=ADDRESSES[paper],
        date=dt.date(2026, 3, 6),
        number="L-2026-0042",
        subject=words.subject,
        about=words.about,
        salutation=words.salutation,
        body=text_blocks(words.body),
        signatures=tuple(Signature(name=lines[0]) for lines in words.signatures),
        enclosures=words.enclosures,
        copies=words.copies,
        language=language,
        large=large,
        paper=paper,
    )


def together(text: str) -> str:
    """Letters and digits alone: a line may end anywhere."""
    return "".join(letter for letter in text if letter.isalnum())


@pytest.mark.parametrize(("code", "language", "large", "paper"), CHOSEN)
def test_it_reads_back_whole_and_is_what_it_claims(
    code: str, language: str, large: bool, paper: Paper
) -> None:
    printed = sheet(code, language, large=large, paper=paper)
    file = letter_pdf(printed)
    pdf, pages = opened(file), read(file)
    assert complaints(file) == ""
    metadata = pdf.open_metadata()
    assert (metadata.pdfa_status, metadata.get("pdfuaid:part")) == ("3A", "1")
    assert pdf.Root.Lang == language and "L-2026-0042" in str(pdf.docinfo["/Title"])
    assert kinds(pdf).count("H1") == 1 and empty_boxes(pdf) == 0
    assert [tag for tag in tags(pdf) if tag.S == "/Figure" and not str(tag.get("/Alt", ""))] == []
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts(pdf))
    marked, loose = marks_on_pages(pdf)
    assert loose == 0 and marked == marks_in_tree(pdf)
    page, of = ("Página", "de") if language == "es-US" else ("Page", "of")
    for number, one in enumerate(pages, 1):
        assert f"{page} {number} {of} {len(pages)}" in one.text
    shown = [word.text for word in pages[0].within(EVER_SEEN[paper])]
    assert " ".join(shown) == " ".join(printed.recipient_lines)
    whole = together(" ".join(one.text for one in pages))
    for words in (
        printed.subject,
        printed.salutation,
        *printed.enclosures,
        *(name for _label, name in printed.about),
    ):
        assert together(words) in whole
