"""How consents and authorities are put into words."""

from collections.abc import Iterable
from datetime import date

from babel.lists import format_list
from flask_babel import get_locale
from flask_babel import gettext as _

from advocacy.consent.kinds import Kind, Named, Regime, Revoked, Signature, SignerKind, Statement
from advocacy.consent.models import Authority, Consent
from advocacy.consent.standing import Standing
from advocacy.consent.topic_words import purpose_words, topic_words
from advocacy.consent.topics import Topic
from advocacy.web.filters import plain_day

MAY = ("speak", "get_letters", "see_file", "file", "sign")


def sheet_kind_words(kind: str) -> str:
    return {
        Kind.GENERAL: _("An ordinary consent"),
        Kind.COUNSELING_NOTES: _("Counseling notes of a drug or alcohol program, on a sheet of their own"),
        Kind.PSYCHOTHERAPY_NOTES: _("A therapist’s psychotherapy notes, on a sheet of their own"),
        Kind.LEGAL_PROCEEDINGS: _("Court, hearings or other proceedings, on a sheet of their own"),
    }[Kind(kind)]


def regime_words(regime: str) -> str:
    return {
        Regime.PART2: _("Drug or alcohol treatment (42 CFR Part 2)"),
        Regime.HIPAA: _("Health records (HIPAA)"),
        Regime.FERPA: _("School records (FERPA)"),
        Regime.VAWA: _("Help after violence (VAWA)"),
        Regime.UK_GDPR: _("United Kingdom (UK GDPR)"),
    }[Regime(regime)]


def named_words(named: str) -> str:
    return {
        Named.NAME: _("By name"),
        Named.CLASS: _("As a group, such as “my treating providers”"),
        Named.INTERMEDIARY: _("A go-between that passes it on to others"),
    }[Named(named)]


def signer_words(signer: str) -> str:
    return {
        SignerKind.PERSON: _("The person"),
        SignerKind.PARENT: _("A parent"),
        SignerKind.GUARDIAN: _("A guardian"),
        SignerKind.REPRESENTATIVE: _("Someone who may sign for them"),
        SignerKind.ELIGIBLE_STUDENT: _("The person, as a student of 18 or more, or in college"),
    }[SignerKind(signer)]


def signature_words(signature: str) -> str:
    return {
        Signature.PAPER: _("signed on paper"),
        Signature.DRAWN: _("drawn on the screen"),
        Signature.TYPED: _("typed"),
        Signature.SPOKEN: _("spoken"),
    }[Signature(signature)]


def revoked_how_words(how: str) -> str:
    return {
        Revoked.WRITING: _("in writing"),
        Revoked.SPOKEN: _("in spoken words"),
        Revoked.SET_ASIDE: _("set aside by us: it was not right"),
    }[Revoked(how)]


def may_words(may: str, *, mine: bool = False) -> str:
    """On paper, the person says it of themselves."""
    return {
        "speak": _("speak for me") if mine else _("speak for them"),
        "get_letters": _("get letters and notices"),
        "see_file": _("look into my file there") if mine else _("look into their file there"),
        "file": _("hand in papers and requests"),
        "sign": _("sign for me, where that is allowed")
        if mine
        else _("sign for them, where that is allowed"),
    }[may]


def about_words(topics: Iterable[str], *, mine: bool = False) -> list[str]:
    own = {
        Topic.CONTACT_DETAILS: _("how to reach me"),
        Topic.SITUATION: _("my situation"),
        Topic.GOALS: _("my goals"),
    }
    return [own.get(Topic(one), topic_words(one)) if mine else topic_words(one) for one in topics]


def standing_words(standing: Standing) -> str:
    return {
        Standing.DRAFT: _("Not signed yet"),
        Standing.LATER: _("Begins later"),
        Standing.LIVE: _("Counts"),
        Standing.SOON: _("Ends soon"),
        Standing.ENDED: _("Ended"),
        Standing.REVOKED: _("Taken back"),
    }[standing]


def listed(words: Iterable[str]) -> str:
    """Housing, money and benefits."""
    return format_list(list(words), style="standard", locale=get_locale() or "en")


def until(expires_on: date | None, ends_with: str, no_end: bool = False) -> str:
    """Until March 6, 2027. As the beginning of a sentence."""
    if expires_on and ends_with.strip():
        return _(
            "Until %(day)s, or until this: %(event)s", day=plain_day(expires_on), event=ends_with.strip()
        )
    if expires_on:
        return _("Until %(day)s", day=plain_day(expires_on))
    if ends_with.strip():
        return _("Until this: %(event)s", event=ends_with.strip())
    return _("Without an end") if no_end else _("Until a day that is not written yet")


def what_for(purposes: Iterable[str], words: str) -> str:
    """To get a shower chair. Or: for housing and benefits."""
    said = words.strip().rstrip(".")
    if said.casefold().startswith("to "):
        return said[0].lower() + said[1:]
    named = listed(purpose_words(one) for one in purposes)
    if said:
        return (
            _("for %(what)s: %(words)s", what=named, words=said) if named else _("for: %(words)s", words=said)
        )
    return _("for %(what)s", what=named) if named else _("for a reason that is not written yet")


def allows(consent: Consent, *, mine: bool = False) -> str:
    """In one plain sentence: who may tell whom about what, what for, until when."""
    return _(
        "%(until)s, %(who)s may tell %(whom)s about %(what)s, %(why)s.",
        until=until(consent.expires_on, consent.ends_with, consent.no_end),
        who=consent.discloser or "…",
        whom=consent.recipient or "…",
        what=listed(about_words(consent.topics, mine=mine)) or "…",
        why=what_for(consent.purposes, consent.purpose_words),
    )


def lets(authority: Authority, *, mine: bool = False) -> str:
    """In one plain sentence: who may do what with whom."""
    about = about_words(authority.topics, mine=mine)
    if authority.about.strip():
        about.append(authority.about.strip().rstrip("."))
    return _(
        "%(until)s, %(who)s may %(may)s at %(whom)s, about %(what)s.",
        until=until(authority.expires_on, authority.ends_with),
        who=authority.representative or "…",
        may=listed(may_words(one, mine=mine) for one in authority.may) or "…",
        whom=authority.to_whom or "…",
        what=listed(about) or "…",
    )


def sentence_of(sheet: Consent | Authority, *, mine: bool = False) -> str:
    """`mine`: as it stands on paper, said by the person."""
    return allows(sheet, mine=mine) if isinstance(sheet, Consent) else lets(sheet, mine=mine)


def statement_words(statement: str) -> str:
    """The sentence as it stands on our sheet, said by whoever signs."""
    return {
        Statement.REVOKE: _("I can take this back at any time: in writing, or by saying so."),
        Statement.HOW_TO_REVOKE: _("How I take it back:"),
        Statement.RELIANCE: _("Taking it back does not undo what was told before."),
        Statement.REDISCLOSURE: _(
            "Whoever is told may pass it on, and then it may not be protected by the same law any more."
        ),
        Statement.REDISCLOSURE_HIPAA: _(
            "Records that are shared for treatment, payment or health care operations may be passed on as HIPAA"
            " allows, but not used against me in civil, criminal, administrative or legislative proceedings."
        ),
        Statement.REFUSAL: _(
            "I do not have to sign. If I do not, this cannot be told, and what needs it may not be possible."
        ),
        Statement.CONDITIONING: _(
            "Care, payment, enrollment and benefits do not depend on whether I sign this."
        ),
        Statement.COPY: _("I get a copy of this sheet."),
        Statement.VOLUNTARY: _("It is my own choice. I get the same help from here if I do not sign."),
        Statement.RIGHTS: _(
            "I can ask to see what is kept about me, to have it put right or deleted, and I can complain to the"
            " Information Commissioner (ico.org.uk)."
        ),
    }[Statement(statement)]


def other_side(sheet: Consent | Authority) -> str:
    """With whom: the title of a line in a list."""
    if isinstance(sheet, Authority):
        names = (sheet.representative, sheet.to_whom)
        return _("%(who)s to %(whom)s", who=names[0] or "…", whom=names[1] or "…")
    name = sheet.recipient if sheet.by_us else sheet.discloser
    return name or _("Nobody is named yet")
