"""The rows of a copy whose words change: teams, colleagues, people, cases, consents, and how to reach people."""

from collections.abc import Mapping, Sequence
from typing import Any

from advocacy.people.indexing import PHONES, pieces_of
from advocacy.people.models import Method, Person, SafeContact
from advocacy.people.operations import sort_name

from .names import Families, in_another_area

Row = dict[str, Any]


class Renaming:
    """What the words of each row become. The ids have been moved already."""

    def __init__(self, first: Mapping[str, Sequence[Row]]) -> None:
        self.people, self.cases = len(first["person"]), len(first["support_case"])
        self.families = Families(first["person"])

    def team(self, row: Row, copy: int) -> Row:
        return row | {"name": f"{row['name']} {copy + 1}"}

    def user_account(self, row: Row, copy: int) -> Row:
        before, _, after = row["email"].partition("@")
        return row | {
            "email": f"{before}.{copy + 1}@{after}",
            "name": self.families.for_staff(row["name"], copy),
        }

    def person(self, row: Row, copy: int) -> Row:
        number = int(row["reference"].lstrip("P")) + copy * self.people
        names = self.families.renamed(row, copy)
        changed = row | names | {"reference": f"P{number:05}"}
        return changed | {"sort_name": sort_name(changed["name"])}

    def support_case(self, row: Row, copy: int) -> Row:
        return row | {"reference": f"{int(row['reference']) + copy * self.cases:04}"}

    def consent(self, row: Row, copy: int) -> Row:
        return row | {"number": f"{row['number']}.{copy + 1}"}

    authority = consent

    def safe_contact(self, row: Row, copy: int) -> Row:
        if row["method"] in PHONES:
            return row | {"details": in_another_area(row["details"], copy)}
        if row["method"] == Method.EMAIL and row["details"]:
            before, _, after = row["details"].partition("@")
            return row | {"details": f"{before}.{copy + 1}@{after}"}
        return row


def index(people: Sequence[Row], contacts: Sequence[Row]) -> list[dict[str, int | str]]:
    """Let each row say what it is found by; answers with the pieces."""
    ways: dict[int, list[SafeContact]] = {}
    for row in contacts:
        ways.setdefault(row["person_id"], []).append(SafeContact(**row))
    pieces = []
    for row in people:
        person = Person(**row, safe_contacts=ways.get(row["id"], []))
        pieces += pieces_of(person)
        row["search_text"] = person.search_text
    return pieces
