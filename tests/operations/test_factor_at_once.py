"""One code, given by many at the same moment: one gets in."""

from functools import partial

import pytest
from sqlalchemy import func, select

from advocacy.accounts.models import UsedCode, UserSession
from advocacy.db import db
from tests.factors import code_of, give_phone, password_step
from tests.looking import Browser
from tests.make import PASSWORD
from tests.trouble.together import at_once


@pytest.mark.parametrize("turn", range(4))
def test_of_four_who_bring_the_same_code_one_gets_in(make, app, turn):
    rosa = make.advocate(password=PASSWORD)
    phone = give_phone(rosa)
    browsers = [Browser(app) for _ in range(4)]
    for browser in browsers:
        password_step(browser, rosa, PASSWORD)
    code = code_of(phone)
    answers = at_once(*(partial(browser.send, "/sign-in/code", code=code) for browser in browsers))
    assert sorted(answer.status_code for answer in answers) == [303, 422, 422, 422]
    assert db.session.scalar(select(func.count()).select_from(UsedCode)) == 1
    live = select(func.count()).where(UserSession.ended_at.is_(None), ~UserSession.half)
    assert db.session.scalar(live) == 1


def test_of_four_who_bring_the_same_code_from_paper_one_gets_in(make, app):
    from advocacy.accounts import factor

    rosa = make.advocate(password=PASSWORD)
    give_phone(rosa)
    with db.writing():
        paper = factor.make_recovery_codes(rosa, by=rosa)
    browsers = [Browser(app) for _ in range(4)]
    for browser in browsers:
        password_step(browser, rosa, PASSWORD)
    answers = at_once(*(partial(browser.send, "/sign-in/code", code=paper[0]) for browser in browsers))
    assert sorted(answer.status_code for answer in answers) == [303, 422, 422, 422]
