"""Two records that became one are parted again, row for row, whatever happened in between."""

import pytest
from sqlalchemy import select

from advocacy.accounts.models import User
from advocacy.cases.models import Case, TimelineEntry
from advocacy.db import db
from advocacy.people.models import Person
from advocacy.sight.operations import keep_away, restrict
from tests.looking import Browser
from tests.pages.merging import cases_of, everything, someone, the_merge, two_records, url_of

YES = {"why": "Same phone, same aunt, and she told us so on Monday.", "sure": "y"}


@pytest.fixture
def rosa(make):
    return make.advocate(name="Rosa Delgado")


@pytest.fixture
def sam(make):
    return make.advocate(name="Sam Ito")


@pytest.fixture
def kim(make, browser):
    user = make.supervisor(name="Kim Larsen")
    browser.sign_in(user)
    return user


@pytest.fixture
def two(make, rosa, sam, kim):
    return two_records(make, rosa, sam)


def test_parting_puts_every_row_back(two, make, browser, rosa):
    kept, other = two
    before = everything()
    browser.page(url_of(kept, other), **YES, **{"pick-languages": "other"})
    assert everything() != before
    url = f"/merges/{the_merge().public_id}"
    assert "Part them again" in browser.page(url).text
    page = browser.page(f"{url}/part", why="Two cousins of one name.")
    assert "They are two records again" in page.text
    assert everything() == before
    titles = set(db.session.scalars(select(TimelineEntry.title)))
    assert titles == {"Two records of this person became one", "Two records were parted again"}
    assert browser.open(f"{url}/part").status_code == 200
    assert "apart already" in browser.page(f"{url}/part", 422, why="Again").text


def test_work_done_in_between_is_kept_and_what_came_later_is_asked_about(two, make, browser, rosa, sam):
    kept, other = two
    moved = db.session.scalars(select(Case).where(Case.person_id == other.id)).one()
    browser.page(url_of(kept, other), **YES)
    browser.page("/contacts/new", who=str(moved.public_id), when="today", how="call", note="She rang.")
    about = browser.page(f"/people/{kept.public_id}/about")
    version = about.select_one("[name=version]")["value"]
    browser.page(f"/people/{kept.public_id}/about", name="Hạnh", languages="Only Vietnamese", version=version)
    browser.page(f"/people/{kept.public_id}/supporters/new", name="Anh", relationship_words="friend")
    browser.page(f"/people/{kept.public_id}/addresses/new", lines="New Road 1")
    browser.page(f"/cases/{moved.public_id}/hand-over", to=str(rosa.public_id), note="Take care of her.")
    page = browser.page(url := f"/merges/{the_merge().public_id}/part")
    assert "Supporter: Anh" in page.text and "Address: New Road 1" in page.text and "Languages" in page.text
    goes = next(box["value"] for box in page.select("[name=goes]") if "supporter:" in box["value"])
    browser.page(url, why="Cousins.", goes=goes)
    db.session.rollback()
    kept, other = db.session.get_one(Person, kept.id), db.session.get_one(Person, other.id)
    assert kept.languages == "Only Vietnamese", "what someone changed since is theirs"
    assert [row.name for row in other.supporters] == ["Tante Lê", "Anh"]
    assert [row.lines for row in kept.addresses][-1] == "New Road 1"
    theirs = Browser(browser.app).sign_in(rosa)
    assert "She rang." in theirs.page(f"/cases/{moved.public_id}").text, "the note went with its case"
    assert theirs.page(f"/people/{other.public_id}"), "and so did who was given it since"


def test_what_was_closed_in_between_stays_closed_on_both(two, make, browser, rosa, sam, kim):
    kept, other = two
    browser.page(url_of(kept, other), **YES)
    with db.writing():
        one, colleague = db.session.get_one(Person, kept.id), db.session.get_one(User, sam.id)
        supervisor = db.session.get_one(User, kim.id)
        keep_away(one, colleague, "They are neighbours.", by=supervisor)
        restrict(one, supervisor, "Someone looks for her.", by=supervisor)
    page = browser.page(url := f"/merges/{the_merge().public_id}/part")
    assert f"May see it: {kim.name}" in page.text
    goes = [box["value"] for box in page.select("[name=goes]")]
    browser.page(url, why="Cousins.", goes=goes)
    theirs = Browser(browser.app).sign_in(sam)
    for person in (kept, other):
        assert theirs.open(f"/people/{person.public_id}").status_code == 404, "Sam held a case of one of them"
    mate = Browser(browser.app).sign_in(make.supervisor(name="Robin Vale"))
    for person in (kept, other):
        assert mate.open(f"/people/{person.public_id}").status_code == 404, "the team stays out of both"


def test_a_chain_of_three_and_the_way_back(two, rosa, browser):
    """A into B, then B into C: all addresses lead to C, and it is taken apart from its end."""
    b, a = two
    c = someone("Hạnh N.", rosa)
    before = everything()
    browser.page(url_of(b, a), **YES)
    first = the_merge().public_id
    browser.page(url_of(c, b), **YES)
    second = the_merge().public_id
    for person in (a, b):
        assert browser.open(f"/people/{person.public_id}").location == f"/people/{c.public_id}"
    assert browser.page("/search", words=a.reference).select_one(f'main a[href="/people/{c.public_id}"]')
    assert cases_of(c) == 2
    assert browser.open(f"/merges/{first}/part").status_code == 404, (
        "it is shown again when its record is back"
    )
    browser.page(f"/merges/{second}/part", why="One by one.")
    browser.page(f"/merges/{first}/part", why="And the other.")
    assert everything() == before


def test_two_joined_to_one_are_parted_the_last_first(two, rosa, browser):
    kept, other = two
    third = someone("Hạnh N.", rosa)
    before = everything()
    browser.page(url_of(kept, other), **YES)
    first = the_merge().public_id
    browser.page(url_of(kept, third), **YES)
    assert "Part that one first" in browser.page(f"/merges/{first}/part").text
    assert "Part that one first" in browser.page(f"/merges/{first}/part", 422, why="x").text
    browser.page(f"/merges/{the_merge().public_id}/part", why="One by one.")
    browser.page(f"/merges/{first}/part", why="One by one.")
    assert everything() == before
