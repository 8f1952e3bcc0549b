"""Every route, method, role and relation to the record: who gets in, and that nothing leaks to the others.

A record with everything in it is made, each part with a word of its own (a canary): as it is every day, restricted,
closed, and as a colleague's own file. Then everyone asks for every address that leads to it. Addresses and relations
are generated; a route that names a record which nobody told about fails.
"""

from collections import Counter
from collections.abc import Iterator
from uuid import uuid4

import pytest
from flask import Flask

from advocacy.db import db
from tests.house.leaks import everything_in
from tests.house.records import CANARY, Records, make_records
from tests.house.records_of_papers import FILES, downloads
from tests.house.relations import (
    LOST,
    NEVER,
    OPEN,
    PART_OF_IT,
    Closed,
    World,
    closed_case,
    lose,
    own_file,
    restricted,
    world,
)
from tests.house.routes import all_rules
from tests.installation import Installation
from tests.letters.posting import post_of
from tests.looking import Browser

LEAST_PAIRS = 2000
ASKED: Counter[str] = Counter()
TYPED = {"words": "x", "reason": "x", "note": "x", "what": "x", "name": "x", "purpose": "x", "hours": "1"}
NOT_ABOUT_A_CASE = {
    "draft",
    "user_id",
    "session_id",
    "draft_id",
    "kept_id",
    "agency_id",
    "service_id",
    "import_id",
    "run_id",
    "row_id",
    "sign_off_id",
    "template_id",
}


ONE_OF_EACH_ROLE = ("conflict", "conflict of the supervisor", "administrator now", "auditor now")
OF_THE_HOUSE = {
    "accounts",
    "factor",
    "health",
    "help",
    "help_pages",
    "lost_phone",
    "own",
    "organization",
    "proving",
    "safety",
    "setting_up",
    "signing_in",
    "users",
}


# PDFs that are made on demand take their time: whoever sees most, and whoever sees for a while.
MAKE_PAPERS = ("plain, lead", "plain, supervisor", "plain, helper", "plain, emergency")
# What carries no name, by design; a photo's bytes are its own.
NAMELESS = (".ics", "/rights.pdf", "/who-looked.pdf", "/file")


def addresses(app: Flask, records: Records) -> list[tuple[str, str]]:
    """(method, address) for every route whose ids all belong to the one case."""
    found = []
    for rule in all_rules(app):
        if ids := records.ids_for(rule):
            found += [(method, rule.build(ids)[1]) for method in sorted(rule.methods & {"GET", "POST"})]
    return found


def lists(app: Flask, relation: str) -> list[str]:
    """Every page that names no record: lists, counts, totals. Those about oneself and the house, once for each role."""
    rules = [rule for rule in all_rules(app) if not rule.arguments and "GET" in rule.methods]
    everything = relation in ONE_OF_EACH_ROLE
    return [rule.rule for rule in rules if everything or rule.endpoint.split(".")[0] not in OF_THE_HOUSE]


def test_every_route_about_a_record_is_in_the_matrix(whole_app: Flask, app: Flask, make):
    """A new route brings its record here, or this fails."""
    known = make_records(make).known_arguments()
    for rule in all_rules(whole_app):
        view = whole_app.view_functions[rule.endpoint]
        if getattr(view, "public", False):
            continue
        unknown = {name for name in rule.arguments if f"uuid:{name}" in rule.rule} - known - NOT_ABOUT_A_CASE
        assert not unknown, f"{rule}: tell tests/house/records.py which record {unknown} is"


@pytest.fixture(scope="module")
def house(whole_app: Flask, installation: Installation) -> Iterator[dict[str, World]]:
    """All worlds at once, made once: nobody who asks changes anything."""
    with whole_app.app_context():
        installation.fill()
        made = {"plain": world("plain")}
        made |= {
            "restricted": restricted(whole_app),
            "closed": closed_case(whole_app),
            "own file": own_file(whole_app),
        }
        yield made
        db.session.rollback()
        db.session.remove()
        installation.empty()


def _in_restricted(name: str) -> bool:
    """Everyone who holds it or is named still opens it; the team does not."""
    return name in ("lead", "cover", "helper", "emergency")


CLOSED = [("plain", name) for name in (*NEVER, *LOST)]
CLOSED += [("restricted", name) for name in ("supervisor", "team mate", "other supervisor", "conflict")]
CLOSED += [("closed", name) for name in ("team mate", "formerly mine")]
CLOSED += [("own file", name) for name in ("own file", "supervisor", "team mate")]
OPENED = [("plain", name) for name in OPEN]
OPENED += [
    ("restricted", name) for name in (*(one for one in OPEN if _in_restricted(one)), "named supervisor")
]
OPENED += [("closed", name) for name in ("lead", "supervisor")]
OPENED += [("own file", "lead")]


def closed_to(app: Flask, here: World, name: str) -> Closed:
    if name in here.before:
        return here.before[name]
    if name in LOST:
        return lose(app, here, *LOST[name])
    user = NEVER[name](here)
    return Closed(Browser(app).sign_in(user), user)


def leak(answer, world: str, relation: str, method: str, url: str) -> None:
    ASKED[f"{world}, {relation}"] += 1
    assert CANARY not in everything_in(answer), f"{world}, {relation}: {method} {url} tells what it must not"


@pytest.mark.parametrize(("state", "relation"), CLOSED, ids=lambda value: value.replace(" ", "_"))
def test_a_closed_door_is_closed_everywhere(
    whole_app: Flask, house: dict[str, World], state: str, relation: str
):
    here = house[state]
    closed = closed_to(whole_app, here, relation)
    for method, url in addresses(whole_app, here.records):
        form = {"once": str(uuid4()), **TYPED} if method == "POST" else None
        answer = closed.browser.open(url, form)
        assert answer.status_code in allowed_to(relation), f"{relation} {method} {url}: {answer.status_code}"
        assert relation != "disabled" or "/sign-in" in (answer.location or "/sign-in")
        leak(answer, state, relation, method, url)
    for url in downloads(whole_app, here.records, here.issued):
        answer = closed.browser.open(url)
        assert answer.status_code in allowed_to(relation), f"{relation} {url}: {answer.status_code}"
        leak(answer, state, relation, "GET", url)
    for url in [*lists(whole_app, relation), *closed.left]:
        leak(closed.browser.open(url), state, relation, "GET", url)
    _own_calendar_is_empty(closed, here)
    _search_finds_nothing(closed, here, state, relation)


def allowed_to(relation: str) -> tuple[int, ...]:
    """Whoever can not sign in is led there; everyone else finds nothing."""
    return (302, 303, 403) if relation == "disabled" else (403, 404)


def _own_calendar_is_empty(closed: Closed, here: World) -> None:
    """What somebody's own program fetches has no date of the case, nor an address that leads to one."""
    told = everything_in(closed.browser.open(closed.calendar)) if closed.calendar else ""
    assert not [name for name, one in here.records.ids.items() if str(one) in told]
    assert here.records.case.reference not in told


def _search_finds_nothing(closed: Closed, here: World, state: str, relation: str) -> None:
    """What is typed comes back in its own box; nobody who bears the name does."""
    for url in ("/search", "/people/search", "/people/find", "/people/new"):
        answer = closed.browser.send(url, words=PART_OF_IT, name=f"{PART_OF_IT} Weiß")
        while answer.status_code in (302, 303) and "sign-in" not in answer.location:
            answer = closed.browser.open(answer.location)
        leak(answer, state, relation, "POST", url)


def _files_are_given_out(app: Flask, browser: Browser, here: World, who: str) -> None:
    """Papers as they were issued, photos and dates for everyone; what is made on demand for some of them."""
    for url in downloads(app, here.records, here.issued, made=who in MAKE_PAPERS):
        answer = browser.open(url)
        ASKED[who] += 1
        only_some = answer.status_code == 403 and "supervisor" not in who
        assert answer.status_code == 200 or only_some, f"{who} {url}: {answer.status_code}"
        is_file = (
            "attachment" in answer.headers.get("Content-Disposition", "") or answer.mimetype != "text/html"
        )
        assert only_some or is_file, f"{who} {url} is no file"
        assert only_some or CANARY in everything_in(answer) or url.endswith(NAMELESS), url
    assert CANARY in everything_in(browser.open(post_of(browser)))


@pytest.mark.parametrize(("state", "relation"), OPENED, ids=lambda value: value.replace(" ", "_"))
def test_an_open_door_is_open_everywhere(
    whole_app: Flask, house: dict[str, World], state: str, relation: str
):
    """Reading only: a post would change the record for the next one."""
    here = house[state]
    browser = here.before["named"].browser if relation == "named supervisor" else None
    browser = browser or Browser(whole_app).sign_in(OPEN[relation](here))
    told = 0
    for method, url in addresses(whole_app, here.records):
        if method != "GET" or url.endswith(FILES):
            continue
        answer = browser.open(url)
        ASKED[f"{state}, {relation}"] += 1
        only_some = answer.status_code == 403 and relation != "supervisor"
        assert answer.status_code in (200, 302, 303) or only_some, f"{relation} {url}: {answer.status_code}"
        told += CANARY in everything_in(answer)
        if relation == "emergency" and answer.status_code == 200 and "text/html" in answer.content_type:
            assert "open to you in an emergency" in answer.text, f"{url} does not say that it is an emergency"
    assert told > 20, "the canary should be heard where it may"
    _files_are_given_out(whole_app, browser, here, f"{state}, {relation}")
    assert CANARY in browser.page("/search", words=CANARY).text


def test_the_matrix_is_whole(whole_app: Flask, house: dict[str, World]):
    """Counted, so that it can not shrink unnoticed. In a part of the run it is counted ahead."""
    ways = addresses(whole_app, house["plain"].records)
    ahead = len(CLOSED) * len(ways) + len(OPENED) * sum(method == "GET" for method, _url in ways)
    pairs = max(sum(ASKED.values()), ahead)
    print(f"\n{len(ways)} addresses, {len(CLOSED)} closed and {len(OPENED)} open relations: {pairs:,} pairs")  # noqa: T201
    assert len(ways) > 90 and pairs >= LEAST_PAIRS
