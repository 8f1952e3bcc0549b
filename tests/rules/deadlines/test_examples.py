"""Every worked example gives the days and the questions that its row says."""

import pytest

from advocacy.deadlines.engine.catalogue import shipped

from .written import FILES, different, examples


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_engine_gives_the_written_days_and_questions(path):
    wrong = [said for example in examples(path) if (said := different(example))]
    assert not wrong, f"{len(wrong)} are different:\n" + "\n".join(wrong)


def test_every_rule_has_examples_and_every_example_a_rule():
    written = {example.rule for path in FILES for example in examples(path)}
    assert written == set(shipped().rules)
