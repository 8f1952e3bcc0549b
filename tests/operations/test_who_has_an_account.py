"""Nobody learns from the sign-in page who has an account here: same words, same time."""

import re
from statistics import median
from time import perf_counter

import pytest
from sqlalchemy import delete

from advocacy import clock
from advocacy.accounts import signing_in
from advocacy.accounts.models import FailedSignIns
from advocacy.accounts.passwords import fits, hash_password
from advocacy.db import db
from tests.factors import give_phone
from tests.looking import Browser

TRIES, MOST = 200, 0.005
WRONG = "not this one at all"
# As strong as makes the difference plain, and no stronger: the control would need longer otherwise.
MEMORY = 8192
CHANGING = re.compile(r'[0-9a-f]{8}-[0-9a-f-]{27}|value="[^"]*@example.org"')


@pytest.fixture
def known(app, make, monkeypatch):
    """Accounts of every kind, whose passwords cost what they cost in earnest, in little."""
    monkeypatch.setitem(app.config, "PASSWORD_MEMORY_KIB", MEMORY)
    password_hash = hash_password("lanterns by the river")
    facts = {"password_hash": password_hash}
    with_phone = make.advocate(email="phone@example.org", **facts)
    give_phone(with_phone)
    make.advocate(email="known@example.org", **facts)
    make.advocate(email="ended@example.org", disabled_at=clock.now(), **facts)
    make.advocate(email="asked@example.org", password_hash=None)


def forget() -> None:
    """The counters are cleared, so that waiting does not stand in for hashing."""
    with db.writing() as session:
        session.execute(delete(FailedSignIns))


def tried(browser: Browser, email: str) -> tuple[float, str]:
    forget()
    began = perf_counter()
    answer = browser.send("/sign-in", email=email, password=WRONG)
    return perf_counter() - began, f"{answer.status_code} {CHANGING.sub('', answer.text)}"


def medians(browser: Browser, emails: tuple[str, str], tries: int) -> tuple[list[float], set[str]]:
    """In turn, so that whatever else the machine does meets both alike."""
    taken: dict[str, list[float]] = {email: [] for email in emails}
    bodies = set()
    for _ in range(tries):
        for email in emails:
            seconds, body = tried(browser, email)
            taken[email].append(seconds)
            bodies.add(body)
    return [median(taken[email]) for email in emails], bodies


@pytest.mark.parametrize(
    ("email", "tries"),
    [
        ("known@example.org", TRIES),
        ("phone@example.org", 60),
        ("ended@example.org", 60),
        ("asked@example.org", 60),
    ],
)
def test_an_unknown_account_and_a_wrong_password_look_and_take_the_same(app, known, email, tries):
    for _again in range(3):  # the machine may do something else meanwhile; a real difference stays
        (one, other), bodies = medians(Browser(app), (email, "nobody@example.org"), tries)
        assert len(bodies) == 1
        if abs(one - other) < MOST:
            break
    assert abs(one - other) < MOST, f"{email}: {one * 1000:.1f} ms, unknown: {other * 1000:.1f} ms"


def test_without_the_stand_in_hash_the_difference_is_seen(app, known, monkeypatch):
    """The control: as a sign-in would be that looks for the account first."""

    def hasty(password: str, password_hash: str | None) -> bool:
        return fits(password, password_hash) if password_hash else False

    monkeypatch.setattr(signing_in, "fits", hasty)
    (one, other), _bodies = medians(Browser(app), ("known@example.org", "nobody@example.org"), 20)
    assert one - other > MOST
