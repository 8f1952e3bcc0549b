"""What has to be true of letters after every step, said anew and not asked of the rules that are tested."""

import hashlib

from hypothesis.stateful import invariant
from sqlalchemy import select

from advocacy.consent.models import Agreement
from advocacy.db import db
from advocacy.documents.queries import issued_bytes
from advocacy.letters.life.checking_rules import Step
from advocacy.letters.life.models import LetterCheck, LetterSending
from advocacy.letters.models import Letter
from advocacy.letters.template import Signer

HOME = "9 Hidden Lane"


class Claims:
    """What `Life` is held to."""

    def steps(self, letter):
        found = select(LetterCheck).where(LetterCheck.letter_id == letter.id).order_by(LetterCheck.id)
        return db.session.scalars(found).all()

    def issued_rightly(self, letter, state, words, steps):
        """Said anew here, and not asked of the rules that are tested."""
        content = issued_bytes(letter.document_id)
        assert state == "agreed"
        assert b"[[" not in content
        assert HOME.encode() not in content
        agreements = select(Agreement).where(Agreement.subject == letter.public_id).order_by(Agreement.id)
        yes = db.session.scalars(agreements).all()[-1]
        assert yes.withdrawn_at is None and yes.text_sha256 == words
        if letter.signer != Signer.PERSON:
            assert self.may_tell and self.may_speak
        if self.wants == "all":
            wrote = {one.by_id for one in steps if one.state == Step.WROTE}
            last = steps[-1]
            assert last.state == Step.PASSED and last.text_sha256 == words and last.by_id not in wrote
        self.frozen[letter.document_id] = hashlib.sha256(content).hexdigest()

    @invariant()
    def nothing_unissued_was_sent(self):
        db.session.rollback()
        sent = {one.letter_id for one in db.session.scalars(select(LetterSending))}
        ours = select(Letter).where(Letter.public_id.in_(self.letters))
        for letter in db.session.scalars(ours.where(Letter.id.in_(sent))):
            assert letter.state == "issued" and letter.document_id in self.frozen

    @invariant()
    def no_issued_byte_changed(self):
        for document_id, sha256 in self.frozen.items():
            assert hashlib.sha256(issued_bytes(document_id)).hexdigest() == sha256

    @invariant()
    def nobody_checked_their_own_words(self):
        wrote, passed = set(), set()
        for one in db.session.scalars(select(LetterCheck).order_by(LetterCheck.id)):
            key = (one.letter_id, one.by_id)
            assert one.state != Step.PASSED or key not in wrote
            (wrote if one.state == Step.WROTE else passed).add(key)
