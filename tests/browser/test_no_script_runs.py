"""Scripts typed into every box of every form, and every page that shows them opened in Chromium: none runs."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from jinja2 import ChoiceLoader, DictLoader
from playwright.sync_api import Browser, Dialog, Error, Page

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.contacts.operations import ContactFacts, log_contact
from advocacy.db import db
from advocacy.web import headers
from tests.browser.chromium import opened
from tests.house.attacker import Attacker, boxes_that_take_words
from tests.house.typing import all_strings, pages_with_forms
from tests.looking import ID
from tests.looking import Browser as Reader
from tests.make import Make

SignIn = Callable[[Page, User], Page]
AWAY = "http://192.0.2.1"  # an address that belongs to nobody
SCRIPTS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    f"<img src={AWAY}/a>",
    "<svg onload=alert(1)>",
    "javascript:alert(1)",
    f"</textarea><script src={AWAY}/b></script>",
    f"</title></style><style>@import '{AWAY}/c'</style>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1) autofocus>x</a>",
    "<body style='background:url(/d)' onpageshow=alert(1)>",
)
# What would act, however it came onto the page. Our own scripts listen; they are never written into an element.
ACTS = """() => [...document.querySelectorAll('*')].flatMap(one => [...one.attributes]
    .filter(a => a.name.startsWith('on') || a.name == 'srcdoc'
        || /^\\s*(javascript:|vbscript:|data:(?!image.(jpeg|png);base64))/i.test(a.value)
        && ['href', 'src', 'action', 'formaction', 'data'].includes(a.name))
    .map(a => `${one.tagName} ${a.name}=${a.value}`.slice(0, 120)))"""
# Cut into parts, so that two browsers finish at about the same time. Of the others, only what no advocate may open.
WALKS = [*(("lead", part, 3) for part in range(3)), ("supervisor", 0, 1), ("administrator", 0, 1)]


def store(attacker: Attacker, part: int, parts: int) -> list[tuple[User, dict[str, Any]]]:
    """Each form sent with scripts in every box that takes words; every set of records, with its advocate."""
    sets = [(attacker.records.lead, attacker.ids)]
    for place, (key, number) in enumerate(sorted(attacker.forms().items(), key=str)[part::parts]):
        takes, texts = boxes_that_take_words(attacker, key, number)
        odd = {name: SCRIPTS[(place + box) % len(SCRIPTS)] for box, name in enumerate(sorted(takes))}
        if odd:
            attacker.send_to_fresh(key, number, {**texts, **odd})
        if attacker.ids is not sets[-1][1]:
            sets.append((attacker.records.lead, attacker.ids))
    return sets


def showing(reader: Reader, urls: list[str], kinds: Counter[str]) -> list[str]:
    """Those that show any of it, of each kind of page a few: a browser is slow."""
    found = []
    for url in urls:
        kind = ID.sub("id", url)
        answer = reader.open(url) if kinds[kind] < 3 and url != "/sign-in" else None
        if answer and answer.status_code == 200 and ("alert(1)" in answer.text or AWAY in answer.text):
            kinds[kind] += 1
            found.append(url)
    return found


def look(page: Page, urls: list[str]) -> tuple[int, list[str]]:
    """How many pages showed a script as words, and what acted on any."""
    shown, wrong = 0, list[str]()
    for url in urls:
        try:
            answer = page.goto(url, wait_until="load")
        except Error as error:
            if "Download is starting" not in str(error):
                raise
            continue
        if answer and answer.status == 200:
            shown += "alert(1)" in page.inner_text("body")
            wrong += [f"{url}: {one}" for one in page.evaluate(ACTS)]
    return shown, wrong


def listen(page: Page) -> list[str]:
    """The places where a script ran."""
    ran: list[str] = []

    def note(dialog: Dialog) -> None:
        ran.append(page.url)
        dialog.dismiss()

    page.on("dialog", note)
    return ran


@pytest.mark.parametrize(("role", "part", "parts"), WALKS)
def test_what_is_typed_anywhere_never_runs(
    role: str, part: int, parts: int, app: Flask, make: Make, chromium: Browser, live: str, sign_in: SignIn
) -> None:
    attacker = Attacker(app, make, role, only_theirs=role != "lead")
    sets = store(attacker, part, parts)
    assert sum(one in all_strings() for one in SCRIPTS) > 5, "nothing was stored"
    other = make.administrator() if role == "administrator" else make.supervisor()
    wrong, shown, kinds = list[str](), 0, Counter[str]()
    with opened(chromium, live) as page:
        ran = listen(page)
        for lead, ids in sets if role == "lead" else (sets[0], sets[-1]):
            user = lead if role == "lead" else other
            urls = showing(Reader(app).sign_in(user), [*pages_with_forms(app, ids)], kinds)
            sign_in(page, user)
            more, acting = look(page, urls)
            shown, wrong = shown + more, wrong + acting
    assert not wrong and not ran, "\n".join([*wrong, *ran])
    assert shown > 2, "no page showed any of it"


@pytest.fixture
def trusting(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The control: one page that trusts a contact's words."""
    environment = app.jinja_env
    assert environment.loader and environment.cache is not None
    source = environment.loader.get_source(environment, "contacts/show.html")[0]
    planted = source.replace("{{ contact.note }}", "{{ contact.note | safe }}")
    assert planted != source
    loader = ChoiceLoader([DictLoader({"contacts/show.html": planted}), environment.loader])
    monkeypatch.setattr(environment, "loader", loader)
    environment.cache.clear()
    yield
    environment.cache.clear()


@pytest.fixture
def contact(make: Make) -> tuple[User, str]:
    rosa = make.advocate()
    case = make.case(rosa)
    with db.writing():
        facts = ContactFacts(clock.today(), "call", True, " ".join(SCRIPTS))
        row = log_contact(facts, [case], once=None, by=rosa)
    return rosa, f"/contacts/{row.public_id}"


@dataclass
class Seen:
    """What was found wrong on one page before the browser was closed, which then tells of more."""

    wrong: list[str] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)


def look_at_one(seen: Seen, chromium: Browser, live: str, sign_in: SignIn, contact: tuple[User, str]) -> None:
    with opened(chromium, live) as page:
        seen.ran = listen(page)
        sign_in(page, contact[0])
        seen.wrong = look(page, [contact[1]])[1]


def test_a_page_that_trusts_words_is_seen(
    trusting: None, contact: tuple[User, str], chromium: Browser, live: str, sign_in: SignIn
) -> None:
    """The content policy keeps the scripts from running, and says so; the elements are seen too."""
    seen = Seen()
    with pytest.raises(AssertionError, match="Content Security Policy"):
        look_at_one(seen, chromium, live, sign_in, contact)
    assert any("onerror" in one for one in seen.wrong) and not seen.ran


def test_without_the_policy_too_the_script_would_run_and_be_heard(
    trusting: None,
    contact: tuple[User, str],
    chromium: Browser,
    live: str,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(headers, "POLICY", "default-src * 'unsafe-inline'")
    seen = Seen()
    with pytest.raises(AssertionError, match="asks elsewhere"):
        look_at_one(seen, chromium, live, sign_in, contact)
    assert seen.ran
