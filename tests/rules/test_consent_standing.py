"""Where a consent stands on a day, and what makes a drawing."""

from datetime import date, timedelta

import pytest

from advocacy.consent.giving.drawing import path_of, svg_of
from advocacy.consent.standing import Days, Standing, counts, standing

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("days", "stands"),
    [
        (Days("draft", None, TODAY + DAY), Standing.DRAFT),
        (Days("live", TODAY, TODAY), Standing.SOON),
        (Days("live", TODAY, TODAY + 30 * DAY), Standing.SOON),
        (Days("live", TODAY, TODAY + 31 * DAY), Standing.LIVE),
        (Days("live", TODAY - DAY, TODAY - DAY), Standing.ENDED),
        (Days("live", TODAY + DAY, None), Standing.LATER),
        (Days("live", TODAY - DAY, None), Standing.LIVE),
        (Days("live", TODAY - DAY, None, TODAY), Standing.ENDED),
        (Days("live", TODAY - DAY, None, TODAY + DAY), Standing.LIVE),
        (Days("revoked", TODAY - DAY, TODAY + 90 * DAY), Standing.REVOKED),
    ],
)
def test_where_it_stands(days, stands):
    assert standing(days, TODAY) is stands
    assert counts(days, TODAY) is (stands in (Standing.LIVE, Standing.SOON))


def test_a_drawing_is_lines_of_points_and_nothing_else():
    svg = svg_of("0,0 10,20;30,40 600,200")
    assert svg and path_of(svg) == "M0 0 L10 20 M30 40 L600 200"
    for text in (
        "",
        "1,2 3,4",
        "1,2 3,4 5,6 601,0",
        "1,2 3,4 5,6 0,201",
        "a,b 1,2 3,4 5,6",
        '1,2 3,4 5,6 7,8"/>',
    ):
        assert svg_of(text) is None, text
    assert svg_of("1,1 " * 5001) is None
