"""What the record can lend to a letter, each with one tick: dated, in one plain sentence, with what it tells about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from advocacy import clock
from advocacy.consent.topics import Topic
from advocacy.db import db
from advocacy.issues.models import System

from .case_facts import Fact
from .fact_lines import UnclearLine, read_facts, write_facts
from .gathering import template_of
from .lending import CONTACTS, DEADLINES, ISSUES, LETTERS, NOTICES
from .lent_words import Telling, in_one_line
from .models import Letter

TOPIC_OF = {
    System.HEALTHCARE: Topic.HEALTH,
    System.EDUCATION: Topic.EDUCATION,
    System.SOCIAL_SERVICES: Topic.SITUATION,
    System.BENEFITS: Topic.BENEFITS,
    System.HOUSING: Topic.HOUSING,
    System.EMPLOYMENT: Topic.WORK,
    System.JUSTICE: Topic.JUSTICE,
    System.IMMIGRATION: Topic.IMMIGRATION,
    System.OTHER: Topic.SITUATION,
}


@dataclass(frozen=True)
class Lent:
    """One thing to tick. `private` are words that somebody wrote down for the house alone."""

    key: str
    fact: Fact
    topics: frozenset[str] = field(default_factory=frozenset)
    private: bool = False


@dataclass(frozen=True)
class Picked:
    """The lines with what was ticked among them, and what the letter then tells about."""

    lines: str
    topics: tuple[str, ...]


def offers(letter: Letter) -> dict[str, Lent]:
    """Each by a key that the form sends back, in order of days; what stands in the letter already is left out."""
    today = clock.today()
    taken = {(fact.day, fact.text) for fact in _facts_of(letter, today)}
    found = (one for one in _all(letter) if one.fact.day <= today)
    new = (one for one in found if (one.fact.day, one.fact.text) not in taken)
    return {one.key: one for one in sorted(new, key=lambda one: one.fact.day)}


def add_picked(
    lines: str, topics: Iterable[str], picked: Iterable[str], letter: Letter, today: date
) -> Picked:
    """What was typed and what was ticked, in order of days. Each brings its topics, so that consent is asked."""
    wanted = frozenset(picked)
    if not wanted:
        return Picked(lines, tuple(topics))
    chosen = [one for one in _all(letter) if one.key in wanted and one.fact.day <= today]
    written = write_facts([*read_facts(lines, today), *(one.fact for one in chosen)])
    brought = {str(topic) for one in chosen for topic in one.topics}
    return Picked(written, tuple(dict.fromkeys((*topics, *sorted(brought)))))


def _facts_of(letter: Letter, today: date) -> tuple[Fact, ...]:
    try:
        return read_facts(letter.facts, today)
    except UnclearLine:
        return ()


def _all(letter: Letter) -> Iterator[Lent]:
    telling = Telling(letter.language, letter.signer, letter.case.person.name)
    case = {"case": letter.case_id}
    for row in db.read(NOTICES, case):
        yield from _of_notice(row, telling, _topics(letter, row.system, own=row.id == letter.notice_id))
    for row in db.read(ISSUES, case):
        yield from _of_issue(row, telling, _topics(letter, row.system, own=row.id == letter.issue_id))
    for row in db.read(LETTERS, {**case, "letter": letter.id}):
        yield from _of_letter(row, telling)
    for row in db.read(DEADLINES, case):
        yield from _of_deadline(
            row, telling, _topics(letter, row.system, own=row.notice_id == letter.notice_id)
        )
    for row in db.read(CONTACTS, case):
        yield from _of_contact(row, telling)


def _topics(letter: Letter, system: str, *, own: bool) -> frozenset[str]:
    """What the letter is about anyway brings its template’s topics; anything else brings its own system’s."""
    return frozenset(template_of(letter).topics) if own else frozenset({TOPIC_OF[System(system)]})


def _of_notice(row: Any, telling: Telling, topics: frozenset[str]) -> Iterator[Lent]:
    if row.dated:
        what = "notice_takes" if row.takes_away.strip() else "notice"
        text = telling.say(what, who=row.who, words=row.takes_away)
        fact = Fact(row.dated, text, telling.proof("the notice"))
        yield Lent(f"notice-dated-{row.public_id}", fact, topics)
    if row.received and row.dated:
        proof = telling.proof(row.received_how)
        fact = Fact(row.received, telling.say("received", day=row.dated), proof)
        yield Lent(f"notice-received-{row.public_id}", fact, topics)
    if row.effective and row.dated:
        fact = Fact(row.effective, telling.say("effective", day=row.dated))
        yield Lent(f"notice-effective-{row.public_id}", fact, topics)


def _of_issue(row: Any, telling: Telling, topics: frozenset[str]) -> Iterator[Lent]:
    yield Lent(
        f"issue-began-{row.public_id}", Fact(row.opened_on, telling.say("began", words=row.title)), topics
    )
    if row.wants.strip():
        wants = Fact(row.opened_on, telling.quoted("wants", row.wants))
        yield Lent(f"issue-wants-{row.public_id}", wants, topics)
    if row.ended_on and row.persons_outcome.strip():
        ended = Fact(row.ended_on, telling.quoted("ended", row.persons_outcome))
        yield Lent(f"issue-ended-{row.public_id}", ended, topics)


def _of_letter(row: Any, telling: Telling) -> Iterator[Lent]:
    topics, who = frozenset(row.topics), (row.recipient.splitlines() or [""])[0]
    proof = telling.proof("letter", row.number) if row.number else ""
    sent = Fact(row.sent_on, telling.say("sent", who=who, words=row.subject), proof)
    yield Lent(f"letter-sent-{row.public_id}", sent, topics)
    if row.replied_on:
        replied = Fact(row.replied_on, telling.say("replied", who=who, day=row.sent_on))
        yield Lent(f"letter-replied-{row.public_id}", replied, topics)


def _of_deadline(row: Any, telling: Telling, topics: frozenset[str]) -> Iterator[Lent]:
    if row.filed_on and row.act == "person":
        what = f"filed_{row.result}" if telling.knows(f"filed_{row.result}") else "filed"
        what = what if row.dated else "filed_undated"
        proof = telling.proof(row.proof, row.proof_number)
        fact = Fact(row.filed_on, telling.say(what, day=row.dated), proof)
        yield Lent(f"deadline-filed-{row.public_id}", fact, topics)
    elif row.act == "agency" and row.ended_on:
        answered = Fact(row.ended_on, telling.say("answered", who=row.who))
        yield Lent(f"deadline-answered-{row.public_id}", answered, topics)


def _of_contact(row: Any, telling: Telling) -> Iterator[Lent]:
    """That one talked, and apart from it what was noted: its words go nowhere unless somebody ticks them."""
    topics = frozenset({Topic.SITUATION})
    if row.reached:
        fact = Fact(row.happened_on, telling.say(row.way, who=row.who))
        yield Lent(f"contact-{row.public_id}", fact, topics)
    if words := in_one_line(row.note):
        note = Fact(row.happened_on, words)
        yield Lent(f"note-{row.public_id}", note, topics, private=True)
