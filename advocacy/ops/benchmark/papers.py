"""How long papers take: a letter against a bare call of the typesetting library, a packet, and many over all cores.

The bare call is what its documentation shows: the same words, styles and fonts, everything loaded anew.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from os import cpu_count
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import perf_counter, process_time

from advocacy.documents.engine.html import letter_html, letter_pdf
from advocacy.documents.engine.packet import packet_pdf, pages_in
from advocacy.documents.packet_sheets import Enclosed, PacketSheet
from advocacy.documents.sheets import Letterhead, LetterSheet, Signature
from advocacy.documents.text_blocks import text_blocks

ROUNDS = 20
PHOTOS = 18
BODY = """
I ask for a hearing about the cut of my food benefits.

# What happened
March 2 | You sent a notice that my benefits go down. | Encl. 1
March 4 | I called, and nobody could say why. |

# What I ask for
1. Keep my benefits as they are until the decision.
2. Send me the papers that you decided by.
"""


def sheet(number: int) -> LetterSheet:
    return LetterSheet(
        letterhead=Letterhead(
            name="Riverbend Peer Advocates", lines=("418 Millrace Street",), phone="555-0142"
        ),
        recipient_lines=("Larkmere County Benefits Office", "P.O. Box 4410", "Dunmore, OH 43998-4410"),
        date=dt.date(2026, 3, 6),
        number=f"L-2026-{number:04}",
        subject="Request for a fair hearing",
        salutation="Dear hearing officer:",
        body=text_blocks(BODY),
        signatures=(Signature(name="Nguyễn Thị Hạnh"),),
        enclosures=("Your notice of March 2",),
    )


def bare(html: str) -> bytes:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from advocacy.documents.engine.families import needed
    from advocacy.documents.engine.fonts import PRINT
    from advocacy.documents.engine.kept import SHEETS, faces, stack

    fonts, base = FontConfiguration(), f"{PRINT.as_uri()}/"
    texts = [*map(faces, needed(html)), stack(needed(html)), *((PRINT / name).read_text() for name in SHEETS)]
    sheets = [CSS(string=text, base_url=base, font_config=fonts) for text in texts]
    made: bytes = HTML(string=html, base_url=base).write_pdf(
        stylesheets=sheets, font_config=fonts, pdf_variant="pdf/a-3a"
    )
    return made


def cost(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return process_time() - begin


def packet() -> PacketSheet:
    from PIL import Image

    letter, out = letter_pdf(sheet(1)), BytesIO()
    Image.effect_noise((1240, 1754), 60).convert("RGB").save(out, "JPEG")
    photos = [
        Enclosed(title=f"Photo {place}", content=out.getvalue(), pages=1, copy=True, picture=True)
        for place in range(PHOTOS)
    ]
    return PacketSheet(
        letterhead=sheet(1).letterhead,
        number="P-2026-0001",
        date=sheet(1).date,
        recipient_lines=sheet(1).recipient_lines,
        letter_title="Letter L-2026-0001",
        letter=letter,
        letter_pages=pages_in(letter),
        enclosed=tuple(photos),
    )


def one(number: int) -> int:
    """In a process of its own: two threads never share what the library keeps of fonts."""
    return len(letter_pdf(sheet(number)))


def _against_bare() -> Iterator[str]:
    html = letter_html(sheet(1))
    letter_pdf(sheet(1)), bare(html)
    rounds = [(cost(lambda: letter_pdf(sheet(1))), cost(lambda: bare(html))) for _ in range(ROUNDS)]
    ours, theirs = (median(costs) for costs in zip(*rounds, strict=True))
    times = ours / theirs
    yield f"A letter of one page: {ours * 1000:.0f} ms of processor time, {times:.2f} times a bare call (goal 0.7)."


def _a_packet() -> Iterator[str]:
    whole = packet()
    pages, seconds = pages_in(packet_pdf(whole)), cost(lambda: packet_pdf(whole))
    yield f"A packet of {pages} pages: {seconds:.2f} s of processor time (goal 3)."


def _many(count: int) -> Iterator[str]:
    cores = cpu_count() or 1
    before, begin = getrusage(RUSAGE_CHILDREN), perf_counter()
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        done = sum(1 for size in pool.map(one, range(count)) if size)
    seconds, after = perf_counter() - begin, getrusage(RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    yield f"{done} letters in {seconds:.1f} s on {cores} cores, used to {used / seconds / cores:.0%} (goal 80 %)."


def measure(count: int) -> Iterator[str]:
    """Line by line, as it is known."""
    yield from _against_bare()
    yield from _a_packet()
    yield from _many(count)
