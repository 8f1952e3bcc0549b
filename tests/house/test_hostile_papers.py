"""Hostile texts on paper and in spreadsheets: a PDF asks nobody for anything, a sheet calculates nothing."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import openpyxl
import pikepdf
import pytest
from weasyprint import HTML
from weasyprint.urls import URLFetcher

from advocacy import clock
from advocacy.contacts.operations import ContactFacts, log_contact
from advocacy.db import db
from advocacy.directory.models import Agency, Service
from advocacy.documents.engine import html as engine
from advocacy.documents.engine.html import letter_pdf
from advocacy.documents.engine.kept import kept
from advocacy.documents.engine.refusals import FileRefused
from advocacy.letters.printing import sheet_of
from advocacy.organization.queries import the_organization
from advocacy.transfer.directory import saving
from advocacy.transfer.everything import cells
from advocacy.transfer.everything.writing import write_everything
from advocacy.transfer.reading import match_columns, problems_sheet, read_rows
from advocacy.transfer.reading import problem_sheets as sheets
from tests.house import hostile
from tests.house.records import make_records
from tests.letters.reading_pdf import text_of
from tests.operations.directories import give_out
from tests.pages.letters import RECORDS, Desk, the_letter
from tests.pages.referrals import ASKED, the_referral
from tests.rules.reading_cases import ANSWERS, table_of

STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass
class Ear:
    """A server on this machine that would hear a document asking."""

    address: str = ""
    heard: list[str] = field(default_factory=list)

    def weapons(self) -> list[str]:
        """Every way that HTML has of fetching; short ones first, since some boxes are short."""
        a = self.address
        return [
            f"<img src={a}/1>",
            f"<link rel=attachment href={a}/2>",
            f"<link rel=stylesheet href={a}/3>",
            f"<style>@import url({a}/4)</style>",
            f"<object data={a}/5></object>",
            f"<p style='background:url({a}/6)'>x</p>",
            f"<svg><image href={a}/7 width=5 height=5/></svg>",
            "<a rel=attachment href=file:///etc/hostname>x</a>",
        ]


@pytest.fixture
def ear() -> Iterator[Ear]:
    found = Ear()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.heard.append(self.path)
            self.send_error(404)

        def log_message(self, *_words: object) -> None:
            """The list is enough."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def rosa(make, browser, ear: Ear):
    """Everyone whose words can come onto paper has a weapon for a name."""
    user = make.advocate()
    with db.writing():
        user.name, user.job_title = ear.weapons()[0], ear.weapons()[1]
        the_organization().name = ear.weapons()[0]
    browser.sign_in(user)
    return user


def written(desk: Desk, ear: Ear) -> None:
    """A letter that is nothing but weapons, in every box of its editor."""
    desk.start()
    desk.write(**RECORDS)
    fields, weapons = desk.fields(), ear.weapons()
    for name in ("subject", "about", "salutation", "enclosures", "copies"):
        fields[name] = weapons[1]
    fields["body"] = "\n\n".join(weapons)
    left_out = [box["value"] for box in desk.browser.page(desk.url("/edit")).select("input[name=left_out]")]
    desk.browser.page(desk.url("/edit"), **{**fields, "once": "", "left_out": left_out})


def attachments(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.attachments)


@pytest.mark.pdf
def test_a_letter_of_weapons_prints_them_as_words(browser, make, rosa, ear: Ear):
    desk = Desk(browser, make.case(rosa, make.person(rosa, name=ear.weapons()[0])))
    written(desk, ear)
    answer = browser.open(desk.url("/preview.pdf"))
    assert answer.mimetype == "application/pdf"
    words = "".join(text_of(answer.data).split())
    assert all("".join(weapon.split()) in words for weapon in ear.weapons())
    assert ear.heard == [] and attachments(answer.data) == 0


@pytest.mark.pdf
def test_a_referral_of_weapons_prints_them_as_words(browser, make, rosa, ear: Ear):
    case, weapons = make.case(rosa, make.person(rosa, name=ear.weapons()[0])), ear.weapons()
    agency = make.kept(Agency(name=weapons[0], sort_name="x", changed_at=clock.now()))
    service = make.kept(Service(agency_id=agency.id, name=weapons[1], search_text="x"))
    told = {name: "\n".join(weapons[:4]) for name in ("asked_for", "facts", "not_shared", "how_to_reach")}
    url = f"/cases/{case.public_id}/referrals/new?service={service.public_id}"
    browser.page(url, **{**ASKED, **told, "need": weapons[0], "access": weapons[1]})
    answer = browser.open(f"/referrals/{the_referral().public_id}/preview.pdf")
    assert answer.mimetype == "application/pdf"
    assert "".join(weapons[0].split()) in "".join(text_of(answer.data).split())
    assert ear.heard == [] and attachments(answer.data) == 0


@pytest.mark.pdf
def test_the_second_wall_holds_where_words_are_not_escaped(browser, make, rosa, ear: Ear, monkeypatch):
    """With the first wall down our fetcher refuses the letter; the control, with WeasyPrint's own, is heard."""
    desk = Desk(browser, make.case(rosa))
    written(desk, ear)
    sheet = sheet_of(the_letter())
    monkeypatch.setattr(engine, "_environment", engine._made_environment())
    engine._environment.autoescape = False
    with pytest.raises(FileRefused):
        letter_pdf(sheet)
    assert ear.heard == []
    page = engine.letter_html(sheet)
    monkeypatch.setattr(kept, "fetcher", URLFetcher())
    HTML(string=page).write_pdf()
    assert ear.heard, "the letter itself, without both walls"
    HTML(string="".join(ear.weapons())).write_pdf()
    assert {"/1", "/2", "/3", "/4", "/6"} <= set(ear.heard)


HOSTILE = (*hostile.FORMULAS, *hostile.MIXED, *(f"{start}1+1" for start in STARTS))


def calculated(folder: Path) -> list[str]:
    """Cells that a spreadsheet would calculate, in every sheet of a folder."""
    found = []
    for path in folder.rglob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        found += [f"{path.name}: {cell[:30]!r}" for row in rows for cell in row if _acts(cell)]
    return found


def _acts(cell: str) -> bool:
    """A number with a sign is a number; all else that begins like a formula is one."""
    return cell.startswith(STARTS) and not cell[1:].replace(".", "", 1).isdigit()


@pytest.fixture
def full(make):
    """Hostile texts in contacts and in the directory."""
    records = make_records(make)
    with db.writing():
        for text in HOSTILE:
            log_contact(
                ContactFacts(clock.today(), "call", True, text), [records.case], once=None, by=records.lead
            )
        for agency in db.session.scalars(db.select(Agency)):
            agency.name = agency.description = HOSTILE[0]
        for number, text in enumerate(HOSTILE):
            db.session.add(
                Agency(name=text, description=text, sort_name=f"x{number}", changed_at=clock.now())
            )
    return records


def test_nothing_is_calculated_in_what_is_given_out(full, tmp_path: Path, monkeypatch):
    """Everything, and the directory. The control: without the guard both are full of formulas."""
    write_everything(tmp_path / "everything", lambda _rows: lambda _some: None)
    give_out(tmp_path / "directory")
    assert calculated(tmp_path) == []
    monkeypatch.setattr(cells, "guarded", lambda text: text)
    monkeypatch.setattr(saving, "guarded", lambda text: text)
    write_everything(tmp_path / "bare" / "everything", lambda _rows: lambda _some: None)
    give_out(tmp_path / "bare" / "directory")
    found = calculated(tmp_path / "bare")
    assert any("contact.csv" in one for one in found) and any("organizations.csv" in one for one in found)


def test_nothing_is_calculated_in_the_rows_to_put_right(monkeypatch):
    """Each cell is text, and marked so. The control: written as a spreadsheet library does by itself."""
    table = table_of(("First name", "DOB", "Notes"), *((text, "spring", text) for text in HOSTILE))
    rows = read_rows(table, match_columns(table), ANSWERS)

    def kinds() -> set[str]:
        book = openpyxl.load_workbook(io.BytesIO(problems_sheet(table, rows)))
        return {cell.data_type for row in book.active.iter_rows() for cell in row if cell.value is not None}

    assert kinds() == {"s"}
    monkeypatch.setattr(sheets, "_write", lambda sheet, at, cells, *_styles: _plainly(sheet, at, cells))
    assert "f" in kinds()


def _plainly(sheet, at: int, cells: list[str]) -> None:
    for column, cell in enumerate(cells):
        if cell.startswith("="):
            sheet.write_formula(at, column, cell)
        else:
            sheet.write(at, column, cell)
