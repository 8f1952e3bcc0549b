"""The steps that a letter can take, in any order, over the real operations, and what has to be true after each."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from advocacy import clock
from advocacy.cases.models import Case
from advocacy.consent import release
from advocacy.consent.models import Agreement
from advocacy.consent.operations import SaidYes
from advocacy.db import db
from advocacy.letters import operations
from advocacy.letters.life import checking, turning
from advocacy.letters.models import Letter
from advocacy.letters.printing import text_sha256
from advocacy.letters.template import Signer
from advocacy.letters.templates import load_templates
from advocacy.letters.texts import texts_of
from advocacy.letters.typed import Typed
from advocacy.organization.models import Organization
from advocacy.people.models import Person, PersonAddress
from advocacy.web.refusals import Refused
from tests.letters.life_claims import HOME, Claims
from tests.letters.life_sheets import Sheets
from tests.letters.plain_paper import PlainPaper
from tests.pages.letters import ADDRESS

MOST = 6
WHO = st.sampled_from(["writer", "colleague"])


class Life(Claims, Sheets, RuleBasedStateMachine):
    """One case, two people who work on it, and letters in every state. `world` is set by the test."""

    world = None

    @initialize()
    def begin(self):
        app, make = self.world
        self.app = app
        self.users = {"writer": make.advocate(), "colleague": make.supervisor()}
        self.case = make.case(self.users["writer"]).public_id
        with db.writing():
            case = self.the_case()
            person = db.session.get_one(Person, case.person_id)
            person.addresses.append(PersonAddress(lines=HOME, protected=True))
        self.letters, self.clean, self.frozen, self.sheets = [], {}, {}, []
        self.may_tell = self.may_speak = False
        self.setting("all")
        self.start(alone=True)

    def the_case(self):
        return db.session.scalars(select(Case).where(Case.public_id == self.case)).one()

    def load(self, number):
        public_id = self.letters[number % len(self.letters)]
        return db.session.scalars(select(Letter).where(Letter.public_id == public_id)).one()

    def do(self, work):
        """One step as a page takes it: all of it, or nothing and a reason."""
        with self.app.test_request_context():
            try:
                with db.writing(case=self.case):
                    return work()
            except Refused:
                return None
            finally:
                db.session.rollback()

    def write(self, number, who, texts):
        def work():
            letter = self.load(number)
            typed = Typed(
                signer=letter.signer,
                large_print=False,
                worker="Records Department",
                recipient=ADDRESS,
                answers=letter.answers,
                facts="",
                reply_by=letter.reply_by,
                authority_day=None,
                left_out=texts.pop("left_out", letter.left_out),
                texts={**texts_of(letter), **texts},
            )
            operations.change_letter(letter, typed, None, fill=False, by=self.users[who])

        self.do(work)

    @rule(alone=st.booleans())
    def start(self, alone):
        """A letter that the person signs alone, or one that the advocate signs and a consent has to cover."""
        if len(self.letters) >= MOST:
            return
        code, signer = ("T06", Signer.PERSON) if alone else ("T20", Signer.ADVOCATE)

        def work():
            template = load_templates()[code]
            letter = operations.start_letter(self.the_case(), template, None, signer, by=self.users["writer"])
            return letter.public_id

        self.letters.append(self.do(work))
        self.finish(len(self.letters) - 1, "writer")
        self.clean[self.letters[-1]] = self.load(len(self.letters) - 1).body

    @rule(number=st.integers(0, 3), who=WHO)
    def finish(self, number, who):
        letter = self.load(number)
        plain = {name: words.replace("[[", "").replace("]]", "") for name, words in texts_of(letter).items()}
        with self.app.test_request_context():
            missing = [one.name for one in operations.check(letter).missing]
        self.write(number, who, {**plain, "left_out": [*letter.left_out, *missing]})

    @rule(number=st.integers(0, 3), who=WHO, words=st.sampled_from(["Thank you.", "[[The day]]", HOME]))
    def change_words(self, number, who, words):
        self.write(number, who, {"body": self.load(number).body + "\n\n" + words})

    @rule(number=st.integers(0, 3))
    def agree(self, number):
        yes = SaidYes(clock.today(), "read_to_them", "Rosa")
        self.do(lambda: operations.agree(self.load(number), yes, by=self.users["writer"]))

    @rule(number=st.integers(0, 3))
    def take_back(self, number):
        def work():
            for one in db.session.scalars(
                select(Agreement).where(Agreement.subject == self.load(number).public_id)
            ):
                one.withdrawn_at = clock.now()

        self.do(work)

    @rule(wants=st.sampled_from(["never", "all"]))
    def setting(self, wants):
        with db.writing():
            db.session.get_one(Organization, 1).letter_check = wants
        self.wants = wants

    @rule(number=st.integers(0, 3), who=WHO)
    def ask_check(self, number, who):
        self.do(lambda: checking.ask_for_check(self.load(number), "", by=self.users[who]))

    @rule(number=st.integers(0, 3), who=WHO, stale=st.booleans())
    def pass_check(self, number, who, stale):
        def work():
            letter = self.load(number)
            read = "0" * 64 if stale else text_sha256(letter)
            checking.pass_check(letter, "", read, by=self.users[who])

        self.do(work)

    @rule(number=st.integers(0, 3))
    def issue(self, number):
        before = self.load(number)
        known, was = before.public_id, (before.state, text_sha256(before))
        steps = self.steps(before)
        with self.app.test_request_context():
            try:
                release.issue(
                    PlainPaper(known, self.users["writer"]), case=self.case, by=self.users["writer"]
                )
            except Refused:
                return
            finally:
                db.session.rollback()
        self.issued_rightly(self.load(number), *was, steps)

    @rule(number=st.integers(0, 5), right=st.booleans())
    def push_on(self, number, right):
        """The whole way in one go, with words that may not go: chance alone seldom walks it."""
        for words in (HOME, "[[The day]]"):
            self.put(number, "\n\n" + words)
            self.walk(number)
        self.put(number, "")
        if right:
            self.walk(number)

    @rule(number=st.integers(0, 5), checker=WHO)
    def there_and_back(self, number, checker):
        """The words change after the yes, and come back: it is a draft all the same."""
        self.put(number, "")
        self.agree(number)
        self.ask_check(number, "writer")
        self.pass_check(number, checker, stale=False)
        self.put(number, "\n\nMore.")
        self.issue(number)
        self.agree(number)
        self.issue(number)
        self.put(number, "")
        self.issue(number)

    def walk(self, number):
        self.agree(number)
        self.ask_check(number, "writer")
        self.pass_check(number, "colleague", stale=False)
        self.issue(number)

    def put(self, number, more):
        """The words as they were finished, and some more: what was tried before does not stand in the way."""
        clean = self.clean.get(self.letters[number % len(self.letters)])
        if clean is not None:
            self.write(number, "writer", {"body": clean + more})

    @rule()
    def alter(self):
        """Somebody writes into what was issued."""
        for document_id in self.frozen:
            try:
                with db.writing() as session:
                    session.execute(
                        text("update document set content = :other where id = :id"),
                        {"other": b"%PDF-other", "id": document_id},
                    )
            except DBAPIError:
                db.session.rollback()

    @rule(number=st.integers(0, 3), how=st.sampled_from(["mail", "fax"]))
    def send(self, number, how):
        self.do(
            lambda: operations.record_sent(
                self.load(number), clock.today(), how, "", number="1", by=self.users["writer"]
            )
        )

    @rule(number=st.integers(0, 3))
    def reply(self, number):
        self.do(
            lambda: operations.record_reply(self.load(number), clock.today(), "No.", by=self.users["writer"])
        )

    @rule(number=st.integers(0, 3))
    def make_void(self, number):
        self.do(lambda: turning.make_void(self.load(number), "Wrong", by=self.users["writer"]))

    @rule(number=st.integers(0, 3), who=WHO)
    def correct(self, number, who):
        made = self.do(lambda: turning.correct(self.load(number), by=self.users[who]).public_id)
        if made:
            self.letters.append(made)
