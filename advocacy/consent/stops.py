"""Why something cannot go, in one sentence that says what is missing and what to do."""

from collections.abc import Callable
from datetime import date

from flask_babel import gettext as _

from advocacy.web.filters import plain_day

from .covering import Lack, Mandate, Permit, Stop
from .rules import Obstacle
from .topic_words import purpose_words, purposes_in_words, topics_in_words
from .topics import Purpose


def said(stop: Obstacle | Stop, *, person: str, purpose: Purpose | None = None) -> str:
    if isinstance(stop, Obstacle):
        return _(stop)
    if stop.sheet is None:
        return _nobody(stop, person)
    if isinstance(stop.sheet, Mandate):
        return _of_authority(stop, stop.sheet, person)
    return _OF_CONSENT[stop.lack](stop, stop.sheet, person, purpose or Purpose.OTHER)


def _nobody(stop: Stop, person: str) -> str:
    gaps = {"person": person, "agency": stop.to.called}
    if stop.to_speak:
        return _(
            "%(person)s has not signed that you may speak for them to %(agency)s. You can write this now. "
            "You cannot send it until they sign, or until they sign it alone.",
            **gaps,
        )
    return _(
        "%(person)s has not agreed to share this with %(agency)s yet. You can write it now. "
        "You cannot send it until they agree.",
        **gaps,
    )


def _of_authority(stop: Stop, mandate: Mandate, person: str) -> str:
    gaps = {
        "person": person,
        "agency": stop.to.called,
        "number": mandate.number,
        "day": _day_of(mandate, stop),
    }
    sentences = {
        Lack.UNSIGNED: _("Authority %(number)s is not signed yet. Have it signed before this goes.", **gaps),
        Lack.REVOKED: _(
            "%(person)s took back authority %(number)s on %(day)s. Nobody speaks for them to %(agency)s "
            "until they sign again.",
            **gaps,
        ),
        Lack.LATER: _("Authority %(number)s begins on %(day)s. This cannot go before.", **gaps),
        Lack.TOPICS: _(
            "Authority %(number)s does not cover: %(topics)s. Leave that out, or ask %(person)s to sign for it.",
            topics=topics_in_words(stop.topics),
            **gaps,
        ),
        Lack.WHO: _(
            "Authority %(number)s names somebody else to speak for %(person)s. Ask them to sign for you.",
            **gaps,
        ),
        Lack.INCOMPLETE: _(
            "Authority %(number)s is not complete. Open it and look at what is missing.", **gaps
        ),
    }
    ended = _("Authority %(number)s ended on %(day)s. Ask %(person)s whether they want to renew it.", **gaps)
    return sentences.get(stop.lack, ended)


def _day_of(sheet: Permit | Mandate, stop: Stop) -> str:
    day: date | None = {
        Lack.REVOKED: sheet.revoked_on,
        Lack.ENDED: sheet.event_on,
        Lack.EXPIRED: sheet.expires_on,
        Lack.LATER: max(filter(None, (sheet.signed_on, sheet.starts_on)), default=None),
    }.get(stop.lack)
    return plain_day(day) if day else ""


def _gaps(stop: Stop, permit: Permit, person: str) -> dict[str, str]:
    return {"person": person, "agency": stop.to.called, "number": permit.number, "day": _day_of(permit, stop)}


def _unsigned(stop: Stop, permit: Permit, person: str, _purpose: Purpose) -> str:
    return _(
        "Consent %(number)s for %(agency)s is not signed yet. You can write this now. "
        "You cannot send it until %(person)s signs.",
        **_gaps(stop, permit, person),
    )


def _revoked(stop: Stop, permit: Permit, person: str, _purpose: Purpose) -> str:
    return _(
        "%(person)s took back consent %(number)s on %(day)s. Nothing more can go to %(agency)s "
        "until they agree again.",
        **_gaps(stop, permit, person),
    )


def _ended(stop: Stop, permit: Permit, person: str, _purpose: Purpose) -> str:
    return _(
        "Consent %(number)s ended on %(day)s, when what it was tied to happened. "
        "Ask %(person)s whether they want to agree again.",
        **_gaps(stop, permit, person),
    )


def _expired(stop: Stop, permit: Permit, person: str, _purpose: Purpose) -> str:
    return _(
        "Consent %(number)s ended on %(day)s. Ask %(person)s whether they want to renew it. "
        "Nothing can go until they do.",
        **_gaps(stop, permit, person),
    )


def _later(stop: Stop, permit: Permit, person: str, _purpose: Purpose) -> str:
    return _("Consent %(number)s begins on %(day)s. Nothing can go before.", **_gaps(stop, permit, person))


def _incomplete(stop: Stop, permit: Permit, person: str, _purpose: Purpose) -> str:
    return _(
        "Consent %(number)s lacks something that the law asks for. Open it and look at what is missing.",
        **_gaps(stop, permit, person),
    )


def _kind(stop: Stop, permit: Permit, person: str, _purpose: Purpose) -> str:
    return _(
        "Consent %(number)s is for one special thing and for nothing else. "
        "Ask %(person)s for a consent that allows you to tell %(agency)s this.",
        **_gaps(stop, permit, person),
    )


def _group(stop: Stop, permit: Permit, person: str, _purpose: Purpose) -> str:
    return _(
        "Consent %(number)s is for a group (“%(group)s”), and nobody can tell from it who belongs to it. "
        "Ask %(person)s for a consent that names %(agency)s.",
        group=permit.party.called,
        **_gaps(stop, permit, person),
    )


def _other_purpose(stop: Stop, permit: Permit, person: str, purpose: Purpose) -> str:
    return _(
        "Consent %(number)s is for %(theirs)s, not for %(ours)s. Ask %(person)s whether they agree to that too.",
        theirs=purposes_in_words(permit.purposes),
        ours=purpose_words(purpose),
        **_gaps(stop, permit, person),
    )


def _topics(stop: Stop, permit: Permit, person: str, _purpose: Purpose) -> str:
    return _(
        "Consent %(number)s does not cover: %(topics)s. Leave that out, or ask %(person)s to agree to it.",
        topics=topics_in_words(stop.topics),
        **_gaps(stop, permit, person),
    )


_OF_CONSENT: dict[Lack, Callable[[Stop, Permit, str, Purpose], str]] = {
    Lack.UNSIGNED: _unsigned,
    Lack.REVOKED: _revoked,
    Lack.ENDED: _ended,
    Lack.EXPIRED: _expired,
    Lack.LATER: _later,
    Lack.INCOMPLETE: _incomplete,
    Lack.KIND: _kind,
    Lack.GROUP: _group,
    Lack.PURPOSE: _other_purpose,
    Lack.TOPICS: _topics,
}
