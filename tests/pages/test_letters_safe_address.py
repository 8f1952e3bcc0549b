"""Where someone lives who must not be found: in no letter, whoever typed it."""

import pytest

from advocacy.letters.filling import blanks
from advocacy.letters.models import Letter
from advocacy.people.models import PersonAddress
from tests.letters.reading_pdf import text_of
from tests.pages.letters import RECORDS, Desk

OPEN, SECRET, SAFE = "77 Alder Court", "12 Larch Street, Apt 4", "P.O. Box 5000\nColumbus Junction, OH 43997"
ANSWERS = {
    "office": "health",
    "role": "Patient",
    "address_kind": "box",
    "named": "anyone but me",
    "shared": "no",
}


@pytest.fixture
def desk(make, browser):
    rosa = make.advocate()
    case = make.case(rosa)
    for lines, protected in ((OPEN, False), (SECRET, True)):
        made = {
            "person_id": case.person_id,
            "lines": f"{lines}\nHarlow Falls, OH 43999",
            "protected": protected,
        }
        make.kept(PersonAddress(**made))
    browser.sign_in(rosa)
    desk = Desk(browser, case)
    desk.start("T31")
    return desk


def written(desk: Desk, safe: str = SAFE) -> Letter:
    answers = {f"q_{name}": value for name, value in {**ANSWERS, "substitute": safe}.items()}
    desk.write(**RECORDS, **answers, do="fill")
    return desk.finish()


def test_only_the_safe_address_is_on_paper(desk, browser):
    assert blanks(written(desk).body) == ()
    paper = text_of(browser.open(desk.url("/preview.pdf")).data)

    assert paper.count("P.O. Box 5000") == 2, "at the top and in the text"
    assert "Alder Court" not in paper
    assert "Larch" not in paper


def test_a_protected_address_that_somebody_typed_stops_the_letter(desk, browser):
    written(desk, safe=f"{SECRET.upper()}\nHarlow Falls")

    assert "A protected address of this person stands in the letter." in browser.page(desk.url()).text
    assert "Take it out before the letter goes." in desk.agree(status=422).text
