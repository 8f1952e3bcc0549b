"""Who looked at which file, sorted out of the chain by day."""

from datetime import UTC, date, datetime

from sqlalchemy import func, select

from advocacy import clock
from advocacy.audit.looks.owners import owners_of
from advocacy.audit.looks.sorting import NOBODY, sort_anew, sort_looks
from advocacy.audit.models import AuditEvent, Looked
from advocacy.audit.operations import record
from advocacy.db import db
from tests.house.records import make_records
from tests.looking import Browser


def looks(about, actor) -> dict[str, int]:
    sort_looks()
    found = select(Looked.kind, func.sum(Looked.times)).where(
        Looked.about == about, Looked.actor == str(actor.public_id)
    )
    return {kind: int(times) for kind, times in db.session.execute(found.group_by(Looked.kind))}


def test_every_record_of_a_case_leads_to_its_file(make):
    """Also one of a feature that was added yesterday: the tables are read off the schema."""
    records = make_records(make)
    ids = {name: one for name, one in records.ids.items() if name != "other_id"}
    with db.engine.connect() as connection:
        found = owners_of(connection, ids.values())
    files = {records.case.public_id, records.case.person.public_id}
    lost = [name for name, one in ids.items() if not found.get(one, frozenset()) & files]
    assert not lost, f"nobody would know who looked at these: {lost}"


def test_a_look_at_each_kind_of_page_is_counted(app, make):
    records = make_records(make)
    browser, case = Browser(app).sign_in(records.lead), records.case.public_id
    before = looks(case, records.lead).get("opened", 0)
    for path in ("", "/contacts", "/goals", "/timeline"):
        browser.open(f"/cases/{case}{path}")
    browser.open(f"/contacts/{records.ids['contact_id']}")
    browser.open(f"/attachments/{records.ids['attachment_id']}")
    found = looks(case, records.lead)
    assert found["opened"] == before + 6
    browser.open("/cases")
    assert looks(case, records.lead)["listed"] == 1
    browser.page("/search", words="Kanarienvogel")
    assert looks(case, records.lead)["found"] >= 1
    assert looks(records.case.person.public_id, records.lead)["found"] == 1


def test_one_who_was_refused_is_known_and_one_who_found_nothing(app, make):
    records = make_records(make)
    stranger = make.advocate(team=make.other_team())
    browser = Browser(app).sign_in(stranger)
    browser.open(f"/cases/{records.case.public_id}")
    browser.open(f"/letters/{records.ids['letter_id']}")
    browser.page("/search", words="Nobody at all")
    assert looks(records.case.public_id, stranger) == {"refused": 2}
    assert looks(NOBODY, stranger)["found_nothing"] >= 1


def test_what_is_sorted_is_sorted_once(app, make):
    records = make_records(make)
    Browser(app).sign_in(records.lead).open(f"/cases/{records.case.public_id}")
    first = looks(records.case.public_id, records.lead)
    assert looks(records.case.public_id, records.lead) == first
    sort_anew()
    assert looks(records.case.public_id, records.lead) == first


def test_an_odd_row_stops_nothing(app, make):
    """A row that was written by another program's release, or by hand."""
    row = {"id": 1, "at": datetime.now(UTC).isoformat(), "actor": "", "place": "", "mac": b""}
    with db.writing() as session:
        session.execute(
            AuditEvent.__table__.insert(),
            [
                row | {"action": "x.opened", "subject": "no id", "result": "shown", "detail": "{}"},
                row
                | {"id": 2, "action": "odd", "subject": "", "result": "", "detail": '{"shown": ["x", 3]}'},
            ],
        )
    sort_looks()
    assert not db.session.scalars(select(Looked)).all()


def test_the_first_and_the_last_time_of_a_day_are_that_also_after_a_clock_was_put_back(app, make):
    case = make.case(make.advocate())
    for hour in (12, 9, 15):
        with clock.pretend(datetime(2026, 3, 10, hour, tzinfo=UTC)), db.writing():
            record("case.changed", case, by=None)
        sort_looks()
    row = db.session.scalars(select(Looked).where(Looked.day == date(2026, 3, 10))).one()
    assert (row.times, row.first_at.hour, row.last_at.hour) == (3, 9, 15)
