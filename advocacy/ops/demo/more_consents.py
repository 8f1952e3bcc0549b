"""Consents and authorities of the demo that no paper asked for: signed, ending, ended, taken back, half written."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from flask_babel import gettext as _
from sqlalchemy import select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.consent.giving.operations import AuthorityFacts, ConsentFacts, make_authority, make_consent
from advocacy.consent.giving.queries import authorities_by_id, consents_by_id
from advocacy.consent.giving.signing import Revoking, Signing, revoke, sign
from advocacy.consent.kinds import Regime, Revoked, Signature
from advocacy.consent.models import Authority, Consent
from advocacy.consent.topics import Purpose, Topic
from advocacy.db import db
from advocacy.directory.models import Agency
from advocacy.organization.queries import the_organization

from .cast.demo import Demo
from .cast.words import CaseStatus
from .cast.work import DemoCase
from .consents import HOW_TO_REVOKE, named
from .paper_desk import Desk, Step
from .register import fixed_id

LASTS = timedelta(days=90)
# By the system of the first issue: what it is about and what for, and how that is said.
ABOUT: dict[str, tuple[tuple[Topic, ...], Purpose, str]] = {
    "healthcare": (
        (Topic.HEALTH, Topic.DISABILITY),
        Purpose.HEALTHCARE,
        "to get the care that was asked for",
    ),
    "benefits": ((Topic.BENEFITS, Topic.MONEY), Purpose.BENEFITS, "to keep the benefits going"),
    "housing": ((Topic.HOUSING, Topic.SITUATION), Purpose.HOUSING, "to keep a home"),
    "employment": ((Topic.WORK,), Purpose.WORK, "to keep the job"),
    "education": ((Topic.EDUCATION, Topic.DISABILITY), Purpose.EDUCATION, "to get support at school"),
    "social services": ((Topic.SITUATION, Topic.FAMILY), Purpose.SERVICES, "to get help at home"),
    "justice": ((Topic.JUSTICE,), Purpose.SERVICES, "to sort out what is still open"),
    "immigration": ((Topic.IMMIGRATION,), Purpose.SERVICES, "to get advice on the papers"),
}
USUAL = ((Topic.SITUATION, Topic.GOALS), Purpose.SERVICES, "to get help")
# How each of a run of cases goes: how long ago it was signed, in days, and how.
WAYS: tuple[tuple[str, range, Signature], ...] = (
    ("live", range(2, 55), Signature.PAPER),
    ("ended", range(100, 400), Signature.PAPER),
    ("draft", range(30), Signature.PAPER),
    ("live", range(2, 55), Signature.DRAWN),
    ("revoked", range(20, 80), Signature.TYPED),
    ("soon", range(62, 88), Signature.PAPER),
    ("authority", range(2, 200), Signature.PAPER),
    ("spoken", range(2, 55), Signature.SPOKEN),
    ("half", range(30), Signature.PAPER),
)
DRAWN = "60,120 90,60 110,130 140,70 170,125 200,90;230,110 280,70 320,120 380,85 440,110"


def more_consents(demo: Demo, desk: Desk) -> Iterator["Sheet"]:
    """One for each open case with an issue, in turn one of every way."""
    number = 0
    for one in demo.cases:
        way, days, signature = WAYS[number % len(WAYS)]
        day = _day(one, demo.today, days)
        if one.status == CaseStatus.CLOSED or not one.issues or day is None:
            continue
        number += 1
        yield Sheet(desk, one, way, signature, day)


def _day(one: DemoCase, today: date, days: range) -> date | None:
    """A day on which they really talked."""
    met = [contact.day for contact in one.contacts if contact.reached and (today - contact.day).days in days]
    return met[-1] if met else None


class Sheet:
    """One sheet: written on a day, signed on it, and perhaps taken back a few days later."""

    def __init__(self, desk: Desk, one: DemoCase, way: str, signature: Signature, day: date) -> None:
        self.desk, self.one, self.way, self.signature, self.day = desk, one, way, signature, day
        self.id: UUID | None = None

    def steps(self) -> Iterator[Step]:
        yield Step(self.day, self.write)
        if self.way == "revoked":
            yield Step(self.day + timedelta(days=9), self.revoke)

    def write(self) -> None:
        with self.desk.writing(self.one) as (case, by):
            if case.is_closed:
                return
            sheet = self._authority(case, by) if self.way == "authority" else self._consent(case, by)
            self.id = sheet.public_id
            if self.way not in ("draft", "half"):
                sign(sheet, self._signing(case, by), None, by=by)

    def revoke(self) -> None:
        if self.id is None:
            return
        with self.desk.writing(self.one) as (_case, by):
            sheet = consents_by_id([self.id]).get(self.id) or authorities_by_id([self.id])[self.id]
            words = _("I do not want them to know more.")
            revoke(sheet, Revoking(how=Revoked.SPOKEN, words=words, received_by=by.name), by=by)

    def _signing(self, case: Case, by: User) -> Signing:
        return Signing(
            signature=self.signature,
            signed_on=clock.today(),
            signer_name=case.person.name,
            strokes=DRAWN,
            typed=case.person.name,
            witness=by.name if self.signature == Signature.SPOKEN else "",
        )

    def _consent(self, case: Case, by: User) -> Consent:
        topics, purpose, words = ABOUT.get(self.one.issues[0].system, USUAL)
        half = self.way == "half"
        facts = ConsentFacts(
            regimes=self._regimes(topics),
            discloser=the_organization().name,
            agency=self._agency(),
            recipient=self._other(),
            topics=() if half else topics,
            topics_words="" if half else self.one.issues[0].title,
            purposes=() if half else (purpose,),
            purpose_words=words,
            expires_on=clock.today() + LASTS,
            how_to_revoke=HOW_TO_REVOKE,
            signer_name=case.person.name,
        )
        return make_consent(case, facts, by=by, known_as=named("consent"))

    def _regimes(self, topics: tuple[Topic, ...]) -> tuple[Regime, ...]:
        if self.way == "spoken":
            return ()
        return (Regime.PART2, Regime.HIPAA) if Topic.HEALTH in topics else (Regime.HIPAA,)

    def _authority(self, case: Case, by: User) -> Authority:
        topics, _purpose, _words = ABOUT.get(self.one.issues[0].system, USUAL)
        facts = AuthorityFacts(
            representative_id=by.id,
            representative=by.name,
            agency=self._agency(),
            to_whom=self._other(),
            topics=topics,
            about=self.one.issues[0].title,
            may=("speak", "get_letters", "see_file"),
            expires_on=clock.today() + LASTS,
            signer_name=case.person.name,
        )
        return make_authority(case, facts, by=by, known_as=named("authority"))

    def _agency(self) -> Agency | None:
        known = fixed_id("agency", self.one.issues[0].agency)
        return db.session.scalars(select(Agency).where(Agency.public_id == known)).one_or_none()

    def _other(self) -> str:
        agency = self._agency()
        return agency.name if agency else self.one.issues[0].agency
