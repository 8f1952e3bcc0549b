"""Phone numbers: several in a cell, extensions, words around them. What was found is always kept."""

from advocacy.folding import fold
from advocacy.transfer.reading.phones import read_phones

from .cells import Cells
from .cleaning import one_line
from .readings import PhoneReading
from .tables import Row

KINDS = {"sms": "text", "cell": "cell", "mobile": "cell", "facsimile": "fax", "tdd": "tty", "phone": "voice"}


def phones_in(row: Row, region: str) -> list[PhoneReading]:
    """The numbers of one row of the table of phones."""
    cells = Cells(row)
    text = cells.raw("number", "phone", number=True).strip().strip("\"'")
    found, _ = read_phones(_with_prefix(text, cells.line("country_prefix")), region)
    notes = [cells.line(name) for name in ("department", "description", "vanity_number", "name")]
    extension = cells.line("extension", number=True)
    readings = []
    for each in found:
        own = extension.removesuffix(".0") or each.extension
        said = [note for note in (*notes, each.note) if note]
        if not own.isalnum() and own:
            said, own = [own, *said], ""
        readings.append(
            PhoneReading(
                as_found=one_line(each.raw if len(found) > 1 else text)[:300],
                number=each.e164 or "",
                extension=own[:20],
                kind=kind_of(cells.line("type", "number_type")),
                note=", ".join(dict.fromkeys(said))[:300],
                place=row.get("location_id", "").strip(),
                service=row.get("service_id", "").strip(),
            )
        )
    return readings


def _with_prefix(text: str, prefix: str) -> str:
    digits = prefix.strip("+ ")
    return f"+{digits} {text}" if digits.isdecimal() and text and not text.startswith("+") else text


def kind_of(text: str) -> str:
    word = fold(text)[:20] or "voice"
    return KINDS.get(word, word)


def loose_phones(text: str, kind: str, region: str, place: str = "", service: str = "") -> list[PhoneReading]:
    """Numbers that stand in a column of the organization, the service or the place itself."""
    row = {"number": text, "type": kind, "location_id": place, "service_id": service}
    return phones_in(row, region) if text.strip() else []
