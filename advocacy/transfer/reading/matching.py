"""Guessing what each column is: by its header, and against it where the values plainly say otherwise."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from advocacy.sentences import Sentence, say
from advocacy.transfer.reading.fields import SEVERAL, PersonField
from advocacy.transfer.reading.looks import are_dates, fit, repeats, telling_look
from advocacy.transfer.reading.spellings import is_known, named_by
from advocacy.transfer.reading.tables import QuestionKind, Table

FITS = 0.5
CONTRADICTS = 0.3
SAMPLES = 3


class Confidence(StrEnum):
    """How much a guess is worth: a sure one needs a glance, an unsure one an answer."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True)
class ColumnMatch:
    """One column and the field that it seems to hold. `is_asked`: the user must look at it."""

    index: int
    header: str
    field: PersonField
    confidence: Confidence
    reason: Sentence
    samples: tuple[str, ...]
    is_asked: bool = False


def match_columns(table: Table) -> list[ColumnMatch]:
    """A guess for every column, in order."""
    asked = _asked_columns(table)
    matches = [_match(table, index, asked) for index in range(len(table.headers))]
    return _once_each(_with_preferred_name(table, matches))


def chosen(match: ColumnMatch, field: PersonField) -> ColumnMatch:
    """The match as the user has settled it."""
    return replace(
        match, field=field, confidence=Confidence.SURE, is_asked=False, reason=say("You chose this.")
    )


def _asked_columns(table: Table) -> frozenset[int]:
    questions = (asked for asked in table.questions if asked.kind is QuestionKind.HEADERS)
    return frozenset(index for asked in questions for index in asked.columns)


def _match(table: Table, index: int, asked: frozenset[int]) -> ColumnMatch:
    header, values = table.headers[index].strip(), table.column(index)
    field, confidence, reason = _guess(header, values)
    if index in asked and confidence is Confidence.SURE:
        confidence = Confidence.LIKELY
    return ColumnMatch(index, header, field, confidence, reason, _samples(values), index in asked)


def _guess(header: str, values: Sequence[str]) -> tuple[PersonField, Confidence, Sentence]:
    named = named_by(header)
    if named is None or named is PersonField.SKIP:
        return _by_values(values, named)
    share = fit(named, values)
    if share is not None and share < CONTRADICTS:
        return _against_header(header, named, values)
    if share is None or share >= FITS:
        if is_known(header):
            return named, Confidence.SURE, say("The name of the column says so.")
        return named, Confidence.LIKELY, say("The name of the column is close to it.")
    return named, Confidence.UNSURE, say("The name of the column says so, but some values look different.")


def _by_values(values: Sequence[str], named: PersonField | None) -> tuple[PersonField, Confidence, Sentence]:
    if not values:
        return PersonField.SKIP, Confidence.SURE, say("The column is empty.")
    if named is PersonField.SKIP:
        return named, Confidence.LIKELY, say("This column seems to be about the file, not about a person.")
    if look := telling_look(values):
        return look, Confidence.LIKELY, say("The values look like it.")
    if are_dates(values):
        return PersonField.SKIP, Confidence.UNSURE, say("The values are dates. Choose what happened on them.")
    return (
        PersonField.SKIP,
        Confidence.UNSURE,
        say("We do not know this column. Choose what it is, or leave it out."),
    )


def _against_header(
    header: str, named: PersonField, values: Sequence[str]
) -> tuple[PersonField, Confidence, Sentence]:
    """Columns slip: what a column holds counts for more than what stands above it."""
    look = telling_look(values)
    if look is None:
        reason = say("The column is called “%(header)s”, but its values do not look like it.", header=header)
        return named, Confidence.UNSURE, reason
    reason = say(
        "The column is called “%(header)s”, but its values look like this: %(look)s.",
        header=header,
        look=look.label,
    )
    return look, Confidence.LIKELY, reason


def _samples(values: Sequence[str]) -> tuple[str, ...]:
    """Three different values; first one that shows whether special letters came through."""
    distinct = list(dict.fromkeys(" ".join(value.split()) for value in values))
    special = [value for value in distinct if not value.isascii()][:1]
    return tuple(dict.fromkeys([*special, *distinct]))[:SAMPLES]


def _with_preferred_name(table: Table, matches: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """A nameless column that mostly repeats the first name is the name to be called by."""
    first = next((match.index for match in matches if match.field is PersonField.FIRST_NAME), None)
    has_one = any(match.field is PersonField.PREFERRED_NAME for match in matches)
    if first is None or has_one:
        return list(matches)
    names = [row.cells[first] for row in table.rows]
    return [_maybe_preferred(table, match, names) for match in matches]


def _maybe_preferred(table: Table, match: ColumnMatch, names: Sequence[str]) -> ColumnMatch:
    is_open = match.field is PersonField.SKIP and match.confidence is Confidence.UNSURE
    if not is_open or not repeats([row.cells[match.index] for row in table.rows], names):
        return match
    reason = say("Most values repeat the first name.")
    return replace(match, field=PersonField.PREFERRED_NAME, confidence=Confidence.LIKELY, reason=reason)


def _once_each(matches: Sequence[ColumnMatch]) -> list[ColumnMatch]:
    """Of two columns for one field the surer one keeps it; the user decides about the other."""
    counts = Counter(match.field for match in matches if match.field not in SEVERAL)
    result = list(matches)
    for field, count in counts.items():
        if count > 1:
            rivals = sorted((match for match in matches if match.field is field), key=_doubt)
            for rival in rivals[1:]:
                result[rival.index] = _second(rival, rivals[0])
    return result


def _doubt(match: ColumnMatch) -> tuple[int, int]:
    return (list(Confidence).index(match.confidence), match.index)


def _second(match: ColumnMatch, keeper: ColumnMatch) -> ColumnMatch:
    reason = say(
        "The column “%(header)s” already holds this: %(field)s. Choose which one is right.",
        header=keeper.header,
        field=match.field.label,
    )
    return replace(match, field=PersonField.SKIP, confidence=Confidence.UNSURE, reason=reason, is_asked=True)
