"""The phone numbers of an agency, its places and its services. They have no ids that hold, so all are one field."""

from collections.abc import Sequence

from advocacy.db import db
from advocacy.directory.models import Phone
from advocacy.sentences import say

from .merging import mark, merged
from .readings import PhoneReading
from .records import Brought
from .remembering import difference

NumberFacts = list[str]


def bring_phones(brought: Brought) -> None:
    """After everything else has an id. A list without numbers takes none away."""
    agency, read = brought.agency, _placed(brought)
    if not read:
        return
    before = [phone for phone in agency.phones if _is_in_list(phone, brought)]
    ours, theirs = sorted(map(_facts, before)), sorted(map(_facts, read))
    known = (agency.extra or {}).get("imported", {})
    merge = merged({"phones": ours}, {"phones": theirs}, known)
    if merge.differs:
        title = say("Agency “%(name)s”", name=agency.name)
        brought.result.lines.append(difference(title, "phones", _said(ours), _said(theirs)))
    elif merge.take:
        for phone in before:
            agency.phones.remove(phone)
            db.session.delete(phone)
        agency.phones.extend(read)
        agency.version += not brought.result.changed
        brought.result.changed = True
    if merge.take or (not merge.differs and "phones" not in known):
        marks = {**(agency.extra or {}).get("imported", {}), "phones": mark("phones", theirs)}
        agency.extra = {**(agency.extra or {}), "imported": marks}


def _is_in_list(phone: Phone, brought: Brought) -> bool:
    """A number of a place or a service that the list leaves out is none of its business."""
    places = {None, *(place.id for place in brought.places.values())}
    services = {None, *(service.id for service in brought.services.values())}
    return phone.location_id in places and phone.service_id in services


def _placed(brought: Brought) -> list[Phone]:
    """The numbers as rows to be, each once."""
    found: dict[tuple[str, ...], Phone] = {}
    for each in brought.reading.phones:
        place, service = brought.places.get(each.place), brought.services.get(each.service)
        phone = _row(each)
        phone.location_id, phone.service_id = place.id if place else None, service.id if service else None
        found.setdefault(tuple(_facts(phone)), phone)
    return list(found.values())


def _row(reading: PhoneReading) -> Phone:
    return Phone(
        as_found=reading.as_found,
        number=reading.number,
        extension=reading.extension,
        kind=reading.kind,
        note=reading.note,
    )


def _facts(phone: Phone) -> NumberFacts:
    """What makes two numbers the same. How one was written counts only where it could not be read."""
    where = f"{phone.location_id or ''}/{phone.service_id or ''}"
    return [phone.number or phone.as_found, phone.extension, phone.kind, phone.note, where]


def _said(numbers: Sequence[NumberFacts]) -> str:
    return ", ".join(each[0] for each in numbers)
