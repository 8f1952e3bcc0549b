"""Who of a file is known already."""

from datetime import date

import pytest

from advocacy.people.duplicates import Known, Level
from advocacy.transfer.people.registers import Register

BORN, OTHER_DAY = date(1961, 5, 20), date(1980, 2, 14)


@pytest.fixture
def register() -> Register:
    register = Register()
    register.add(Known(("Nguyễn Thị Hạnh",), BORN, ("+12025550142",), "0142"))
    return register


@pytest.mark.parametrize(
    ("row", "level"),
    [
        (Known(("Nguyen Thi Hanh",), BORN), Level.SAME),
        (Known(("Hạnh Nguyễn Thị",), BORN, (), "9"), Level.SAME),
        (Known(("Someone Else",), None, (), "0142"), Level.POSSIBLE),
        (Known(("Someone Else",), BORN, (), "0142"), Level.POSSIBLE),
        (Known(("Someone Else",), OTHER_DAY, (), "0142"), None),
        (Known(("Someone Else",), OTHER_DAY, (), "7"), None),
    ],
)
def test_a_number_alone_does_not_make_two_people_one(register, row, level):
    found = register.likest(row)
    assert (found.level if found else None) == level
