"""The words of a letter that people may change by hand: what they are now, and what filling would make them."""

import hashlib
import json
from collections.abc import Mapping

from .filling import Draft
from .models import Letter

# In the order in which they stand in the letter.
WORDS = ("subject", "about", "salutation", "body", "enclosures", "copies")
Texts = Mapping[str, str]


def texts_of(letter: Letter) -> dict[str, str]:
    return {name: getattr(letter, name) for name in WORDS}


def texts_from(draft: Draft) -> dict[str, str]:
    """A filled template as the text boxes show it: one line for each row, enclosure and copy."""
    return {
        "subject": draft.subject,
        "about": "\n".join(f"{label}: {line}" for label, line in draft.about),
        "salutation": draft.salutation,
        "body": draft.body,
        "enclosures": "\n".join(draft.enclosures),
        "copies": "\n".join(draft.copies),
    }


def put_texts(letter: Letter, texts: Texts) -> None:
    for name in WORDS:
        setattr(letter, name, texts[name])


def sha256_of(texts: Texts) -> str:
    return hashlib.sha256(json.dumps([texts[name] for name in WORDS]).encode()).hexdigest()


def changed_by_hand(letter: Letter) -> bool:
    """Whether somebody changed the words after they were filled in."""
    return sha256_of(texts_of(letter)) != letter.filled_sha256


def lines_of(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def about_rows(text: str) -> tuple[tuple[str, str], ...]:
    """“Member: Thandi, ID 7” as a label and what stands beside it; a line without a label keeps its words."""
    rows = (line.partition(": ") for line in lines_of(text))
    return tuple((label, line) if sign else ("", label) for label, sign, line in rows)
