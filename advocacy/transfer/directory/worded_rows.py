"""Rows in words: languages, accessibility, papers to bring, what it costs, what it is about."""

from collections.abc import Sequence

from .cleaning import NOT_KNOWN, one_line, plain
from .tables import Row


def _lines(rows: Sequence[Row], *names: str) -> list[str]:
    said = [": ".join(part for name in names if (part := plain(row.get(name, "")))) for row in rows]
    return list(dict.fromkeys(line for line in said if line))


def together(text: str, *more: str, apart: str = "\n") -> str:
    """The text and what it does not say yet. Reading an export again therefore adds nothing."""
    for each in more:
        if each and each not in text:
            text = f"{text}{apart}{each}" if text else each
    return text


def languages_in(rows: Sequence[Row], text: str = "") -> str:
    names = [one_line(row.get("name", "") or row.get("code", "")) for row in rows]
    return together(text, ", ".join(dict.fromkeys(name for name in names if name)), apart=", ")


def accessibility_in(rows: Sequence[Row], text: str = "") -> str:
    return together(text, *_lines(rows, "description", "details"))


def documents_in(rows: Sequence[Row], text: str = "") -> str:
    return together(text, *_lines(rows, "document"))


def costs_in(rows: Sequence[Row], text: str = "") -> str:
    return together(text, *map(_cost, rows))


def _cost(row: Row) -> str:
    amount = " ".join(
        part for name in ("amount", "currency") if (part := one_line(row.get(name, "")).upper())
    )
    amount = " ".join(part for part in (amount, one_line(row.get("amount_description", ""))) if part)
    return ": ".join(part for part in (one_line(row.get("option", "")), amount) if part)


def categories_in(terms: Sequence[Row], keywords: str = "") -> list[str]:
    """What a list files the service under, each once, in its order."""
    apart = ";" if ";" in keywords else ","
    names = [
        *(one_line(row.get("name", "")) for row in terms),
        *(one_line(word) for word in keywords.split(apart)),
    ]
    return list(dict.fromkeys(name for name in names if name and name.casefold() != NOT_KNOWN))


def ages_in_words(youngest: str, oldest: str) -> str:
    low, high = youngest.removesuffix(".0"), oldest.removesuffix(".0")
    if low and high:
        return f"Ages {low} to {high}."
    return f"Age {low} or over." if low else f"Up to age {high}." if high else ""
