"""Each letter that has Spanish words, and what a file of words may not lack."""

import re
import shutil

import pytest

from advocacy.letters.filling import blanks, draft
from advocacy.letters.layout import RULES_OPEN, Part
from advocacy.letters.layout import blocks as parts_of
from advocacy.letters.rules import missing_elements
from advocacy.letters.template import ENGLISH, SPANISH, Signer, Way
from advocacy.letters.templates import (
    FOLDER,
    TemplateError,
    languages_of,
    load_templates,
    load_words,
    template_of,
)
from advocacy.letters.wording_list import Why
from advocacy.letters.wording_spanish import advice_in_spanish, reading_ease
from tests.rules.letter_cases import BY_CODE as IN_ENGLISH
from tests.rules.letter_cases_spanish import BY_CODE, CASES, OTHER_MONEY, spanish_path
from tests.rules.letter_example import as_read
from tests.rules.test_letter_elements import without

each_letter = pytest.mark.parametrize(("code", "signer"), CASES, ids=str)
EACH_ELEMENT = [
    pytest.param(code, signer, element, id=f"{code}-{signer}-{element.name}")
    for code, signer in CASES
    for element in template_of(code, SPANISH).required
    if signer in element.signers
]
# Small words that Spanish letters do not have; the names of programs and rules stay as they are.
ENGLISH_WORDS = re.compile(
    r"\b(?:the|and|your|please|with|ask|my|is|to me|enclosed|dear|request)\b", re.IGNORECASE
)


@each_letter
def test_the_spanish_letter_reads_as_it_was_written(code, signer):
    assert as_read(BY_CODE[code].draft(signer)) == spanish_path(code, signer).read_text(encoding="utf-8")


@pytest.mark.parametrize("ask", OTHER_MONEY)
def test_each_thing_to_ask_about_money_reads_as_it_was_written(ask):
    letter = OTHER_MONEY[ask].draft(Signer.BOTH)

    assert as_read(letter) == spanish_path(f"T30-{ask}", Signer.BOTH).read_text(encoding="utf-8")
    assert (blanks(letter.text), missing_elements(template_of("T30", SPANISH), letter)) == ((), ())
    assert advice_in_spanish(letter.body) == ()


@each_letter
def test_a_complete_case_leaves_nothing_open(code, signer):
    letter = BY_CODE[code].draft(signer)

    assert blanks(letter.text) == ()
    assert missing_elements(template_of(code, SPANISH), letter) == ()
    assert not set("{}") & set(letter.text)


@pytest.mark.parametrize(("code", "signer", "element"), EACH_ELEMENT)
def test_what_is_taken_out_is_missed_in_spanish_too(code, signer, element):
    template = template_of(code, SPANISH)

    assert element in missing_elements(template, without(BY_CODE[code], signer, element, template))


@each_letter
def test_no_english_is_left_but_names_and_what_was_typed(code, signer):
    empty = draft(template_of(code, SPANISH), BY_CODE[code].facts_for(signer), {}, signer)

    assert ENGLISH_WORDS.findall(empty.body + " ".join(label for label, _line in empty.about)) == []


@each_letter
def test_both_languages_have_the_same_parts(code, signer):
    spanish, english = BY_CODE[code].draft(signer), IN_ENGLISH[code].draft(signer)

    assert [one.part for one in parts_of(spanish.body)] == [one.part for one in parts_of(english.body)]
    assert len(spanish.enclosures) == len(english.enclosures)
    assert Part.PARAGRAPH in [one.part for one in parts_of(spanish.body)]


@each_letter
def test_our_own_spanish_words_need_no_advice(code, signer):
    letter = BY_CODE[code].draft(signer)

    assert advice_in_spanish(letter.body) == ()
    assert reading_ease(letter.body) >= 60


@pytest.mark.parametrize(
    ("text", "phrase", "why"),
    [
        ("Sufre de dolor.", "Sufre de", Why.SHAMES),
        ("Es un adicto.", "adicto", Why.SHAMES),
        ("Se negó a ir.", "Se negó", Why.SHAMES),
        ("Es minusválida.", "minusválida", Why.SHAMES),
        ("Violaron mis derechos.", "Violaron mis derechos", Why.JUDGES),
        ("Supuestamente le duele.", "Supuestamente", Why.DOUBTS),
        ("Vive con dolor y usa silla de ruedas.", None, None),
        ("Dijo: “Soy adicto”.", None, None),
    ],
)
def test_spanish_words_that_could_do_better_are_found(text, phrase, why):
    assert [(one.phrase, one.why) for one in advice_in_spanish(text)] == ([(phrase, why)] if phrase else [])


def test_a_long_spanish_sentence_and_hard_words_are_found():
    hard = "La administración correspondiente reconsiderará oportunamente la determinación desfavorable. " * 5

    assert [one.why for one in advice_in_spanish("y no lo ve " * 9 + ".")] == [Why.TOO_LONG]
    assert [one.why for one in advice_in_spanish(hard)] == [Why.TOO_HARD]


def test_every_spanish_file_says_whether_a_native_speaker_has_read_it():
    for template in load_words().values():
        assert template.reviewed is False, template.code  # change this where one has been reviewed


def test_a_letter_without_spanish_words_is_offered_in_english_only(monkeypatch):
    only_one = {("T03", SPANISH): load_words()["T03", SPANISH]}
    monkeypatch.setattr("advocacy.letters.templates.load_words", lambda: only_one)

    assert languages_of("T05") == (ENGLISH,)
    assert template_of("T05", SPANISH).language == ENGLISH
    assert languages_of("T03") == (ENGLISH, SPANISH)


def test_the_line_of_rules_is_known_in_each_language():
    opened = {template_of("T03", language).phrases.rules_open for language in languages_of("T03")}

    assert opened == set(RULES_OPEN)


def test_answers_and_days_are_the_same_in_both_languages():
    letter = draft(
        template_of("T03", SPANISH), IN_ENGLISH["T03"].facts, IN_ENGLISH["T03"].answers, Signer.PERSON
    )

    assert "16 de noviembre de 2026" in letter.body
    assert "November" not in letter.text


MISTAKES = [
    ('blank = "El programa"\n', "", "The question program has no blank."),
    ("[questions.help]", "[questions.helping]", "There is no question helping."),
    ("[questions.help]", "[questions.helping]", "The question help has no words."),
    ('says = "El cambio empieza el {it}."\n', "", "The question effective_day does not say its sentence."),
    ('cash = "Ayuda en efectivo", ', "", "program: the choice cash says nothing."),
    ('cash = "Ayuda en efectivo"', 'food = "Comida"', "program: food cannot be chosen."),
    ('"{other_program}"', '"Otro programa"', "program: “Otro programa” has other marks than “{other_program}”."),
    ("# Por qué no estoy de acuerdo\n{disagree}", "# Por qué\nPorque", "The body for person lacks {disagree}."),
    ("3. Por favor, déjenme", "Por favor, déjenme", "The body for person has other headings, points"),
    ("is snap) 4.", "is cash) 4.", "The body for person has other headings, points, paragraphs or conditions"),
    ("{program}", "Medicaid", "about: “Medicaid” has other marks than “{program}”."),
    ("{ label = \"Programa\", line = \"{program}\" },\n", "", "about has 4 lines, the English file 5."),
    ("  \"Su aviso del {notice_day}\",\n", "", "enclosures has 1 lines, the English file 2."),
    ("reviewed_by_a_native_speaker = false\n", "", "“reviewed_by_a_native_speaker” is missing."),
    ("speaker = false", 'speaker = "soon"', "reviewed_by_a_native_speaker is true or false."),
    ('of = "42 CFR 431.230 and 431.231"', 'of = "42 CFR 1"', "There is no rule 42 CFR 1."),
    ('of = "42 CFR 431.230 and 431.231"', 'of = "42 CFR 1"', "The rule 42 CFR 431.230 and 431.231 does not say what"),
    ('name = "Who speaks at the hearing"', 'name = "Who sings"', "“Who speaks at the hearing” has no words to look"),
    ('name = "Who speaks at the hearing"', 'name = "Who sings"', "There is no element “Who sings”."),
    ('"expediente y todos los papeles"', '"toda la verdad"', "papers” can never be met when signed by"),
    ("person = \"En la audiencia", "nobody = \"En la audiencia", "introduction has no words for person."),
    ("{meeting}", "{meeting", "There is a stray brace in"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentence"), MISTAKES)
def test_a_mistake_in_the_words_is_named_with_its_file(tmp_path, old, new, sentence):
    (tmp_path / "es").mkdir()
    for name in ("every_letter.toml", "t03_fair_hearing.toml", "es/every_letter.toml"):
        shutil.copy(FOLDER / name, tmp_path / name)
    text = (FOLDER / "es" / "t03_fair_hearing.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "es" / "t03_fair_hearing.toml").write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(TemplateError) as refusal:
        load_templates(tmp_path)

    assert str(refusal.value).startswith("es/t03_fair_hearing.toml: ")
    assert sentence in str(refusal.value)


def test_words_for_a_letter_that_is_not_there_are_named(tmp_path):
    shutil.copytree(FOLDER / "es", tmp_path / "es")
    shutil.copy(FOLDER / "every_letter.toml", tmp_path)

    with pytest.raises(TemplateError, match="there is no English file of this name"):
        load_templates(tmp_path)


def test_every_phrase_that_is_looked_for_is_spanish():
    for code, language in load_words():
        english = {
            way.what for one in template_of(code).required for way in one.met_by if way.way is Way.SAYS
        }
        spanish = {
            way.what
            for one in template_of(code, language).required
            for way in one.met_by
            if way.way is Way.SAYS
        }
        assert not english & spanish, code
