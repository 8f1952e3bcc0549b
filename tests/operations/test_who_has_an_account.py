"""Nobody learns from the sign-in page who has an account here: same words, same time."""

import re
from statistics import median
from time import perf_counter

import pytest
from argon2 import PasswordHasher, extract_parameters
from sqlalchemy import delete, select

from advocacy import clock
from advocacy.accounts import signing_in
from advocacy.accounts.models import FailedSignIns, KnownDevice, User
from advocacy.accounts.passwords import fits, hash_password, hasher
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


def work_of(browser: Browser, email: str, queries, monkeypatch) -> tuple[list[str], list[str]]:
    """Every statement and every hash of one try: what a try takes, without the noise of a clock."""
    hashes: list[str] = []
    verify = PasswordHasher.verify

    def counted(self, password_hash, password):
        hashes.append(str(extract_parameters(password_hash)))
        return verify(self, password_hash, password)

    forget()
    with monkeypatch.context() as patch, queries() as seen:
        patch.setattr(PasswordHasher, "verify", counted)
        browser.send("/sign-in", email=email, password=WRONG)
    return list(seen), hashes


EVERY_KIND = ("known", "phone", "ended", "asked")


@pytest.mark.parametrize("device", [False, True], ids=["from anywhere", "from a device that somebody knows"])
def test_every_try_is_the_same_work(app, known, queries, monkeypatch, device):
    """The same statements and the same hash. On a busy machine a clock shows differences that are none."""
    browser = Browser(app)
    if device:
        browser.send("/sign-in", email="known@example.org", password="lanterns by the river")
        browser.open("/sign-out", {})
        assert db.session.scalars(select(KnownDevice)).all()
    tried(browser, "warm@example.org")
    unknown = work_of(browser, "nobody@example.org", queries, monkeypatch)
    assert len(unknown[1]) == 1 and len(unknown[0]) > 3
    for name in EVERY_KIND:
        assert work_of(browser, f"{name}@example.org", queries, monkeypatch) == unknown, name


def test_without_the_stand_in_there_is_less_work(app, known, queries, monkeypatch):
    """The control of the count."""
    monkeypatch.setattr(signing_in, "fits", lambda password, found: bool(found) and fits(password, found))
    browser = Browser(app)
    one, other = (
        work_of(browser, f"{name}@example.org", queries, monkeypatch) for name in ("known", "nobody")
    )
    assert one != other


@pytest.mark.parametrize("email", ["known@example.org", "phone@example.org"])
def test_whoever_signs_in_costs_what_the_stand_in_costs(app, known, monkeypatch, email):
    """After the costs were set anew, an older hash would take another time."""
    monkeypatch.setitem(app.config, "PASSWORD_MEMORY_KIB", 2 * MEMORY)
    Browser(app).send("/sign-in", email=email, password="lanterns by the river")
    db.session.rollback()
    found = db.session.scalars(select(User.password_hash).where(User.email == email)).one()
    assert not hasher().check_needs_rehash(found)
