"""What an import would do: who is shown what, every doubtful row within reach, and nothing saved twice."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from advocacy import clock
from advocacy.access.models import KeptAway, Restriction
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.people.models import Person
from advocacy.transfer.models import PeopleImport
from advocacy.transfer.people.operations import throw_old_away
from tests.pages.test_importing_people import count, go_to_preview, open_columns, rosa, sam, upload, words

__all__ = ["rosa", "sam"]
LIKE = "First,Last,DOB\nGuadalupe,Santamaria-Ortegas,1980-02-03\n"


@pytest.fixture
def known(make):
    return make.person(name="Guadalupe Santamaría-Ortega", date_of_birth=date(1980, 2, 3))


def doubtful(make, number: int) -> bytes:
    """A list of people who are called as some whom we know, with no more said about them."""
    for at in range(number):
        make.person(name=f"Ana{at} Ruizovna{at}")
    return ("First,Last\n" + "\n".join(f"Ana{at},Ruizovna{at}" for at in range(number))).encode()


def test_the_administrator_reads_nothing_of_the_record_that_a_row_looks_like(browser, make, known):
    browser.sign_in(make.administrator())
    page, url = go_to_preview(browser, LIKE.encode())
    assert "It looks like someone you already have." in page.text
    for hidden in ("Santamaría", known.reference, str(known.public_id), "almost alike"):
        assert hidden not in str(page)


def test_neither_does_the_list_of_those_who_are_here_already(browser, make, known):
    browser.sign_in(make.administrator())
    text = LIKE.replace("Santamaria-Ortegas", "Santamaria-Ortega").encode()
    page, url = go_to_preview(browser, text)
    assert "1 is someone you already have." in words(page)
    for shown in (page, browser.page(url.replace("preview", "rows?kind=same"))):
        assert "It looks like someone you already have." in shown.text
        assert "Santamaría" not in shown.text and "Same date of birth" not in shown.text


def test_the_supervisor_sees_both_and_that_is_written_down(browser, sam, known):
    page, url = go_to_preview(browser, LIKE.encode())
    assert page.select_one(f'a[href="/people/{known.public_id}"]').text == "Guadalupe Santamaría-Ortega"
    assert "are spelled almost alike. Same date of birth." in page.text
    seen = db.session.scalars(select(AuditEvent.detail).where(AuditEvent.action == "import.compared")).all()
    assert str(known.public_id) in seen[-1]


def test_nobody_is_warned_of_someone_who_is_kept_from_them(browser, make, sam, known):
    """To the supervisor in conflict the row is a new person; to a colleague it is someone."""
    facts = {"person_id": known.id, "made_at": clock.now(), "made_by_id": sam.id}
    make.kept(KeptAway(user_id=sam.id, cause="conflict", **facts))
    for exactly in (LIKE, LIKE.replace("Ortegas", "Ortega")):
        page, url = go_to_preview(browser, exactly.encode())
        assert "someone you already have" not in page.text and "Santamaría" not in page.text
        assert "someone you already have" not in browser.page(url.replace("preview", "rows?kind=same")).text
    browser.sign_in(make.supervisor())
    page, _url = go_to_preview(browser, LIKE.encode())
    assert "are spelled almost alike" in page.text


def test_nor_of_a_restricted_record(browser, make, known):
    make.kept(Restriction(person_id=known.id, made_at=clock.now(), made_by_id=make.supervisor().id))
    for user in (make.supervisor(), make.administrator()):
        browser.sign_in(user)
        page, _url = go_to_preview(browser, LIKE.encode())
        assert "someone you already have" not in page.text, user.role


def test_a_row_that_looks_like_another_row_stands_beside_it(browser, make):
    browser.sign_in(make.administrator())
    assert make.team
    two = b"First,Last,Phone\nBob,Quill,614 555 0100\nRobert,Quill,614 555 0100\n"
    page, url = go_to_preview(browser, two)
    assert "Also in your list, line 2" in page.text
    assert "“Bob” is short for “Robert”. Same phone number." in page.text


def test_all_doubtful_rows_can_be_reached_and_choices_stay(browser, make, sam):
    page, url = go_to_preview(browser, doubtful(make, 23))
    assert "1 to 10 of 23" in page.text and len(page.select("fieldset.pair")) == 10
    page = browser.page(url, do="next", **{"row-2": "new", "row-3": "same"})
    assert "11 to 20 of 23" in page.text
    page = browser.page(f"{url}?part=2", do="next", **{"row-12": "new"})
    assert "21 to 23 of 23" in page.text and not page.select("button[value=next]")
    page = browser.page(f"{url}?part=3", do="before", **{"row-24": "leave_out"})
    assert page.select_one("#row-12-new").has_attr("checked")
    page = browser.page(f"{url}?part=2", do="import")
    assert "2 people came in. 1 was here already and is unchanged. 20 were left out." in words(page)
    assert count(Person) == 25


def test_long_lists_come_in_pages(browser, sam):
    rows = "".join(f"Kim{at},Number{at},{1930 + at}-01-02\n" for at in range(60))
    page, url = go_to_preview(browser, f"First,Last,DOB\n{rows}".encode())
    assert page.select_one('a[href$="rows?kind=new"]').text == "All 60"
    page = browser.page(url.replace("preview", "rows?kind=new&page=3"))
    assert "51 to 60 of 60" in words(page) and "Kim59" in page.text


def test_an_import_whose_columns_are_not_settled_can_not_be_sent(browser, sam):
    url, _page = open_columns(browser, b"First,Last,DOB\nAna,Ruiz,1980-01-02\n")
    answer = browser.send(url.replace("columns", "preview"), do="import")
    assert (answer.status_code, answer.location) == (303, url)
    assert count(Person) == 0


def test_a_second_tab_is_shown_what_came_of_it(browser, sam, rosa):
    _page, url = go_to_preview(browser)
    browser.page(url, do="import")
    assert "The people are in" in browser.page(url, do="import").text
    assert count(Person) == 2


def test_undoing_twice_is_refused_with_a_sentence(browser, sam, rosa):
    _page, url = go_to_preview(browser)
    browser.page(url, do="import")
    undo = url.replace("preview", "undo")
    assert "None of them is here any more." in browser.page(undo, once=str(uuid4())).text
    page = browser.page(undo, status=422, once=str(uuid4()))
    assert "This import was undone already, or is not finished." in page.select_one(".problems").text


def test_those_who_stay_are_named_by_their_reference(browser, sam, rosa):
    _page, url = go_to_preview(browser)
    browser.page(url, do="import")
    with db.writing():
        db.session.execute(update(Person).where(Person.reference == "0142").values(version=2))
    page = browser.page(url.replace("/preview", ""))
    assert "Worked on since" in page.text and "0142" in page.text and "0143" not in page.text
    page = browser.page(url.replace("preview", "undo"), once=str(uuid4()))
    assert "1 of them is still here." in words(page) and "0142" in page.text


def test_a_file_that_nobody_came_back_to_is_thrown_away(browser, sam, rosa):
    _page, finished = go_to_preview(browser)
    browser.page(finished, do="import")
    open_columns(browser)
    open_columns(browser)
    late = db.session.scalars(select(PeopleImport.id).order_by(PeopleImport.id)).all()[:2]
    with db.writing():
        long_ago = {"made_at": clock.now() - timedelta(days=8)}
        db.session.execute(update(PeopleImport).where(PeopleImport.id.in_(late)).values(**long_ago))
    throw_old_away()
    assert db.session.scalars(select(PeopleImport.state).order_by(PeopleImport.id)).all() == [
        "imported",
        "read",
    ]


def test_a_file_can_be_thrown_away_at_once(browser, sam):
    url, _page = open_columns(browser)
    page = browser.page(url.replace("columns", "throw-away"), once=str(uuid4()))
    assert "The file is gone. Nothing was imported." in page.text
    assert count(PeopleImport) == 0


def test_a_file_that_is_too_large_is_refused_with_its_limit(browser, sam):
    answer = upload(browser, b"First,Last\n" + b"Ana,Ruiz\n" * (21 * 1024 * 1024 // 9))
    assert answer.status_code == 422 and "larger than 20 MB" in answer.text


def test_a_page_asks_no_more_of_the_database_for_more_rows(browser, make, sam, queries):
    def asked(number: int) -> int:
        _page, url = go_to_preview(browser, doubtful(make, number))
        with queries() as seen:
            browser.page(url)
        return len(seen)

    assert asked(3) == asked(9)


def test_an_import_is_one_batch_in_the_audit(browser, sam, rosa):
    _page, url = go_to_preview(browser)
    browser.page(url, do="import")
    browser.page(url.replace("preview", "undo"), once=str(uuid4()))
    actions = db.session.scalars(select(AuditEvent.action).order_by(AuditEvent.id)).all()
    written = [action for action in actions if action.startswith(("import.", "person."))]
    assert [written.count(action) for action in ("import.read", "import.imported", "import.undone")] == [
        1,
        1,
        1,
    ]
    details = "".join(db.session.scalars(select(AuditEvent.detail)))
    assert "Nguyễn" not in details and "people.csv" not in details
