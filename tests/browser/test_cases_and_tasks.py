"""The pages of cases, tasks and appointments on a phone and a desk, with rows on them."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from playwright.sync_api import Page

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.cases import operations
from advocacy.cases.agenda import operations as agenda
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.tasks.appointing import AppointmentFacts
from advocacy.tasks.operations import add_task
from tests.browser.chromium import axe, no_horizontal_scroll
from tests.make import Make

LONG = "Wohngeldbescheinigungsverlängerungsantrag, again and again, and with a very long way to the office"


@pytest.fixture
def advocate(make: Make) -> User:
    return make.advocate()


@pytest.fixture
def case(make: Make, advocate: User) -> Case:
    return make.case(advocate, about=LONG)


@pytest.fixture
def urls(make: Make, advocate: User, case: Case) -> list[str]:
    resting, ended = make.case(advocate), make.case(advocate)
    soon = clock.today() + timedelta(days=3)
    with db.writing():
        late = add_task(case, LONG, clock.today() - timedelta(days=4), advocate, by=advocate)
        done = add_task(case, "Call the clinic", None, advocate, by=advocate)
        agenda.finish_task(done, case, words=LONG, by=advocate)
        facts = AppointmentFacts(LONG, soon, time(14), LONG, LONG)
        made = agenda.make_appointment(case, facts, advocate, by=advocate)
        operations.pause_case(resting, words=LONG, look_again_on=soon, by=advocate)
        operations.close_case(ended, reason="finished", words=LONG, persons_view=LONG, by=advocate)
    own, task, meeting = (
        f"/cases/{case.public_id}",
        f"/tasks/{late.public_id}",
        f"/appointments/{made.public_id}",
    )
    return [
        "/cases",
        "/cases?group=closed",
        f"/cases/new?person={case.person.public_id}",
        *(
            own + path
            for path in ("", "/timeline", "/edit", "/pause", "/close", "/tasks/new", "/appointments/new")
        ),
        f"/cases/{resting.public_id}",
        f"/cases/{resting.public_id}/take-up",
        f"/cases/{ended.public_id}",
        f"/cases/{ended.public_id}/reopen",
        "/tasks",
        *(task + path for path in ("", "/edit", "/done", "/drop")),
        f"/tasks/{done.public_id}",
        meeting,
        f"{meeting}/edit",
    ]


def test_every_page_is_sound_and_fits_on_a_phone_and_a_desk(
    urls: list[str], advocate: User, phone: Page, desk: Page, sign_in: Callable[..., Page]
) -> None:
    for page in (phone, desk):
        sign_in(page, advocate)
        for url in urls:
            page.goto(url)
            assert axe(page) == [], url
    for url in urls:
        phone.goto(url)
        no_horizontal_scroll(phone)


def test_a_next_step_goes_from_the_case_to_done(
    case: Case, advocate: User, phone: Page, sign_in: Callable[..., Page]
) -> None:
    sign_in(phone, advocate)
    phone.goto(f"/cases/{case.public_id}")
    phone.get_by_role("link", name="Next step").click()
    phone.get_by_label("What is the next step?").fill("Call the clinic")
    phone.get_by_label("By which day?").fill("tomorrow")
    phone.get_by_role("button", name="Save").click()

    phone.get_by_role("link", name="Call the clinic").click()
    phone.get_by_role("link", name="It is done without a contact").click()
    phone.get_by_label("What happened?").fill("She called them herself.")
    phone.get_by_role("button", name="It is done").click()

    assert "She called them herself." in phone.locator(".timeline").inner_text()
