"""Every rule is explained to the person, in plain words and in both languages, and never with a day of its own."""

import re
from dataclasses import replace

import pytest
from babel.dates import format_date

from advocacy.deadlines.engine.asking import SENTENCES
from advocacy.deadlines.engine.catalogue import shipped
from advocacy.deadlines.engine.facts import read_facts
from advocacy.deadlines.engine.names import RESULTS
from advocacy.deadlines.engine.reckoning import reckon
from advocacy.deadlines.plain.checking import problem_with_rule, problem_with_shared
from advocacy.deadlines.plain.explaining import explained, explanation
from advocacy.deadlines.plain.reading import languages

from .written import FILES, answers, examples

RULES = shipped().rules
BOTH = ("en", "es")
SHAMING = re.compile(
    r"\b(fail\w*|fault|neglect\w*|careless|delinquent|excuses?|should have|burden|"
    r"culpa\w*|fracas\w*|incumpl\w*|moros\w*|negligen\w*|descuid\w*|carga)\b",
    re.I,
)
PROMISING = re.compile(r"you will (win|get|keep|receive)|guarantee|for sure|ganará|garantiza|sin duda", re.I)
DIGITS_OF_A_DAY = re.compile(r"\d{4}-\d\d-\d\d|\w+day, [A-Z]\w+ \d|\d de \w+ de \d{4}")


def everything(language):
    return [(code, explanation(code, language, None)) for code in RULES]


@pytest.mark.parametrize("language", BOTH)
def test_every_rule_is_explained_with_what_must_always_stand_there(language):
    for code, told in everything(language):
        assert told.title and len(told.sections) >= 6, code
        assert all(section.heading and all(section.lines) for section in told.sections), code
        assert languages()[language].line("controls") in told.closing, code
        assert languages()[language].line("not_advice") in told.closing, code
        assert "{" not in told.text and ".." not in told.text, code


@pytest.mark.parametrize("language", BOTH)
def test_no_explanation_shames_promises_or_names_a_day_that_nobody_counted(language):
    for code, told in everything(language):
        assert not SHAMING.search(told.text), f"{code}: {SHAMING.search(told.text)}"
        assert not PROMISING.search(told.text), f"{code}: {PROMISING.search(told.text)}"
        days = DIGITS_OF_A_DAY.findall(told.text.replace("1 de enero de 2026", ""))
        assert not days, f"{code}: {days}"


@pytest.mark.parametrize("language", BOTH)
def test_what_is_not_sure_says_check_your_notice(language):
    for code, told in everything(language):
        says = languages()[language].line("check_for_day") in told.text
        assert says == (RULES[code].certainty == "hedge"), code


def test_repayment_is_said_wherever_something_goes_on():
    for code, rule in RULES.items():
        if rule.repayment:
            assert re.search(r"pay|paid", explanation(code, "en", None).text.split("What it may cost")[1]), (
                code
            )
            assert re.search(r"devolver|pague", explanation(code, "es", None).text), code


def test_the_english_reads_easily():
    grades = {code: grade(told.text) for code, told in everything("en")}
    assert sum(grades.values()) / len(grades) <= 8
    hardest = max(grades, key=grades.__getitem__)
    assert grades[hardest] <= 9, f"{hardest}: {grades[hardest]:.1f}"


def grade(text):
    """Flesch and Kincaid’s school grade, with syllables counted by groups of vowels."""
    sentences = [one for one in re.split(r"[.!?\n]+", text) if one.strip()]
    words = re.findall(r"[A-Za-z’']+", text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word):
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word.lower()))))


def test_spanish_says_in_both_languages_that_no_native_speaker_has_read_it():
    for _code, told in everything("es"):
        assert told.tag == "es-US"
        assert len(told.unreviewed) == 2 and told.unreviewed[0] in told.text
    assert not explanation("SNAP-FH", "en", None).unreviewed


def test_both_languages_share_their_structure():
    english, spanish = (languages()[code] for code in BOTH)
    for code in RULES:
        own, other = dict(english.rules[code]), dict(spanish.rules[code])
        assert set(own) == set(other) - {"title"}, code
        assert own.get("says", {}).keys() == other.get("says", {}).keys(), code
        for number in re.findall(r"\b\d[\d:]*\b", own.get("know", "")):
            assert number in other["know"] or number in {"5", "30"}, f"{code}: {number}"
    for group in ("headings", "dated", "undated", "free", "past", "gain", "cost", "how", "late", "lines"):
        assert english.shared[group].keys() == spanish.shared[group].keys(), group
    assert set(SENTENCES.values()) == set(spanish.shared["questions"])
    assert set(english.shared["dated"]) <= RESULTS | {"person", "agency"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ask": ""}, "ask is missing"),
        ({"what": "By {date}."}, "{date} is not filled in"),
        ({"hint": "x"}, "hint is not known"),
        ({"know": ""}, "know is missing"),
        ({"cost": ""}, "cost is missing"),
        ({"says": {"court": "x"}}, "never answers"),
    ],
)
def test_a_broken_explanation_is_named(change, said):
    rule = replace(RULES["SSA-KEEP"], note="Something to know.")
    words = dict(languages()["en"].rules["SSA-KEEP"]) | {"know": "Something to know."}
    assert not problem_with_rule(rule, words, titled=False)
    assert said in problem_with_rule(rule, words | change, titled=False)
    shared = languages()["en"].shared
    assert "{when}" in problem_with_shared(shared | {"late": {"person": "Until {when}."}})
    assert "no name for" in problem_with_shared(shared | {"names": {}})


@pytest.mark.parametrize(
    ("language", "day"), [("en", "Thursday, March 12, 2026"), ("es", "12 de marzo de 2026")]
)
def test_a_rule_of_ones_own_is_explained_in_general(language, day):
    local = replace(RULES["LOCAL-AID"], code="OUR-OWN", title="Our county decided: ask for a review")
    facts = read_facts({"notice_dated": "2026-03-02"}, {"printed_days": "10"})
    told = explained(local, language, reckon(local, facts))
    assert told.title == local.title
    assert day in told.text


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_days_that_are_told_are_the_days_of_the_engine(path, language):
    """Each example, told to the person: its day with its weekday stands there, or what is missing does."""
    tongue = languages()[language]
    for example in examples(path):
        rule, found = RULES[example.rule], answers(example.rule, example.anchors, example.settings)
        answer = found[example.result]
        text = explained(rule, language, found.values()).text
        if answer.work_by:
            assert str(format_date(answer.work_by, "full", locale=tongue.locale)) in text, example.id
        assert "{" not in text and ".." not in text, example.id
