"""Directories in the layouts that exist: found, known by their tables, read to the same facts."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from advocacy.transfer.directory.agencies import understand
from advocacy.transfer.directory.loading import load
from advocacy.transfer.reading.tables import Unreadable
from tests.rules.directory_files import TODAY, Files, organization

OLDER = Path(__file__).parent.parent / "data" / "directory" / "riverbend-older-layout"


@pytest.fixture
def files(tmp_path) -> Files:
    return Files(tmp_path)


def read(path: Path):
    return understand(load(path), today=TODAY)


def test_the_older_layout_is_read_as_todays():
    agencies = {agency.name: agency for agency in read(OLDER).agencies}
    alder = agencies["Alder Street Food Pantry"]
    place, groceries = alder.places[0], alder.services[0]
    assert place.facts["street"] == "17 Alder Street\nHall B"
    assert place.facts["mailing"] == "P.O. Box 118\nRiverbend, OH 43999"
    assert groceries.facts["hours"] == "Tue 10:00 am to 1:00 pm\nFri 3:00 pm to 6:00 pm\nClosed December 25"
    assert groceries.facts["categories"] == ["Food", "Food Pantry", "Groceries"]
    assert groceries.places == ("1",)
    assert [phone.number for phone in agencies["Centro Río Claro"].phones] == [
        "+16145550122",
        "+16145550123",
        "+16145550120",
        "+16145550121",
    ]


@pytest.mark.parametrize(
    ("tables", "layout"),
    [
        ({}, "HSDS 3.0"),
        ({"service_capacity": [{"id": "1", "service_id": "s1", "unit_id": "u"}]}, "HSDS 3.1"),
        ({"units": [{"id": "1", "name": "bed"}]}, "HSDS 3.1"),
        ({"url": [{"id": "1", "organization_id": "o1", "url": "https://example.org"}]}, "HSDS 3.1"),
        ({"regular_schedules": [{"id": "1", "service_id": "s1", "weekday": "Monday"}]}, "Ohana"),
    ],
)
def test_the_edition_is_known_by_the_tables(files, tables, layout):
    (files.write(organizations=[organization()]) / "datapackage.json").write_text('{"version": "9.9"}')
    assert f"Read “Valley Helpline” as {layout}." in files.read(**tables).notes


def test_a_folder_inside_a_folder_is_found(files, tmp_path):
    inner = tmp_path / "County list" / "examples" / "csv"
    inner.parent.mkdir(parents=True)
    shutil.move(files.write(organizations=[organization()]), inner)
    found = read(tmp_path / "County list")
    assert (found.source, len(found.agencies)) == ("County list", 1)


def test_a_zip_is_read_as_its_folder(files, tmp_path):
    folder = files.write(organizations=[organization()])
    with zipfile.ZipFile(tmp_path / "list.zip", "w") as archive:
        archive.write(folder / "organizations.csv", "inner/organizations.csv")
    assert read(tmp_path / "list.zip").agencies[0].name == "Calder House"


def test_the_publisher_is_the_source(files):
    package = {"contributors": [{"title": "County of Elm", "role": "publisher"}]}
    (files.write(organizations=[organization()]) / "datapackage.json").write_text(json.dumps(package))
    assert files.read().source == "County of Elm"


WHOLE = {
    "id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610",
    "name": "Calder House",
    "description": "A house.",
    "phones": [{"id": "p", "number": "614 555-0122", "extension": 100}],
    "locations": [
        {"id": "l", "location_type": "physical", "addresses": [{"id": "a", "address_1": "4 Elm St"}]}
    ],
    "services": [
        {
            "id": "s",
            "name": "Night shelter",
            "status": "active",
            "minimum_age": 18,
            "schedules": [{"id": "h", "freq": "WEEKLY", "byday": "MO", "opens_at": "08:00"}],
            "service_at_locations": [{"id": "x", "location": {"id": "l"}}],
            "attributes": [{"id": "t", "taxonomy_term": {"id": "n", "name": "Shelter"}}],
        }
    ],
}


@pytest.mark.parametrize("name", ["organization_full.json", "organization_list.json", "anything.json"])
def test_records_inside_records_are_taken_apart(tmp_path, name):
    content = {"contents": [WHOLE], "total_items": 1} if "list" in name else WHOLE
    (tmp_path / name).write_text(json.dumps(content))
    (agency,) = read(tmp_path / name).agencies
    (service,) = agency.services
    assert service.places == ("l",) and agency.places[0].facts["street"] == "4 Elm St"
    assert service.facts["hours"] == "Mon from 8:00 am"
    assert service.facts["eligibility"] == "Age 18 or over."
    assert service.facts["categories"] == ["Shelter"]
    assert agency.phones[0].extension == "100"


def test_a_service_names_its_organization_from_inside(tmp_path):
    service = {**WHOLE["services"][0], "organization": {"id": "o", "name": "Calder House"}}
    (tmp_path / "service_full.json").write_text(json.dumps(service))
    (agency,) = read(tmp_path / "service_full.json").agencies
    assert (agency.name, agency.services[0].name) == ("Calder House", "Night shelter")


def test_all_tables_in_one_json_are_read(tmp_path):
    tables = {
        "organizations.csv": [organization()],
        "services.csv": [{"id": "s", "name": "Beds", "organization_id": "o1"}],
    }
    (tmp_path / "tabular.json").write_text(json.dumps(tables))
    assert read(tmp_path / "tabular.json").rows == 2


def test_a_place_alone_stands_for_whoever_is_there(tmp_path):
    (tmp_path / "location.json").write_text(json.dumps({**WHOLE["locations"][0], "name": "Civic Center"}))
    (agency,) = read(tmp_path / "location.json").agencies
    assert (agency.name, agency.places[0].name) == ("Civic Center", "Civic Center")


def test_tables_and_columns_that_nobody_knows_are_kept(files):
    agency = files.agency(shoe_size="44")
    assert agency.columns["shoe_size"] == "44"
    kept = files.read(parking=[{"id": "1", "organization_id": "o1", "spaces": "3"}]).agencies[0].rows
    assert kept["parking"] == [{"id": "1", "organization_id": "o1", "spaces": "3"}]


def test_terms_come_along_with_what_names_them(files):
    read = files.read(
        organizations=[organization()],
        services=[{"id": "s1", "organization_id": "o1", "name": "Beds"}],
        attributes=[{"id": "1", "link_id": "s1", "link_entity": "service", "taxonomy_term_id": "t"}],
        taxonomy_terms=[{"id": "t", "name": "Shelter", "parent_id": "u"}, {"id": "u", "name": "Housing"}],
    )
    service = read.agencies[0].services[0]
    assert service.facts["categories"] == ["Shelter"]
    assert [row["id"] for row in service.rows["taxonomy_term"]] == ["t", "u"]


@pytest.mark.parametrize(
    "tables",
    [
        {"organizations": [{"name": "No ids"}]},
        {"organizations": [{"id": "1"}]},
        {"organizations": [{"id": "1", "name": "A"}, {"id": "1", "name": "B"}]},
        {"services": [{"name": "Beds"}]},
        {"services": [{"name": "Beds", "organization_name": "Calder House"}]},
        {"services": [{"id": "s", "name": "", "organization_id": "9"}], "organizations": [organization()]},
        {"locations": [{"id": "l"}]},
        {"organizations": [organization()], "phones": [{"x": "1"}], "addresses": [{"y": "1"}]},
        {"organizations": [organization()], "schedules": [{"organization_id": "o1", "byday": "??"}]},
        {"organizations": [organization()], "service_at_location": [{"service_id": "9", "location_id": "9"}]},
    ],
)
def test_a_list_with_holes_never_stops_the_import(files, tables):
    read = files.read(**tables)
    assert read.rows >= 1
    assert all(agency.name for agency in read.agencies)


def test_a_service_without_an_organization_is_set_aside_by_name(files):
    orphan = {"id": "s", "name": "Beds", "organization_id": "9"}
    read = files.read(organizations=[organization(), organization(id="o2")], services=[orphan])
    assert read.set_aside == ("Service “Beds” belongs to no organization of this list. It was set aside.",)


@pytest.mark.parametrize("name", ["gone", "notes.txt", "empty", "words.json", "half.json", "broken.zip"])
def test_what_is_no_directory_is_refused_in_a_sentence(tmp_path, name):
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "words.json").write_text('"hello"')
    (tmp_path / "half.json").write_text('{"id": ')
    (tmp_path / "broken.zip").write_bytes(b"PK nothing")
    with pytest.raises(Unreadable) as refusal:
        load(tmp_path / name)
    assert str(refusal.value).endswith(".")


def test_a_list_from_an_old_windows_program_keeps_its_letters(files):
    folder = files.write(organizations=[organization()])
    (folder / "organizations.csv").write_bytes("id;name\no1;Café Señora Peña\n".encode("cp1252"))
    assert files.read().agencies[0].name == "Café Señora Peña"
