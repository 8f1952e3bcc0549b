"""One referral of the demo: what it asks, and its way out of the house."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from uuid import UUID

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.directory.models import Service
from advocacy.goals.models import Goal
from advocacy.people.models import Person
from advocacy.people.prints import safe_contact_line
from advocacy.referrals import chasing
from advocacy.referrals.issuing import IssuableReferral
from advocacy.referrals.models import Referral
from advocacy.referrals.operations import REPLY_WITHIN, Asked, agree, start_referral
from advocacy.referrals.printing import telling
from advocacy.referrals.queries import referral_or_404
from advocacy.referrals.words import Priority

from .cast import work
from .cast.days import after
from .cast.slots import fill
from .consents import have_signed
from .letter_answers import answer_file
from .letter_slots import Setting, interpreter_for, person_slots
from .paper_desk import Desk, Step, found, said_yes, sent_by
from .referral_moves import Move, moves

URGENT_WITHIN = timedelta(days=3)
NOT_SHARED = "Health, income, other people and earlier years, unless {name} tells you."


class ReferralPaper:
    """Drafted, agreed, issued, sent, and chased to where the cast says."""

    def __init__(self, desk: Desk, setting: Setting, referral: work.Referral) -> None:
        self.desk, self.setting, self.cast = desk, setting, referral
        self.id: UUID | None = None
        self.issued = False

    def steps(self) -> Iterator[Step]:
        named = (
            (self.cast.drafted_on, self.draft),
            (self.cast.agreed_on, self.agree),
            (self.cast.issued_on, self.issue),
            (self.cast.sent_on, partial(self.move, self._sent)),
        )
        yield from (Step(day, do) for day, do in named if day)
        for day, move in moves(self.cast, self.desk.today):
            yield Step(day, partial(self.move, move))

    def draft(self) -> None:
        with self.desk.writing(self.setting.case) as (case, by):
            service = found(Service, "service", self.cast.service)
            self.id = start_referral(case, service, self._asked(case.person), by=by).public_id

    def agree(self) -> None:
        with self.desk.writing(self.setting.case) as (_, by):
            referral = self._referral(by)
            agree(referral, said_yes(clock.today(), self.cast.agreed_how, by), by=by)
            have_signed(referral.case, telling(referral), by=by)

    def issue(self) -> None:
        self.issued = self.desk.issue(self.setting.case, lambda by: IssuableReferral(self._known(), by))

    def move(self, move: Move) -> None:
        """What was never issued was never sent, and nobody has answered it."""
        if self.issued:
            with self.desk.writing(self.setting.case) as (_, by):
                move(self._referral(by), by)

    def _sent(self, referral: Referral, by: User) -> None:
        how, note = sent_by(self.cast.sent_how)
        chasing.record_sent(referral, clock.today(), how, note, by=by)

    def _referral(self, by: User) -> Referral:
        return referral_or_404(self._known(), by)

    def _known(self) -> UUID:
        if self.id is None:
            raise LookupError(f"{self.cast.key} has not been drafted.")
        return self.id

    def _asked(self, person: Person) -> Asked:
        slots = person_slots(self.setting.person)
        told = answer_file("referrals")["story"][self._story()]
        gone = self.cast.sent_on or self.cast.agreed_on or self.cast.drafted_on
        hidden = any(place.protected for place in self.setting.person.addresses)
        return Asked(
            need=self.cast.own_words,
            asked_for=fill(told.get(self.cast.service, told["asked"]), slots),
            goal=found(Goal, "goal", self.setting.case.key, self.cast.goal) if self.cast.goal else None,
            facts=fill(told["facts"], slots),
            not_shared=fill(NOT_SHARED, slots),
            access=self._access(),
            how_to_reach="" if hidden else safe_contact_line(person),
            reply_to_us_only=hidden,
            warm_handoff=bool(self.setting.person.interpreter) or self.cast.urgent,
            priority=Priority.URGENT if self.cast.urgent else Priority.ROUTINE,
            reply_by=after(gone + (URGENT_WITHIN if self.cast.urgent else REPLY_WITHIN), 0),
        )

    def _story(self) -> str:
        """The referrals of the case that is told by hand have names of their own."""
        named = self.cast.key.partition("-referral-")[2]
        return named or self.setting.story

    def _access(self) -> str:
        person = self.setting.person
        languages = (
            [f"Speaks {' and '.join(person.languages[:2])}."] if person.languages != ("English",) else []
        )
        spoken = [f"Please book {interpreter_for(person)}."] if person.interpreter else []
        return " ".join((*languages, *spoken, *(f"{need.rstrip('.')}." for need in person.access_needs)))
