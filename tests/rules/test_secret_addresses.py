"""Whether a text says where someone lives."""

import pytest

from advocacy.letters.secret_address import names_one_of

SECRET = "12 Larch Street, Apt 4\nRiverbend, OH 43997"


@pytest.mark.parametrize(
    "text",
    ["I live at 12 Larch Street, Apt 4.", "12  LARCH STREET\nApt 4", "Encl.: lease (12 Larch Street)"],
)
def test_an_address_is_found_however_it_was_typed(text):
    assert names_one_of([SECRET], text)


@pytest.mark.parametrize("text", ["Riverbend, OH 43997", "P.O. Box 12, Larch", "112 Larch Street", ""])
def test_the_town_alone_and_other_addresses_are_no_secret(text):
    assert not names_one_of([SECRET], text)


def test_an_address_on_one_line_is_known_by_its_street():
    assert names_one_of(["12 Larch Street, Riverbend, OH 43997"], "near 12 Larch Street")
    assert not names_one_of(["Apt 4", ""], "Apt 45")
