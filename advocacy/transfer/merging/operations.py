"""Asking whether two records are one person, answering, and making them one. Nothing here commits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.cases.timeline import add_entry
from advocacy.db import db
from advocacy.people.indexing import index_person
from advocacy.people.models import Person
from advocacy.people.operations import sort_name
from advocacy.web.refusals import Refused

from . import moving, queries, rules
from .comparing import compare, outcome
from .models import MergeState, PersonMerge
from .words import obstacle_words

KIND = "merge"


@dataclass(frozen=True)
class Decision:
    """What the supervisor chose, why, and whether the person said so where a rule gets looser."""

    picks: Mapping[str, str]
    why: str
    they_said_so: bool = False
    version: int | None = None


def refuse(obstacle: rules.Obstacle | None) -> None:
    if obstacle:
        raise Refused(obstacle_words(obstacle))


def ask(kept: Person, other: Person, words: str, *, by: User) -> PersonMerge:
    """An advocate who sees both asks the supervisor."""
    merge = _new(kept, other, MergeState.ASKED)
    merge.asked_by_id, merge.asked_at, merge.asked_words = by.id, clock.now(), words
    db.session.add(merge)
    db.session.flush()
    record("merge.asked", kept, by=by, merge=merge.public_id, other=other.public_id)
    return merge


def _new(kept: Person, other: Person, state: MergeState) -> PersonMerge:
    return PersonMerge(public_id=uuid4(), kept_id=kept.id, other_id=other.id, state=state, owned={})


def decline(merge: PersonMerge, words: str, *, by: User) -> None:
    """They are two people. Both records stay as they are."""
    refuse(None if merge.state == MergeState.ASKED else rules.Obstacle.NOT_ASKED)
    _answer(queries.asked_about(merge.kept, merge.other), MergeState.DECLINED, words, by)
    record("merge.declined", merge.kept, by=by, merge=merge.public_id, other=merge.other.public_id)


def _answer(asked: Sequence[PersonMerge], state: MergeState, words: str, by: User) -> None:
    """Everyone who asked about the same two gets the same answer."""
    for one in asked:
        one.state, one.why, one.decided_by_id, one.decided_at = state, words, by.id, clock.now()


def merge_people(kept: Person, other: Person, decision: Decision, *, by: User) -> PersonMerge:
    """Two records become one. Both rows are locked: `queries.two_or_404` inside writing() did that."""
    comparison = compare(kept, other)
    if decision.version is not None and decision.version != comparison.version:
        raise Refused(_("One of the two was changed while you were looking. Look at both again, then go on."))
    picks = comparison.complete(decision.picks)
    loosened = comparison.looser(picks, kept, other)
    refuse(
        rules.obstacle_to_merging(
            kept.id, other.id, by.role, loosened=bool(loosened), said=decision.they_said_so
        )
    )
    merge = _begin(kept, other, decision, by)
    _join(merge, kept, other, picks)
    _tell(merge, kept, _("Two records of this person became one"), by)
    record("person.merged", kept, by=by, merge=merge.public_id, other=other.public_id, loosened=loosened)
    record("person.merged_into", other, by=by, merge=merge.public_id, kept=kept.public_id)
    return merge


def _begin(kept: Person, other: Person, decision: Decision, by: User) -> PersonMerge:
    _answer(queries.asked_about(kept, other), MergeState.ANSWERED, decision.why, by)
    merge = _new(kept, other, MergeState.MERGED)
    merge.why, merge.decided_by_id, merge.decided_at = decision.why, by.id, clock.now()
    merge.owned = moving.owned_by(kept)
    db.session.add(merge)
    db.session.flush()
    return merge


def _join(merge: PersonMerge, kept: Person, other: Person, picks: Mapping[str, str]) -> None:
    moving.change_fields(merge, kept, outcome(kept, other, picks))
    kept.sort_name = sort_name(kept.name)
    moving.change_ways(merge, kept, other, picks)
    moving.move_rows(merge, kept, other)
    moving.protect_same_addresses(merge, kept)
    other.merged_into_id = kept.id
    reindex(other, kept)


def reindex(*people: Person) -> None:
    """Both changed: whoever has one of them open is told. What they are found by is written anew."""
    for person in people:
        person.version += 1
    db.session.flush()
    for person in people:
        index_person(person)


def _tell(merge: PersonMerge, person: Person, title: str, by: User) -> None:
    """On the timeline of every case."""
    for case in queries.cases_of_record(person):
        add_entry(case, KIND, merge.public_id, title, by=by)
