"""Consents and authorities that come and go while letters are written."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import select

from advocacy import clock
from advocacy.consent.kinds import State
from advocacy.consent.models import Authority, Consent
from advocacy.db import db
from tests.pages.letters import ADDRESS


class Sheets:
    """What a letter that the advocate signs has to rest on."""

    @rule(rightly=st.booleans())
    def consent(self, rightly):
        """One that covers the recipient of the letters, or one for somebody else."""
        _app, make = self.world
        to = ADDRESS.splitlines()[0] if rightly else "Somebody else"
        case = self.the_case()
        self.sheets += [make.consent(case, to).id, make.authority(case, to).id]
        self.may_tell, self.may_speak = self.may_tell or rightly, self.may_speak or rightly

    @rule()
    def revoke(self):
        with db.writing():
            for sheet in [*db.session.scalars(select(Consent)), *db.session.scalars(select(Authority))]:
                sheet.state, sheet.revoked_at = State.REVOKED, clock.now()
        self.may_tell = self.may_speak = False
        self.walk(len(self.letters) - 1)

    @rule()
    def expire(self):
        with db.writing():
            for sheet in [*db.session.scalars(select(Consent)), *db.session.scalars(select(Authority))]:
                sheet.expires_on = clock.today() - timedelta(days=1)
        self.may_tell = self.may_speak = False
        self.walk(len(self.letters) - 1)
