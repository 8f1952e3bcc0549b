"""Organizations, and the whole directory put together from its parts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from advocacy.sentences import say, say_number

from .belongings import Belongings, Rows
from .cells import Cells
from .checked_days import habit_in
from .cleaning import one_line
from .flags import is_confidential, status_of, why_not_refer
from .likeness import point_out_twins
from .links import OWNER_NAMES, Links, value
from .phone_rows import kind_of, loose_phones, phones_in
from .places import read_place
from .readings import AgencyReading, ContactReading, DirectoryReading, Facts, PhoneReading, ServiceReading
from .services import read_service
from .tables import Row, Tables
from .web_addresses import read_email, read_website

LOOSE_PHONES = (("phone", "voice"), ("phone_number", "voice"), ("fax", "fax"))


def understand(tables: Tables, *, today: date, with_contacts: bool = False) -> DirectoryReading:
    """Everything that the tables say. Rows that name nothing we could keep them under are set aside."""
    return _Understanding(tables, today, with_contacts=with_contacts).whole()


class _Understanding:
    """The tables of one directory while they are being put together."""

    def __init__(self, tables: Tables, today: date, *, with_contacts: bool) -> None:
        self.tables, self.today = _with_owners(tables), today
        self.with_contacts = with_contacts
        self.links = Links(self.tables)
        self.belongings = Belongings(self.tables, self.links)
        self.habit = habit_in(self.tables.of("service"))
        self.set_aside: list[str] = []

    def whole(self) -> DirectoryReading:
        agencies = dict(self._agencies())
        for row in self.tables.of("location"):
            for key in self.links.agencies_at(row):
                if key in agencies:
                    self._add_place(agencies[key], row)
        for row in self._once(self.tables.of("service"), "service"):
            self._add_service(agencies.get(self.links.agency_of_service(row)), row)
        self._add_phones(agencies)
        if self.with_contacts:
            self._add_contacts(agencies)
        for agency in agencies.values():
            _obey_agency(agency, self.links.agencies.get(agency.source_id, {}))
        point_out_twins(list(agencies.values()))
        return DirectoryReading(
            self.tables.source,
            tuple(agencies.values()),
            tuple(self.set_aside),
            (*self.tables.notes, *self._left_out()),
        )

    def _agencies(self) -> Iterator[tuple[str, AgencyReading]]:
        for number, row in enumerate(self._once(self.tables.of("organization"), "organization")):
            key = value(row, "id")
            agency = _read_agency(row, self.belongings.of("organization", key))
            if not agency.name:
                self.set_aside.append(
                    str(say("Organization “%(key)s” has no name. It was set aside.", key=key))
                )
                continue
            yield key or f"row {number}", agency

    def _once(self, rows: Iterable[Row], kind: str) -> Iterator[Row]:
        """Of two rows with one id the first is read, and the other one named."""
        seen: set[str] = set()
        for row in rows:
            key = value(row, "id")
            if key and key in seen:
                sentence = say(
                    "The id “%(key)s” stands twice among the %(kind)ss. The second was set aside.",
                    key=key,
                    kind=kind,
                )
                self.set_aside.append(str(sentence))
                continue
            seen.add(key)
            yield row

    def _add_place(self, agency: AgencyReading, row: Row) -> None:
        key = value(row, "id")
        if all(place.source_id != key for place in agency.places):
            place = read_place(row, self.belongings.of("location", key), self.tables)
            agency.places.append(place)
            if not place.facts.get("confidential"):
                agency.warnings += [
                    f"{place.name}: {warning}" if place.name else warning for warning in place.warnings
                ]
            agency.phones += _loose(row, place=key)

    def _add_service(self, agency: AgencyReading | None, row: Row) -> None:
        key = value(row, "id")
        name = one_line(value(row, "name"))
        if agency is None or not name:
            why = say("has no name") if not name else say("belongs to no organization of this list")
            sentence = say("Service “%(name)s” %(why)s. It was set aside.", name=name or key, why=why)
            self.set_aside.append(str(sentence))
            return
        rows = self.belongings.of("service", key)
        places = self.links.places_of(key)
        agency.services.append(read_service(row, rows, self.tables, places, self.habit, self.today))
        agency.phones += _loose(row, service=key)

    def _add_phones(self, agencies: dict[str, AgencyReading]) -> None:
        for row in self.tables.of("phone"):
            owner = self.links.owner(row)
            for key in self._agencies_of(owner, row) if owner else ():
                if key in agencies:
                    agencies[key].phones += phones_in(row, _region(agencies[key]))

    def _agencies_of(self, owner: tuple[str, str], row: Row) -> Sequence[str]:
        kind, key = owner
        if kind == "service":
            return (self.links.agency_of_service(self.links.services[key]),)
        return self.links.agencies_at(self.links.places[key]) if kind == "location" else (key,)

    def _add_contacts(self, agencies: dict[str, AgencyReading]) -> None:
        for row in self.tables.of("contact"):
            owner = self.links.owner(row)
            for key in self._agencies_of(owner, row) if owner else ():
                if key in agencies:
                    agencies[key].contacts.append(_contact(row))

    def _left_out(self) -> Iterator[str]:
        if self.tables.has("contact") and not self.with_contacts:
            yield str(say("Named workers were left out. Add --with-contacts to bring them in."))
        for table, count in sorted(self.belongings.left_out.items()):
            yield str(
                say_number(
                    "One row of “%(table)s” belongs to no agency and was left out.",
                    "%(num)s rows of “%(table)s” belong to no agency and were left out.",
                    num=count,
                    table=table,
                )
            )


def _read_agency(row: Row, rows: Rows) -> AgencyReading:
    cells, notes = Cells(row), dict[str, str]()
    facts: Facts = {"name": cells.line("name", "organization_name", "agency_name")}
    if cells.has("alternate_name"):
        facts["alternate_name"] = cells.line("alternate_name")
    if cells.has("description"):
        text = cells.text("description")
        facts["description"] = "" if text == facts["name"] else text
    read_email(cells, facts, notes)
    read_website(cells, facts, notes)
    if not facts.get("description"):
        cells.notes.append(say("The list does not describe this agency."))
    phones = _loose(row)
    return AgencyReading(
        cells.key[:80], facts, {**cells.rest(), **notes}, rows, cells.sentences(), phones=phones
    )


def _loose(row: Row, place: str = "", service: str = "") -> list[PhoneReading]:
    return [
        phone
        for name, kind in LOOSE_PHONES
        for phone in loose_phones(row.get(name, ""), kind_of(kind), "US", place, service)
    ]


def _region(agency: AgencyReading) -> str:
    codes = (str(place.facts.get("country", "")).upper() for place in agency.places)
    return next((code for code in codes if len(code) == 2), "US")


def _contact(row: Row) -> ContactReading:
    cells = Cells(row)
    return ContactReading(
        cells.line("name", most=200),
        cells.line("title", most=200),
        cells.line("department", most=200),
        cells.line("email", most=254),
    )


def _obey_agency(agency: AgencyReading, row: Row) -> None:
    """What a list says about the whole organization holds for its services and its places."""
    reason = why_not_refer(row)
    if not reason and status_of(row) != "active":
        reason = str(say("The list that this came from says that the agency is not active."))
    for service in agency.services:
        _obey(service, reason)
    if is_confidential({name: text for name, text in row.items() if name not in ("name", "description")}):
        for place in agency.places:
            place.facts["confidential"] = True


def _obey(service: ServiceReading, reason: str) -> None:
    if reason and not service.facts["do_not_refer"]:
        service.facts["do_not_refer"] = reason


def _with_owners(tables: Tables) -> Tables:
    """A list of services or of places alone: whoever offers them stands in a column, or is the place itself."""
    if tables.has("organization"):
        return tables
    rows = dict(tables.rows)
    services = tables.of("service")
    names = {_owner_name(row) for row in services} - {""}
    found: list[Row] = [{"id": "", "name": name} for name in sorted(names)]
    if not services:
        found = [{"id": value(row, "id"), "name": value(row, "name")} for row in tables.of("location")]
        rows["location"] = tuple(
            {**row, "organization_id": value(row, "id")} for row in tables.of("location")
        )
    elif names:
        found = [{"id": name, "name": name} for name in sorted(names)]
    rows["organization"] = tuple(found)
    return Tables(tables.source, rows, tables.notes)


def _owner_name(row: Row) -> str:
    return next((one_line(value(row, name)) for name in OWNER_NAMES if value(row, name)), "")
