"""Whoever does the written sum again, by another method, comes to the written day."""

import re

import pytest

from advocacy.deadlines.engine.saying import sum_of

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
