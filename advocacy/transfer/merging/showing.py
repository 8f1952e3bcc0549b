"""What the pages show of two records: side by side, after they became one, and before they are parted."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.access.models import Assignment, Grant
from advocacy.access.words import part_words
from advocacy.accounts.models import Team, User
from advocacy.cases.models import Case
from advocacy.cases.queries import cases_of
from advocacy.db import db
from advocacy.people.indexing import phones_of
from advocacy.people.models import Person, PersonAddress, Supporter
from advocacy.web.filters import plain_day

from . import queries
from .both import HOLDS_FOR_BOTH
from .comparing import JOINABLE, ONE_OF, compare
from .models import PersonMerge
from .parting import Later, came_later, changed_since
from .words import field_words


@dataclass(frozen=True)
class Side:
    """One of the two records at a glance."""

    person: Person
    lines: list[tuple[str, str]]
    open_leads: list[str]
    hidden_cases: int


def side_of(person: Person, user: User) -> Side:
    seen = list(cases_of(person, user))
    every = queries.cases_of_record(person)
    leads = queries.leads_of(every)
    team = db.session.get(Team, person.team_id)
    lines = [
        (_("Reference"), person.reference),
        (_("Born"), plain_day(person.date_of_birth)),
        (_("Phone"), ", ".join(dict.fromkeys(phones_of(person.safe_contacts)))),
        (_("Languages"), person.languages),
        (_("Team"), team.name if team else ""),
        (_("Cases"), "\n".join(_case_words(case, leads) for case in seen)),
        (_("Addresses"), "\n".join(_address_words(row) for row in person.addresses)),
        (_("People with them"), "\n".join(_supporter_words(row) for row in person.supporters)),
    ]
    going_on = [leads[case.id] for case in every if case.id in leads]
    return Side(person, lines, list(dict.fromkeys(going_on)), len(every) - len(seen))


def _case_words(case: Case, leads: dict[int, str]) -> str:
    if case.is_closed:
        return _("%(number)s, closed %(day)s", number=case.reference, day=plain_day(case.closed_on))
    lead = leads.get(case.id)
    words = _("led by %(name)s", name=lead) if lead else _("led by nobody")
    return _("%(number)s, %(lead)s", number=case.reference, lead=words)


def _address_words(row: PersonAddress) -> str:
    return _("Protected address") if row.protected else " ".join(row.lines.split())


def _supporter_words(row: Supporter) -> str:
    return ", ".join(part for part in (row.name, row.relationship_words) if part)


def warnings_of(kept: Side, other: Side) -> list[str]:
    """What to know before the two become one, said plainly."""
    found = []
    if kept.open_leads and other.open_leads and set(kept.open_leads) != set(other.open_leads):
        found.append(
            _(
                "Both have an open case. %(one)s and %(other)s then both support this person, "
                "and both read what is known of them. Settle who leads.",
                one=", ".join(kept.open_leads),
                other=", ".join(other.open_leads),
            )
        )
    if kept.person.team_id != other.person.team_id:
        found.append(_("They belong to different teams. The team of the record that stays goes on."))
    if hidden := kept.hidden_cases + other.hidden_cases:
        found.append(
            ngettext(
                "%(num)s more case, which you do not see, goes along.",
                "%(num)s more cases, which you do not see, go along.",
                hidden,
            )
        )
    born = {kept.person.date_of_birth, other.person.date_of_birth} - {None}
    if len(born) > 1:
        found.append(_("Their dates of birth differ. Make sure that they are not relatives of one name."))
    return found


@dataclass(frozen=True)
class Was:
    """Something that one of the two records said and that does not go on."""

    label: str
    of_kept: str
    of_other: str


def history_of(merge: PersonMerge) -> list[Was]:
    """Where the record says something else now than one of the two did."""
    before = {
        name: value
        for row in queries.moved_rows(merge)
        if row.table_name == "person"
        for name, value in (row.before or {}).items()
    }
    found = [_was(merge, name, before) for name in (*ONE_OF, *JOINABLE)]
    ways = [
        Was(question.label, "", question.other)
        for question in compare(merge.kept, merge.other).questions
        if question.name.startswith("way_")
    ]
    return [one for one in found if one.of_kept or one.of_other] + ways


def _was(merge: PersonMerge, name: str, before: dict[str, str]) -> Was:
    now = _text(getattr(merge.kept, name))
    ours, theirs = _text(before.get(name, "")), _text(getattr(merge.other, name))
    return Was(field_words(name), "" if ours == now else ours, "" if theirs == now else theirs)


def _text(value: object) -> str:
    return str(value or "").strip()


def moved_words(merge: PersonMerge) -> list[str]:
    """How much came from the other record: 2 cases, 1 address."""
    count = {"support_case": 0, "person_address": 0, "supporter": 0}
    for row in queries.moved_rows(merge):
        if row.table_name in count and "person_id" in row.after:
            count[row.table_name] += 1
    words = (
        ngettext("%(num)s case", "%(num)s cases", count["support_case"]),
        ngettext("%(num)s address", "%(num)s addresses", count["person_address"]),
        ngettext("%(num)s supporter", "%(num)s supporters", count["supporter"]),
    )
    return [said for said, number in zip(words, count.values(), strict=True) if number]


def later_words(merge: PersonMerge) -> list[tuple[str, str]]:
    """What came after the two became one and can go either way: its key, and how it is called."""
    return [(one.key, _called(one)) for one in came_later(merge) if one.table not in HOLDS_FOR_BOTH]


def _called(one: Later) -> str:
    if one.table == "support_case":
        return _("Case %(number)s", number=db.session.get_one(Case, one.row_id).reference)
    if one.table == "person_address":
        return _("Address: %(words)s", words=_address_words(db.session.get_one(PersonAddress, one.row_id)))
    if one.table == "supporter":
        return _("Supporter: %(words)s", words=_supporter_words(db.session.get_one(Supporter, one.row_id)))
    if one.table == "assignment":
        row = db.session.get_one(Assignment, one.row_id)
        return f"{part_words(row.part)}: {db.session.get_one(User, row.user_id).name}"
    return _("May see it: %(name)s", name=db.session.get_one(Grant, one.row_id).user.name)


def changed_words(merge: PersonMerge) -> Sequence[str]:
    """What someone changed after the merge: it stays as it is now."""
    named = {*ONE_OF, *JOINABLE, "other_names", "safety_note", "not_to_be_told"}
    found = []
    for one in changed_since(merge):
        table, name = one.split(".", 1)
        if table == "person" and name in named:
            found.append(field_words(name))
        elif table == "safe_contact":
            found.append(_("How to reach them"))
    return list(dict.fromkeys(found))
