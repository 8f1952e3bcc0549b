"""Whoever does the written sum again, by another method, comes to the written day."""

import re

import pytest

from advocacy.deadlines.engine.saying import sum_of
from advocacy.deadlines.plain.reading import languages

from .second_method import replay
from .written import FILES, answers, examples

BOTH = re.compile(r"Work to: (.*?)\. The law: (.*)")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_replaying_the_sum_gives_the_day(path):
    for example in examples(path):
        answer = answers(example.rule, example.anchors, example.settings)[example.result]
        if answer.work_by is None:
            assert not sum_of(answer), example.id
            continue
        told = sum_of(answer)
        parts = found.groups() if (found := BOTH.fullmatch(told)) else (told,)
        ends = {str(replay(part)) for part in parts}
        last = str(answer.legal_last or answer.work_by)[:10]
        assert any(end[:10] == last for end in ends), f"{example.id}: {told}: {ends}"


# What the second method reads, by what stands there in Spanish. Written here again, not taken from the data.
IN_ENGLISH = [
    (r"lunes\b", "Monday"),
    (r"martes\b", "Tuesday"),
    (r"miércoles\b", "Wednesday"),
    (r"jueves\b", "Thursday"),
    (r"viernes\b", "Friday"),
    (r"sábado\b", "Saturday"),
    (r"domingo\b", "Sunday"),
    (r"(?<=\d )días? hábil(es)?", "business day"),
    (r"(?<=\d )días? de clase", "school day"),
    (r"(?<=\d )días?", "day"),
    (r"(?<=\d )semanas?", "week"),
    (r"(?<=\d )mes(es)?", "month"),
    (r"(?<=\d )años?", "year"),
    (r"(?<=\d )horas?", "hour"),
    (r"\bno después de\b", "not past"),
    (r"\bel primero del mes siguiente\b", "the first of the next month"),
    (r"(^|; |\| )el posterior = ", r"\1the later = "),
    (r"(^|; |\| )el anterior = ", r"\1the earlier = "),
    (r"(^|; |\| )el día = ", r"\1the day = "),
    (r"\bpasa después de\b", "moves past"),
    (r"\bantes de las (?=\d)", "by "),
    (r"(^|; |\| )[^\d\s=;|+-][^=;|+]*? (?=\d{4}-\d\d-\d\d\S* \w+day( \(|;|$| \|))", r"\1start "),
]
OWN_BOTH = re.compile(r"Guíese por: (.*?)\. La ley: (.*)")


def in_english(told):
    for pattern, word in IN_ENGLISH:
        told = re.sub(pattern, word, told)
    return told


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_replaying_the_spanish_sum_gives_the_day(path):
    say = languages()["es"].say
    for example in examples(path):
        answer = answers(example.rule, example.anchors, example.settings)[example.result]
        if answer.work_by is None:
            continue
        told = sum_of(answer, say)
        parts = found.groups() if (found := OWN_BOTH.fullmatch(told)) else (told,)
        ends = {str(replay(in_english(part)))[:10] for part in parts}
        assert str(answer.legal_last or answer.work_by)[:10] in ends, f"{example.id}: {told}"
        assert not re.search(r"\b(days?|the|and|was|of)\b", told), f"{example.id}: {told}"
