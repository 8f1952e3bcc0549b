"""Consents: written, completed, signed, looked at, taken back, thrown away."""

import pytest
from sqlalchemy import func, select

from advocacy import clock
from advocacy.attachments.cleaning.kinds import Clean
from advocacy.attachments.operations import Received, attach
from advocacy.audit.models import AuditEvent
from advocacy.cases.models import TimelineEntry
from advocacy.consent.kinds import Regime, State
from advocacy.consent.models import Consent
from advocacy.db import db
from advocacy.directory.models import Agency
from tests.looking import Browser
from tests.pages.consents import SIGNED, WHOLE, said, the_consent, url

PAGES = ("", "/edit", "/sign", "/revoke", "/confirm", "/ended", "/throw-away", "/form", "/attachments")


@pytest.fixture
def advocate(make):
    return make.advocate(name="Rosa Delgado")


@pytest.fixture
def case(make, advocate):
    return make.case(advocate)


@pytest.fixture
def signed_in(browser, advocate):
    return browser.sign_in(advocate)


@pytest.fixture
def written(signed_in, case):
    """A consent with nothing missing, not signed yet."""
    signed_in.page(f"/cases/{case.public_id}/consents/new", **WHOLE)
    return the_consent()


@pytest.fixture
def live(signed_in, written):
    signed_in.page(url("/sign"), **SIGNED)
    return the_consent()


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def test_a_new_consent_begins_with_what_is_usual(signed_in, case):
    page = signed_in.page(f"/cases/{case.public_id}/consents/new")
    assert page.select_one("#signer_name")["value"] == case.person.name
    assert page.select_one("#expires_on")["value"]
    assert not page.select("#topics input[checked], [name=topics][checked]"), "nothing is told by default"
    assert [box["value"] for box in page.select("[name=regimes][checked]")] == ["part2", "hipaa"]
    assert "missing before it can be signed" in said(page)


def test_the_page_says_in_one_sentence_what_it_allows(written, signed_in):
    page = signed_in.page(url())
    sentence = "may tell Northside Clinic about housing and benefits, to get a shower chair."
    assert sentence in said(page) and "Until March 6, 2999" in said(page)
    assert "It allows nothing until it is signed." in said(page)


def test_half_a_consent_is_saved_and_its_gaps_are_named(signed_in, case):
    page = signed_in.page(
        f"/cases/{case.public_id}/consents/new", agency_name="Northside Clinic", regimes="part2"
    )
    assert the_consent().state == State.DRAFT
    assert "Choose what they may be told about." in said(page)
    assert "42 CFR 2.31(a)(3)" in said(page)
    assert "Have it signed" not in [link.text for link in page.select("a")]


def test_what_is_missing_is_told_while_one_types(signed_in, case):
    check = f"/cases/{case.public_id}/consents/check"
    assert "Choose what it is for." not in signed_in.send(check, **WHOLE).text
    some = signed_in.send(check, **{**WHOLE, "purposes": []}).text
    assert "Choose each purpose." in some and "<html" not in some
    assert "Nothing is missing" in signed_in.send(check, **WHOLE).text
    assert count(Consent) == 0


def test_words_about_drugs_are_always_treated_as_part_2(signed_in, case):
    signed_in.page(
        f"/cases/{case.public_id}/consents/new",
        **{**WHOLE, "topics": ["substance_use"], "regimes": ["hipaa"]},
    )
    assert Regime.PART2 in the_consent().regimes


def test_a_day_that_is_not_clear_keeps_what_was_typed(signed_in, case):
    page = signed_in.page(f"/cases/{case.public_id}/consents/new", 422, **{**WHOLE, "expires_on": "13/13"})
    assert page.select_one("#expires_on")["value"] == "13/13"
    assert page.select_one("#topics_words").text.strip() == WHOLE["topics_words"]
    assert count(Consent) == 0


def test_signed_on_paper_it_counts_and_asks_for_the_scan(live, signed_in, advocate):
    assert (live.state, live.signed_on, live.signature) == (State.LIVE, clock.today(), "paper")
    assert "Add a photo or a scan" in said(signed_in.page(url()))
    with db.writing():
        photo = Received("0" * 64, Clean("image/jpeg", b"a photo", b"small", 1))
        attach("consent", live.public_id, [photo], "The sheet", once=None, by=advocate)
    page = signed_in.page(url())
    assert "Add a photo or a scan" not in said(page) and "The sheet" in said(page)


def test_it_can_be_drawn_and_is_shown_again(written, signed_in):
    drawn = {**SIGNED, "signature": "drawn", "strokes": "10,20 30,40 50,60;70,80 90,100 110,120"}
    page = signed_in.page(url("/sign"), **drawn)
    assert page.select_one("img.signature")["src"].startswith("data:image/svg+xml;base64,")
    assert the_consent().state == State.LIVE


@pytest.mark.parametrize(
    "strokes", ["", "1,2", '10,20 <script>"', "10,20 30,40 5000,60 70,80", "a;b", "1,1 2,2 3,3 4,4" * 5000]
)
def test_what_is_no_drawing_is_refused_in_words(written, signed_in, strokes):
    page = signed_in.page(url("/sign"), 422, **{**SIGNED, "signature": "drawn", "strokes": strokes})
    assert "draw" in page.select_one(".problems").text
    assert the_consent().state == State.DRAFT


def test_it_can_be_typed(written, signed_in):
    signed_in.page(url("/sign"), 422, **{**SIGNED, "signature": "typed"})
    page = signed_in.page(url("/sign"), **{**SIGNED, "signature": "typed", "typed": "Hạnh"})
    assert "typed: Hạnh" in said(page)


def test_a_spoken_yes_counts_only_where_the_law_lets_it(written, signed_in):
    spoken = {**SIGNED, "signature": "spoken", "witness": "Rosa Delgado"}
    page = signed_in.page(url("/sign"), 422, **spoken)
    assert "A spoken yes is not enough here" in page.select_one(".problems").text
    signed_in.page(url("/edit"), **{**WHOLE, "regimes": [], "version": the_consent().version})
    no_witness = signed_in.page(url("/sign"), 422, **{**spoken, "witness": ""})
    assert "Write who heard it" in no_witness.select_one(".problems").text
    signed_in.page(url("/sign"), **spoken)
    assert the_consent().state == State.LIVE


def test_what_lacks_something_can_not_be_signed(signed_in, case):
    signed_in.page(f"/cases/{case.public_id}/consents/new", agency_name="Northside Clinic")
    assert "missing before it can be signed" in said(signed_in.page(url("/sign")))
    page = signed_in.page(url("/sign"), 422, **SIGNED)
    assert "It cannot be signed yet." in page.select_one(".problems").text
    assert the_consent().state == State.DRAFT


def test_what_was_changed_meanwhile_is_read_again_before_it_is_signed(written, signed_in):
    signed_in.page(url("/edit"), **{**WHOLE, "agency_name": "Southside", "version": written.version})
    page = signed_in.page(url("/sign"), 409, **{**SIGNED, "version": "1"})
    assert "Southside" in said(page)
    assert the_consent().state == State.DRAFT


def test_what_is_signed_can_not_be_changed_nor_thrown_away(live, signed_in):
    page = signed_in.page(url("/edit"), 422, **WHOLE)
    assert "It is signed" in page.select_one(".problems").text
    assert "it stays" in signed_in.page(url("/throw-away"), 422, x="").select_one(".problems").text
    assert "It is signed already." in signed_in.page(url("/sign"), 422, **SIGNED).select_one(".problems").text


def test_taken_back_by_word_of_mouth_it_stops_at_once(live, signed_in):
    page = signed_in.page(url("/revoke"), how="spoken", words="Not any more.", received_by="Rosa Delgado")
    consent = the_consent()
    assert consent.state == State.REVOKED and consent.revocation_confirmed_on is None
    assert "Taken back" in page.select_one(".state h2").text and "Not any more." in said(page)
    assert "Ask them to put it in writing" in said(page)
    signed_in.page(url("/confirm"), on="today")
    assert the_consent().revocation_confirmed_on == clock.today()
    titles = db.session.scalars(select(TimelineEntry.title)).all()
    assert titles.count("Consent signed") == 1 and titles.count("Consent taken back") == 1


def test_taking_it_back_twice_changes_nothing(live, signed_in):
    signed_in.page(url("/revoke"), how="writing", received_by="Rosa")
    first = the_consent().revoked_at
    signed_in.page(url("/revoke"), how="spoken", received_by="Ann")
    consent = the_consent()
    assert (consent.revoked_at, consent.revocation_received_by) == (first, "Rosa")


def test_what_it_ends_with_ends_it(signed_in, case):
    signed_in.page(
        f"/cases/{case.public_id}/consents/new", **{**WHOLE, "expires_on": "", "ends_with": "the decision"}
    )
    assert "Until this: the decision" in said(signed_in.page(url()))
    signed_in.page(url("/sign"), **SIGNED)
    assert "Ended" in signed_in.page(url("/ended"), on="today").select_one(".state h2").text
    again = signed_in.page(f"/cases/{case.public_id}/consents/new?like={the_consent().public_id}")
    assert again.select_one("#agency_name")["value"] == "Northside Clinic"


def test_a_draft_can_go(written, signed_in, case):
    page = signed_in.page(url("/throw-away"), x="")
    assert "The draft is gone." in page.text and count(Consent) == 0


def test_a_double_post_makes_one(signed_in, case):
    form = {**WHOLE, "once": "8c7d3b1e-6d1f-4d7f-9df4-3c6cf7f0a111"}
    new = f"/cases/{case.public_id}/consents/new"
    first, second = signed_in.open(new, form), signed_in.open(new, form)
    assert first.location == second.location and count(Consent) == 1
    once = {**SIGNED, "once": "8c7d3b1e-6d1f-4d7f-9df4-3c6cf7f0a222"}
    signed_in.open(url("/sign"), once)
    assert signed_in.open(url("/sign"), once).status_code == 303
    assert count(TimelineEntry) >= 1
    signed = select(func.count()).select_from(AuditEvent).where(AuditEvent.action == "consent.signed")
    assert db.session.scalar(signed) == 1


def test_nobody_else_sees_it(written, app, make, signed_in):
    stranger = Browser(app).sign_in(make.advocate())
    for part in (*PAGES, "/form.pdf", "/revocation.pdf"):
        assert stranger.open(url(part)).status_code == 404, part
    for part in ("/edit", "/sign", "/revoke", "/confirm", "/ended", "/throw-away"):
        assert stranger.send(url(part), **{**WHOLE, **SIGNED}).status_code == 404, part
    assert the_consent().state == State.DRAFT


def test_the_list_says_what_counts_and_what_is_missing(live, signed_in, case):
    signed_in.page(f"/cases/{case.public_id}/consents/new", agency_name="Half a sheet")
    page = signed_in.page(f"/cases/{case.public_id}/consents")
    assert [tag.text for tag in page.select("#main .rows .tag, .rows .tag")] == ["Counts", "Not signed yet"]
    assert "things are missing." in said(page)


def test_a_name_that_several_agencies_have_is_asked_about(signed_in, case, make):
    for name in ("Northside Clinic East", "Northside Clinic West"):
        make.kept(
            Agency(name=name, sort_name=name.casefold(), search_text=name.casefold(), changed_at=clock.now())
        )
    page = signed_in.page(f"/cases/{case.public_id}/consents/new", 422, **WHOLE)
    east = next(one["value"] for one in page.select("[name=which]") if one["value"] != "as_typed")
    signed_in.page(f"/cases/{case.public_id}/consents/new", **WHOLE, which=east)
    assert the_consent().agency is not None and the_consent().recipient.startswith("Northside Clinic ")
