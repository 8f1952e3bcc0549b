"""One letter of the demo, step by step."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from advocacy.accounts.models import User
from advocacy.directory.addresses import agency_lines
from advocacy.directory.models import Agency
from advocacy.issues.models import Issue
from advocacy.letters.issuing import IssuableLetter
from advocacy.letters.models import Letter
from advocacy.letters.operations import agree, change_letter, record_reply, record_sent, start_letter
from advocacy.letters.printing import telling
from advocacy.letters.queries import letter_or_404
from advocacy.letters.texts import texts_of
from advocacy.letters.typed import Typed

from .cast import work
from .cast.days import after
from .cast.words import LetterState
from .consents import have_signed
from .letter_answers import Answered
from .letter_slots import Setting
from .paper_desk import Desk, Step, found, said_yes, sent_by

# What the envelope’s window shows of one line.
WIDEST = 44


class LetterPaper:
    """Drafted, agreed, issued, sent and answered, as far as the cast says."""

    def __init__(self, desk: Desk, setting: Setting, letter: work.Letter, answered: Answered) -> None:
        self.desk, self.setting, self.cast, self.answered = desk, setting, letter, answered
        self.id: UUID | None = None
        self.issued = False

    def steps(self) -> Iterator[Step]:
        named = (
            (self.cast.drafted_on, self.draft),
            (self.cast.agreed_on, self.agree),
            (self.cast.issued_on, self.issue),
            (self.cast.sent_on, self.send),
            (self.cast.replied_on, self.reply),
        )
        yield from (Step(day, do) for day, do in named if day)

    def draft(self) -> None:
        with self.desk.writing(self.setting.case) as (case, by):
            issue = found(Issue, "issue", self.setting.case.key, self.setting.issue.key)
            letter = start_letter(case, self.answered.template, issue, self.answered.signer, by=by)
            change_letter(letter, self._typed(letter), None, fill=False, by=by)
            change_letter(letter, self._with_papers(letter), None, fill=False, by=by)
            self.id = letter.public_id

    def agree(self) -> None:
        with self.desk.writing(self.setting.case) as (_, by):
            day = self.cast.agreed_on or self.cast.drafted_on
            letter = self._letter(by)
            agree(letter, said_yes(day, self.cast.agreed_how, by), by=by)
            have_signed(letter.case, telling(letter), by=by)

    def issue(self) -> None:
        self.issued = self.desk.issue(self.setting.case, self._issuable)

    def send(self) -> None:
        if self.issued and self.cast.sent_on:
            how, note = sent_by(self.cast.sent_how)
            with self.desk.writing(self.setting.case) as (_, by):
                record_sent(self._letter(by), self.cast.sent_on, how, note, by=by)

    def reply(self) -> None:
        if self.issued and self.cast.replied_on:
            with self.desk.writing(self.setting.case) as (_, by):
                record_reply(self._letter(by), self.cast.replied_on, self.cast.reply, by=by)

    def _issuable(self, by: User) -> IssuableLetter:
        return IssuableLetter(self._known(), by)

    def _letter(self, by: User) -> Letter:
        return letter_or_404(self._known(), by)

    def _known(self) -> UUID:
        if self.id is None:
            raise LookupError(f"{self.cast.key} has not been drafted.")
        return self.id

    def _typed(self, letter: Letter) -> Typed:
        draft, said = self.cast.state is LetterState.DRAFT, self.answered
        answers = said.as_draft() if draft else said.answers
        return Typed(
            signer=said.signer,
            large_print=False,
            worker=self._desk_there(),
            recipient=self._address(),
            answers={**letter.answers, **answers},
            facts=said.facts,
            reply_by=self._reply_by(),
            authority_day=self.setting.case.opened_on,
            left_out=(),
            texts=texts_of(letter),
        )

    def _with_papers(self, letter: Letter) -> Typed:
        """The list of enclosures is finished by hand, since only the writer knows what lies in the envelope."""
        listed = [letter.enclosures] if letter.enclosures else []
        enclosures = "\n".join((*listed, *self.answered.enclosed))
        return replace(self._typed(letter), texts={**texts_of(letter), "enclosures": enclosures})

    def _desk_there(self) -> str:
        """Who decides there, by name where one is known, with the desk where both fit in the window."""
        name = self.cast.department
        names = [
            desk.contact for desk in self.setting.agency.departments if desk.name == name and desk.contact
        ]
        if not names:
            return name
        both = f"{names[0]}, {name}"
        return both if len(both) <= WIDEST else names[0]

    def _address(self) -> str:
        """Without an address in the directory, the number of the desk that it is faxed to."""
        agency = found(Agency, "agency", self.setting.agency.key)
        lines = agency_lines(agency)
        faxes = [desk.fax for desk in self.setting.agency.departments if desk.fax]
        return "\n".join((agency.name, *(lines or [f"By fax: {fax}" for fax in faxes[:1]])))

    def _reply_by(self) -> date:
        gone = self.cast.sent_on or self.cast.issued_on or self.cast.agreed_on or self.cast.drafted_on
        return after(gone + timedelta(days=self.answered.reply_within), 0)
