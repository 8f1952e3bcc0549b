"""Sessions that end while someone is writing: after signing in as the same user, every word is there; for nobody else.

Each kind of form in which words are written, and each way in which a session ends. The control throws away what was
kept before the user comes back: then nothing is given back.

    python -m tests.trouble.sessions [--short] [--on embedded|postgresql]
"""

from dataclasses import dataclass, field
from html import unescape
from typing import Any

from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import delete
from werkzeug.test import TestResponse

from advocacy.accounts.administration import enable_user
from advocacy.accounts.models import User
from advocacy.accounts.passwords import hash_password
from advocacy.db import db
from advocacy.drafts.models import Draft, KeptPost
from tests.house.typing import Found, forms_of
from tests.looking import Browser

from . import doubles, races
from .figures import Figure, Size, run, say
from .offices import Office, on_both
from .places import new_name
from .ways import PASSWORD, WAYS, Desk, Way, dispose, idle, restarted

# What is not a person’s words but a file, a choice, or what the page sends by itself.
WITHOUT_WORDS = ("transfer.index", "letters.new", "contacts.draft")


@dataclass
class Tally:
    ends: int = 0
    back: int = 0
    seen_by_others: int = 0
    troubles: list[str] = field(default_factory=list)


def writes(office: Office) -> list[tuple[str, str, str]]:
    """Every kind of form with words in it: role, page and endpoint."""
    found = []
    for role, url, form in office.all_forms():
        if form.endpoint in {*races.BOX, *doubles.CREATES} - set(WITHOUT_WORDS):
            found.append((role, office.pattern(url), form.endpoint))
    return sorted(set(found), key=lambda one: (one[2] in races.ONLY_ONCE, one[2]))


def filled(form: Found) -> tuple[dict[str, Any], str]:
    """The form with one word in it that stands nowhere else."""
    word = f"Words {new_name()}"
    if form.endpoint in races.BOX:
        more = {**races.MORE.get(form.endpoint, {}), races.BOX[form.endpoint]: word}
    else:
        texts = {name: text.replace("W", word) for name, text in doubles.CREATES[form.endpoint].items()}
        more = texts | ({"email": f"{word.split()[1]}@example.org"} if "email" in texts else {})
    return form.filled({**form.words, **more}), word


def end_mid_note(
    desk: Desk, page: str, endpoint: str, way: Way, tally: Tally, *, forget: bool = False
) -> None:
    text = desk.browser.open(page).text
    form = next(one for one in forms_of(desk.office.app, page, text) if one.endpoint == endpoint)
    desk.csrf = form.others["csrf_token"][0]
    fields, word = filled(form)
    way(desk)
    answer = desk.browser.open(form.action, fields)
    db.session.rollback()
    tally.ends += 1
    if forget:
        with db.writing() as session:
            session.execute(delete(KeptPost))
            session.execute(delete(Draft))
    name = f"{endpoint} {way.__name__}"
    if _comes_back(desk, answer, word, tally):
        tally.back += 1
    else:
        tally.troubles.append(f"{name}: {answer.status_code}")


def _comes_back(desk: Desk, answer: TestResponse, word: str, tally: Tally) -> bool:
    """In the record, or on a page of the same user that can be sent again."""
    if answer.status_code in (200, 303) and "/sign-in" not in (answer.location or ""):
        return True
    if answer.status_code == 303 or answer.status_code == 302:
        tally.seen_by_others += word in _what_another_sees(desk)
        page = _after_signing_in(desk)
    else:
        page = answer.text
    if word not in unescape(page):
        return False
    with db.writing():
        enable_user(db.session.get_one(User, desk.user.id), by=desk.office.make.administrator_at_hand)
    return _sent_again(desk, page, word)


def _what_another_sees(desk: Desk) -> str:
    """On the same machine, in the same browser."""
    landed = desk.sign_in(desk.office.make.someone_else)
    pages = [desk.browser.open(url).text for url in (landed.location, "/drafts", "/contacts/new")]
    desk.browser.open("/sign-out", {"csrf_token": _csrf(pages[1])})
    return unescape("".join(pages))


def _csrf(page: str) -> str:
    return str(BeautifulSoup(page, "html.parser").select_one("[name=csrf_token]")["value"])  # type: ignore[index]


def _after_signing_in(desk: Desk) -> str:
    landed = desk.sign_in(desk.user)
    return desk.browser.open(landed.location).text if landed.status_code == 303 else ""


def _sent_again(desk: Desk, page: str, word: str) -> bool:
    """One press; a page of before the sign-in asks once more, with the words still on it."""
    for _ in range(3):
        form = next((one for one in forms_of(desk.office.app, "", page) if word in str(one)), None)
        if form is None:
            return False
        answer = desk.browser.open(form.action, form.filled(form.words))
        if answer.status_code in (200, 303) and "/sign-in" not in (answer.location or ""):
            return True
        page = _after_signing_in(desk) if answer.status_code in (302, 303) else answer.text
    return False


def trial_of(office: Office, size: Size) -> Figure:
    office.make.administrator_at_hand = office.make.administrator()
    office.make.someone_else = office.make.advocate(password_hash=hash_password(PASSWORD))
    apps = restarted(office.app)
    office.app.config["WTF_CSRF_ENABLED"] = False
    kinds = writes(office)
    office.app.config["WTF_CSRF_ENABLED"] = True
    tally, control = Tally(), Tally()
    rounds = size.pick(2, 1)
    for turn in range(rounds * len(kinds)):
        if size.short and turn % 5:
            continue
        role, pattern, endpoint = kinds[turn % len(kinds)]
        if endpoint in races.ONLY_ONCE:
            office.begin_anew()
        desk = _desk(office, role, apps)
        end_mid_note(desk, office.url(pattern), endpoint, WAYS[turn % len(WAYS)], tally)
    for role, pattern, endpoint in kinds[: size.pick(10, 2)]:
        end_mid_note(_desk(office, role, apps), office.url(pattern), endpoint, idle, control, forget=True)
    for trouble in tally.troubles[:20]:
        say(trouble)
    dispose(apps)
    words = f"{tally.back} of {tally.ends} came back, over {len(kinds)} forms and {len(WAYS)} ways to end"
    words += f"; another user of the same browser saw {tally.seen_by_others}"
    shown = f"with what was kept thrown away: {control.back} of {control.ends} came back"
    sound = tally.back == tally.ends and not tally.seen_by_others
    where = db.engine.dialect.name
    return Figure(f"sessions that end, {where}", words, "all, to nobody else", sound, shown, not control.back)


def _desk(office: Office, role: str, apps: dict[str, Flask]) -> Desk:
    user = office.users[role]
    with db.writing():
        known = db.session.get_one(User, user.id)
        known.password_hash = hash_password(PASSWORD)
    return Desk(office, known, Browser(office.app).sign_in(known), apps)


trial = on_both(trial_of)

if __name__ == "__main__":
    run(trial)
