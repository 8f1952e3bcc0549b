"""The body of a letter, taken apart for a page to draw."""

import pytest

from advocacy.letters.layout import Block, Part, blocks
from advocacy.letters.template import Signer
from tests.rules.letter_cases import BY_CODE, CASES, HEARING


def test_a_hearing_request_is_headings_facts_asks_and_rules():
    parts = [block.part for block in blocks(HEARING.draft(Signer.PERSON).body)]

    text, head = Part.PARAGRAPH, Part.HEADING
    assert parts == [
        text, text, text, head, Part.FACTS, head, text, head, Part.ASKS, Part.RULES, head, text,
    ]  # fmt: skip


def test_facts_have_three_cells_even_without_proof():
    [block] = blocks("May 1, 2026 | It began. | Encl. 1\nMay 12, 2026 | It went on.")

    assert block.rows == (("May 1, 2026", "It began.", "Encl. 1"), ("May 12, 2026", "It went on.", ""))


def test_asks_and_headings_lose_their_signs():
    assert list(blocks("# Asks\n1. One\n2. Two")) == [
        Block(Part.HEADING, ("Asks",)),
        Block(Part.ASKS, ("One", "Two")),
    ]


@pytest.mark.parametrize(
    "line", ["March | April", "I came in May 2026 | then left", "#5 on the list", "3.5 hours"]
)
def test_ordinary_lines_stay_paragraphs(line):
    assert list(blocks(line)) == [Block(Part.PARAGRAPH, (line,))]


@pytest.mark.parametrize(("code", "signer"), CASES)
def test_no_word_of_a_letter_is_lost(code, signer):
    body = BY_CODE[code].draft(signer).body
    drawn = " ".join(line for block in blocks(body) for line in block.lines)

    assert [
        word for word in body.split() if word not in drawn and word != "#" and not word[:-1].isdigit()
    ] == []
