"""The small questions that the checklist is made of. Each answers whether a sheet meets it on a day."""

from collections.abc import Callable
from datetime import date, timedelta

from advocacy.consent.kinds import Kind, Named, Regime, Signature, SignerKind, Statement
from advocacy.consent.topics import Purpose, Topic

from .facts import Sheet, age_on

OF_AGE = 18
LONGEST_LIMIT = timedelta(days=366)
Check = Callable[[Sheet, date], bool]
# What a sheet of its own may be about, and what it may be for. Nothing else stands on it.
ALONE: dict[Kind, tuple[frozenset[Topic], frozenset[Purpose]]] = {
    Kind.COUNSELING_NOTES: (frozenset({Topic.SUBSTANCE_USE}), frozenset()),
    Kind.PSYCHOTHERAPY_NOTES: (frozenset({Topic.MENTAL_HEALTH}), frozenset()),
    Kind.LEGAL_PROCEEDINGS: (frozenset(), frozenset({Purpose.LEGAL})),
}


def for_treatment_alone(sheet: Sheet, _today: date) -> bool:
    return sheet.purposes == {Purpose.TREATMENT_PAYMENT}


def for_treatment(sheet: Sheet, _today: date) -> bool:
    return Purpose.TREATMENT_PAYMENT in sheet.purposes


def for_research_alone(sheet: Sheet, _today: date) -> bool:
    return sheet.purposes == {Purpose.RESEARCH}


def signed_by_another(sheet: Sheet, _today: date) -> bool:
    return sheet.signer not in (SignerKind.PERSON, SignerKind.ELIGIBLE_STUDENT)


def through_an_intermediary(sheet: Sheet, _today: date) -> bool:
    return sheet.named == Named.INTERMEDIARY


def spoken(sheet: Sheet, _today: date) -> bool:
    return sheet.signature == Signature.SPOKEN


CONDITIONS: dict[str, Check] = {
    "for_treatment": for_treatment,
    "signed_by_another": signed_by_another,
    "through_an_intermediary": through_an_intermediary,
    "spoken": spoken,
}


def has_end(sheet: Sheet, _today: date) -> bool:
    return sheet.no_end or sheet.expires_on is not None or bool(sheet.ends_with.strip())


def end_is_ahead(sheet: Sheet, today: date) -> bool:
    return sheet.expires_on is None or sheet.expires_on >= max(today, sheet.signed_on or today)


def none_only_for_treatment(sheet: Sheet, today: date) -> bool:
    return not sheet.no_end or for_treatment_alone(sheet, today)


def none_only_for_research(sheet: Sheet, today: date) -> bool:
    return not sheet.no_end or for_research_alone(sheet, today)


def none_where_a_law_knows_it(sheet: Sheet, today: date) -> bool:
    """Treatment and payment alone (Part 2), research alone (HIPAA), or school records alone (FERPA asks for no end)."""
    alone = for_treatment_alone(sheet, today) or for_research_alone(sheet, today)
    return not sheet.no_end or alone or sheet.regimes == {Regime.FERPA}


def has_last_day(sheet: Sheet, _today: date) -> bool:
    return sheet.expires_on is not None and not sheet.no_end


def last_day_is_near(sheet: Sheet, today: date) -> bool:
    return sheet.expires_on is None or sheet.expires_on - (sheet.signed_on or today) <= LONGEST_LIMIT


def only_its_topic(sheet: Sheet, _today: date) -> bool:
    topics, _purposes = ALONE.get(sheet.kind, (frozenset(), frozenset()))
    return not topics or sheet.topics <= topics


def only_its_purpose(sheet: Sheet, _today: date) -> bool:
    _topics, purposes = ALONE.get(sheet.kind, (frozenset(), frozenset()))
    return not purposes or sheet.purposes <= purposes


def proceedings_have_their_sheet(sheet: Sheet, _today: date) -> bool:
    return Purpose.LEGAL not in sheet.purposes or sheet.kind == Kind.LEGAL_PROCEEDINGS


def parent_may_sign(sheet: Sheet, today: date) -> bool:
    """At 18, or with college, the right is the student's own."""
    if sheet.signer != SignerKind.PARENT:
        return True
    return not sheet.in_college and (sheet.born is None or age_on(sheet.born, _day(sheet, today)) < OF_AGE)


def student_may_sign(sheet: Sheet, today: date) -> bool:
    if sheet.signer not in (SignerKind.PERSON, SignerKind.ELIGIBLE_STUDENT) or sheet.in_college:
        return True
    return sheet.born is None or age_on(sheet.born, _day(sheet, today)) >= OF_AGE


def age_is_known(sheet: Sheet, _today: date) -> bool:
    return sheet.born is not None or sheet.in_college


def _day(sheet: Sheet, today: date) -> date:
    return sheet.signed_on or today


def in_writing(sheet: Sheet, _today: date) -> bool:
    return sheet.signature is not None and sheet.signature != Signature.SPOKEN


def day_has_come(sheet: Sheet, today: date) -> bool:
    return sheet.signed_on is not None and sheet.signed_on <= today


def says_how_to_revoke(sheet: Sheet, _today: date) -> bool:
    return Statement.HOW_TO_REVOKE in sheet.statements and bool(sheet.how_to_revoke.strip())


def _filled(name: str) -> Check:
    return lambda sheet, _today: bool(str(getattr(sheet, name)).strip())


def _says(statement: Statement) -> Check:
    return lambda sheet, _today: statement in sheet.statements


CHECKS: dict[str, Check] = {
    **{f"says_{one}": _says(one) for one in Statement if one != Statement.HOW_TO_REVOKE},
    **{
        f"{name}_is_given": _filled(name)
        for name in (
            "person",
            "discloser",
            "recipient",
            "members",
            "topics_words",
            "signer_name",
            "signer_authority",
            "witness",
        )
    },
    "says_how_to_revoke": says_how_to_revoke,
    "topics_are_given": lambda sheet, _today: bool(sheet.topics),
    "purposes_are_given": lambda sheet, _today: bool(sheet.purposes),
    "is_signed": lambda sheet, _today: sheet.signature is not None,
    "has_end": has_end,
    "end_is_ahead": end_is_ahead,
    "none_only_for_treatment": none_only_for_treatment,
    "none_only_for_research": none_only_for_research,
    "none_where_a_law_knows_it": none_where_a_law_knows_it,
    "has_last_day": has_last_day,
    "last_day_is_near": last_day_is_near,
    "only_its_topic": only_its_topic,
    "only_its_purpose": only_its_purpose,
    "proceedings_have_their_sheet": proceedings_have_their_sheet,
    "parent_may_sign": parent_may_sign,
    "student_may_sign": student_may_sign,
    "age_is_known": age_is_known,
    "in_writing": in_writing,
    "day_has_come": day_has_come,
}
