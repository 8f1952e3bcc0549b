"""How agreements stand on the timeline."""

from flask import Flask

from advocacy.attachments.subjects import SUBJECTS, Subject
from advocacy.cases.timeline import DRAWERS, Drawer

from . import release
from .giving import queries
from .queries import agreements_by_id


def connect(app: Flask) -> None:
    DRAWERS["agreement"] = Drawer(agreements_by_id, "consent/_entry.html", "handshake")
    DRAWERS["consent"] = Drawer(queries.consents_by_id, "consent/giving/_entry.html", "shield-check")
    DRAWERS["authority"] = Drawer(queries.authorities_by_id, "consent/giving/_entry.html", "user-check")
    SUBJECTS["consent"] = Subject(queries.cases_with_consent, "consent.show_consent", "consent_id")
    SUBJECTS["authority"] = Subject(queries.cases_with_authority, "consent.show_authority", "authority_id")
    release.connect(app)
