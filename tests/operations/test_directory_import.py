"""Bringing a directory in: nothing twice, nothing overwritten that was changed here."""

import json

import pytest
from sqlalchemy import func, select

from advocacy import clock
from advocacy.audit.models import AuditEvent
from advocacy.db import db
from advocacy.directory import operations, queries
from advocacy.directory.models import Agency, AgencyContact, Location, Phone, Service
from advocacy.people.models import Person
from tests.operations.directories import OLDER, PLACE, SERVICE, agency_called, bring, counts, service_called
from tests.rules.directory_files import Files, organization


@pytest.fixture
def files(tmp_path, app) -> Files:
    return Files(tmp_path)


@pytest.fixture
def sam(make):
    return make.supervisor()


def count(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_directory_comes_in_whole(app):
    assert counts(bring()) == (7, 7, 0, 0)
    service = service_called("Housing papers")
    assert service.agency.name == "Centro Río Claro"
    assert service.location.street == "220 Mill Road\n2nd floor"
    assert service.description == "Help with leases & vouchers.\n\nBring what you have."
    phone = queries.phones_of([service])[service.id]
    assert (phone.number, phone.extension, phone.note) == ("+16145550122", "3", "Housing")
    assert agency_called("Centro Río Claro").source == "riverbend-older-layout"


def test_a_second_time_nothing_changes(app):
    bring()
    before = [count(model) for model in (Agency, Service, Location, Phone)]
    versions = dict(db.session.execute(select(Service.name, Service.version)).all())
    assert counts(bring()) == (7, 0, 7, 0)
    assert before == [count(model) for model in (Agency, Service, Location, Phone)]
    assert versions == dict(db.session.execute(select(Service.name, Service.version)).all())


def test_it_is_found_by_its_words(app):
    bring()
    found = db.session.scalars(queries.services("rio claro leases")).all()
    assert [service.name for service in found] == ["Housing papers"]


def test_what_came_in_is_recorded_without_its_words(app):
    bring()
    event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "directory.imported")).one()
    assert json.loads(event.detail)["imported"] == 7
    assert "Alder" not in event.detail


def test_a_confidential_place_is_marked_and_never_listed(app):
    bring()
    house = agency_called("Harbor Light House")
    assert house.locations[0].confidential
    assert queries.locations_shown(house) == []


def test_the_mark_stays_when_the_list_forgets_it(files):
    bring(files.write(organizations=[organization()], locations=[{**PLACE, "confidential": "yes"}]))
    bring(files.write(locations=[PLACE]))
    assert agency_called("Calder House").locations[0].confidential


def test_a_place_that_becomes_confidential_is_marked(files):
    bring(files.write(organizations=[organization()], locations=[PLACE]))
    assert bring(files.write(locations=[{**PLACE, "confidential": "yes"}])).imported == 1
    assert agency_called("Calder House").locations[0].confidential


def test_what_the_list_changed_is_taken_over(files):
    bring(files.write(organizations=[organization()], services=[SERVICE]))
    outcome = bring(files.write(services=[{**SERVICE, "wait_time": "No wait"}]))
    assert counts(outcome) == (2, 1, 1, 0)
    service = service_called("Night shelter")
    assert (service.wait, service.version) == ("No wait", 2)


def test_what_was_changed_here_is_set_aside_and_named(files, sam):
    bring(files.write(organizations=[organization()], services=[SERVICE]))
    change_by_hand(sam, wait="Two weeks")
    outcome = bring(files.write(services=[{**SERVICE, "wait_time": "No wait", "fees_description": "Free"}]))
    assert counts(outcome) == (2, 0, 1, 1)
    (line,) = outcome.lines
    assert "“Night shelter” of “Calder House”: “wait” was changed here and stays “Two weeks”" in line
    assert "The list says “No wait”." in line
    service = service_called("Night shelter")
    assert (service.wait, service.fees) == ("Two weeks", "Free")


def change_by_hand(user, **facts):
    with db.writing():
        service = service_called("Night shelter")
        operations.change_service(service, facts, service.version, by=user)


def test_it_is_named_each_time_and_the_hand_stays(files, sam):
    folder = files.write(organizations=[organization()], services=[SERVICE])
    bring(folder)
    change_by_hand(sam, wait="Two weeks")
    for _ in range(2):
        assert counts(bring(folder)) == (2, 0, 1, 1)
    assert service_called("Night shelter").wait == "Two weeks"


def test_a_day_on_which_someone_looked_here_is_not_put_back(files, sam):
    folder = files.write(organizations=[organization()], services=[{**SERVICE, "assured_date": "2020-01-01"}])
    bring(folder)
    change_by_hand(sam, wait="A week")
    assert counts(bring(folder)) == (2, 0, 2, 0)
    assert service_called("Night shelter").checked_on == clock.today()


def test_a_phone_changed_here_stays(files, sam):
    folder = files.write(organizations=[organization(phone="614 555-0117")])
    bring(folder)
    with db.writing():
        agency = agency_called("Calder House")
        facts = {"name": agency.name, "description": agency.description, "phone": "614 555-0100"}
        operations.change_agency(agency, facts, agency.version, by=sam)
    outcome = bring(folder)
    assert outcome.set_aside == 1 and "phones" in outcome.lines[0]
    assert agency_called("Calder House").phones[0].as_found == "614 555-0100"


def test_new_numbers_replace_old_ones_where_nobody_touched_them(files):
    bring(files.write(organizations=[organization(phone="614 555-0117")]))
    outcome = bring(files.write(organizations=[organization(phone="614 555-0118")]))
    assert outcome.imported == 1
    assert [phone.as_found for phone in agency_called("Calder House").phones] == ["614 555-0118"]


def test_what_the_list_leaves_out_stays(files):
    bring(
        files.write(organizations=[organization(phone="614 555-0117")], locations=[PLACE], services=[SERVICE])
    )
    for table in ("locations", "services"):
        (files.folder / f"{table}.csv").unlink()
    bring(files.write(organizations=[{"id": "o1", "name": "Calder House"}]))
    agency = agency_called("Calder House")
    assert (len(agency.services), len(agency.locations), len(agency.phones)) == (1, 1, 1)
    assert agency.description == "A house."


def test_what_the_list_empties_is_emptied(files):
    bring(files.write(organizations=[organization()]))
    bring(files.write(organizations=[organization(description="")]))
    assert agency_called("Calder House").description == ""


def test_workers_come_in_when_asked_for_and_only_once(app):
    bring()
    assert count(AgencyContact) == 0
    for _ in range(2):
        bring(with_contacts=True)
    assert [contact.name for contact in db.session.scalars(select(AgencyContact))] == ["Jo Marsh"]


def test_a_row_that_can_not_be_kept_is_counted_and_named(files):
    services = [SERVICE, {"id": "s2", "organization_id": "o1", "name": ""}]
    outcome = bring(files.write(organizations=[organization()], services=services))
    assert counts(outcome) == (3, 2, 0, 1)
    assert outcome.lines == ["Service “s2” has no name. It was set aside."]


def test_queries_do_not_grow_with_the_list(files, queries):
    def statements(number: int) -> int:
        rows = [organization(id=f"o{each}", name=f"House {each}") for each in range(number)]
        services = [{**SERVICE, "id": f"s{each}", "organization_id": f"o{each}"} for each in range(number)]
        bring(files.write(organizations=rows, services=services))
        with queries() as seen:
            bring(files.folder)
        return len(seen)

    assert statements(3) == statements(12)


def test_people_are_none_of_its_business(app):
    bring(OLDER)
    assert count(Person) == 0


@pytest.mark.parametrize("layout", ["json", "csv"])
def test_what_no_database_keeps_is_taken_out(app, tmp_path, layout):
    """JSON writes half a pair of letters as an escape, which is a letter to its parser and to nothing else."""
    row = {"id": "o1", "name": "Half \ud800house", "description": "a\x00b\udfff"}
    file = tmp_path / f"organizations.{layout}"
    if layout == "json":
        file.write_text(json.dumps([{**row, "services": [{**SERVICE, "name": "Rides\ud83d"}]}]))
        assert "\\ud800" in file.read_text()
    else:
        lines = (",".join(row), ",".join(row.values()))
        file.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    bring(file)
    agency = db.session.scalars(select(Agency)).one()
    assert agency.name.startswith("Half ") and agency.name.endswith("house")
    assert "\x00" not in agency.description
    assert layout == "csv" or service_called("Rides").agency is agency
