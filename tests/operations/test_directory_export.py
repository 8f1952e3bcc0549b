"""Giving the directory out as HSDS: valid, guarded, and the same when it is read again."""

import csv
import json
from pathlib import Path
from uuid import UUID

import pytest

from advocacy.db import db
from advocacy.directory import operations
from advocacy.directory.models import Agency
from advocacy.transfer.directory.giving import REQUIRED
from advocacy.transfer.directory.saving import guarded
from advocacy.transfer.directory.tables import BY_FILE
from advocacy.transfer.reading.tables import Unreadable
from tests.operations.directories import agency_called, bring, counts, give_out, service_called
from tests.rules.directory_files import Files, organization


@pytest.fixture
def files(tmp_path, app) -> Files:
    return Files(tmp_path)


@pytest.fixture
def sam(make):
    return make.supervisor()


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_what_went_out_comes_in_unchanged(app, tmp_path):
    bring()
    give_out(tmp_path / "out")
    assert counts(bring(tmp_path / "out")) == (7, 0, 7, 0)
    give_out(tmp_path / "again")
    for file in sorted((tmp_path / "out").iterdir()):
        assert file.read_bytes() == (tmp_path / "again" / file.name).read_bytes()


def test_every_row_has_what_the_standard_demands(app, tmp_path):
    bring()
    give_out(tmp_path)
    for file in tmp_path.glob("*.csv"):
        found = rows(tmp_path, file.stem)
        assert len({row["id"] for row in found}) == len(found)
        for row in found:
            assert UUID(row["id"])
            assert all(row[name] for name in REQUIRED.get(BY_FILE.get(file.stem, ""), ())), (file.name, row)


def test_every_id_that_is_named_is_there(app, tmp_path):
    bring()
    give_out(tmp_path)
    ids = {
        table: {row["id"] for row in rows(tmp_path, table)}
        for table in ("organizations", "services", "locations")
    }
    for file in tmp_path.glob("*.csv"):
        for row in rows(tmp_path, file.stem):
            for table, known in ids.items():
                key = row.get(f"{table[:-1]}_id")
                assert not key or key in known, (file.name, row)


def test_an_id_that_holds_already_stays(files, tmp_path):
    key = "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"
    program = {"id": key, "organization_id": key, "name": "Nights"}
    bring(files.write(organizations=[organization(id=key)], programs=[program]))
    give_out(tmp_path / "out")
    assert rows(tmp_path / "out", "organizations")[0]["id"] == key
    assert rows(tmp_path / "out", "programs")[0]["id"] == key


def test_unknown_columns_and_tables_are_given_back(files, tmp_path):
    parking = [{"id": "1", "organization_id": "o1", "spaces": "3"}]
    bring(files.write(organizations=[organization(shoe_size="44")], parking=parking))
    give_out(tmp_path / "out")
    assert rows(tmp_path / "out", "organizations")[0]["shoe_size"] == "44"
    assert rows(tmp_path / "out", "parking")[0]["spaces"] == "3"
    assert bring(tmp_path / "out").unchanged == 1


def test_a_confidential_place_stays_here_with_its_numbers(app, tmp_path):
    bring()
    given = give_out(tmp_path / "out")
    assert given.places_kept_back == 1
    written = "".join(file.read_text(encoding="utf-8") for file in (tmp_path / "out").iterdir())
    assert "Hidden Lane" not in written and "555-0130" not in written
    bring(tmp_path / "out")
    house = agency_called("Harbor Light House")
    assert house.locations[0].street == "8 Hidden Lane"
    assert sorted(phone.as_found for phone in house.phones) == ["614 555-0130", "614 555-0131"]
    assert service_called("Night shelter").location.street == "8 Hidden Lane"


def test_a_service_that_is_not_to_be_shared_stays_here(files, tmp_path):
    service = {"id": "s1", "organization_id": "o1", "name": "Night shelter", "exclude_from_website": "yes"}
    bring(files.write(organizations=[organization()], services=[service]))
    assert give_out(tmp_path / "out").services_kept_back == 1
    assert not (tmp_path / "out" / "services.csv").exists()


def test_named_workers_stay_here(app, tmp_path):
    bring(with_contacts=True)
    give_out(tmp_path)
    assert "Jo Marsh" not in "".join(file.read_text(encoding="utf-8") for file in tmp_path.iterdir())


def test_why_nobody_is_sent_there_goes_along(files, tmp_path):
    service = {"id": "s1", "organization_id": "o1", "name": "Beds", "do_not_refer": "Only through the court"}
    bring(files.write(organizations=[organization()], services=[service]))
    give_out(tmp_path / "out")
    assert rows(tmp_path / "out", "services")[0]["do_not_refer"] == "Only through the court"
    assert bring(tmp_path / "out").unchanged == 2


def test_words_changed_here_go_out_in_place_of_the_old_rows(app, tmp_path, sam):
    bring()
    with db.writing():
        service = service_called("Groceries")
        operations.change_service(service, {"hours": "Mornings", "languages": "Urdu"}, 1, by=sam)
    give_out(tmp_path)
    key = next(row["id"] for row in rows(tmp_path, "services") if row["name"] == "Groceries")
    mine = [row for row in rows(tmp_path, "schedules") if row.get("service_id") == key]
    assert [row["description"] for row in mine] == ["Mornings"]
    assert [row["name"] for row in rows(tmp_path, "languages") if row.get("service_id") == key] == ["Urdu"]


def test_an_agency_typed_by_hand_goes_out_and_comes_back(app, tmp_path, sam):
    with db.writing():
        agency = operations.add_agency({"name": "Calder House", "website": "example.org"}, by=sam)
        operations.add_service(agency, {"name": "Beds", "status": "active"}, by=sam)
    give_out(tmp_path / "out")
    assert rows(tmp_path / "out", "organizations")[0]["website"] == "https://example.org"
    assert counts(bring(tmp_path / "out")) == (2, 0, 2, 0)
    assert db.session.query(Agency).one().source_id is None


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+2", "'=1+2"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-see note", "'-see note"),
        ("@home", "'@home"),
        ("\ttabbed", "'\ttabbed"),
        ("-122.213221", "-122.213221"),
        ("+44 1234 234567", "+44 1234 234567"),
        ("plain", "plain"),
    ],
)
def test_texts_that_look_like_formulas_are_guarded_and_numbers_never(cell, written):
    assert guarded(cell) == written


def test_a_guarded_name_comes_back_as_it_was(files, tmp_path):
    bring(files.write(organizations=[organization(name="=Safe ground")]))
    give_out(tmp_path / "out")
    assert "'=Safe ground" in (tmp_path / "out" / "organizations.csv").read_text(encoding="utf-8")
    assert bring(tmp_path / "out").unchanged == 1


@pytest.mark.parametrize(
    "number", ["614 555-0117 ext. 0", "614 555-0117 x12", "+44 1234 234567", "ring the bell"]
)
def test_a_number_in_any_shape_comes_back_as_it_was(files, tmp_path, number):
    bring(files.write(organizations=[organization(phone=number)]))
    give_out(tmp_path / "out")
    assert bring(tmp_path / "out").unchanged == 1


def test_the_package_names_every_file(app, tmp_path):
    bring()
    give_out(tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["path"] for resource in package["resources"]} == {
        file.name for file in tmp_path.glob("*.csv")
    }
    assert package["contributors"][0]["title"] == "Riverbend Peer Advocates"


def test_a_folder_with_files_in_it_is_refused(app, tmp_path):
    bring()
    (tmp_path / "old.csv").write_text("old")
    with pytest.raises(Unreadable, match="not an empty folder"):
        give_out(tmp_path)
    db.session.rollback()
