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


def crowd(born: date | None = None, phones: tuple[str, ...] = ()) -> Register:
    """Two hundred who share a first name, and whatever else is said."""
    register = Register()
    for number in range(200):
        register.add(Known((f"Maria Number{number}",), born, phones))
    return register


@pytest.mark.parametrize(
    "shared", [{}, {"born": date(1900, 1, 1)}, {"phones": ("614 555 0100",)}], ids=["name", "day", "phone"]
)
def test_someone_is_found_among_many_who_share_much(shared):
    register = crowd(**shared)
    for number in range(200):
        row = Known((f"Maria Number{number}",), shared.get("born"), shared.get("phones", ()))
        found = register.likest(row)
        assert found is not None and found.level in (Level.SAME, Level.LIKELY, Level.POSSIBLE)
        assert any("Same name" in str(reason) for reason in found.reasons)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Known(("Robert Quill",)), Known(("Bob Quill",))),
        (Known(("Bob Quill",)), Known(("Rob Quill",))),
        (Known(("María de la Cruz",)), Known(("Delacruz, Maria",))),
        (Known(("王小明",)), Known(("王小明",))),
        (Known(("Ana Ruiz",), date(1980, 3, 4)), Known(("Ana Ruiz",), date(1980, 4, 3))),
        (Known(("Ana Ruiz",), date(1980, 3, 4)), Known(("Ana Ruis",), date(1988, 3, 4))),
        (Known(("Ana Ruiz Vega", "Anita"), None, ("614 555 0100",)), Known(("Ana Vega",), None, ("6145550100",))),
    ],
    ids=["short", "two short", "spaces", "one word", "exchanged day", "one digit", "phone"],
)  # fmt: skip
def test_those_who_may_be_one_are_compared(one, other):
    register = crowd()
    register.add(one, line=7)
    found = register.likest(other)
    assert found is not None and found.line == 7


def test_a_row_that_looks_like_another_row_says_which():
    register = Register()
    register.add(Known(("Ana Ruiz",), BORN))
    register.add(Known(("Bo Lin",), BORN), line=3)
    assert [register.likest(Known((name,), BORN)).line for name in ("Ana Ruiz", "Bo Lin")] == [0, 3]
