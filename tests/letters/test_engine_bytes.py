"""The same input gives the same bytes: in this process, in any thread, in any other process."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from advocacy.documents.engine.html import letter_html, letter_pdf, referral_pdf
from advocacy.documents.engine.render import to_pdf
from advocacy.documents.text_blocks import Paragraph, text_blocks
from tests.letters.printed import LOGO, letter, referral

FRESH = """
import hashlib, sys
from advocacy.documents.engine.render import to_pdf
html, logo = sys.stdin.buffer.read().split(b"\\0")
print(hashlib.sha256(to_pdf(html.decode(), logo=logo)).hexdigest())
"""
MANY_SCRIPTS = letter(body=(Paragraph("Ngọc, 欧阳慧敏, विक्रम, محمد"),))


def digest(pdf: bytes) -> str:
    return hashlib.sha256(pdf).hexdigest()


def in_a_fresh_process(html: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", FRESH],
        input=html.encode() + b"\0" + LOGO,
        capture_output=True,
        check=True,
        env={**os.environ, **environment},
    )
    return done.stdout.decode().strip()


@pytest.mark.pdf
@pytest.mark.parametrize("sheet", [letter(), MANY_SCRIPTS], ids=["plain", "many scripts"])
def test_a_fresh_process_gives_the_same_bytes(sheet: letter) -> None:  # type: ignore[valid-type]
    letter_pdf(MANY_SCRIPTS)  # what was printed before must not show
    here = digest(letter_pdf(sheet))
    assert digest(letter_pdf(sheet)) == here
    elsewhere = {
        "FONTCONFIG_FILE": "/dev/null",
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Kathmandu",
        "LANG": "tr_TR.UTF-8",
    }
    assert in_a_fresh_process(letter_html(sheet), **elsewhere) == here


@pytest.mark.pdf
def test_threads_do_not_disturb_each_other() -> None:
    sheets = [letter(), MANY_SCRIPTS, letter(large=True)]
    here = [digest(letter_pdf(sheet)) for sheet in sheets]
    with ThreadPoolExecutor(4) as threads:
        there = list(threads.map(lambda n: digest(letter_pdf(sheets[n % 3])), range(24)))
    assert there == [here[n % 3] for n in range(24)]


@pytest.mark.pdf
def test_another_letter_gives_other_bytes() -> None:
    assert letter_pdf(letter()) != letter_pdf(letter(number="RPA-L-2026-0413"))
    assert referral_pdf(referral()) == referral_pdf(referral())


def test_the_engine_is_loaded_with_the_first_pdf_and_not_before() -> None:
    script = """
import sys
import advocacy.documents.engine, advocacy.documents.engine.render, advocacy.documents.engine.html
from advocacy.documents.engine.render import to_pdf
print("weasyprint" in sys.modules, "fontTools" in sys.modules)
to_pdf('<html lang="en"><title>x</title>x')
print("weasyprint" in sys.modules)
"""
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["False", "False", "True"]


@pytest.mark.pdf
def test_printing_says_nothing_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """A font or a rule that fails, fails silently in print; the engine's log is where it shows."""
    import logging

    logger = logging.getLogger("weasyprint")
    logger.addHandler(caplog.handler)
    try:
        to_pdf(letter_html(letter()), logo=LOGO)
        letter_pdf(MANY_SCRIPTS)
        referral_pdf(referral(draft=True))
    finally:
        logger.removeHandler(caplog.handler)
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


LONG = "She has no car, and her sister works on Tuesdays. " * 60


@pytest.mark.pdf
@pytest.mark.parametrize(
    "make",
    [
        lambda: referral_pdf(referral(facts=LONG, own_words=LONG, consent=LONG)),
        lambda: letter_pdf(letter(body=text_blocks(f"May 12 | {LONG} | {LONG}"))),
        lambda: letter_pdf(letter(about=(("Member", LONG),), copies=(LONG,), reach_us=LONG)),
        lambda: letter_pdf(letter(sent_by=LONG[:500])),
    ],
    ids=["record", "facts", "table", "reference"],
)
def test_a_long_text_takes_no_longer_than_its_length_deserves(make: Callable[[], bytes]) -> None:
    """3,000 letters in a flexible column took 42 seconds; in a fixed one they take a fraction of one."""
    make()
    started = time.process_time()
    make()
    assert time.process_time() - started < 3
