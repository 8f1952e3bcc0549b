"""Every page that each role may open, with rows on it: on a phone and a desk, in the dark, with the Tab key."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.routing import Rule

from advocacy.accounts.models import User
from advocacy.accounts.permissions import may
from advocacy.accounts.sessions import start_session
from advocacy.db import db
from tests.browser.chromium import axe, no_horizontal_scroll, opened, serve
from tests.browser.keyboard import walk
from tests.browser.world import World, make_world
from tests.house.routes import all_rules
from tests.installation import Installation
from tests.make import Make

PHONE = {"width": 360, "height": 640}
DESK = {"width": 1400, "height": 900}
# What a GET answers with a file or with another page instead of one of its own.
NO_PAGE = {
    "lock.here",
    "looks.paper",
    "attachments.file",
    "calendar.one_appointment",
    "calendar.one_deadline",
    "letters.packet_pdf",
    "letters.page",
    "letters.pdf",
    "letters.post_pdf",
    "letters.preview_pdf",
    "letters.take_up",
    "referrals.pdf",
    "referrals.preview_pdf",
    "deadlines.rights_paper",
    "consent.form_pdf",
    "consent.revocation_pdf",
    "letterhead.logo",
    "health.health",
    "health.numbers",
    "import_batch.problems",
}
# Pages that need a word in their address; they stand in `_with_words`.
NEEDS_WORDS = {"cases.new"}
OF_OWN_RULES = {"local_rules.change", "local_rules.retire"}
OF_OTHER_CASES = {"cases.show", "cases.edit", "case_life.reopen", "case_life.take_up", "timeline.of_case"}


@pytest.fixture(scope="module")
def world(whole_app: Flask, installation: Installation) -> Iterator[World]:
    """One world for all tests of this file: they only look."""
    with whole_app.app_context():
        installation.fill()
        yield make_world(whole_app, Make())
        db.session.rollback()
        db.session.remove()
        installation.empty()


@pytest.fixture(scope="module")
def address(whole_app: Flask, world: World) -> Iterator[str]:
    with serve(whole_app) as address:
        yield address


def opened_by(user: User, chromium: Browser, address: str, **context: Any) -> AbstractContextManager[Page]:
    """A page of a browser in which this user has signed in before."""
    with db.writing():
        token = start_session(user, proved=True)
    cookie = {"name": "session", "value": token, "domain": "127.0.0.1", "path": "/"}
    cookie |= {"expires": -1, "httpOnly": True, "secure": False, "sameSite": "Lax"}
    return opened(chromium, address, storage_state={"cookies": [cookie]}, **context)


def pages_of(user: User, app: Flask, world: World) -> list[str]:
    """Every address that this user's role may GET, with each record that the world has for it."""
    rules = [rule for rule in all_rules(app) if _is_for(user, rule, app)]
    urls = [url for rule in rules for url in _filled(rule, world, user)]
    return list(dict.fromkeys([*urls, *_with_words(user, world)]))


def _is_for(user: User, rule: Rule, app: Flask) -> bool:
    view = app.view_functions[rule.endpoint]
    permission = getattr(view, "permission", None)
    return (
        "GET" in (rule.methods or ())
        and rule.endpoint not in NO_PAGE | NEEDS_WORDS
        and bool(permission and may(user, permission))
    )


def _filled(rule: Rule, world: World, user: User) -> list[str]:
    """An advocate looks at every state of a record; the others, whose pages are the same, at one of each."""
    ids = {**world.ids, "kept_id": [world.kept[user.id]] if user.id in world.kept else []}
    ids["run_id"] = world.posts.get(user.id, [])
    if mine := world.imports.get(user.id, {}).get(rule.endpoint):
        ids["import_id"] = [mine]
    if len(rule.arguments) > 1:
        ids["person_id"] = ids["person_id"][:1]
    if rule.endpoint == "reading.of_one_supervisor":
        ids["user_id"] = [world.supervisor.public_id]
    if rule.endpoint in OF_OWN_RULES:
        ids["code"] = ids["local_code"]
    if rule.endpoint in OF_OTHER_CASES:
        ids["case_id"] = [*ids["case_id"], *ids["resting"], *ids["ended"]]
    missing = [name for name in rule.arguments if not ids.get(name)]
    assert not missing, f"the world has no {missing} for {rule.rule}"
    most = 1 if user.id != world.advocate.id else 4 if rule.endpoint.endswith(".show") else 2
    names = sorted(rule.arguments)
    chosen = [ids[name][:most] for name in names]
    return [_url(rule, dict(zip(names, values, strict=True))) for values in product(*chosen)]


def _url(rule: Rule, values: dict[str, UUID | str]) -> str:
    built = rule.build(values)
    assert built
    return built[1]


def _with_words(user: User, world: World) -> list[str]:
    """The same pages, as their links open them."""
    if not may(user, "support_people"):
        return []
    case = world.case.public_id
    return [
        "/cases?group=closed",
        "/cases?group=everyone",
        f"/cases/{case}/timeline?page=2",
        f"/contacts/new?case={case}",
        f"/cases/new?person={world.ids['person_id'][0]}",
        f"/cases/{case}/referrals/new?service={world.ids['service_id'][0]}",
        "/deadlines?show=everything&system=benefits",
        "/letters?show=all",
        "/directory?page=2",
    ]


def look_at(page: Page, url: str, sizes: Sequence[dict[str, int]]) -> list[str]:
    """What is wrong with one page, loaded once and drawn at these sizes and at 320 px."""
    answer = page.goto(url)
    assert answer
    if answer.status != 200:
        return [f"answers {answer.status}"]
    found = [] if page.locator("h1").count() == 1 else ["has not one h1"]
    for size in sizes:
        page.set_viewport_size(size)
        found += [f"at {size['width']} px: {complaint}" for complaint in axe(page)]
    try:
        no_horizontal_scroll(page)
    except AssertionError as wide:
        found.append(str(wide))
    return found


# Cut into parts, so that two browsers finish at about the same time.
WALKS = [
    *(("advocate", PHONE, part, 4) for part in range(4)),
    *(("supervisor", DESK, part, 2) for part in range(2)),
    ("administrator", PHONE, 0, 1),
    ("auditor", PHONE, 0, 1),
]


@pytest.mark.parametrize(("role", "keys_at", "part", "parts"), WALKS)
def test_every_page_is_sound_at_every_width_and_with_the_keyboard(
    role: str,
    keys_at: dict[str, int],
    part: int,
    parts: int,
    whole_app: Flask,
    world: World,
    chromium: Browser,
    address: str,
) -> None:
    user = getattr(world, role)
    seen = set() if role == "advocate" else set(pages_of(world.advocate, whole_app, world))
    own = set(pages_of(user, whole_app, world)) - seen
    problems = []
    with opened_by(user, chromium, address) as page:
        for url in pages_of(user, whole_app, world)[part::parts]:
            found = look_at(page, url, (DESK, PHONE) if url in own else (keys_at,))
            page.set_viewport_size(keys_at)
            found += walk(page)
            problems += [f"{url}: {one}" for one in found]
        assert not problems, "\n".join(problems)


def test_the_main_pages_are_sound_in_the_dark(world: World, chromium: Browser, address: str) -> None:
    case, (letter, goal, referral) = (
        world.case.public_id,
        (world.ids[name][0] for name in ("letter_id", "goal_id", "referral_id")),
    )
    urls = [
        "/",
        "/cases",
        f"/cases/{case}",
        f"/cases/{case}/timeline",
        f"/contacts/new?case={case}",
        f"/goals/{goal}",
        f"/letters/{letter}",
        f"/letters/{letter}/edit",
        f"/referrals/{referral}",
        "/deadlines",
        "/directory",
        "/supervision",
    ]
    problems = []
    with opened_by(world.supervisor, chromium, address, color_scheme="dark", viewport=DESK) as page:
        for url in urls:
            page.goto(url)
            problems += [f"{url}: {complaint}" for complaint in axe(page)]
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == "rgb(26, 25, 22)", "it is not dark at all"
        assert not problems, "\n".join(problems)


@pytest.mark.parametrize("url", ["/sign-in", "/join/{token}", "/nowhere"])
def test_pages_for_strangers_are_sound(url: str, world: World, chromium: Browser, address: str) -> None:
    with opened(chromium, address) as page:
        page.goto(url.format(token=world.ids["token"][0]))
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            assert [*axe(page), *walk(page)] == []
        no_horizontal_scroll(page)
        assert page.locator("h1").count() == 1
