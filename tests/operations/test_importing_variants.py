"""Every way a caseload arrives, through the command: what comes in, what waits, what is refused."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.ops import import_commands
from advocacy.people.models import Person

VARIANTS = Path(__file__).parents[1] / "data" / "import-variants"


@pytest.fixture
def run(app, make, monkeypatch):
    """The command on the installation of this test."""
    make.team  # noqa: B018
    monkeypatch.setattr(import_commands, "installed_app", lambda: app)

    def call(name: str, *options: str):
        db.session.rollback()
        return CliRunner().invoke(import_commands.import_people, [str(VARIANTS / name), *options])

    return call


def count(model) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def last_line(result) -> str:
    return result.output.strip().splitlines()[-1]


@pytest.mark.parametrize(
    "name",
    [
        "utf8-bom-us-dates.csv",
        "utf8-nobom-iso-lf.csv",
        "excel-unicode-text-utf16le.txt",
        "semicolon-utf8-bom-uk-dates.csv",
        "excel-serial-dates.csv",
        "with-title-rows-and-totals.csv",
        "caseload.xlsx",
    ],
)
def test_the_same_people_come_in(run, name):
    result = run(name)
    assert result.exit_code == 0, result.output
    assert last_line(result) == "rows 301, imported 301, unchanged 0, set aside 0"
    assert (count(Person), count(Case)) == (301, 301)


def test_a_second_time_brings_nobody(run):
    run("utf8-bom-us-dates.csv")
    assert last_line(run("utf8-nobom-iso-lf.csv")) == "rows 301, imported 0, unchanged 301, set aside 0"
    assert count(Person) == 301


def test_a_trial_changes_nothing(run):
    result = run("utf8-bom-us-dates.csv", "--dry-run")
    assert last_line(result) == "rows 301, imported 301, unchanged 0, set aside 0"
    assert count(Person) == 0


@pytest.mark.parametrize(("name", "rows"), [("cp1252-us-2digit-year.csv", 112), ("macroman-cr.csv", 111)])
def test_old_encodings_are_read_by_how_plausible_the_names_look(run, name, rows):
    assert last_line(run(name)) == f"rows {rows}, imported {rows}, unchanged 0, set aside 0"
    names = set(db.session.scalars(select(Person.name)))
    assert any("José" in name for name in names)


def test_days_that_can_not_be_told_wait(run):
    assert last_line(run("mixed-date-formats.csv")) == "rows 301, imported 130, unchanged 0, set aside 171"


def test_lost_letters_are_refused(run):
    result = run("lossy-question-marks-ansi.csv")
    assert result.exit_code == 1 and "CSV UTF-8" in result.output
    assert count(Person) == 0


def test_damaged_letters_are_mended_only_when_asked(run):
    result = run("mojibake-double-encoded.csv")
    assert result.exit_code == 1 and "Say --repair" in result.output
    assert last_line(run("mojibake-double-encoded.csv", "--repair")).startswith("rows 301, imported 190")


def test_nameless_columns_are_guessed_only_when_asked(run):
    result = run("duplicate-and-blank-headers.csv")
    assert result.exit_code == 1 and "--take-guesses" in result.output
    taken = run("duplicate-and-blank-headers.csv", "--take-guesses")
    assert last_line(taken) == "rows 301, imported 301, unchanged 0, set aside 0"


def test_with_several_teams_it_is_said_which_one_was_taken(run, make):
    make.other_team()
    result = run("caseload.xlsx")
    assert (
        result.exit_code == 0 and "They come into “East team”. Say --team for another team." in result.output
    )


def test_a_team_that_does_not_exist_is_refused(run):
    result = run("caseload.xlsx", "--team", "North team")
    assert result.exit_code == 1 and "There is no team “North team”. There are: “East team”." in result.output


def test_a_command_quotes_nobody_who_is_here_already(run, make, tmp_path):
    make.person(name="Guadalupe Santamaría-Ortega", date_of_birth=date(1980, 2, 3))
    rows = "Guadalupe,Santamaria-Ortegas,1980-02-03\nBob,Quill,1970-01-02\nRobert,Quill,1970-01-02\n"
    (tmp_path / "people.csv").write_text(f"First,Last,DOB\n{rows}")
    result = run(str(tmp_path / "people.csv"))
    assert "Line 2: Looks like someone you already have." in result.output
    assert "Line 4: Looks like line 3." in result.output
    assert "Santamaría" not in result.output
    assert last_line(result) == "rows 3, imported 1, unchanged 0, set aside 2"
