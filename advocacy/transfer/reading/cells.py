"""One reader for each field: what a cell adds to the facts, and what is wrong or doubtful about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as blank
from datetime import date

from advocacy.folding import fold
from advocacy.sentences import Sentence, say
from advocacy.transfer.reading.date_habits import DateHabit
from advocacy.transfer.reading.dates import read_date
from advocacy.transfer.reading.facts import Answers
from advocacy.transfer.reading.fields import DATE_FIELDS, NAME_FIELDS, PersonField
from advocacy.transfer.reading.looks import is_not_given
from advocacy.transfer.reading.phones import read_phones
from advocacy.transfer.reading.spellings import is_known
from advocacy.transfer.reading.texts import (
    doubt_about_postal_code,
    doubts_about_name,
    email_text,
    interpreting,
    language_code,
    lost_letters,
    name_text,
    plain_text,
    split_goals,
    standing,
    texting,
)

OLDEST = 120
CHILD = 11


@dataclass(frozen=True)
class Cell:
    """One value in its surroundings."""

    text: str
    field: PersonField
    header: str
    habit: DateHabit | None
    answers: Answers


@dataclass(frozen=True)
class Found:
    """What a cell gave: facts by the names of PersonFacts, and sentences."""

    facts: Mapping[str, object] = blank(default_factory=dict)
    problems: tuple[Sentence, ...] = ()
    warnings: tuple[Sentence, ...] = ()


def read_cell(cell: Cell) -> Found:
    """What a cell says, in the way of its field. A blank one says nothing."""
    if not cell.text.strip() or cell.field is PersonField.SKIP:
        return Found()
    if cell.field in NAME_FIELDS:
        return _name(cell)
    if cell.field in DATE_FIELDS:
        return _date(cell)
    return READERS.get(cell.field, _text)(cell)


def some(*sentences: Sentence | None) -> tuple[Sentence, ...]:
    """Those that there are."""
    return tuple(sentence for sentence in sentences if sentence is not None)


def _name(cell: Cell) -> Found:
    """A name stays as typed; whatever looks odd about it is only pointed out."""
    facts = {cell.field.value: name_text(cell.text)}
    return Found(facts, some(lost_letters(cell.text)), tuple(doubts_about_name(cell.text)))


def _text(cell: Cell) -> Found:
    return Found({cell.field.value: plain_text(cell.text)}, warnings=some(lost_letters_in_text(cell.text)))


def lost_letters_in_text(text: str) -> Sentence | None:
    """Only the mark of replacement is certain: a text may hold real question marks."""
    return lost_letters(text) if "\ufffd" in text else None


def _date(cell: Cell) -> Found:
    assert cell.habit is not None
    is_birth = cell.field is PersonField.DATE_OF_BIRTH
    reading = read_date(cell.text, cell.habit, cell.answers.today, in_past=is_birth)
    if reading.day is None:
        return Found(problems=some(reading.problem))
    check = _check_birth if is_birth else _check_event
    problem, warning = check(cell, reading.day)
    facts = {} if problem else {cell.field.value: reading.day}
    return Found(facts, some(problem), some(reading.warning, warning))


def _check_birth(cell: Cell, day: date) -> tuple[Sentence | None, Sentence | None]:
    if day > cell.answers.today:
        return say(
            "The date of birth “%(text)s” lies in the future. Correct it.", text=cell.text.strip()
        ), None
    if cell.answers.today.year - day.year > OLDEST:
        return say(
            "With the date of birth “%(text)s” the person would be over 120. Correct it.",
            text=cell.text.strip(),
        ), None
    if (
        cell.answers.today.year - day.year < CHILD
        and str(day.year) not in cell.text
        and not cell.text.strip().isdecimal()
    ):
        return None, say(
            "“%(text)s” was read as %(day)s. Write all four digits of the year if the person is older.",
            text=cell.text.strip(),
            day=day,
        )
    return None, None


def _check_event(cell: Cell, day: date) -> tuple[Sentence | None, Sentence | None]:
    if cell.field is not PersonField.NEXT_STEP_DUE and day > cell.answers.today:
        return None, say("%(label)s: %(day)s is later than today.", label=cell.field.label, day=day)
    return None, None


def _phone(cell: Cell) -> Found:
    phones, doubt = read_phones(cell.text, cell.answers.region)
    return Found({"phones": phones}, warnings=some(doubt))


def _texting(cell: Cell) -> Found:
    answer, note = texting(cell.text)
    return Found({"text_ok": answer, "text_note": note})


def _interpreter(cell: Cell) -> Found:
    answer, note = interpreting(cell.text)
    return Found({"interpreter": answer, "interpreter_note": note})


def _email(cell: Cell) -> Found:
    """Words in place of an address go to the notes, where they can still be read."""
    address, doubt = email_text(cell.text)
    note = {"notes": f"{cell.field.label}: {cell.text.strip()}"} if doubt else {}
    return Found({"email": address, **note}, warnings=some(doubt))


def _language(cell: Cell) -> Found:
    return Found({"language": cell.text.strip(), "language_code": language_code(cell.text)})


def _postal_code(cell: Cell) -> Found:
    doubt = doubt_about_postal_code(cell.text, cell.answers.region)
    return Found({"postal_code": cell.text.strip()}, warnings=some(doubt))


def _status(cell: Cell) -> Found:
    found, reason = standing(cell.text, cell.answers.standings)
    if found is not None:
        return Found({"status": found, "status_reason": reason})
    unknown = say(
        "We do not know the status “%(text)s”. Use open, on hold or closed; the reason can follow.",
        text=cell.text.strip(),
    )
    return Found({"status_reason": reason}, problems=(unknown,))


def _consent(cell: Cell) -> Found:
    """A list can not give consent: what it says is kept for the advocate to read and to record."""
    return Found({"consent_note": plain_text(cell.text)})


def _goals(cell: Cell) -> Found:
    return Found({"goals": split_goals(cell.text)}, warnings=some(lost_letters_in_text(cell.text)))


def _notes(cell: Cell) -> Found:
    """Notes from a column with a name of its own keep that name in front."""
    text = plain_text(cell.text)
    is_plain = not fold(cell.header) or is_known(cell.header)
    note = text if is_plain else f"{cell.header}: {text}"
    return Found({"notes": note}, warnings=some(lost_letters_in_text(text)))


def _place(cell: Cell) -> Found:
    return Found() if is_not_given(cell.text) else _text(cell)


READERS: dict[PersonField, Callable[[Cell], Found]] = {
    PersonField.PHONE: _phone,
    PersonField.TEXT_OK: _texting,
    PersonField.EMAIL: _email,
    PersonField.LANGUAGE: _language,
    PersonField.INTERPRETER: _interpreter,
    PersonField.ADDRESS: _place,
    PersonField.CITY: _place,
    PersonField.STATE: _place,
    PersonField.POSTAL_CODE: _postal_code,
    PersonField.STATUS: _status,
    PersonField.CONSENT_ON_FILE: _consent,
    PersonField.GOALS: _goals,
    PersonField.NOTES: _notes,
}
