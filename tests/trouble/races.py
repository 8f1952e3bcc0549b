"""Two people save the same form at the same moment: one is saved, the other sees both texts.

Every kind of form that edits. The control sends the same two posts without the version that the form carries: then
one overwrites the other.

    python -m tests.trouble.races [--short] [--on embedded|postgresql]
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from html import unescape

from werkzeug.test import TestResponse

from advocacy.db import db
from tests.house.typing import all_strings

from .figures import Figure, Size, run, say
from .offices import Office, on_both
from .places import new_name
from .together import at_once

# In which box both of them write. A form with words and a version that is not named here makes the trial fail.
BOX = {
    "appointments.edit": "what",
    "attachments.show": "shows",
    "case_life.close": "words",
    "case_life.pause": "words",
    "cases.edit": "about",
    "contacts.change": "note",
    "directory.edit_agency": "description",
    "directory.edit_service": "description",
    "goals.edit": "why",
    "goals.edit_rating": "words",
    "issues.edit": "wants",
    "issues.end": "persons_outcome",
    "letters.edit": "body",
    "organization.settings": "address",
    "own.account": "job_title",
    "people.addresses.change": "note",
    "people.editing.about": "access_needs",
    "people.editing.not_to_be_told": "not_to_be_told",
    "people.editing.safe_contact": "safety_note",
    "people.editing.what_matters": "strengths",
    "people.supporters.change": "may_know",
    "referrals.edit": "facts",
    "steps.edit": "what",
    "tasks.edit": "what",
    "users.show": "job_title",
}
# What these forms need besides.
MORE = {
    "case_life.pause": {"look_again_on": "tomorrow"},
    "people.addresses.change": {"lines": "14 Alder Street"},
    "referrals.edit": {"asked_for": "A lawyer", "reply_by": "tomorrow"},
}
# Two records become one there: its races stand in tests/operations/test_merging_at_once.py.
ELSEWHERE = {"merging.compare"}
ONLY_ONCE = ("case_life.close", "case_life.pause", "issues.end")


@dataclass
class Tally:
    """How the races ended."""

    races: int = 0
    silent: Counter[str] = field(default_factory=Counter)
    odd: list[str] = field(default_factory=list)

    @property
    def overwrites(self) -> int:
        return sum(self.silent.values())


def race(
    office: Office, role: str, url: str, endpoint: str, tally: Tally, *, with_version: bool = True
) -> None:
    form = office.fresh(role, url, endpoint)
    texts = [f"Words {new_name()}" for _ in range(2)]
    two = [office.browser(role) for _ in texts]
    posts = []
    for text in texts:
        sent = {**form.filled({**form.words, **MORE.get(endpoint, {}), BOX[endpoint]: text}), "once": ""}
        if not with_version:
            sent["version"] = ""
        posts.append(sent)
    answers = at_once(
        *(partial(browser.open, form.action, post) for browser, post in zip(two, posts, strict=True))
    )
    db.session.rollback()
    tally.races += 1
    _judge(endpoint, answers, texts, tally)


def _judge(endpoint: str, answers: Sequence[TestResponse], texts: Sequence[str], tally: Tally) -> None:
    codes = [answer.status_code for answer in answers]
    stored = "\n".join(all_strings())
    kept = [text in stored for text in texts]
    if codes.count(303) == 2:
        if not all(kept):
            tally.silent[endpoint] += 1
        return
    if codes.count(303) != 1 or not set(codes) <= {303, 409, 422}:
        tally.odd.append(f"{endpoint}: {codes}")
        return
    winner = codes.index(303)
    page = unescape(answers[1 - winner].text)
    if not kept[winner] or kept[1 - winner]:
        tally.silent[endpoint] += 1
    if texts[1 - winner] not in page or (codes[1 - winner] == 409 and texts[winner] not in page):
        tally.odd.append(f"{endpoint}: the loser does not see both texts")


def trial_of(office: Office, size: Size) -> Figure:
    """All kinds of forms, each so many times; the ones that end something get a new case each time."""
    versioned = [one for one in office.all_forms() if one[2].words and one[2].others.get("version", [""])[0]]
    kinds = {form.endpoint: (role, office.pattern(url)) for role, url, form in versioned}
    unknown = (set(kinds) - ELSEWHERE) ^ set(BOX)
    tally, control = Tally(), Tally()
    for endpoint in sorted(kinds.keys() & BOX.keys(), key=lambda one: (one in ONLY_ONCE, one)):
        role, pattern = kinds[endpoint]
        for _ in range(size.pick(20, 1)):
            if endpoint in ONLY_ONCE:
                office.begin_anew()
            race(office, role, office.url(pattern), endpoint, tally)
        for _ in range(0 if endpoint in ONLY_ONCE else size.pick(5, 1)):
            race(office, role, office.url(pattern), endpoint, control, with_version=False)
        say(f"{endpoint}: {tally.races} races, {tally.overwrites} silent")
    for odd in tally.odd[:20]:
        say(odd)
    words = f"{tally.races} races over {len(BOX)} forms: {tally.overwrites} silent overwrites"
    words += f", {len(tally.odd)} that do not show both texts" if tally.odd else ""
    words += f", not known here: {sorted(unknown)}" if unknown else ""
    sound = not tally.overwrites and not tally.odd and not unknown
    shown = f"without the version: {control.overwrites} of {control.races} overwrite"
    where = db.engine.dialect.name
    return Figure(f"races, {where}", words, "0 silent overwrites", sound, shown, control.overwrites > 0)


trial = on_both(trial_of)

if __name__ == "__main__":
    run(trial)
