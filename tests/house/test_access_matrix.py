"""Every route, every role, every relation to the record: who gets in, and that nothing leaks to the others.

One case with everything in it is made, each record with a word of its own (a canary). Then everyone asks for
every address that leads to it.
"""

import pytest
from flask import Flask

from advocacy.accounts.models import Role
from tests.house.records import CANARY, Records, make_records
from tests.house.routes import all_rules
from tests.looking import Browser

# Whose the record is to the one who asks, and whether they may open it.
RELATIONS = {
    "lead": True,
    "cover": True,
    "supervisor": True,
    "formerly_mine": False,
    "starts_tomorrow": False,
    "team_mate": False,
    "other_team": False,
    "other_supervisor": False,
    "administrator": False,
    "auditor": False,
}
ROLE_OF = {
    "supervisor": Role.SUPERVISOR,
    "other_supervisor": Role.SUPERVISOR,
    "administrator": Role.ADMINISTRATOR,
    "auditor": Role.AUDITOR,
}


@pytest.fixture
def records(make) -> Records:
    return make_records(make)


def addresses(app: Flask, records: Records) -> list[tuple[str, str]]:
    """(method, address) for every route whose ids all belong to the one case."""
    found = []
    for rule in all_rules(app):
        if ids := records.ids_for(rule):
            found += [(method, rule.build(ids)[1]) for method in sorted(rule.methods & {"GET", "POST"})]
    return found


def test_every_route_about_a_record_is_in_the_matrix(whole_app: Flask, records: Records):
    """A new route brings its record here, or this fails."""
    known = records.known_arguments()
    for rule in all_rules(whole_app):
        view = whole_app.view_functions[rule.endpoint]
        if getattr(view, "public", False):
            continue
        unknown = {name for name in rule.arguments if f"uuid:{name}" in rule.rule} - known - NOT_ABOUT_A_CASE
        assert not unknown, f"{rule}: tell tests/house/records.py which record {unknown} is"


NOT_ABOUT_A_CASE = {
    "draft",
    "user_id",
    "session_id",
    "draft_id",
    "kept_id",
    "agency_id",
    "service_id",
    "import_id",
    "row_id",
    "sign_off_id",
}


@pytest.mark.parametrize("relation", [name for name, may in RELATIONS.items() if not may])
def test_a_closed_door_is_closed_everywhere(
    app: Flask, whole_app: Flask, make, records: Records, relation: str
):
    browser = Browser(app).sign_in(records.who(make, relation))
    for method, url in addresses(whole_app, records):
        answer = browser.open(url, {} if method == "POST" else None)
        assert answer.status_code in (403, 404), f"{relation} {method} {url}: {answer.status_code}"
        assert CANARY not in answer.text, f"{relation} {method} {url} tells what it must not"


@pytest.mark.parametrize("relation", [name for name, may in RELATIONS.items() if may])
def test_an_open_door_is_open_everywhere(app: Flask, whole_app: Flask, make, records: Records, relation: str):
    """Reading only: a post would change the record for the next one. A PDF is there only once it is issued."""
    browser = Browser(app).sign_in(records.who(make, relation))
    for method, url in addresses(whole_app, records):
        if method != "GET" or ".pdf" in url:
            continue
        status = browser.open(url).status_code
        only_supervisors = status == 403 and relation != "supervisor"
        assert status in (200, 302, 303) or only_supervisors, f"{relation} {url}: {status}"


LISTS = (
    "/",
    "/people",
    "/cases",
    "/letters",
    "/tasks",
    "/drafts",
    "/supervision",
    "/supervision/reading",
    "/reports",
    "/directory",
    "/merges",
)


@pytest.mark.parametrize("relation", [name for name, may in RELATIONS.items() if not may])
def test_no_list_count_or_search_tells_of_a_hidden_person(app, make, records: Records, relation: str):
    browser = Browser(app).sign_in(records.who(make, relation))
    for url in LISTS:
        assert CANARY not in browser.open(url).text, f"{relation} {url}"
    if ROLE_OF.get(relation, Role.ADVOCATE) in (Role.ADVOCATE, Role.SUPERVISOR):
        found = browser.page("/search", words=CANARY)
        assert "No one matches" in found.text
        assert not found.select('a[href^="/people/"]')


@pytest.mark.parametrize("relation", [name for name, may in RELATIONS.items() if may])
def test_those_who_may_do_see_it(app, make, records: Records, relation: str):
    browser = Browser(app).sign_in(records.who(make, relation))
    assert CANARY in browser.page(f"/cases/{records.case.public_id}").text
    assert CANARY in browser.page("/cases").text
    assert CANARY in browser.page("/search", words=CANARY).text


def test_the_matrix_is_not_empty(whole_app: Flask, records: Records):
    assert len(addresses(whole_app, records)) > 40
