"""Plain values into the HTML that is printed, and into the fragment that the pages show."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from advocacy.documents.engine.address import address_lines, address_obstacle, address_setting
from advocacy.documents.engine.families import width
from advocacy.documents.engine.logo import LOGO_ADDRESS, logo_obstacle
from advocacy.documents.engine.refusals import DocumentRefused
from advocacy.documents.engine.render import to_pdf
from advocacy.documents.engine.slip import room_above_the_fold
from advocacy.documents.engine.wording import words
from advocacy.documents.packet_sheets import PacketSheet
from advocacy.documents.sheets import (
    ConsentSheet,
    LetterSheet,
    LooksSheet,
    RecoverySheet,
    ReferralSheet,
    RightsSheet,
)

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
# Characters that XML cannot hold; a pasted text brings them now and then, and they print as nothing.
NOT_FOR_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
TELEPHONE = re.compile(r"\+?\(?\d[\d ()./\u2011-]{5,}\d")
# In em: what semibold adds, the room between columns, and the most that a side column may take.
SEMIBOLD, GAP, WIDEST_COLUMN = 1.05, 0.95, 10
RIGHT_TO_LEFT = {"R", "AL"}


@dataclass(frozen=True)
class Copy:
    """One page of a paper from outside. Without an address it is an empty frame."""

    place: int
    title: str
    page: int
    pages: int
    address: str = ""


Sheet = LetterSheet | ReferralSheet | RecoverySheet | LooksSheet


def letter_html(sheet: LetterSheet, *, snug: bool = False) -> str:
    """The letter for `to_pdf`. A finished one is refused while its address does not fit the window."""
    obstacle = address_obstacle(sheet.recipient_lines, sheet.paper)
    if obstacle and not sheet.draft:
        raise DocumentRefused(obstacle)
    return _render("print/letter.html", sheet, snug=snug)


def letter_preview(sheet: LetterSheet) -> str:
    """The same letter as a fragment for a page: no styles, no head, and no refusals."""
    return _render("print/letter_preview.html", sheet)


def referral_html(sheet: ReferralSheet, *, snug: bool = False) -> str:
    return _render("print/referral.html", sheet, snug=snug)


def referral_preview(sheet: ReferralSheet) -> str:
    return _render("print/referral_preview.html", sheet)


def letter_pdf(sheet: LetterSheet) -> bytes:
    return to_pdf(letter_html(sheet), logo=sheet.letterhead.logo, snug=letter_html(sheet, snug=True))


def referral_pdf(sheet: ReferralSheet) -> bytes:
    return to_pdf(referral_html(sheet), logo=sheet.letterhead.logo, snug=referral_html(sheet, snug=True))


def recovery_pdf(sheet: RecoverySheet) -> bytes:
    return to_pdf(_render("print/recovery.html", sheet))


def looks_pdf(sheet: LooksSheet) -> bytes:
    return to_pdf(_render("print/looks.html", sheet))


def rights_pdf(sheet: RightsSheet) -> bytes:
    return to_pdf(_render("print/rights.html", sheet))


def consent_pdf(sheet: ConsentSheet) -> bytes:
    return to_pdf(
        _render("print/consent.html", sheet),
        logo=sheet.letterhead.logo,
        snug=_render("print/consent.html", sheet, snug=True),
    )


def consent_preview(sheet: ConsentSheet) -> str:
    """The same sheet as a fragment for a page."""
    return _render("print/consent_preview.html", sheet)


def packet_cover_pdf(sheet: PacketSheet, contents: Sequence[tuple[str, int]], total: int) -> bytes:
    """The first page: from whom, to whom, and on which page what begins."""
    html = _render("print/packet_cover.html", sheet, contents=contents, total=total)
    return to_pdf(html, logo=sheet.letterhead.logo)


def packet_copies_pdf(sheet: PacketSheet, copies: Sequence[Copy], pictures: Mapping[str, bytes]) -> bytes:
    """Photos on pages of their own, and for a PDF from outside the frame into which its page is put."""
    return to_pdf(_render("print/packet_copies.html", sheet, copies=copies), pictures=pictures)


def packet_numbers_pdf(sheet: PacketSheet, total: int) -> bytes:
    """Nothing but the number of each page, to be laid over the bound ones."""
    return to_pdf(_render("print/packet_numbers.html", sheet, total=total))


def _render(template: str, sheet: Any, *, snug: bool = False, **more: Any) -> str:
    logo = sheet.letterhead.logo
    if logo is not None and (obstacle := logo_obstacle(logo)):
        raise DocumentRefused(obstacle)
    return _environment.get_template(template).render(
        sheet=sheet, w=words(sheet.language), logo_address=LOGO_ADDRESS, snug=snug, **more
    )


def _without_control_characters(value: Any) -> Any:
    if isinstance(value, str):
        cleaned = NOT_FOR_XML.sub("", value)
        return Markup(cleaned) if isinstance(value, Markup) else cleaned  # noqa: S704  # escaped already
    return value


def _as_typed(text: str) -> Markup:
    """Line breaks stay, and a telephone number stays on one line without a change to its letters."""
    return Markup("<br>").join(_unbroken(line) for line in text.splitlines())


def _unbroken(line: str) -> Markup:
    parts, end = [], 0
    for match in TELEPHONE.finditer(line):
        parts += [escape(line[end : match.start()]), Markup('<span class="nb">{}</span>').format(match[0])]
        end = match.end()
    return Markup("").join([*parts, escape(line[end:])])


def _break_after_at(email: str) -> Markup:
    return Markup("@<wbr>").join(escape(part) for part in email.split("@"))


def _direction(text: str) -> Markup:
    """The attribute for a text whose first letter is written from right to left."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in strong if kind in {"L", *RIGHT_TO_LEFT}), "L")
    return Markup(' dir="rtl"') if first in RIGHT_TO_LEFT else Markup("")


def _column(texts: Iterable[str], unit: str = "em") -> Markup:
    """As wide as its longest text, within reason; what is longer still breaks into lines."""
    widest = max(map(width, texts), default=0) * SEMIBOLD + GAP
    return Markup(' style="width: {:.2f}{}"').format(min(widest, WIDEST_COLUMN), unit)


@pass_context
def _long_date(context: Context, day: dt.date) -> str:
    return format_date(day, "long", locale=_locale(context["sheet"].language))


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "US")


def _made_environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_without_control_characters,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "as_typed": _as_typed,
        "break_after_at": _break_after_at,
        "direction": _direction,
        "long_date": _long_date,
    }
    environment.globals |= {
        "column": _column,
        "address_lines": address_lines,
        "address_setting": address_setting,
        "room_above_the_fold": room_above_the_fold,
    }
    return environment


_environment = _made_environment()
