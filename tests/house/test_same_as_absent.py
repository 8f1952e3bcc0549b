"""A record that is kept from someone is to them as if it were not there: same pages, same counts, same time."""

import re
import time
from datetime import timedelta
from statistics import median
from uuid import uuid4

import pytest

from advocacy import clock
from advocacy.access.models import Cause, Grant, GrantKind, KeptAway, Restriction
from advocacy.access.queries import secret_from
from advocacy.accounts.models import Role, Team, User
from advocacy.db import db
from tests.house.leaks import everything_in
from tests.house.records import CANARY, make_records
from tests.house.routes import all_rules
from tests.house.test_access_matrix import addresses
from tests.looking import Browser
from tests.make import Make

ID = re.compile("[0-9a-f]{8}-[0-9a-f-]{27}")
TOKEN = re.compile(r'"[\w.-]{60,}"')
MAIL = re.compile(r"person\d+@")
CLOCK = re.compile(r"\d{1,2}:\d\d\s?[ap]m")
TOTALS = ("/reports",)  # over the whole house, with small numbers hidden


def a_team(name):
    make = Make()
    make._team = make.kept(Team(name=name))
    return make


def without_ids(text):
    """As it reads, without what is another one on every page and for every user."""
    return CLOCK.sub("time", ID.sub("id", TOKEN.sub("token", MAIL.sub("mail", text))))


@pytest.fixture
def kept(make):
    """A record that is kept from the supervisor of its team, and one that is restricted in another team."""
    kept_from = make.supervisor(name="Sam Same")
    records = make_records(make)
    for person in (records.case.person, records.alike):
        facts = {"person_id": person.id, "user_id": kept_from.id, "cause": Cause.CONFLICT}
        make.kept(KeptAway(made_at=clock.now(), made_by_id=records.lead.id, **facts))
    return records, kept_from


def pages_without_a_record(app):
    rules = (rule for rule in all_rules(app) if not rule.arguments and "GET" in rule.methods)
    return [rule.rule for rule in rules if not rule.rule.startswith(("/account", "/sign-in", *TOTALS))]


def test_every_list_and_count_is_that_of_a_team_without_the_record(app, whole_app, make, kept):
    records, kept_from = kept
    empty = a_team("West team")
    alone = empty.supervisor(name="Sam Same")
    for user in _others(make, kept_from):
        empty.user(user.role, name=user.name)
    one, other = Browser(app).sign_in(kept_from), Browser(app).sign_in(alone)
    compared = 0
    for url in pages_without_a_record(whole_app):
        first, second = one.open(url), other.open(url)
        assert first.status_code == second.status_code, url
        if first.status_code == 200 and "text/html" in first.content_type:
            mine = without_ids(first.text).replace("East team", "West team")
            assert mine == without_ids(second.text), f"{url} tells that something is kept away"
            compared += 1
    assert compared > 12


def _others(make, kept_from):
    found = db.session.query(User).filter(User.team_id == make.team.id, User.id != kept_from.id)
    return found.order_by(User.id).all()


@pytest.mark.parametrize("who", ["lead", "in an emergency"])
def test_the_answer_has_the_same_words(app, whole_app, make, kept, who):
    """Its body is that of an id which never was, whatever else someone is to the record."""
    records, _kept_from = kept
    user = records.lead if who == "lead" else make.advocate(team=make.other_team())
    for person in (records.case.person, records.alike):
        facts = {"person_id": person.id, "user_id": user.id, "made_at": clock.now(), "made_by_id": user.id}
        make.kept(KeptAway(cause=Cause.CONFLICT, **facts))
        if who == "in an emergency":
            ends = {"starts_at": clock.now(), "ends_at": clock.now() + timedelta(hours=1)}
            make.kept(Grant(kind=GrantKind.BREAK_GLASS, **facts, **ends))
    browser = Browser(app).sign_in(user)
    absent = {str(one): str(uuid4()) for one in records.ids.values()}
    for method, url in addresses(whole_app, records):
        never = ID.sub(lambda found: absent.get(found[0], found[0]), url)
        form = {"once": str(uuid4())} if method == "POST" else None
        answers = [browser.open(one, form) for one in (url, never)]
        assert answers[0].status_code == answers[1].status_code, f"{method} {url}"
        words = [without_ids(everything_in(answer)) for answer in answers]
        assert words[0] == words[1], f"{method} {url} tells what is there"
        assert CANARY not in words[0]


def test_the_answer_takes_the_same_time(app, make, kept):
    """Medians of tries in turns, as a ratio: whoever is kept away can not measure it either."""
    records, kept_from = kept
    browser = Browser(app).sign_in(kept_from)
    took: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(100):
        for there in (True, False) if turn % 2 else (False, True):
            case_id = records.case.public_id if there else uuid4()
            begun = time.process_time()  # other programs on this machine do not count
            browser.open(f"/cases/{case_id}")
            took[there].append(time.process_time() - begun)
    ratio = median(took[True]) / median(took[False])
    assert 0.85 < ratio < 1.15, f"{ratio:.2f}"


def test_warnings_of_people_known_already_are_silent(app, make, kept):
    """The same name and day of birth as someone who is kept away: nothing looks alike."""
    records, kept_from = kept
    name = records.case.person.name
    told = "Look below before you save"
    answers = [
        Browser(app).sign_in(user).send("/people/new", name=name) for user in (kept_from, make.supervisor())
    ]
    assert [answer.status_code for answer in answers] == [303, 422]
    assert told not in answers[0].text and CANARY in answers[1].text


def test_what_no_count_may_tell(app, make):
    """Restricted: of everyone who does not see it, also of those who read no cases. Ended: of nobody."""
    make.administrator()
    supervisor, lead = make.supervisor(), make.advocate()
    case = make.case(lead)
    facts = {"person_id": case.person_id, "made_at": clock.now(), "made_by_id": lead.id}
    row = make.kept(Restriction(**facts))
    assert secret_from(supervisor) == {case.person_id} == secret_from(make.user(Role.ADMINISTRATOR))
    assert secret_from(lead) == set()
    with db.writing() as session:
        session.get_one(Restriction, row.id).ended_at = clock.now()
    assert secret_from(supervisor) == set()
