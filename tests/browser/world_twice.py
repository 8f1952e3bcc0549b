"""People who stand in the world twice: one pair to compare, one that is asked about, one that became one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advocacy.accounts.models import User
from advocacy.db import db
from advocacy.people.belongings import add_address, add_supporter
from advocacy.people.facts import AddressFacts, PersonFacts, SupporterFacts
from advocacy.people.facts import ContactFacts as Reach
from advocacy.people.models import Allowed, Method, Person
from advocacy.people.operations import add_person, change_words
from advocacy.transfer.merging.operations import Decision, ask, merge_people
from tests.browser.words import LONG, UNBROKEN

if TYPE_CHECKING:
    from tests.browser.world import World


def write_twice(world: World) -> None:
    kept = world.cases[1].person
    with db.writing():
        alike, asked, joined = (_again(world.advocate, number) for number in range(3))
        world.ids["other_id"] = [alike.public_id]
        world.keep("merge_id", ask(kept, asked, LONG, by=world.advocate))
    with db.writing():
        world.ids["merge_id"][:0] = [
            merge_people(kept, joined, Decision({}, LONG), by=world.supervisor).public_id
        ]
    with db.writing():
        add_supporter(kept, SupporterFacts(f"After {UNBROKEN[:60]}"), by=world.advocate)


def _again(by: User, number: int) -> Person:
    facts = PersonFacts(
        f"Someone alike {number}", legal_name=UNBROKEN[:60], languages="Khmer", access_needs=LONG
    )
    ways = {
        Method.CALL: Reach(Allowed.NEVER, "555-0199"),
        Method.TEXT: Reach(Allowed.NEVER, "", "", LONG[:200]),
        Method.POST: Reach(Allowed.YES, "Plain envelope"),
    }
    person = add_person(facts, by=by, contacts=ways, own_word="friend")
    change_words(
        person,
        ("not_to_be_told", "what_matters"),
        dict.fromkeys(("not_to_be_told", "what_matters"), LONG),
        None,
        by=by,
    )
    add_address(person, AddressFacts(f"{number} {UNBROKEN} Street"), by=by)
    return person
