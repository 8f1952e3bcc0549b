"""The sheet for each month: made, printed, signed, and compared with from then on."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from advocacy import clock
from advocacy.audit import chain
from advocacy.audit.models import SignOff
from advocacy.db import db
from advocacy.db.engine import WRITING
from advocacy.rights.heads import heads_kept_here
from tests.operations.planting import write_anew


@pytest.fixture
def administrator(make, browser):
    user = make.administrator(name="Alex Mbeki")
    browser.sign_in(user)
    return user


@pytest.fixture
def sheet(browser, administrator) -> SignOff:
    browser.open("/audit")
    browser.page("/audit/sign-off", once=str(uuid4()))
    return db.session.scalars(select(SignOff)).one()


def test_a_sheet_holds_the_count_the_code_and_a_line_to_sign_on(browser, sheet):
    page = browser.page(f"/audit/sign-off/{sheet.public_id}")
    assert page.select_one("h1").text.startswith("Sign-off of the audit, ")
    printed = page.select_one("dl.facts code").text.replace(" ", "")
    assert printed == sheet.head
    assert "Name and signature" in page.text
    with db.engine.connect() as connection:
        found = connection.execute(text("select mac from audit_event where id = :id"), {"id": sheet.events})
        assert bytes(found.scalar_one()).hex() == sheet.head


def test_sent_twice_it_is_one_sheet(browser, administrator):
    once = str(uuid4())
    for _ in range(2):
        browser.page("/audit/sign-off", once=once)
    assert len(db.session.scalars(select(SignOff)).all()) == 1


def sign(browser, sheet, status: int = 200, **form):
    given = {"signed_by": "Rosa Chair", "signed_on": clock.today().isoformat(), **form}
    return browser.page(f"/audit/sign-off/{sheet.public_id}/signed", status=status, **given)


def test_once_it_is_signed_a_chain_written_anew_is_found(browser, sheet):
    for _ in range(3):
        browser.open("/audit")
    page = sign(browser, sheet)
    assert "Rosa Chair" in page.text
    heads = list(heads_kept_here())
    assert [head.rows for head in heads] == [sheet.events] == [1]
    db.session.rollback()
    with db.engine.connect() as connection:
        assert chain.verify(connection, heads)
    write_anew(1, changed="x")
    with db.engine.connect() as connection, pytest.raises(chain.ChainBroken, match="the sign-off of"):
        chain.verify(connection, heads)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"signed_by": " "}, "Write who signed the sheet."),
        ({"signed_on": ""}, "Write the day on which it was signed."),
        ({"signed_on": (clock.today() + timedelta(days=3)).isoformat()}, "That day is still to come."),
        ({"signed_on": "2020-01-01"}, "The sheet was made later than that day."),
    ],
)
def test_a_mistake_gets_a_sentence_and_nothing_typed_is_lost(browser, sheet, wrong, sentence):
    page = sign(browser, sheet, status=422, **wrong)
    assert sentence in page.select_one(".problems").text
    if "signed_by" not in wrong:
        assert page.select_one("#signed_by")["value"] == "Rosa Chair"


def test_what_was_signed_is_never_changed(browser, sheet):
    sign(browser, sheet)
    page = sign(browser, sheet, status=422, signed_by="Someone else")
    assert "It is kept already" in page.text
    for deed in (
        "update sign_off set signed_by = 'x'",
        "update sign_off set head = 'x'",
        "delete from sign_off",
    ):
        with db.engine.connect() as connection:
            connection.execution_options(**WRITING[connection.dialect.name])
            with connection.begin(), pytest.raises(DBAPIError, match="never (changed|deleted)"):
                connection.execute(text(deed))


def test_only_who_reads_the_audit_makes_sheets(browser, make, sheet):
    for user in (make.advocate(), make.supervisor(), make.auditor()):
        browser.sign_in(user)
        for path in ("/audit/sign-off", f"/audit/sign-off/{sheet.public_id}"):
            assert browser.open(path).status_code == 403
    browser.sign_in(make.administrator())
    assert browser.open(f"/audit/sign-off/{uuid4()}").status_code == 404


def test_the_audit_is_narrowed_by_who_what_and_day(browser, administrator, make):
    browser.open("/audit/sign-off")
    today, before = clock.today(), clock.today() - timedelta(days=1)
    page = browser.page(f"/audit?action=sign_offs.listed&day={today}&actor={administrator.public_id}")
    assert "sign_offs.listed" in page.select_one("tbody").text
    assert "Nothing was recorded that fits." in browser.page(f"/audit?day={before}").text
    assert "Nothing was recorded that fits." in browser.page("/audit?action=sign_offs").text
    assert "Write the day with its month" in browser.page("/audit?day=13/13").text
