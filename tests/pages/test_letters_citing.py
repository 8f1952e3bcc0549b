"""The rule on time: offered with one tick, said as surely as it is known, gone when it is unticked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from advocacy import clock
from advocacy.deadlines.engine.catalogue import shipped
from advocacy.letters import citing
from tests.deadline_rows import deadline_in, notice_in
from tests.pages.letters import Desk, the_letter

SURE, HEDGED = "SSA-RECON appeal", "TANF-FH appeal"


@pytest.fixture
def rosa(make, browser):
    user = make.advocate()
    browser.sign_in(user)
    return user


@pytest.fixture
def desk(make, browser, rosa):
    return Desk(browser, make.case(rosa))


@pytest.fixture
def begin(desk, make, rosa):
    """A letter begun from a notice whose date follows this rule."""

    def begun(key: str, template: str = "T03", **choices: str):
        rule, _mark, result = key.rpartition(" ")
        notice = notice_in(make, desk.case, rosa)
        deadline_in(make, desk.case, rosa, notice=notice, rule=rule, result=result)
        address = f"/cases/{desk.case.public_id}/letters/new?notice={notice.public_id}"
        desk.browser.page(address, template=template, **choices)
        return the_letter()

    return begun


def offered(desk) -> dict[str, str]:
    page = desk.browser.page(desk.url("/edit"))
    boxes = page.select("input[name=cites]")
    return {box["value"]: page.select_one(f'label[for="{box["id"]}"]').text for box in boxes}


def test_a_sure_rule_is_named_plainly_and_goes_again(desk, begin):
    begin(SURE)
    citation = shipped().rules["SSA-RECON"].citation
    assert "The rule says this plainly" in offered(desk)[SURE]
    assert citation not in desk.fields()["body"], "nobody ticked it yet"
    desk.write(cites=SURE)
    assert f"The rule on the time to appeal: {citation}." in desk.fields()["body"]
    desk.write(cites=[])
    assert citation not in desk.fields()["body"]


def test_a_hedge_looks_like_a_hedge(desk, begin):
    begin(HEDGED)
    assert "Not sure" in offered(desk)[HEDGED]
    desk.write(cites=HEDGED)
    assert "We believe this is the rule on the time to appeal: " in desk.fields()["body"]


def test_in_spanish_it_is_said_in_spanish(desk, begin):
    begin(SURE, language="es")
    desk.write(cites=SURE)
    assert "La norma sobre el plazo para apelar: 20 CFR" in desk.fields()["body"]


def test_a_rule_that_nobody_read_for_a_year_is_believed_and_advised(desk, begin, monkeypatch):
    begin(SURE)
    old = shipped().rules["SSA-RECON"]
    long_ago = replace(old, verified_on=clock.today() - timedelta(days=400))
    monkeypatch.setattr(citing, "_rule_of", {SURE: long_ago}.get)
    assert "Nobody has read it again since" in offered(desk)[SURE]
    page = desk.write(cites=SURE)
    assert "We believe this is the rule" in desk.fields()["body"]
    assert "the rule as it stands today" in page.main.get_text(" ", strip=True)


def test_only_what_this_letter_can_keep_is_offered(desk, begin):
    begin(SURE, template="T06")
    assert not offered(desk)
    begin("SSA-KEEP keep_benefits", template="T03")
    assert list(offered(desk)) == ["SSA-KEEP keep_benefits"], "it asks for this beside the hearing"


def test_a_letter_of_no_notice_offers_none_and_words_of_a_stranger_do_nothing(desk):
    desk.start("T03")
    assert not offered(desk)
    desk.write(cites=["<b>", "NO-SUCH appeal"])
    assert the_letter().cites == []
