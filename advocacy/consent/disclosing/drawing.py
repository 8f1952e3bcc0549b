"""How what left the house hangs in elsewhere: on the timeline, under “What comes next”, behind a revocation."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from flask import current_app, url_for
from flask_babel import gettext as _
from sqlalchemy import select

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.cases.panels import COMING, Coming
from advocacy.cases.timeline import DRAWERS, Drawer
from advocacy.db import db

from .. import ways
from ..emergency.queries import overrides_by_id
from ..giving.signing import AFTER_REVOKING
from ..mistakes.queries import mistakes_by_id
from ..releases import after_revocation
from . import queries
from .models import Disclosure

SOON = timedelta(days=30)


def disclosures_by_id(ids: Sequence[UUID]) -> Mapping[UUID, Disclosure]:
    found = select(Disclosure).where(Disclosure.public_id.in_(ids))
    return {one.public_id: one for one in db.session.scalars(found)}


def ending(case: Case, _user: User) -> Iterable[Coming]:
    """Consents that end within thirty days, each with a way to ask again."""
    for consent in queries.ending_soon(case, clock.today() + SOON):
        to = consent.recipient or consent.agency or ""
        words = _("Consent %(number)s for %(agency)s ends. Ask again?", number=consent.number, agency=to)
        yield Coming(consent.expires_on, words, ask_again_url(case.public_id, consent.public_id), soon=True)


def ask_again_url(case_id: UUID, consent_id: UUID) -> str:
    """A new draft like the old one."""
    if "consent.new" in current_app.view_functions:
        return url_for("consent.new", case_id=case_id, like=consent_id)
    return url_for("consent.of_case", case_id=case_id)


def connect() -> None:
    ways.connect()
    if after_revocation not in AFTER_REVOKING:
        AFTER_REVOKING.append(after_revocation)
    DRAWERS["disclosure"] = Drawer(disclosures_by_id, "consent/told/_entry.html", "send")
    DRAWERS["without_consent"] = Drawer(overrides_by_id, "consent/emergency/_entry.html", "circle-alert")
    DRAWERS["mistake"] = Drawer(mistakes_by_id, "consent/mistakes/_entry.html", "circle-alert")
    COMING["consents"] = ending
