"""Halves of a pair of letters, as only a program sends them: as JSON, in addresses, file names, lists and workbooks.

No database keeps them and no page shows them. They never break anything.
"""

import json
from collections.abc import Iterator
from io import BytesIO
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from flask import Flask
from sqlalchemy import select

from advocacy.db import db
from advocacy.people.models import Person
from tests.house.hostile import HALVES
from tests.house.records import Records, make_records
from tests.house.routes import all_rules
from tests.house.test_access_matrix import addresses
from tests.house.typing import all_strings
from tests.looking import Browser
from tests.pages.test_importing_people import filled

ROLES = ("lead", "supervisor", "administrator")
AS_BYTES = "%ED%A0%80"  # how half a pair looks when a program writes it into an address
LIST = "Case no,First,Last,Goals\n0142,H\ud800a,Ng\udfff,\ud83d home\n"
A_FILE = (
    b'--cut\r\nContent-Disposition: form-data; name="%s"; filename="a\xed\xa0\x80b.jpg"; '
    b"filename*=UTF-8''%%ED%%A0%%80.jpg\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8\xff\xe0nothing\r\n--cut--\r\n"
)


@pytest.fixture
def records(make) -> Records:
    return make_records(make)


def signed_in(app: Flask, make, records: Records, role: str) -> Browser:
    return Browser(app).sign_in(records.lead if role == "lead" else getattr(make, role)())


def posts(app: Flask, records: Records) -> Iterator[str]:
    yield from (url for method, url in addresses(app, records) if method == "POST")
    yield from (rule.rule for rule in all_rules(app) if not rule.arguments and "POST" in (rule.methods or ()))


@pytest.mark.parametrize("role", ROLES)
def test_json_with_halves_is_taken_by_nothing_and_breaks_nothing(app: Flask, make, records, role: str):
    """`\\ud800` is how JSON writes one: to a parser it is a letter, to a database it is none."""
    browser = signed_in(app, make, records, role)
    body = json.dumps({"note": HALVES[0], "words": HALVES[1], "once": HALVES[2]})
    assert "\\ud800" in body
    for url in posts(app, records):
        answer = browser.open(url, method="POST", data=body, content_type="application/json")
        assert answer.status_code < 500, url
    assert not [text for text in all_strings() if any("\ud800" <= letter <= "\udfff" for letter in text)]


def test_what_is_kept_while_typing_comes_back_without_them(app: Flask, records):
    """Autosave and the page beside the form take any bytes, and answer with words that every browser can read."""
    browser = Browser(app).sign_in(records.lead)
    note = f"note=a{AS_BYTES}b&body=a{AS_BYTES}b&who={records.ids['case_id']}&once={uuid4()}"
    for url in ("/contacts/draft", f"/letters/{records.ids['letter_id']}/draft"):
        kind = "application/x-www-form-urlencoded"
        answer = browser.open(url, method="POST", data=note, content_type=kind)
        assert answer.status_code == 200 and answer.json["saved_at"], url
        answer.data.decode("utf-8")
        assert browser.open(f"/contacts/new?draft={answer.json['draft']}").status_code < 500
    assert browser.open("/drafts").status_code == 200


@pytest.mark.parametrize("role", ROLES)
def test_in_an_address_they_are_a_page_that_is_not_there(app: Flask, make, records, role: str):
    browser = signed_in(app, make, records, role)
    for rule in all_rules(app):
        if rule.arguments or "GET" not in (rule.methods or ()) or ".pdf" in rule.rule:
            continue
        asked = "&".join(
            f"{name}={AS_BYTES}" for name in ("search", "draft", "done", "show", "page", "day", "q")
        )
        assert browser.open(f"{rule.rule}?{asked}").status_code < 500, rule.rule
    assert browser.open(f"/{AS_BYTES}").status_code == 404


def test_a_file_name_of_halves_is_like_any_other(app: Flask, whole_app: Flask, make, records):
    """Names of files are kept nowhere."""
    takes = {
        rule.endpoint for rule in all_rules(app) if hasattr(app.view_functions[rule.endpoint], "takes_files")
    }
    assert len(takes) > 5
    browser = Browser(app).sign_in(make.supervisor())
    for url in posts(whole_app, records):
        for name in (b"files", b"file", b"photos"):
            kind = "multipart/form-data; boundary=cut"
            answer = browser.open(url, method="POST", data=A_FILE % name, content_type=kind)
            assert answer.status_code < 500, (url, name)


def a_workbook() -> bytes:
    """Excel writes letters that XML can not hold as _xD800_, and readers make letters of them again."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, line in enumerate(LIST.splitlines()):
            for column, cell in enumerate(line.split(",")):
                sheet.write_string(row, column, "".join(map(_escaped, cell)))
    return as_inline(target.getvalue())


def _escaped(letter: str) -> str:
    return f"HALF{ord(letter):04X}HALF" if "\ud800" <= letter <= "\udfff" else letter


def as_inline(book: bytes) -> bytes:
    """xlsxwriter would guard the escape: it is put in afterwards."""
    target = BytesIO()
    with ZipFile(BytesIO(book)) as whole, ZipFile(target, "w", ZIP_DEFLATED) as copy:
        for name in whole.namelist():
            text = whole.read(name)
            for code in (b"D800", b"DFFF", b"D83D"):
                text = text.replace(b"HALF" + code + b"HALF", b"_x" + code + b"_")
            copy.writestr(name, text)
    return target.getvalue()


FILES = {
    "bytes in a list": lambda: LIST.encode("utf-8", "surrogatepass"),
    "a list of two bytes": lambda: b"\xff\xfe" + LIST.encode("utf-16-le", "surrogatepass"),
    "a workbook": a_workbook,
}


@pytest.mark.parametrize("kind", FILES)
def test_a_list_with_halves_is_read_or_refused_with_a_sentence(app: Flask, make, kind: str):
    make.advocate()
    browser = Browser(app).sign_in(make.supervisor())
    form = {
        "once": str(uuid4()),
        "file": (BytesIO(FILES[kind]()), "people.xlsx" if "book" in kind else "people.csv"),
    }
    answer = browser.open("/import", form, content_type="multipart/form-data")
    assert answer.status_code in (303, 422)
    if answer.status_code == 303:
        page = browser.page(answer.location)
        preview = browser.page(answer.location, **{**filled(page), "once": str(uuid4())})
        assert preview.select_one("h1")
        there = answer.location.replace("columns", "preview")
        assert browser.send(there, **filled(preview)).status_code < 500
    db.session.rollback()
    names = db.session.scalars(select(Person.name)).all()
    assert not [one for one in names if any("\ud800" <= letter <= "\udfff" for letter in one)]
