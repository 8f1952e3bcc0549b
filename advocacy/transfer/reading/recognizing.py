"""Telling files that are not tables, by what they begin with, and saying what to do instead."""

import io
import re
import zipfile

from advocacy.sentences import Sentence, say
from advocacy.transfer.reading.tables import Unreadable

SAVE_AS = "Open it in your spreadsheet program and save it as “Excel workbook (.xlsx)” or “CSV UTF-8”."

STARTS: tuple[tuple[bytes, Sentence], ...] = (
    (b"%PDF", say("This is a PDF. Import the spreadsheet that it was made from.")),
    (b"\x89PNG", say("This is a picture. Import the spreadsheet itself, not a picture of it.")),
    (b"\xff\xd8\xff", say("This is a picture. Import the spreadsheet itself, not a picture of it.")),
    (b"GIF8", say("This is a picture. Import the spreadsheet itself, not a picture of it.")),
    (b"{\\rtf", say("This is a text document. Copy its table into a spreadsheet and save it as CSV UTF-8.")),
    (b"BEGIN:VCARD", say("This is an address book. Export it as CSV and import that file.")),
    (
        b"BEGIN:VCALENDAR",
        say("This is a calendar, not a list of people. Choose the file that holds your list."),
    ),
    (b"SQLite format 3", say("This is a database. Export the list from it as CSV UTF-8.")),
    (b"\x1f\x8b", say("This file is packed. Unpack it first and import the spreadsheet inside.")),
    (b"Rar!", say("This file is packed. Unpack it first and import the spreadsheet inside.")),
    (b"7z\xbc\xaf", say("This file is packed. Unpack it first and import the spreadsheet inside.")),
)

PAGE = re.compile(rb"<(!doctype html|html|table|head|body)\b", re.IGNORECASE)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")


def refuse_other_kinds(content: bytes) -> None:
    """Anything with a known beginning that is not a table is refused with its own sentence."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, sentence in STARTS:
        if start.startswith(mark):
            raise Unreadable(sentence)
    _refuse_old_office(content)
    _refuse_markup(start)


def _refuse_old_office(content: bytes) -> None:
    if not content.startswith(OLD_OFFICE):
        return
    if LOCKED in content:
        raise Unreadable(
            say("This workbook is locked with a password. Open it, remove the password and save it again.")
        )
    raise Unreadable(
        say("This is an old Excel file (.xls). Open it in Excel and save it as “Excel workbook (.xlsx)”.")
    )


def _refuse_markup(start: bytes) -> None:
    if PAGE.search(start[:1024]):
        raise Unreadable(say("This is a web page, not a spreadsheet. " + SAVE_AS))
    if start.startswith(b"<?xml"):
        raise Unreadable(say("This is an XML file, not a spreadsheet. " + SAVE_AS))
    if start[:1] in (b"{", b"[") and re.match(rb"[{\[]\s*[\"{\[]", start):
        raise Unreadable(say("This is a JSON file, not a spreadsheet. Export the list as CSV UTF-8."))


def is_workbook(content: bytes) -> bool:
    """Whether it is a modern Excel workbook; another kind of package is refused."""
    if not content.startswith(b"PK\x03\x04"):
        return False
    names = _names(content)
    if "xl/workbook.xml" in names:
        return True
    raise Unreadable(_other_package(names))


def _names(content: bytes) -> frozenset[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return frozenset(package.namelist())
    except zipfile.BadZipFile as error:
        raise Unreadable(
            say("This file is damaged. Download or copy it again, then try once more.")
        ) from error


def _other_package(names: frozenset[str]) -> Sentence:
    if "word/document.xml" in names:
        return say("This is a Word document. Copy its table into a spreadsheet and save it as CSV UTF-8.")
    if "content.xml" in names or any(name.startswith("Index/") for name in names):
        return say(
            "This spreadsheet was saved by LibreOffice or Numbers."
            " Save or export it as “Excel workbook (.xlsx)”."
        )
    return say("This file is packed. Unpack it first and import the spreadsheet inside.")
