"""What comes out of a file is what can be seen in it, and nothing else."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from advocacy.attachments.cleaning import kinds
from advocacy.attachments.cleaning.apart import clean_apart
from advocacy.attachments.cleaning.child import cleaned
from advocacy.attachments.cleaning.jpeg_parts import has_more_than_the_picture, parts
from advocacy.attachments.cleaning.kinds import CanNotBeTaken, Found, Unfit
from advocacy.attachments.cleaning.pictures import LONGEST_SIDE, THUMBNAIL_SIDE
from tests.rules import attached_files as files
from tests.rules.attached_files import SECRET

RED, WHITE = (254, 0, 0), (255, 255, 255)
ACTS = (b"/JavaScript", b"/JS", b"/OpenAction", b"/AA", b"/Launch", b"/EmbeddedFile", b"/XFA", b"/Annots")
TELLS = (b"/Metadata", b"/PieceInfo", b"/Info", b"/Author", b"/Names")


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def test_the_secret_is_there_before():
    """The control: what the next tests look for is really in the files that they look at."""
    photo = files.photo()
    assert photo.count(SECRET.encode()) >= 4
    assert dict(opened(photo).getexif().get_ifd(files.GPS))
    assert has_more_than_the_picture(photo)
    found = files.everything_in(files.paper())
    assert found.count(SECRET.encode()) > 8
    assert all(act in found for act in ACTS) and all(tell in found for tell in TELLS)


def test_a_photo_forgets_where_and_with_what_it_was_taken():
    clean = cleaned(files.photo())
    for made in (clean.content, clean.thumbnail):
        assert SECRET.encode() not in made
        assert not has_more_than_the_picture(made)
        assert not opened(made).getexif() and set(opened(made).info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
        }
    assert {mark for mark, _part in parts(clean.content)} <= {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}


@pytest.mark.parametrize(
    ("turned", "corner"), [(1, (5, 5)), (6, (-6, 5)), (3, (-6, -6)), (8, (5, -6)), (2, (-6, 5))]
)
def test_a_photo_is_turned_as_the_camera_was_held(turned: int, corner: tuple[int, int]):
    made = opened(cleaned(files.photo(turned=turned)).content)
    assert made.size == ((200, 400) if turned in (6, 8) else (400, 200))
    across, down = (at % side for at, side in zip(corner, made.size, strict=True))
    assert near(made.getpixel((across, down)), RED)


def test_a_large_photo_becomes_one_that_can_be_read_and_sent():
    clean = cleaned(files.photo(size=(4000, 3000)))
    assert opened(clean.content).size == (LONGEST_SIDE, 1950)
    assert max(opened(clean.thumbnail).size) == THUMBNAIL_SIDE
    assert LONGEST_SIDE >= 2000 and len(clean.thumbnail) < 20_000


@pytest.mark.parametrize(
    "content",
    [
        files.png_with_words(),
        files.saved_as("WEBP"),
        files.saved_as("GIF", "P"),
        files.saved_as("PNG", "LA"),
        files.saved_as("PNG", "L"),
        files.saved_as("JPEG", "CMYK"),
        files.saved_as("PNG", "1"),
    ],
)
def test_every_kind_of_picture_becomes_a_plain_one(content: bytes):
    clean = cleaned(content)
    made = opened(clean.content)
    assert (made.format, made.mode, made.size) == ("JPEG", "RGB", (400, 200))
    assert SECRET.encode() not in clean.content + clean.thumbnail


def test_what_is_see_through_stands_on_white():
    out = BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(out, "PNG")
    assert near(opened(cleaned(out.getvalue()).content).getpixel((5, 5)), WHITE)


def test_a_paper_keeps_its_pages_and_nothing_that_acts_or_tells():
    clean = cleaned(files.paper(3))
    found = files.everything_in(clean.content)
    assert clean.pages == 3
    assert SECRET.encode() not in found
    assert not [word for word in (*ACTS, *TELLS) if word in found]
    with pikepdf.Pdf.open(BytesIO(clean.content)) as pdf:
        scan = pdf.pages[0].Resources.XObject.Im0
        assert not has_more_than_the_picture(scan.read_raw_bytes())
        assert near(pikepdf.PdfImage(scan).as_pil_image().getpixel((5, 5)), RED)


def test_what_was_written_behind_the_first_layer_is_gone():
    clean = cleaned(files.changed_later(files.paper()))
    assert SECRET.encode() not in files.everything_in(clean.content)
    assert clean.content.count(b"%%EOF") == 1


def test_what_someone_filled_in_can_still_be_read():
    assert b"Rosa Delgado" in files.everything_in(cleaned(files.filled_in("Rosa Delgado")).content)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Unfit.EMPTY),
        (b"\xff" * (kinds.LARGEST_FILE + 1), Unfit.TOO_LARGE),
        (b"<html><script>alert(1)</script>", Unfit.UNKNOWN),
        (b"MZ" + b"\x00" * 500, Unfit.UNKNOWN),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Unfit.UNKNOWN),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 50, Unfit.HEIC),
        (files.photo()[:900], Unfit.BROKEN),
        (b"\xff\xd8\xff<script>alert(1)</script>", Unfit.BROKEN),
        (files.saved_as("PNG")[:60], Unfit.BROKEN),
        (files.bomb(), Unfit.TOO_MANY_DOTS),
        (b"%PDF-1.7\nnothing", Unfit.BROKEN),
        (files.locked(), Unfit.LOCKED),
        (files.paper(101), Unfit.TOO_MANY_PAGES),
    ],
    ids=range(13),
)
def test_what_is_not_taken_says_why(content: bytes, why: Unfit):
    with pytest.raises(CanNotBeTaken) as refusal:
        cleaned(content)
    assert refusal.value.why is why


def test_the_name_says_nothing_and_the_content_everything():
    assert kinds.kind_of(files.photo()) is Found.JPEG
    assert kinds.kind_of(b"junk before\n" + files.paper()) is Found.PDF
    assert kinds.kind_of(b"GIF89a<script>") is Found.GIF


def test_a_process_of_its_own_gives_the_same_answer():
    for content in (files.photo(turned=6), files.paper(2)):
        assert clean_apart(content) == cleaned(content)
    with pytest.raises(CanNotBeTaken) as refusal:
        clean_apart(files.locked())
    assert refusal.value.why is Unfit.LOCKED
    for seconds in (0.0, 0.001):
        with pytest.raises(CanNotBeTaken) as refusal:
            clean_apart(files.paper(), seconds)
        assert refusal.value.why is Unfit.TOO_MUCH_WORK
