"""Texts of a row: names kept as typed, words for yes and no, standing, goals, postal codes."""

import re
import unicodedata
from collections.abc import Mapping

from advocacy.folding import fold
from advocacy.sentences import Sentence, say
from advocacy.transfer.reading.facts import CaseStanding, YesNo
from advocacy.transfer.reading.looks import EMAIL, LOCALE, LONGEST_LOOKED_AT, is_not_given
from advocacy.transfer.reading.plausibility import REPLACED, has_lost_letters

YES = frozenset({"y", "yes", "true", "t", "ok", "si", "s", "always", "sure", "1", "x"})
NO = frozenset({"n", "no", "false", "f", "never", "none", "0", "nunca"})
OPEN = frozenset(
    {"open", "opened", "active", "ongoing", "current", "in progress", "new", "pending", "reopened"}
)
PAUSED = frozenset({"on hold", "hold", "paused", "pause", "waiting", "stopped", "suspended", "waitlist"})
CLOSED = frozenset(
    {"closed", "close", "finished", "done", "completed", "complete", "ended", "discharged", "inactive"}
)
SPANISH = {
    **dict.fromkeys(("abierto", "abierta", "activo", "activa", "en curso"), CaseStanding.OPEN),
    **dict.fromkeys(("pausado", "pausada", "en pausa", "en espera", "suspendido"), CaseStanding.PAUSED),
    **dict.fromkeys(("cerrado", "cerrada", "terminado", "terminada", "finalizado"), CaseStanding.CLOSED),
}
STANDINGS = {
    **dict.fromkeys(OPEN, CaseStanding.OPEN),
    **dict.fromkeys(PAUSED, CaseStanding.PAUSED),
    **dict.fromkeys(CLOSED, CaseStanding.CLOSED),
    **SPANISH,
}
REASON = re.compile(r"\s*(?:[-–—:,;/(]|\bbecause\b|\bdue to\b)\s*")
NO_NAMES = frozenset({"null", "none", "n/a", "unknown", "nil", "tbd", "?", "??", "-"})
GOAL_STARTS = re.compile(r"(?:^|(?<=\s)|(?<=;))(?:\(?\d{1,2}[).]|[•·▪*‣–-])\s+")
FORMULA = ("=", "+", "-", "@", "\t")
ZIP = re.compile(r"\d{5}(-?\d{4})?")


def name_text(text: str) -> str:
    """A name on one line, without the spaces around it; every letter as typed, decomposed or not."""
    return " ".join(part for part in re.split(r"[\t\n\v\f\r ]+", _without_controls(text)) if part)


def plain_text(text: str) -> str:
    """A text without control characters; its line breaks stay."""
    return _without_controls(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _without_controls(text: str) -> str:
    return "".join(
        character for character in text if character in "\t\n\r" or unicodedata.category(character) != "Cc"
    )


def doubts_about_name(text: str) -> list[Sentence]:
    """What to look at again in a name. None of it is a reason to change the name."""
    doubts = []
    if "\n" in text.strip() or "\r" in text.strip():
        doubts.append(
            say("There was a line break in the name. We read it as “%(name)s”.", name=name_text(text))
        )
    if text.strip().startswith(FORMULA) and any(character in text for character in "=("):
        doubts.append(say("“%(name)s” looks like a formula. It is kept as text.", name=name_text(text)))
    if text.strip().casefold() in NO_NAMES:
        doubts.append(
            say(
                "“%(name)s” is kept as a name. Clear it if it means that the name is not known.",
                name=text.strip(),
            )
        )
    return doubts


def lost_letters(text: str) -> Sentence | None:
    """A name in which letters were lost can only be put right by someone who knows it."""
    if REPLACED not in text and not has_lost_letters(text):
        return None
    return say("Some letters of “%(name)s” were lost. Type it again as it should be.", name=name_text(text))


def yes_or_no(text: str) -> tuple[YesNo, str]:
    """The answer, and the words that say more than yes or no."""
    folded = fold(text)
    if not folded or folded in ("n a", "na", "unknown", "not known"):
        return YesNo.UNKNOWN, ""
    if folded in YES or folded in NO:
        return (YesNo.YES if folded in YES else YesNo.NO), ""
    first = folded.split()[0]
    answer = YesNo.YES if first in YES else YesNo.NO if first in NO else YesNo.UNKNOWN
    return answer, text.strip()


def texting(text: str) -> tuple[YesNo, str]:
    """Whether to text. “Voicemail only” means no, and is kept to be read."""
    answer, note = yes_or_no(text)
    says_only = " only" in f" {fold(text)}" and "text" not in fold(text)
    return (YesNo.NO if answer is YesNo.UNKNOWN and says_only else answer), note


def interpreting(text: str) -> tuple[YesNo, str]:
    """Whether an interpreter is needed. The name of a language is a yes."""
    answer, note = yes_or_no(text)
    return (YesNo.YES if answer is YesNo.UNKNOWN and note else answer), note


def standing(text: str, settled: Mapping[str, CaseStanding]) -> tuple[CaseStanding | None, str]:
    """Where the case stands and the reason after it: “closed - moved” is closed, “moved”.

    `settled` holds what the user decided for words we do not know, by the folded words.
    """
    if found := settled.get(fold(text)):
        return found, text.strip()
    if found := STANDINGS.get(fold(text)):
        return found, ""
    parts = REASON.split(text.strip()[:LONGEST_LOOKED_AT], maxsplit=1)
    if len(parts) == 2 and len(text) <= LONGEST_LOOKED_AT and (found := STANDINGS.get(fold(parts[0]))):
        return found, parts[1].strip(" )")
    return None, text.strip()


def split_goals(text: str) -> tuple[str, ...]:
    """Goals written in one cell, by number, bullet, line or semicolon."""
    lines = (line.strip() for line in re.split(r"[;\n\r]+", text))
    parts = [piece for line in lines for piece in _listed(line)]
    return tuple(part.strip(" ,") for part in parts if part.strip(" ,") and not is_not_given(part))


def _listed(line: str) -> list[str]:
    """A number or a bullet separates goals only in a line that begins with one."""
    return GOAL_STARTS.split(line) if GOAL_STARTS.match(line) else [line]


def language_code(text: str) -> str:
    """A language tag where the list has one: vi_VN is vi-VN."""
    tag = text.strip()
    if not LOCALE.fullmatch(tag) or (len(tag) > 3 and "_" not in tag and "-" not in tag):
        return ""
    language, _, place = tag.replace("_", "-").partition("-")
    return f"{language}-{place.upper() if len(place) == 2 else place}" if place else language


def doubt_about_postal_code(text: str, region: str) -> Sentence | None:
    """Spreadsheets drop the zeros in front of a ZIP code. It stays as typed: only the sender can know."""
    code = text.strip()
    if region != "US" or not code or ZIP.fullmatch(code):
        return None
    if re.fullmatch(r"\d{3,4}(-\d{4})?", code):
        whole = code.partition("-")[0].zfill(5)
        return say(
            "The ZIP code “%(code)s” is short. It may have lost a zero at the front: %(whole)s.",
            code=code,
            whole=whole,
        )
    return say("“%(code)s” does not look like a ZIP code. It is kept as typed.", code=code)


def email_text(text: str) -> tuple[str, Sentence | None]:
    """An email address, or a blank and the reason. Prose is never taken for an address."""
    if is_not_given(text):
        return "", None
    address = text.strip().removeprefix("mailto:").strip("<>")
    if len(address) <= LONGEST_LOOKED_AT and EMAIL.fullmatch(address):
        return address, None
    return "", say("“%(text)s” is not an email address. It was put into the notes.", text=text.strip())
