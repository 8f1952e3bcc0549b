"""The invented people of the demo."""

import re
from collections.abc import Iterator
from datetime import date

from advocacy.ops.demo.cast.dice import Dice
from advocacy.ops.demo.cast.people import DemoPerson, HomeAddress, MustNotKnow, SafeContact, Supporter
from advocacy.ops.demo.cast.tables import Table, rows, table
from advocacy.ops.demo.cast.words import Method, Permitted

# One part of the safe-contact line in the files: “text ask (after 5 pm) Sign as Riverbend.”
SAFE = re.compile(r"(call|voicemail|text|email|post|visit) (yes|ask|never)(?: \(([^)]*)\))?(?: (.+))?")
METHODS = {method.value.split()[-1]: method for method in Method}
PERMITTED = {"yes": Permitted.ALLOWED, "ask": Permitted.ASK_FIRST, "never": Permitted.NEVER}
UNLESS_SAID = "call yes; voicemail ask; text yes; email ask; post yes; visit ask"


def person_rows() -> list[Table]:
    return rows("people", "person")


def people(today: date, dice: Dice) -> tuple[DemoPerson, ...]:
    phones = _numbers("391", "392")
    supporters_phones = _numbers("393", "394", "395")
    return tuple(
        _person(row, today, dice.for_(row["key"]), phones, supporters_phones) for row in person_rows()
    )


def _numbers(*areas: str) -> Iterator[str]:
    """Telephone numbers that belong to nobody: 555-0100 to 555-0199 in area codes that do not exist."""
    return (f"{area}-555-0{number}" for area in areas for number in range(100, 200))


def _person(
    row: Table, today: date, dice: Dice, phones: Iterator[str], supporters_phones: Iterator[str]
) -> DemoPerson:
    phone = next(phones) if row.get("phone", True) else ""
    email = (
        f"{row['key']}@example.net" if dice.chance(0.5) and "email never" not in row.get("safe", "") else ""
    )
    return DemoPerson(
        key=row["key"],
        name=row["name"],
        short=row["short"],
        also_called=tuple(row.get("also", ())),
        legal_name=row.get("legal", ""),
        pronounced=row.get("say", ""),
        pronouns=row["pronouns"],
        born_on=_born(row, today, dice),
        word_for_self=row.get("word", ""),
        describes_self=row.get("self", ""),
        languages=tuple(row.get("languages", ("English",))),
        written_language=row.get("reads", row.get("languages", ("English",))[0]),
        interpreter=row.get("interpreter", ""),
        interpreter_note=row.get("interpreter_note", ""),
        access_needs=tuple(row.get("access", ())),
        safe_contacts=tuple(_safe_contacts(row.get("safe", ""), phone, email)),
        code_word=row.get("code", ""),
        what_to_say=row.get("what_to_say", ""),
        addresses=_addresses(row, dice),
        supporters=tuple(_supporter(one, next(supporters_phones)) for one in row.get("with", ())),
        must_not_know=tuple(
            MustNotKnow(one["name"], one["is"], one.get("note", "")) for one in row.get("not", ())
        ),
        strengths=row["good_at"],
        what_matters=row["matters"],
        what_helps=row.get("helps", ""),
        phone=phone,
        email=email,
    )


def _born(row: Table, today: date, dice: Dice) -> date | None:
    """A birthday that makes the person as old as the files say, whatever the day of the demo."""
    if "age" not in row:
        return None
    born = date(today.year - row["age"], dice.number(1, 12), dice.number(1, 28))
    had_it = (today.month, today.day) >= (born.month, born.day)
    return born if had_it else born.replace(year=born.year - 1)


def _safe_contacts(text: str, phone: str, email: str) -> Iterator[SafeContact]:
    said = dict(_said(UNLESS_SAID)) | dict(_said(text))
    for method in Method:
        detail = {Method.EMAIL: email, Method.POST: "", Method.HOME_VISIT: ""}.get(method, phone)
        permitted, best_times, note = said[method]
        yield SafeContact(method, permitted, detail, best_times, note)


def _said(text: str) -> Iterator[tuple[Method, tuple[Permitted, str, str]]]:
    for part in filter(None, text.split("; ")):
        match = SAFE.fullmatch(part)
        if match is None:
            raise ValueError(f"Not a safe-contact line: {part}")
        method, permitted, best_times, note = match.groups(default="")
        yield METHODS[method], (PERMITTED[permitted], best_times, note)


def _addresses(row: Table, dice: Dice) -> tuple[HomeAddress, ...]:
    if "town" not in row:
        return ()
    towns = table("places")["towns"]
    line = row.get("street") or f"{dice.number(2, 240)} {dice.pick(table('places')['streets'])}"
    return (
        HomeAddress(line, row["town"], towns[row["town"]], row.get("protected", False), row.get("door", "")),
    )


def _supporter(one: Table, phone: str) -> Supporter:
    return Supporter(one["name"], one["is"], one["knows"], phone, one.get("note", ""))
