"""Every form that makes something new is sent twice at the same moment, as by a double click: one row comes of it.

Forms are posted as a browser without JavaScript posts them. The control sends the second post with a token of its
own: then there are two.

    python -m tests.trouble.doubles [--short] [--on embedded|postgresql]
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from uuid import uuid4

from sqlalchemy import text
from werkzeug.test import TestResponse

from advocacy.db import Model, db
from tests.house.typing import Found

from .figures import Figure, Size, run, say
from .offices import Office, on_both
from .places import new_name
from .together import at_once

# Each form that makes a row, and what it needs besides one word that is new. W stands for that word.
CREATES: dict[str, dict[str, str]] = {
    "appointments.new": {"what": "W", "day": "tomorrow"},
    "cases.new": {"about": "W"},
    "contacts.add": {"text": "W"},
    "contacts.draft": {"note": "W"},
    "contacts.new": {"note": "W", "how": "call", "when": "today", "next_step": "W", "next_day": "tomorrow"},
    "directory.new_agency": {"name": "W"},
    "directory.new_service": {"name": "W"},
    "goals.new": {"words": "W"},
    "goals.rate": {"rated_on": "today", "words": "W"},
    "issues.new": {"title": "W", "agency_name": "W", "wants": "W"},
    "letters.new": {"template": "T06"},
    "people.addresses.new": {"lines": "W"},
    "people.new": {"name": "W"},
    "people.supporters.new": {"name": "W"},
    "referrals.new": {"need": "W", "asked_for": "W", "reply_by": "tomorrow"},
    "steps.new": {"what": "W", "due_on": "tomorrow"},
    "tasks.new": {"what": "W", "due_on": "tomorrow"},
    "transfer.index": {},
    "users.add_team": {"name": "W"},
    "users.new": {"name": "W", "email": "W@example.org"},
}
# Who did what, that a form was sent, this trial’s sessions; pieces of names differ from word
# to word; a second click on an invitation makes another link, which ends the first one.
NOT_COUNTED = ("audit_event", "audit_head", "submission", "user_session", "search_gram", "one_time_link")


@dataclass
class Tally:
    posts: int = 0
    rows: int = 0
    doubled: Counter[str] = field(default_factory=Counter)
    odd: list[str] = field(default_factory=list)


def counted() -> Counter[str]:
    """How many rows each table has."""
    names = [table.name for table in Model.metadata.sorted_tables if table.name not in NOT_COUNTED]
    whole = " union all ".join(f"select '{name}', count(*) from {name}" for name in names)
    db.session.rollback()
    return Counter({row[0]: row[1] for row in db.session.execute(text(whole))})


def sent(endpoint: str, form: Found) -> dict[str, Any]:
    """The form as it stands, with the word of its own in it."""
    word = f"W{new_name()}"
    more = {name: value.replace("W", word) for name, value in CREATES[endpoint].items()}
    fields: dict[str, Any] = {**form.filled({**form.words, **more}), "once": str(uuid4())}
    if endpoint == "transfer.index":
        fields["file"] = f"Case no,First,Last\n{word},Ana,Bel{word}\n".encode()
    return fields


def post(office: Office, role: str, action: str, fields: dict[str, Any]) -> Callable[[], TestResponse]:
    browser = office.browser(role)

    def send() -> TestResponse:
        if "file" not in fields:
            return browser.open(action, fields)
        form = {**fields, "file": (BytesIO(fields["file"]), "people.csv")}
        return browser.open(action, form, content_type="multipart/form-data")

    return send


def once_alone(office: Office, role: str, action: str, endpoint: str, form: Found) -> Counter[str]:
    """What one post of this form makes: rows by table."""
    before = counted()
    answer = post(office, role, action, sent(endpoint, form))()
    assert answer.status_code in (200, 303), f"{endpoint}: {answer.status_code}"
    made = counted() - before
    assert made, f"{endpoint} made nothing"
    return made


def double(
    office: Office, role: str, action: str, endpoint: str, form: Found
) -> tuple[Counter[str], list[int]]:
    """What two posts with the same token at the same moment make."""
    fields = sent(endpoint, form)
    two = [post(office, role, action, fields) for _ in range(2)]
    before = counted()
    answers = at_once(*two)
    return counted() - before, [answer.status_code for answer in answers]


def two_tokens(office: Office, role: str, action: str, endpoint: str, form: Found) -> Counter[str]:
    """The control: as if the form carried no token."""
    fields = [sent(endpoint, form) for _ in range(2)]
    before = counted()
    at_once(*(post(office, role, action, one) for one in fields))
    return counted() - before


def trial_of(office: Office, size: Size) -> Figure:
    forms = {
        form.endpoint: (role, form) for role, _url, form in office.all_forms() if form.endpoint in CREATES
    }
    _add_those_without_a_page(forms, office)
    missing = set(CREATES) - set(forms)
    tally, control = Tally(), Tally()
    for endpoint, (role, form) in sorted(forms.items()):
        alone = once_alone(office, role, form.action, endpoint, form)
        for _ in range(size.pick(10, 1)):
            made, codes = double(office, role, form.action, endpoint, form)
            tally.posts += 1
            tally.rows += made == alone
            if made != alone or not set(codes) <= {200, 303}:
                tally.doubled[endpoint] += 1
                tally.odd.append(f"{endpoint}: {dict(made)} and not {dict(alone)} {codes}")
        control.doubled[endpoint] += two_tokens(office, role, form.action, endpoint, form) != alone
    for odd in tally.odd[:20]:
        say(odd)
    words = f"{tally.posts} double posts of {len(forms)} forms made {tally.rows} records"
    words += f", not found: {sorted(missing)}" if missing else ""
    shown = f"with two tokens: {control.doubled.total()} of {len(forms)} forms made two"
    where = db.engine.dialect.name
    sound = tally.posts == tally.rows and not missing
    return Figure(
        f"double posts, {where}", words, "one record each", sound, shown, control.doubled.total() > 0
    )


def _add_those_without_a_page(forms: dict[str, tuple[str, Found]], office: Office) -> None:
    """What the note's page sends by itself while someone writes has the same fields, and another address."""
    role, form = forms["contacts.new"]
    forms["contacts.draft"] = (role, Found(form.page, "/contacts/draft", "contacts.draft", *_rest(form)))


def _rest(form: Found) -> tuple[dict[str, str], set[str], set[str], dict[str, list[str]]]:
    return form.words, form.one_line, form.secret, form.others


trial = on_both(trial_of)

if __name__ == "__main__":
    run(trial)
