"""Whom a row of a list means: met by its id, else by its names, and in doubt by nobody."""

import pytest
from sqlalchemy import func, select

from advocacy.db import db
from advocacy.directory import operations
from advocacy.directory.models import Agency, Location, Service
from tests.operations.directories import PLACE, SERVICE, bring, counts
from tests.rules.directory_files import Files, organization


@pytest.fixture
def files(tmp_path, app) -> Files:
    return Files(tmp_path)


def count(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_an_agency_typed_by_hand_is_met_by_its_name(files, make):
    sam = make.supervisor()
    with db.writing():
        operations.add_agency({"name": "CALDER  House", "email": "own@example.org"}, by=sam)
    outcome = bring(files.write(organizations=[organization(email="list@example.org")], locations=[PLACE]))
    agency = db.session.scalars(select(Agency)).one()
    assert (agency.email, agency.description, agency.source_id) == ("own@example.org", "A house.", "o1")
    assert outcome.set_aside == 1 and any("list@example.org" in line for line in outcome.lines)


def test_the_same_name_in_another_town_is_another_agency(files):
    bring(files.write(organizations=[organization()], locations=[PLACE]))
    other = Files(files.folder / "other")
    other.folder.parent.mkdir(exist_ok=True)
    far = {**PLACE, "postal_code": "10001"}
    bring(
        other.write(organizations=[organization()], locations=[far]).rename(
            files.folder.parent / "Other list"
        )
    )
    agencies = db.session.scalars(select(Agency).order_by(Agency.id)).all()
    assert len(agencies) == 2
    assert "There is another agency called “Calder House”. Is it the same?" in agencies[1].warnings


def test_the_same_agency_in_another_list_is_met_by_name_and_postal_code(files, tmp_path):
    bring(files.write(organizations=[organization()], locations=[PLACE], services=[SERVICE]))
    other = Files(tmp_path / "other")
    other.folder.parent.mkdir()
    rows = {
        "organizations": [organization(id="77")],
        "locations": [{**PLACE, "id": "78", "organization_id": "77"}],
        "services": [{**SERVICE, "id": "79", "organization_id": "77"}],
    }
    folder = other.write(**rows).rename(tmp_path / "Other list")
    assert counts(bring(folder)) == (2, 0, 2, 0)
    assert [count(model) for model in (Agency, Service, Location)] == [1, 1, 1]


def test_a_list_that_counts_anew_is_met_by_its_names(files):
    bring(files.write(organizations=[organization()], locations=[PLACE], services=[SERVICE]))
    bring(
        files.write(
            organizations=[organization(id="100")],
            locations=[{**PLACE, "id": "101", "organization_id": "100"}],
            services=[{**SERVICE, "id": "102", "organization_id": "100"}],
        )
    )
    assert [count(model) for model in (Agency, Service, Location)] == [1, 1, 1]


def test_twins_in_one_list_stay_two(files):
    bring(files.write(organizations=[organization(), organization(id="o2")]))
    assert counts(bring(files.folder)) == (2, 0, 2, 0)
    assert count(Agency) == 2


def test_services_of_one_name_in_one_list_stay_two(files):
    services = [SERVICE, {**SERVICE, "id": "s2"}]
    bring(files.write(organizations=[organization()], services=services))
    assert counts(bring(files.folder)) == (3, 0, 3, 0)
    assert count(Service) == 2
