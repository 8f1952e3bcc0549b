"""How much the kept fonts and sheets save: our engine against the plain one, in turns within one run.

    python tools/measure_pdf.py [ROUNDS]

Both print the same one-page letter from the same HTML with the same fonts and sheets. The plain one parses them
anew for each letter and makes untreated PDF/A-3a; ours keeps them, and marks and finishes the file on top.
Exit code 1 when the ratio of the medians is above 0.8.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

from advocacy.documents.engine.families import needed
from advocacy.documents.engine.html import letter_html
from advocacy.documents.engine.render import to_pdf
from advocacy.documents.sheets import Letterhead, LetterSheet, Signature
from advocacy.documents.text_blocks import text_blocks

GOAL = 0.8
BODY = """
I ask you to offer Callum the home at Linden House. I write as his peer advocate, at his request.

# What I have seen myself
March 2025 | Callum kept 71 of our 74 meetings and moved three in good time.
June 2025 | He opens the garden group every Tuesday and holds the keys.
May 2026 | He reported a leak the day it began and saw the repair through.

# What we ask
1. Decide on his application by December 11.
2. Write to us both.

Callum read this letter and agreed to it. Please use it for this application only.
"""
LETTER = LetterSheet(
    letterhead=Letterhead(
        name="Riverbend Peer Advocates", lines=("418 Millrace Street", "Harlow Falls, OH 43999")
    ),
    recipient_lines=("Ms. Bronwen Tyler", "Ashcombe Homes", "3 Corn Street", "Dunmore, OH 43998"),
    date=date(2026, 11, 23),
    number="RPA-L-2026-0088",
    subject="letter of support",
    salutation="Dear Ms. Tyler:",
    body=text_blocks(BODY),
    signatures=(Signature(name="Meera Raghunathan", role="Peer advocate"),),
)


def plain(html: str) -> bytes:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from advocacy.documents.engine.fonts import PRINT
    from advocacy.documents.engine.kept import SHEETS, faces, stack

    fonts, base = FontConfiguration(), f"{PRINT.as_uri()}/"
    families = needed(html)
    texts = [
        *map(faces, families),
        stack(families),
        *((PRINT / name).read_text(encoding="utf-8") for name in SHEETS),
    ]
    sheets = [CSS(string=text, base_url=base, font_config=fonts) for text in texts]
    source = HTML(string=html, base_url=base)
    return bytes(source.write_pdf(font_config=fonts, stylesheets=sheets, pdf_variant="pdf/a-3a"))


def milliseconds(make: Callable[[str], bytes], html: str) -> float:
    gc.collect()
    started = time.perf_counter()
    make(html)
    return (time.perf_counter() - started) * 1000


def main(rounds: int) -> int:
    html = letter_html(LETTER)
    ways: dict[str, Callable[[str], bytes]] = {"kept": to_pdf, "plain": plain}
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for make in ways.values():
        make(html)  # the first of each loads what both need
    for _ in range(rounds):
        for name, make in ways.items():
            taken[name].append(milliseconds(make, html))
    for name, times in taken.items():
        most = statistics.quantiles(times, n=20)[-1]
        print(f"{name:6} median {statistics.median(times):6.1f} ms   95 of 100 within {most:6.1f} ms")
    ratio = statistics.median(taken["kept"]) / statistics.median(taken["plain"])
    print(f"ratio  {ratio:.2f}   (goal: at most {GOAL})   {rounds} rounds, in turns")
    return int(ratio > GOAL)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 30))
