"""The checklist of each law: a whole sheet lacks nothing, and each thing that is taken out is found and named."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from advocacy.consent.checklist.checks import CHECKS, CONDITIONS
from advocacy.consent.checklist.facts import Sheet, age_on
from advocacy.consent.checklist.missing import may_be_spoken, missing, needed_statements
from advocacy.consent.checklist.regimes import BadRegimes, read_regimes, regimes
from advocacy.consent.kinds import Kind, Named, Regime, Signature, SignerKind, Statement
from advocacy.consent.topics import Purpose, Topic

TODAY = date(2026, 11, 22)
OF_AGE, A_CHILD = date(2000, 5, 1), date(2015, 5, 1)
EVERY_WORD = frozenset(Statement)
WHOLE = Sheet(
    person="Ann Miller",
    born=OF_AGE,
    discloser="Larkmere Peer Advocates",
    recipient="Northside Clinic",
    topics=frozenset({Topic.HOUSING}),
    topics_words="When she can move in.",
    purposes=frozenset({Purpose.HEALTHCARE}),
    expires_on=TODAY + timedelta(days=90),
    statements=EVERY_WORD,
    how_to_revoke="Tell us.",
    signer_name="Ann Miller",
    signature=Signature.PAPER,
    signed_on=TODAY,
)
BY_PARENT = {"signer": SignerKind.PARENT, "signer_authority": ""}
TPO = frozenset({Purpose.TREATMENT_PAYMENT})
LEGAL = frozenset({Purpose.LEGAL})
BOTH = frozenset({Topic.MENTAL_HEALTH, Topic.HOUSING})


def without(*said: Statement) -> dict[str, Any]:
    return {"statements": EVERY_WORD - set(said)}


NO_END: dict[str, Any] = {"expires_on": None}
# By code: what is planted. Where two laws ask for the same, the same is planted for both.
PLANTED: dict[str, dict[str, Any]] = {
    "person": {"person": " "},
    "discloser": {"discloser": ""},
    "recipient": {"recipient": " \n"},
    "topics": {"topics": frozenset()},
    "description": {"topics_words": ""},
    "purpose": {"purposes": frozenset()},
    "end": NO_END,
    "no_end": {**NO_END, "no_end": True},
    "end_ahead": {"expires_on": TODAY - timedelta(days=1)},
    "last_day": {**NO_END, "ends_with": "the decision"},
    "near": {"expires_on": TODAY + timedelta(days=367)},
    "how_to_revoke": {"how_to_revoke": ""},
    "signer": {"signer_name": ""},
    "authority": BY_PARENT,
    "members": {"named": Named.INTERMEDIARY},
    "only_its_topic": {"kind": Kind.COUNSELING_NOTES, "topics": BOTH},
    "only_its_purpose": {"kind": Kind.LEGAL_PROCEEDINGS, "purposes": LEGAL | TPO},
    "proceedings": {"purposes": LEGAL | {Purpose.HEALTHCARE}},
    "revoke": without(Statement.REVOKE),
    "reliance": without(Statement.RELIANCE),
    "redisclosure": {**without(Statement.REDISCLOSURE), "purposes": TPO},
    "redisclosure_hipaa": {**without(Statement.REDISCLOSURE_HIPAA), "purposes": TPO},
    "refusal": {**without(Statement.REFUSAL), "purposes": TPO},
    "conditioning": without(Statement.CONDITIONING),
    "copy": without(Statement.COPY),
    "voluntary": without(Statement.VOLUNTARY),
    "informed": without(Statement.REDISCLOSURE),
    "rights": without(Statement.RIGHTS),
    "age": {"born": None},
    "parent": {"signer": SignerKind.PARENT, "signer_authority": "mother"},
    "student": {"born": A_CHILD},
    "signature": {"signature": None},
    "written": {"signature": Signature.SPOKEN, "witness": "Rosa"},
    "signed_on": {"signed_on": TODAY + timedelta(days=1)},
    "witness": {"signature": Signature.SPOKEN},
}
ELEMENTS = [(name, element.code) for name, rules in regimes().items() for element in rules.elements]


def codes(sheet: Sheet, *, signing: bool = True) -> set[str]:
    return {one.code for one in missing(sheet, TODAY, signing=signing)}


def under(*chosen: Regime, **changes: Any) -> Sheet:
    return replace(WHOLE, regimes=frozenset(chosen), **changes)


@pytest.mark.parametrize("chosen", [(), *[(one,) for one in Regime], tuple(Regime)], ids=str)
def test_a_whole_sheet_lacks_nothing(chosen):
    assert missing(under(*chosen), TODAY, signing=True) == ()


@pytest.mark.parametrize(("name", "code"), ELEMENTS)
def test_what_is_taken_out_is_found_and_named(name, code):
    chosen = () if name == "every" else (Regime(name),)
    found = missing(under(*chosen, **PLANTED[code]), TODAY, signing=True)
    element = next(one for one in regimes()[name].elements if one.code == code)
    same = [one for one in found if one.words == element.missing]
    assert same, f"{name}.{code} was not found: {[one.code for one in found]}"
    assert name == "every" or element.citation in same[0].citations


def test_every_planted_fault_and_check_is_asked_somewhere():
    assert {code for _name, code in ELEMENTS} == set(PLANTED)
    asked = {one.check for rules in regimes().values() for one in rules.elements}
    assert asked <= set(CHECKS)
    assert {one.condition for rules in regimes().values() for one in rules.elements} - {""} == set(CONDITIONS)


def test_what_several_laws_ask_for_is_said_once_with_all_of_them():
    (one,) = missing(under(Regime.PART2, Regime.HIPAA, Regime.UK_GDPR, topics_words=""), TODAY)
    assert [cite.split(" ")[0] for cite in one.citations] == ["42", "45", "UK"]


def test_our_own_sheet_says_all_that_its_laws_ask_for():
    for chosen in [(), *[(one,) for one in Regime], tuple(Regime)]:
        for purposes in (frozenset({Purpose.HEALTHCARE}), TPO):
            said = frozenset(needed_statements(chosen, purposes))
            assert codes(under(*chosen, statements=said, purposes=purposes)) == set(), chosen


@pytest.mark.parametrize(
    ("days", "code"),
    [(-1, "end_ahead"), (0, None), (1, None), (366, None), (367, "near")],
)
def test_the_edges_of_a_last_day(days, code):
    found = codes(under(Regime.VAWA, expires_on=TODAY + timedelta(days=days)))
    assert found == ({code} if code else set())


def test_a_last_day_before_a_later_signature_has_passed():
    late = replace(WHOLE, signed_on=TODAY - timedelta(days=5), expires_on=TODAY - timedelta(days=2))
    assert codes(late) == {"end_ahead"}
    assert missing(late, TODAY - timedelta(days=4), signing=True) == ()


def test_no_end_only_where_a_law_knows_it():
    none = {**NO_END, "no_end": True}
    assert codes(under(Regime.PART2, **none, purposes=TPO)) == set()
    assert codes(under(Regime.PART2, **none, purposes=TPO | {Purpose.HOUSING})) == {"no_end"}
    assert codes(under(Regime.HIPAA, **none, purposes=frozenset({Purpose.RESEARCH}))) == set()
    assert codes(under(Regime.HIPAA, **none, purposes=TPO)) == {"no_end"}
    assert codes(under(Regime.FERPA, **none)) == set()
    assert "last_day" in codes(under(Regime.VAWA, **none, purposes=TPO))


@pytest.mark.parametrize(
    ("born", "college", "signer", "code"),
    [
        (date(2008, 11, 22), False, SignerKind.PARENT, "parent"),  # 18 today
        (date(2008, 11, 23), False, SignerKind.PARENT, None),  # 18 tomorrow
        (A_CHILD, True, SignerKind.PARENT, "parent"),  # in college early
        (date(2008, 11, 22), False, SignerKind.ELIGIBLE_STUDENT, None),
        (date(2008, 11, 23), False, SignerKind.ELIGIBLE_STUDENT, "student"),
        (A_CHILD, True, SignerKind.ELIGIBLE_STUDENT, None),
        (A_CHILD, False, SignerKind.GUARDIAN, None),
        (None, False, SignerKind.PARENT, "age"),
    ],
)
def test_at_18_or_in_college_the_student_signs(born, college, signer, code):
    sheet = under(Regime.FERPA, born=born, in_college=college, signer=signer, signer_authority="mother")
    assert codes(sheet) == ({code} if code else set())


def test_nobody_is_a_year_older_before_march_in_a_plain_year():
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18


@pytest.mark.parametrize(
    ("kind", "topic"),
    [(Kind.COUNSELING_NOTES, Topic.SUBSTANCE_USE), (Kind.PSYCHOTHERAPY_NOTES, Topic.MENTAL_HEALTH)],
)
def test_special_notes_stand_alone(kind, topic):
    alone = under(Regime.PART2, Regime.HIPAA, kind=kind, topics=frozenset({topic}))
    assert codes(alone) == set()
    assert codes(replace(alone, topics=frozenset({topic, Topic.HOUSING}))) == {"only_its_topic"}


def test_proceedings_stand_alone():
    alone = under(Regime.PART2, kind=Kind.LEGAL_PROCEEDINGS, purposes=LEGAL)
    assert codes(alone) == set()
    assert codes(replace(alone, purposes=LEGAL | {Purpose.HOUSING})) == {"only_its_purpose"}
    assert codes(replace(alone, kind=Kind.GENERAL)) == {"proceedings"}
    assert codes(replace(alone, kind=Kind.GENERAL, regimes=frozenset())) == set()


def test_a_spoken_yes_is_enough_only_without_these_laws():
    assert may_be_spoken([]) and may_be_spoken([Regime.UK_GDPR])
    assert not any(may_be_spoken([one]) for one in (Regime.PART2, Regime.HIPAA, Regime.FERPA, Regime.VAWA))


def table(**changes: Any) -> dict[str, Any]:
    element = {
        "code": "one",
        "check": "has_end",
        "missing": "Write it.",
        "citation": "1 CFR 1",
        "verified_on": TODAY,
        "confidence": "checked",
        **changes,
    }
    plain = {"title": "A law", "when": "Always", "statements": ["revoke"], "elements": [element]}
    return dict.fromkeys(("every", *Regime), plain)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"check": "nobody"}, "no check nobody"),
        ({"condition": "never"}, "no condition never"),
        ({"verified_on": "yesterday"}, "must be a day"),
        ({"citation": ""}, "say where"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_file_with_a_mistake_is_not_used(changes, says):
    with pytest.raises(BadRegimes, match=says):
        read_regimes(table(**changes))
    assert read_regimes(table())


def test_a_law_can_not_be_left_out():
    with pytest.raises(BadRegimes, match="there must be a table"):
        read_regimes({"every": table()["every"]})
