"""Papers that were issued, with their frozen bytes, and what else can be downloaded of a case."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from uuid import UUID

from flask import Flask
from weasyprint import HTML

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.consent.models import Agreement
from advocacy.db import db
from advocacy.deadlines.models import Notice
from advocacy.documents.freezing import freeze, reserve
from advocacy.documents.models import Document, DocumentState
from advocacy.letters.models import Letter
from advocacy.letters.operations import start_letter
from advocacy.letters.packets.models import LetterPacket
from advocacy.letters.rules import LetterState
from advocacy.letters.template import Signer
from advocacy.letters.templates import load_templates
from advocacy.referrals.models import Referral
from advocacy.referrals.operations import start_referral
from advocacy.referrals.words import PaperState
from tests.house.records import CANARY, Records, asked_for
from tests.house.routes import all_rules

FILES = (".pdf", ".html", ".ics", "/file")
# What is handed out as it was kept, and never made anew: cheap enough to be asked for by everyone.
AS_KEPT = (
    ".ics",
    "/file",
    "<uuid:letter_id>.pdf",
    "<uuid:letter_id>.html",
    "<uuid:referral_id>.pdf",
    "<uuid:packet_id>.pdf",
)


def downloads(app: Flask, records: Records, issued: dict[str, UUID], *, made: bool = True) -> Iterator[str]:
    """Every address of the case that answers with a file: of what was issued, where papers are."""
    for rule in all_rules(app):
        ids = {**records.ids, **issued}
        if rule.rule.endswith(FILES if made else AS_KEPT) and rule.arguments and rule.arguments <= set(ids):
            yield rule.build({name: ids[name] for name in rule.arguments})[1]


def issue_papers(records: Records) -> dict[str, UUID]:
    """A letter that waits for the post, a referral that has gone, and a notice with rights to explain."""
    by = records.lead
    with db.writing():
        letter = start_letter(records.case, load_templates()["T06"], None, Signer.PERSON, by=by)
        letter.recipient, letter.subject = f"{CANARY} plan\n1 Elm Street", f"{CANARY} letter"
        db.session.add(_yes(letter, by))
        _issued("letter", letter, by)
        first = db.session.query(Referral).filter_by(public_id=records.ids["referral_id"]).one()
        referral = start_referral(records.case, first.service, asked_for(f"{CANARY} ride"), by=by)
        _issued("referral", referral, by)
        referral.sent_on, referral.sent_how = clock.today(), "fax"
        notice = db.session.query(Notice).filter_by(public_id=records.ids["notice_id"]).one()
        notice.rule, notice.dated = "SNAP-FH", clock.today() - timedelta(days=3)
        notice.mailed = notice.dated
        packet = LetterPacket(letter=letter, topics=[], made_at=clock.now(), by_id=by.id)
        db.session.add(packet)
        db.session.flush()
        _issued("packet", packet, by)
        packet.sent_on = clock.today()
        return {
            "letter_id": letter.public_id,
            "referral_id": referral.public_id,
            "packet_id": packet.public_id,
        }


def _issued(kind: str, record: Letter | Referral | LetterPacket, by: User) -> None:
    document: Document = reserve(kind, record.public_id, by=by)
    freeze(document, a_paper(), by=by)
    record.document_id, record.issued_on = document.id, clock.today()
    if isinstance(record, Letter):
        record.state = LetterState.ISSUED
    elif isinstance(record, LetterPacket):
        record.state = DocumentState.ISSUED
    else:
        record.paper = PaperState.ISSUED


def _yes(letter: Letter, by: User) -> Agreement:
    return Agreement(
        case_id=letter.case_id,
        kind="letter",
        subject=letter.public_id,
        text_sha256="0" * 64,
        recipient=f"{CANARY} plan",
        agreed_on=clock.today(),
        how="read_it",
        said_to="Rosa",
        recorded_at=clock.now(),
        recorded_by_id=by.id,
    )


@cache
def a_paper() -> bytes:
    """A page that says the canary, in its title too."""
    return HTML(string=f"<html lang=en><title>{CANARY} paper</title><h1>{CANARY}</h1>").write_pdf() or b""
