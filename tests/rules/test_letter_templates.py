"""A letter file with a mistake stops the start and says what to change."""

import shutil
from datetime import date

import pytest

from advocacy.letters.marks import MarkError, marks_in, only_if, pieces, split_condition
from advocacy.letters.template import Kind
from advocacy.letters.template_reading import lines, met_by
from advocacy.letters.templates import FOLDER, TemplateError, load_templates
from advocacy.letters.wording import advice, reading_grade
from tests.rules.letter_example import TEMPLATES


def loaded_with(tmp_path, old, new):
    """The letters of a folder that holds one letter, changed in one place."""
    shutil.copy(FOLDER / "every_letter.toml", tmp_path)
    text = (FOLDER / "t03_fair_hearing.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "t03.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return load_templates(tmp_path)


MISTAKES = [
    ("# Why I disagree\n{disagree}", "# Why I disagree\n{disagre}", "{disagre} is neither a field nor a question."),
    ("{meeting}", "{meeting", "There is a stray brace in"),
    ('name = "help"', 'name = "helpers"', "{help} is neither a field nor a question."),
    ('name = "help"', 'name = "person"', "The question person has the name of a field. Rename it."),
    ('starts_from = "wants"', 'starts_from = "wishes"', "disagree starts from wishes, which is no field."),
    ("program is snap)", "program is stamps)", "A condition asks whether program is stamps, which cannot be chosen."),
    ("(only if program is snap)", "(only if disagree is snap)", "disagree, which is no question with choices."),
    ("(only if program is snap)", "(only if snap)", "“snap” is not a condition."),
    ('citation = "7 CFR 273.15(a), (c), (k) and (p)"', 'citation = " "', "A rule has no citation."),
    ('citation = "7 CFR 273.15(a), (c), (k) and (p)"\n', "", "“citation” is missing."),
    ("verified_on = 2026-11-22\n", "", "“verified_on” is missing."),
    ('verified_on = 2026-11-22', 'verified_on = "last year"', "verified_on must be a day"),
    ('confidence = "checked"', 'confidence = "sure"', "it cannot be read"),
    ('"says case file and every paper"', '"says the whole truth"', "agency’s papers” can never be met when signed by"),
    ('"fact reference_no"', '"fact issue_opened"', "“The case number” can never be met when signed by"),
    ('"answer meeting"', '"answer eating"', "“How the hearing should be held” can never be met"),
    ('"answer meeting"', '"meeting"', "“meeting” does not say how an element is met."),
    ("is no, new\"]", "is no, old\"]", "A condition asks whether keep_benefits is old, which cannot be chosen."),
    ('signers = ["both"', 'signers = ["judge"', "it cannot be read"),
    ('code = "T03"\n', "", "“code” is missing."),
    ('code = "T03"', 'does_not_need = ["luck"]\ncode = "T03"', "does_not_need names luck, which no letter needs."),
    ('kind = "long"', 'kind = "choice"', "The question disagree is a choice with the wrong number of choices."),
    ("title =", "title = =", "it cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentence"), MISTAKES)
def test_a_mistake_is_named_with_its_file(tmp_path, old, new, sentence):
    with pytest.raises(TemplateError) as refusal:
        loaded_with(tmp_path, old, new)

    assert str(refusal.value).startswith("t03.toml: ")
    assert sentence in str(refusal.value)


def test_a_question_that_nothing_uses_is_named(tmp_path):
    unused = '[[questions]]\nname = "shoe_size"\nlabel = "Shoe size?"\nkind = "text"\nrequired = false\n\n[[rules]]'

    with pytest.raises(TemplateError, match="The question shoe_size is never used in the letter."):
        loaded_with(tmp_path, "[[rules]]", unused)


def test_an_answer_that_prints_words_of_another_answer_is_named(tmp_path):
    with pytest.raises(
        TemplateError, match="program prints meeting, which prints words of its own. Unfold it."
    ):
        loaded_with(tmp_path, 'says = "{other_program}"', 'says = "{other_program} {meeting}"')


def test_two_letters_do_not_share_a_code(tmp_path):
    loaded_with(tmp_path, "T03", "T03")
    twice = tmp_path / "twice"
    shutil.copytree(tmp_path, twice)
    shutil.copy(twice / "t03.toml", twice / "t04.toml")

    with pytest.raises(TemplateError, match="t04.toml: another file already has the code T03."):
        load_templates(twice)


def test_every_rule_says_where_it_is_written_and_who_read_it_when():
    for template in TEMPLATES.values():
        for rule in template.rules:
            assert rule.citation
            assert rule.means.endswith(".")
            assert isinstance(rule.verified_on, date)
            assert rule.verified_on <= date(2026, 11, 22)


def test_every_question_is_a_question_or_says_what_to_write():
    for template in TEMPLATES.values():
        for question in template.questions:
            assert question.label[0].isupper()
            assert question.blank
            assert question.kind is Kind.YES_NO or not question.hint or question.hint[-1] not in " ,"


def test_what_advocates_read_beside_a_letter_is_plain():
    for template in TEMPLATES.values():
        words = [template.when_to_use, *template.notices, *(element.why for element in template.required)]
        assert reading_grade("\n".join(words)) <= 8, template.code
        assert [one for sentence in words for one in advice(sentence)] == [], template.code


def test_deadlines_are_never_told_without_the_notice_that_controls():
    for code in ("T01", "T03", "T17", "T18", "T27"):
        assert any("printed on your notice controls" in notice for notice in TEMPLATES[code].notices)


def test_a_file_may_wrap_its_lines():
    text = "\nOne line\nand more.\n\n# Heading\nText\n1. First\n   goes on\n(only if a is b) 2. Second\n"

    assert lines(text) == (
        "One line and more.", "# Heading", "Text", "1. First goes on", "(only if a is b) 2. Second"
    )  # fmt: skip


def test_marks_and_conditions_are_read():
    assert [mark.optional for mark in marks_in("{one} {two?}")] == [False, True]
    assert split_condition("(only if a is b, c) text")[1] == "text"
    assert only_if("a is b, c").values == ("b", "c")
    with pytest.raises(MarkError):
        tuple(pieces("{One}"))
    with pytest.raises(MarkError):
        met_by("choice a")
