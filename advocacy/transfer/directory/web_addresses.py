"""Email and web addresses: prose in their place is kept as a note and is never taken for an address."""

from advocacy.directory.rules import link_to
from advocacy.sentences import say
from advocacy.transfer.reading.looks import EMAIL

from .cells import Cells
from .cleaning import one_line
from .readings import Facts


def read_email(cells: Cells, facts: Facts, notes: dict[str, str]) -> None:
    if not cells.has("email", "email_address"):
        return
    text = cells.line("email", "email_address", most=2000)
    address = text.removeprefix("mailto:").strip("<> ")
    good = len(address) <= 254 and bool(EMAIL.fullmatch(address))
    facts["email"] = address if good else ""
    _note("email", "" if good else text, cells, notes)


def read_website(cells: Cells, facts: Facts, notes: dict[str, str]) -> None:
    """As found; the page adds https where a link needs it."""
    if not cells.has("website", "url"):
        return
    text = one_line(cells.raw("website", "url"))
    good = len(text) <= 500 and bool(link_to(text))
    facts["website"] = text if good else ""
    _note("website", "" if good else text, cells, notes)


def _note(field: str, text: str, cells: Cells, notes: dict[str, str]) -> None:
    """An export writes the note into a column of its own, from where it is read again."""
    column = f"{field}_note"
    text = text or cells.line(column, most=2000)
    if text:
        notes[column] = text
        label = say("Email") if field == "email" else say("Website")
        cells.notes.append(say("%(label)s in the list: “%(text)s”.", label=label, text=text[:300]))
