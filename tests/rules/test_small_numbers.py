"""Numbers so small that someone could be found by them are withheld."""

import pytest

from advocacy.reports.rules import withheld


@pytest.mark.parametrize(
    ("counted", "shown"),
    [
        ([0, 11, 250], [0, 11, 250]),
        ([10, 1, 30], [None, None, 30]),
        ([10, 30, 40], [None, None, 40]),
        ([5], [None]),
        ([0, 3, 0], [0, None, 0]),
        ([], []),
    ],
)
def test_what_could_be_worked_out_is_withheld_too(counted, shown):
    assert withheld(counted) == shown
