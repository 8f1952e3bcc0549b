"""Every sheet's words, as whoever signs reads them. To accept a change: look at it, then run with ACCEPT=1."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from advocacy import clock
from advocacy.consent.giving.operations import AuthorityFacts, ConsentFacts, make_authority, make_consent
from advocacy.consent.giving.printing import form_of, revocation_of
from advocacy.consent.kinds import Kind, Named, Regime, SignerKind
from advocacy.consent.topics import Purpose, Topic
from advocacy.db import db
from advocacy.documents.engine.html import consent_preview
from advocacy.documents.sheets import ConsentSheet

GOLDEN = Path(__file__).parents[1] / "rules" / "golden" / "consents"
NOON = datetime(2026, 11, 22, 17, tzinfo=UTC)
BASE: dict[str, Any] = {
    "discloser": "Harbor Peer Advocacy",
    "recipient": "Northside Clinic",
    "topics": (Topic.HOUSING, Topic.BENEFITS),
    "topics_words": "When she can move in, and what the county pays.",
    "purposes": (Purpose.HEALTHCARE,),
    "purpose_words": "To get a shower chair",
    "expires_on": date(2027, 3, 6),
    "how_to_revoke": "Tell Rosa Delgado, 555-0100.",
    "signer_name": "Ann Miller",
}
SHEETS: dict[str, dict[str, Any]] = {
    "plain": {},
    "part2-hipaa": {"regimes": (Regime.PART2, Regime.HIPAA)},
    "treatment-and-payment": {
        "regimes": (Regime.PART2,),
        "named": Named.INTERMEDIARY,
        "members": "Those who treat me",
        "purposes": (Purpose.TREATMENT_PAYMENT,),
        "purpose_words": "",
        "expires_on": None,
        "no_end": True,
    },
    "counseling-notes": {"kind": Kind.COUNSELING_NOTES, "topics": (Topic.SUBSTANCE_USE,)},
    "school-by-parent": {
        "regimes": (Regime.FERPA,),
        "topics": (Topic.EDUCATION,),
        "signer": SignerKind.PARENT,
        "signer_name": "Joy Miller",
        "signer_authority": "mother",
        "ends_with": "the end of the school year",
    },
    "after-violence": {"regimes": (Regime.VAWA,), "topics": (Topic.SAFETY,)},
    "united-kingdom": {"regimes": (Regime.UK_GDPR,)},
}
SPEAKS = AuthorityFacts(
    representative="Rosa Delgado",
    to_whom="Larkmere County",
    topics=(Topic.BENEFITS,),
    about="The hearing about home care hours",
    may=("speak", "get_letters"),
    expires_on=date(2027, 3, 6),
    signer_name="Ann Miller",
)


@pytest.fixture(autouse=True)
def a_day(app):
    with app.test_request_context(), clock.pretend(NOON):
        yield


@pytest.fixture
def rosa(make):
    return make.advocate(name="Rosa Delgado")


@pytest.fixture
def case(make, rosa):
    return make.case(rosa, make.person(rosa, name="Ann Miller"))


def as_read(sheet: ConsentSheet) -> str:
    """One line for each part that stands apart."""
    page = BeautifulSoup(consent_preview(sheet), "html.parser")
    parts = page.select("h2, h3, p, li, tr")
    return "".join(" ".join(part.get_text(" ", strip=True).split()) + "\n" for part in parts)


def compare(name: str, sheet: ConsentSheet) -> None:
    file, said = GOLDEN / f"{name}.txt", as_read(sheet)
    if os.environ.get("ACCEPT"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SHEETS)
def test_the_words_of_each_sheet(name, case, rosa):
    with db.writing():
        consent = make_consent(case, ConsentFacts(**{**BASE, **SHEETS[name]}), by=rosa)
        compare(name, form_of(consent))


def test_the_words_with_which_it_is_taken_back(case, rosa):
    with db.writing():
        consent = make_consent(case, ConsentFacts(**BASE), by=rosa)
        compare("taken-back", revocation_of(consent))


def test_the_words_of_an_authority(case, rosa):
    with db.writing():
        authority = make_authority(case, SPEAKS, by=rosa)
        compare("authority", form_of(authority))
        compare("authority-taken-back", revocation_of(authority))
