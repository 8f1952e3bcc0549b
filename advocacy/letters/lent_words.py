"""How a letter tells what the record lends it: one plain sentence each, in the letter’s language and voice."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from advocacy.contacts.models import Way
from advocacy.deadlines.kinds import HowKnown, Proof

from .template import ENGLISH, SPANISH, Signer
from .written_days import day_in

_ENGLISH = {
    "notice": "The notice of {who} bears this date.",
    "notice_takes": "The notice of {who} bears this date. It is about this: {words}",
    "received": "The notice of {day} came.",
    "effective": "The change that the notice of {day} tells of took effect.",
    "began": "This began: {words}",
    "wants": "In my own words: “{words}”",
    "wants_of": "In {person}’s own words: “{words}”",
    "ended": "How it ended, in my own words: “{words}”",
    "ended_of": "How it ended, in {person}’s own words: “{words}”",
    "sent": "A letter went to {who}: “{words}”",
    "replied": "{who} answered the letter of {day}.",
    "filed": "A paper that the notice of {day} calls for was filed.",
    "filed_undated": "A paper was filed.",
    "filed_appeal": "The appeal against the notice of {day} was filed.",
    "filed_keep_benefits": "The request to keep the benefits as they are was filed.",
    "filed_complaint": "The complaint was filed.",
    "filed_dispute": "The debt or the amount was disputed.",
    "filed_external_review": "The request for a review from outside was filed.",
    "filed_late_filing": "The request to accept the appeal late was filed.",
    "answered": "{who} answered.",
    Way.IN_PERSON: "A talk in person with {who}.",
    Way.CALL: "A phone call with {who}.",
    Way.TEXT: "A text message with {who}.",
    Way.VIDEO: "A video call with {who}.",
    Way.EMAIL: "An email with {who}.",
    Way.POST: "Mail with {who}.",
    HowKnown.POSTMARK: "postmark",
    HowKnown.SIGNED_FOR: "signed receipt",
    HowKnown.PORTAL: "portal record",
    HowKnown.EMAIL: "email",
    Proof.FAX: "fax confirmation {number}",
    Proof.CERTIFIED: "certified mail {number}",
    Proof.PORTAL: "portal confirmation {number}",
    Proof.STAMPED: "stamped copy {number}",
    "letter": "letter {number}",
    "the notice": "the notice",
}
_SPANISH = {
    "notice": "El aviso de {who} lleva esta fecha.",
    "notice_takes": "El aviso de {who} lleva esta fecha. Trata de esto: {words}",
    "received": "Llegó el aviso del {day}.",
    "effective": "Entró en vigor el cambio que anuncia el aviso del {day}.",
    "began": "Esto empezó: {words}",
    "wants": "En mis propias palabras: “{words}”",
    "wants_of": "En palabras de {person}: “{words}”",
    "ended": "Cómo terminó, en mis propias palabras: “{words}”",
    "ended_of": "Cómo terminó, en palabras de {person}: “{words}”",
    "sent": "Se envió una carta a {who}: “{words}”",
    "replied": "{who} respondió a la carta del {day}.",
    "filed": "Se presentó un documento que pide el aviso del {day}.",
    "filed_undated": "Se presentó un documento.",
    "filed_appeal": "Se presentó la apelación contra el aviso del {day}.",
    "filed_keep_benefits": "Se pidió que los beneficios sigan como están.",
    "filed_complaint": "Se presentó la queja.",
    "filed_dispute": "Se disputó la deuda o la cantidad.",
    "filed_external_review": "Se pidió una revisión externa.",
    "filed_late_filing": "Se pidió que acepten la apelación fuera de plazo.",
    "answered": "{who} respondió.",
    Way.IN_PERSON: "Una conversación en persona con {who}.",
    Way.CALL: "Una llamada con {who}.",
    Way.TEXT: "Un mensaje de texto con {who}.",
    Way.VIDEO: "Una videollamada con {who}.",
    Way.EMAIL: "Un correo electrónico con {who}.",
    Way.POST: "Correo postal con {who}.",
    HowKnown.POSTMARK: "matasellos",
    HowKnown.SIGNED_FOR: "acuse de recibo",
    HowKnown.PORTAL: "registro del portal",
    HowKnown.EMAIL: "correo electrónico",
    Proof.FAX: "confirmación de fax {number}",
    Proof.CERTIFIED: "correo certificado {number}",
    Proof.PORTAL: "confirmación del portal {number}",
    Proof.STAMPED: "copia sellada {number}",
    "letter": "carta {number}",
    "the notice": "el aviso",
}
_NOBODY = MappingProxyType({ENGLISH: "the agency", SPANISH: "la agencia"})
_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType({ENGLISH: _ENGLISH, SPANISH: _SPANISH})
LONGEST = 200


class Telling:
    """Says things in one letter’s language and voice."""

    def __init__(self, language: str, signer: str, person: str) -> None:
        self.language = language
        self._own = signer != Signer.ADVOCATE
        self._person = person

    def say(self, what: str, *, who: str = "", words: str = "", day: date | None = None) -> str:
        said = self._text(what).format(
            who=in_one_line(who) or _NOBODY[self.language],
            words=in_one_line(words),
            day=day_in(self.language, day) if day else "—",
            person=self._person,
        )
        return said[:1].upper() + said[1:]

    def quoted(self, what: str, words: str) -> str:
        """What the person said: as their own where the letter is theirs."""
        return self.say(what if self._own else f"{what}_of", words=words)

    def knows(self, what: str) -> bool:
        return what in _WORDS[self.language]

    def proof(self, what: str | None, number: str = "") -> str:
        """What shows it, as the third cell of the row; nothing where nothing does."""
        known = self._text(what) if what and self.knows(what) else ""
        return " ".join(known.format(number=in_one_line(number)).split())

    def _text(self, what: str) -> str:
        return _WORDS[self.language][what]


def in_one_line(words: str, longest: int = LONGEST) -> str:
    """Without the mark that parts cells, and cut at a word where it is long."""
    one_line = " ".join(words.replace("|", "/").split())
    return one_line if len(one_line) <= longest else one_line[: longest - 1].rsplit(" ", 1)[0] + "…"
