"""The directory, the letters and the referrals of the world, each in several states."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flask import Flask
from sqlalchemy import select

from advocacy import clock
from advocacy.consent.emergency.models import Nature
from advocacy.consent.emergency.operations import Emergency, tell
from advocacy.consent.mistakes.models import How
from advocacy.consent.mistakes.operations import Since, Slip, record_mistake
from advocacy.consent.models import Agreement
from advocacy.db import db
from advocacy.directory.models import Location, Service
from advocacy.directory.operations import add_agency, add_service
from advocacy.letters.models import Letter
from advocacy.letters.operations import start_letter
from advocacy.letters.own.laying import words_of
from advocacy.letters.own.operations import change_template, copy_template, put_into_use
from advocacy.letters.packets.models import LetterPacket
from advocacy.letters.post.models import Fate, PostedLetter
from advocacy.letters.post.operations import start as start_post
from advocacy.letters.post.running import go_on
from advocacy.letters.template import Signer
from advocacy.letters.templates import load_templates
from advocacy.referrals.operations import Asked, start_referral
from tests.browser.words import LONG, UNBROKEN
from tests.looking import Browser
from tests.make import Make
from tests.pages.attached import files
from tests.pages.letters import YES, Desk, the_letter
from tests.rules.attached_files import photo

if TYPE_CHECKING:
    from uuid import UUID

    from advocacy.accounts.models import User
    from tests.browser.world import World

FACTS = {
    "status": "active",
    "description": f"{LONG}. " * 12,
    "eligibility": LONG,
    "how_to_apply": LONG,
    "documents_needed": LONG,
    "fees": "Free for everyone who lives in the county and its five neighbors",
    "languages": "English, Spanish, Vietnamese, Haitian Creole, Arabic, Ukrainian",
    "hours": "Mon, Tue, Wed, Thu 8:30 am to 5:30 pm; Fri 8:30 am to noon",
    "wait": "About six weeks",
}


def fill_directory(world: World) -> None:
    by = world.supervisor
    agency = add_agency(
        {
            "name": f"Larch Street {UNBROKEN} Legal Aid",
            "description": f"{LONG}. " * 12,
            "phone": "555-0163, ask for intake, extension 4",
            "email": f"{UNBROKEN[:50]}@legal.example.org",
            "website": f"https://legal.example.org/{UNBROKEN}/apply?for=help",
        },
        by=by,
    )
    service = add_service(agency, {"name": "Eviction defense", **FACTS}, by=by)
    closed = add_service(agency, {"name": LONG, **FACTS, "do_not_refer": "They lost their funding."}, by=by)
    db.session.add(Location(agency_id=agency.id, street=f"12 {UNBROKEN}", city="Dunmore", state="OH"))
    world.keep("agency_id", agency)
    world.keep("service_id", service, closed)
    for number in range(30):
        plain = add_agency({"name": f"Agency of neighbors {number}"}, by=by)
        add_service(plain, {"name": f"Rides {number}", "status": "active", "languages": "English"}, by=by)


def write_papers(app: Flask, world: World) -> None:
    browser = Browser(app).sign_in(world.advocate)
    _letters(world, browser)
    _referrals(world, browser)
    _post(world)
    _emergency(world)
    world.ids["agreement_id"] = list(db.session.scalars(db.select(Agreement.public_id)))


def _emergency(world: World) -> None:
    """Told in an emergency, and nobody else has looked at it yet."""
    with db.writing():
        emergency = Emergency(
            nature=Nature.DANGER,
            recipient=UNBROKEN,
            affiliation="County hospital",
            happening=LONG,
            reason=LONG,
            what=LONG,
            how="phone",
        )
        world.keep("override_id", tell(world.case, emergency, by=world.advocate))
        slip = Slip(
            happened_on=None,
            noticed_on=clock.today(),
            how=How.WRONG_ADDRESS,
            recipient=UNBROKEN,
            what=LONG,
            noticed=LONG,
        )
        since = Since(on=clock.today(), done=LONG, told=UNBROKEN)
        world.keep("mistake_id", record_mistake(world.case, slip, since, by=world.advocate))


def _letters(world: World, browser: Browser) -> None:
    """A late answer, an issued one, an agreed one, and a draft with blanks, which the routes find first."""
    desk = Desk(browser, world.case)
    for part in ("", "/agree", "/issue", "/sent"):
        desk.start()
        desk.finish()
        if part:
            desk.agree()
        if part in ("/issue", "/sent"):
            desk.issue()
        world.keep("letter_id", the_letter())
    _packets(world, desk)
    browser.page(desk.url("/sent"), sent_on="today", how="fax", number=UNBROKEN[:40], note=LONG[:200])
    sent = the_letter().id
    with db.writing():
        db.session.get_one(Letter, sent).reply_by = clock.today().replace(year=2020, day=1)
    with db.writing():
        template = load_templates()["T20"]
        draft = start_letter(world.case, template, None, Signer.ADVOCATE, by=world.advocate)
        draft.subject, draft.body = LONG, f"{LONG}\n\n[[Say more]]"
        world.keep("letter_id", draft)
    world.ids["letter_id"].reverse()


def _packets(world: World, desk: Desk) -> None:
    """One that is bound, and one that is only chosen."""
    for title in (LONG[:200], UNBROKEN):
        desk.browser.page(desk.url("/attachments"), files=files(photo()), shows=title)
    for bound in (True, False):
        choices = desk.browser.page(desk.url("/packet")).select("input[name=papers]")
        form = {"papers": [box["value"] for box in choices], **YES}
        desk.browser.page(desk.url("/packet"), **form)
        packet = db.session.scalars(select(LetterPacket).order_by(LetterPacket.id.desc()).limit(1)).one()
        world.keep("packet_id", packet)
        if bound:
            desk.browser.page(f"/packets/{packet.public_id}/bind", do="bind")


def _post(world: World) -> None:
    """Put together, with a letter left out; one that is still at work; and one of the supervisor."""
    for user in (world.advocate, world.advocate, world.supervisor):
        with db.writing():
            run = start_post(agreed_too=False, by=user).public_id
        if not world.posts:
            go_on(str(run))
            with db.writing() as session:
                one = session.scalars(db.select(PostedLetter)).first()
                one.fate, one.why = Fate.LEFT_OUT, LONG
        world.posts.setdefault(user.id, []).append(run)


def asked(**facts: Any) -> Asked:
    given: dict[str, Any] = {
        "need": f"A ride to my clinic. {LONG}",
        "asked_for": LONG,
        "goal": None,
        "facts": LONG,
        "not_shared": "Health, income and papers.",
        "access": "Vietnamese",
        "how_to_reach": "Text 555-0142 after 5 pm.\nNo voicemail.",
        "reply_to_us_only": True,
        "warm_handoff": True,
        "priority": "routine",
        "reply_by": clock.today(),
    }
    return Asked(**{**given, **facts})


def _referrals(world: World, browser: Browser) -> None:
    """One in each stage: being written, agreed, issued, sent, ended."""
    steps = (
        ("agree", YES),
        ("issue", {"do": "issue"}),
        ("sent", {"sent_on": "today", "how": "fax"}),
        ("end", {"outcome": "service_received", "on": "today", "persons_words": LONG}),
    )
    service = db.session.scalars(db.select(Service).order_by(Service.id)).first()
    Make().consent(world.case, agency_id=service.agency_id, by=world.advocate)
    for stage in range(len(steps) + 1):
        with db.writing():
            referral = start_referral(world.case, service, asked(), by=world.advocate)
            world.keep("referral_id", referral)
            url = f"/referrals/{referral.public_id}"
        for part, form in steps[:stage]:
            browser.page(f"{url}/{part}", **form)


def write_own_words(by: User) -> list[UUID]:
    """A letter in own words, in two versions, one in use."""
    base = load_templates()["T03"]
    words = replace(words_of(base), title=LONG)
    own = copy_template(base, words, by=by)
    put_into_use(own, by=by)
    changed = change_template(own, replace(words, when_to_use=LONG), 1, by=by)
    return [own.public_id, changed.public_id]
