"""Someone who fills in every form of every page with hostile texts, and looks at what becomes of each."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from unittest.mock import patch
from urllib.parse import quote_plus

from flask import Flask
from werkzeug.test import TestResponse

from advocacy.accounts.models import Role
from advocacy.accounts.permissions import OF_ROLE
from advocacy.web import forms
from tests.house import hostile
from tests.house.plain_html import tree
from tests.house.records import Records, make_records
from tests.house.typing import (
    TRIES,
    Found,
    all_strings,
    complained_about,
    forms_of,
    more_ids,
    pages_with_forms,
    typed_on,
)
from tests.looking import Browser
from tests.make import Make

turn = count()
# A filter that stands in the address, since it tells nothing about anyone; a day that counts only for “another day”.
NOT_KEPT = {"language", "day"}
# The lines of an address, which are printed one below the other.
TIDY = {"lines"}
Key = tuple[str, frozenset[str]]
FOUND: dict[tuple[str, bool], dict[Key, int]] = {}


class Attacker:
    """Opens pages, fills in their forms, and makes new records when a form has used the old ones up."""

    def __init__(
        self,
        app: Flask,
        make: Make,
        role: str,
        *,
        only_theirs: bool = False,
        remember: Callable[[], Callable[[], None]] | None = None,
    ) -> None:
        self.app, self.make, self.role, self.only_theirs = app, make, role, only_theirs
        self.browser = Browser(app)
        self.posts = 0
        self.make_all()
        self.put_back = remember() if remember else None

    def begin_anew(self) -> None:
        if self.put_back is None:
            self.make_all()
            return
        self.put_back()
        self.browser = Browser(self.app)
        self.browser.client.set_cookie("session", self.session)

    def make_all(self) -> None:
        self.records: Records = make_records(self.make)
        self.ids = {**self.records.ids, **more_ids(self.records, self.records.lead)}
        who = self.records.lead if self.role == "lead" else getattr(self.make, self.role)()
        self.browser = Browser(self.app).sign_in(who)
        self.session = self.browser.client.get_cookie("session").value
        self.pages = [url for url in pages_with_forms(self.app, self.ids) if self.is_asked(url)]

    def is_asked(self, url: str) -> bool:
        """An advocate's forms are the same for a supervisor: only what an advocate may not open is left."""
        if not self.only_theirs:
            return url != "/sign-in"
        view = self.app.view_functions[self.app.url_map.bind("").match(url.partition("?")[0])[0]]
        permission = getattr(view, "permission", None)
        return permission is not None and permission not in OF_ROLE[Role.ADVOCATE]

    def forms(self) -> dict[Key, int]:
        """Each different form, with the number of the page on which it stands; looked for once in a run."""
        who = (self.role, self.only_theirs)
        if who not in FOUND:
            FOUND[who] = self.look_for_forms()
        return FOUND[who]

    def look_for_forms(self) -> dict[Key, int]:
        found: dict[Key, int] = {}
        for number, url in enumerate(self.pages):
            answer = self.browser.open(url)
            if answer.status_code == 200:
                for form in forms_of(self.app, url, answer.text):
                    found.setdefault(form.key, number)
        return found

    def send(self, form: Found, texts: dict[str, str]) -> TestResponse:
        """Email addresses are written anew each time, since some may be there only once."""
        self.posts += 1
        fresh = {name: text.replace("someone@", f"someone{next(turn)}@") for name, text in texts.items()}
        return self.browser.open(form.action, form.filled(fresh))

    def send_bytes(self, form: Found, texts: dict[str, str], *, multipart: bool) -> TestResponse:
        """Texts that are no texts, as a program would send them."""
        self.posts += 1
        pairs = [(name, one) for name, given in form.others.items() for one in given] + list(texts.items())
        if not multipart:
            body = "&".join(f"{quote_plus(name)}={quote_plus(_bytes(text))}" for name, text in pairs)
            kind = "application/x-www-form-urlencoded"
            return self.browser.open(form.action, method="POST", data=body, content_type=kind)
        parts = [
            b'--cut\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
            % (name.encode(), _bytes(text))
            for name, text in pairs
        ]
        kind = "multipart/form-data; boundary=cut"
        body_of_parts = b"".join(parts) + b"--cut--\r\n"
        return self.browser.open(form.action, method="POST", data=body_of_parts, content_type=kind)

    def open(self, key: Key, number: int) -> Found:
        """The form, fresh from its page."""
        for _ in range(2):
            url = self.pages[number]
            answer = self.browser.open(url)
            if answer.status_code == 200:
                for form in forms_of(self.app, url, answer.text):
                    if form.key == key:
                        return form
            self.begin_anew()
        raise AssertionError(f"{key} is not on {url} any more: {answer.status_code}")

    def send_to_fresh(self, key: Key, number: int, texts: dict[str, str]) -> tuple[Found, TestResponse]:
        """Once more with new records, where the form before this one has used them up."""
        form = self.open(key, number)
        answer = self.send(form, texts)
        if answer.status_code == 422 and not complained_about(answer.text) & set(texts):
            self.begin_anew()
            form = self.open(key, number)
            answer = self.send(form, texts)
        return form, answer


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def boxes_that_take_words(attacker: Attacker, key: Key, number: int) -> tuple[set[str], dict[str, str]]:
    """Which boxes take any words, and what the others may take: tried out until nothing is complained about."""
    form = attacker.open(key, number)
    tries = {name: iter(dict.fromkeys([TRIES[0], form.words[name], *TRIES])) for name in form.words}
    texts = {name: next(tries[name]) for name in form.words}
    for _ in range(len(TRIES)):
        answer = attacker.send(attacker.open(key, number), texts)
        wrong = complained_about(answer.text) & set(texts)
        if not wrong:
            break
        texts |= {name: next(tries[name], "") for name in wrong}
    return {name for name, text in texts.items() if text == TRIES[0]}, texts


def as_typed(text: str) -> str:
    """Only line ends may change."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def as_saved(text: str, *, one_line: bool = False) -> set[str]:
    """To the letter; in what is one line, spaces may stand for the line ends in it and go around it."""
    kept = as_typed(text)
    in_line = {kept.strip(), kept.replace("\n", " ").strip(), " ".join(kept.split())}
    return {kept} | in_line if one_line else {kept}


def complaints(attacker: Attacker, form: Found, texts: dict[str, str], answer: TestResponse) -> Iterator[str]:
    """What is wrong with the answer to these texts."""
    where = f"{form.endpoint} ({answer.status_code})"
    if answer.status_code >= 500:
        yield f"{where}: { ({name: text[:40] for name, text in texts.items()})!r}"
        return
    yield from (f"{where} {wrong}" for wrong in markup(answer.text))
    if answer.status_code in (302, 303):
        yield from _lost(where, form, texts)
        page = attacker.browser.open(answer.location)
        if page.status_code not in (200, 302, 303):
            yield f"{where} leads to {page.status_code}"
        yield from (f"{where} leads to {wrong}" for wrong in markup(page.text))
    elif answer.status_code != 200:
        yield from _not_given_back(where, form, texts, typed_on(answer.text))


def _lost(where: str, form: Found, texts: dict[str, str]) -> Iterator[str]:
    saved = all_strings()
    for name, text in texts.items():
        text = text.replace("\x00", "")
        if not text.strip() or name in form.secret or name in NOT_KEPT:
            continue
        if not as_saved(text, one_line=name in form.one_line | TIDY) & saved:
            yield f"{where} changed or lost {name}={text[:60]!r}"


def _not_given_back(where: str, form: Found, texts: dict[str, str], boxes: dict[str, str]) -> Iterator[str]:
    """Every box holds what was typed, to the letter; only what no database keeps may be taken out."""
    for name, text in texts.items():
        typed = as_typed(text.replace("\x00", ""))
        if name in form.secret or not typed.strip():
            continue
        if as_typed(boxes.get(name, "")) != typed:
            yield f"{where} gives back {boxes.get(name)!r:.60} for {name}={text[:60]!r}"


def markup(text: str) -> Iterator[str]:
    """Nothing that was typed has become an element, an attribute or a template."""
    for element in tree(text).iter():
        if element.tag == hostile.PROBE:
            yield "markup"
        if isinstance(element.tag, str) and any(
            name == hostile.PROBE or str(name).startswith("on") for name in element.attrib
        ):
            yield "an element that acts"
    if hostile.PRODUCT in text:
        yield "the product of a template"


@contextmanager
def faults_planted(app: Flask) -> Iterator[None]:
    """The control: an application that trims and shortens what was typed, and does not escape it."""
    cache = app.jinja_env.cache
    assert cache is not None

    def trimmed(text: object) -> object:
        return text.strip()[:20] if isinstance(text, str) else text

    with patch.object(forms, "keep_as_typed", trimmed), patch.object(app.jinja_env, "autoescape", new=False):
        cache.clear()
        yield
    cache.clear()
