"""A letter bound with its enclosures: what a reader by eye and by ear gets from the whole."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from advocacy.attachments.cleaning.child import cleaned
from advocacy.documents.engine.html import letter_pdf
from advocacy.documents.engine.packet import packet_pdf, pages_in
from advocacy.documents.engine.refusals import DocumentRefused
from advocacy.documents.packet_sheets import Enclosed, PacketSheet
from advocacy.documents.sheets import Paper
from tests.letters.printed import LETTERHEAD, NOTICE, SIX_LINES, british_letter, letter
from tests.letters.reading_pdf import complaints, kinds, marks_in_tree, marks_on_pages, opened, read, tags
from tests.rules.attached_files import paper, photo

pytestmark = pytest.mark.pdf
LETTER = letter_pdf(letter(notice=NOTICE))


def a_photo(title: str = "Photo of the notice of March 2") -> Enclosed:
    return Enclosed(
        title=title, content=cleaned(photo(size=(900, 1200))).content, pages=1, copy=True, picture=True
    )


def a_paper(pages: int = 2) -> Enclosed:
    return Enclosed(title="Pay stubs", content=cleaned(paper(pages)).content, pages=pages, copy=True)


def an_earlier_letter() -> Enclosed:
    content = letter_pdf(letter(number="L-2026-0007"))
    return Enclosed(title="Letter L-2026-0007", content=content, pages=pages_in(content), copy=False)


def packet(*enclosed: Enclosed, **changes: Any) -> PacketSheet:
    told = {
        "letterhead": LETTERHEAD,
        "number": "P-2026-0003",
        "date": letter().date,
        "recipient_lines": SIX_LINES,
        "letter_title": "Letter L-2026-0042",
        "letter": LETTER,
        "letter_pages": pages_in(LETTER),
        "enclosed": enclosed,
        "notice": NOTICE,
    }
    return PacketSheet(**{**told, **changes})


@pytest.fixture(scope="module")
def whole() -> bytes:
    """Photos around an earlier letter, so that runs of copies are broken up."""
    return packet_pdf(packet(a_photo(), an_earlier_letter(), a_photo("Their answer")))


def test_each_page_says_which_of_how_many_it_is_and_the_cover_where_each_paper_begins(whole: bytes) -> None:
    pages = read(whole)
    for number, page in enumerate(pages, 1):
        assert page.text.count(f"Packet P-2026-0003, page {number} of {len(pages)}") == 1
    letter_pages, earlier = pages_in(LETTER), an_earlier_letter().pages
    begins = [2, 2 + letter_pages, 3 + letter_pages, 3 + letter_pages + earlier]
    for title, page in zip(
        ("Letter L-2026-0042", "Photo of the notice of March 2", "Letter L-2026-0007", "Their answer"),
        begins,
        strict=True,
    ):
        assert f"{title} from page {page}" in pages[0].text
    assert f"{len(pages)} pages in all" in pages[0].text
    assert [item.title for item in opened(whole).open_outline().root] == [
        "Letter L-2026-0042",
        "Photo of the notice of March 2",
        "Letter L-2026-0007",
        "Their answer",
    ]


def test_the_letter_is_in_it_word_for_word_and_place_for_place(whole: bytes) -> None:
    """But for the number of the page: the address stays where the window is."""
    for alone, bound in zip(read(LETTER), read(whole)[1:], strict=False):
        added = [word for word in bound.words if word.box.top < 36]
        assert [word for word in bound.words if word not in added] == alone.words


def test_it_has_one_tag_tree_that_holds_every_mark_of_every_page(whole: bytes) -> None:
    pdf = opened(whole)
    marked, loose = marks_on_pages(pdf)
    assert loose == 0 and marked == marks_in_tree(pdf)
    keys = list(pdf.Root.StructTreeRoot.ParentTree.Nums)[::2]
    assert [int(key) for key in keys] == sorted({int(key) for key in keys})
    numbers = dict(zip(*[iter(list(pdf.Root.StructTreeRoot.ParentTree.Nums))] * 2, strict=True))
    for page in pdf.pages:
        held = [one for one in numbers[int(page.obj.StructParents)] if one is not None]
        assert {one.Pg.objgen for one in held if "/Pg" in one} <= {page.obj.objgen}
    assert [
        str(tag.Alt) for tag in tags(pdf) if tag.S == "/Figure" and "Copy of" in str(tag.get("/Alt", ""))
    ] == [
        "Copy of: Photo of the notice of March 2",
        "Copy of: Their answer",
    ]
    assert kinds(pdf).count("H1") == 3  # the cover, the letter, the earlier letter


def test_what_is_all_ours_claims_the_standards_and_a_strangers_page_takes_the_claim_away(
    whole: bytes,
) -> None:
    metadata = opened(whole).open_metadata()
    assert (metadata.pdfa_status, metadata.get("pdfuaid:part")) == ("3A", "1")
    with_paper = opened(packet_pdf(packet(a_paper())))
    metadata = with_paper.open_metadata()
    assert (metadata.pdfa_status, metadata.get("pdfuaid:part")) == ("", None)
    assert with_paper.Root.Lang == "en-US" and bool(with_paper.Root.MarkInfo.Marked)


def test_the_syntax_is_clean(whole: bytes) -> None:
    assert complaints(whole) == ""
    assert complaints(packet_pdf(packet(a_paper(), an_earlier_letter(), a_paper(1)))) == ""


@pytest.mark.parametrize("size", [Paper.LETTER, Paper.A4])
def test_a_page_from_outside_stands_in_its_frame_on_paper_of_ours(size: Paper) -> None:
    made = packet_pdf(packet(a_photo(), a_paper(3), paper=size))
    pages = opened(made).pages
    for number, page in enumerate(read(made)[-3:], 1):
        assert f"Enclosure 2: Pay stubs Page {number} of 3" in page.text
        assert NOTICE in page.text
    assert {tuple(map(float, page.mediabox)) for page in list(pages)[-4:]} == {
        tuple(map(float, pages[0].mediabox))
    }
    assert "/Im0" in str(pages[-1].Resources.XObject.items()) or len(pages[-1].Resources.XObject) == 2


def test_nothing_about_the_person_is_on_the_cover_but_what_was_written_there() -> None:
    cover = read(packet_pdf(packet(a_photo())))[0].text
    assert letter().subject not in cover and letter().body[0].text not in cover  # type: ignore[union-attr]


def test_a_british_packet_and_one_in_large_print_and_one_in_spanish() -> None:
    british = letter_pdf(british_letter())
    made = packet_pdf(
        packet(a_photo(), letter=british, letter_pages=pages_in(british), paper=Paper.A4, large=True)
    )
    assert complaints(made) == "" and "from page 2" in read(made)[0].text
    spanish = read(packet_pdf(packet(a_photo("Foto del aviso"), language="es-US")))
    assert "Carta y adjuntos" in spanish[0].text and "Adjunto 1: Foto del aviso" in spanish[-1].text


def test_a_packet_that_would_be_too_long_is_refused_with_what_to_do() -> None:
    with pytest.raises(DocumentRefused, match="Send it as several"):
        packet_pdf(packet(*[a_photo()] * 21))


def test_a_long_list_gets_a_second_page_and_the_numbers_are_right_all_the_same() -> None:
    made = read(
        packet_pdf(packet(*[a_photo("A long title " * 9 + str(number)) for number in range(20)], large=True))
    )
    cover = " ".join(page.text for page in made[: len(made) - 20 - pages_in(LETTER)])
    first = next(place for place, page in enumerate(made, 1) if "Enclosure 1:" in page.text)
    assert f"from page {first}" in cover and f"from page {first + 19}" in cover


def test_words_in_other_scripts_come_back_from_titles() -> None:
    made = packet_pdf(packet(a_photo("رسالة من المدرسة"), a_photo("Nguyễn Thị Hạnh")))
    text = " ".join(page.text for page in read(made))
    assert "رسالة" in text and "Nguyễn Thị Hạnh" in text
    with pikepdf.open(BytesIO(made)) as pdf:
        assert "رسالة" in str(pdf.open_outline().root[1].title)
