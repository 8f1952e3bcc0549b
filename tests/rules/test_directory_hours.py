"""Schedules in words."""

import pytest

from tests.rules.directory_files import Files


@pytest.fixture
def files(tmp_path) -> Files:
    return Files(tmp_path)


def open_on(days: str, opens: str = "08:00", closes: str = "17:00", **more: str) -> dict[str, str]:
    return {"freq": "WEEKLY", "byday": days, "opens_at": opens, "closes_at": closes, **more}


def test_neighboring_days_with_the_same_hours_are_joined(files):
    rows = [open_on("MO,TU,WE"), open_on("TH"), open_on("FR"), open_on("SA", "10:00:00", "18:00:00")]
    assert files.hours(*rows) == "Mon–Fri 8:00 am to 5:00 pm\nSat 10:00 am to 6:00 pm"


def test_a_break_at_noon_is_said(files):
    rows = [open_on("MO", "08:00", "12:00"), open_on("MO", "14:00", "4:00 PM")]
    assert files.hours(*rows) == "Mon 8:00 am to 12:00 pm and 2:00 pm to 4:00 pm"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"freq": "MONTHLY", "byday": "1MO"}, "first Mon of the month 9:00 am to 5:00 pm"),
        ({"freq": "MONTHLY", "byday": "-1FR"}, "last Fri of the month 9:00 am to 5:00 pm"),
        ({"freq": "MONTHLY", "bymonthday": "15"}, "day 15 of the month 9:00 am to 5:00 pm"),
        ({"freq": "WEEKLY", "interval": "2", "byday": "TU"}, "Tue, every 2 weeks 9:00 am to 5:00 pm"),
    ],
)
def test_rules_beyond_a_week_are_said(files, rule, words):
    assert files.hours({**rule, "opens_at": "9am", "closes_at": "5pm"}) == words


def test_words_stay_beside_the_rules(files):
    row = open_on("TH,FR", description="Not on public holidays.", notes="Ring twice.")
    assert files.hours(row) == "Thu, Fri 8:00 am to 5:00 pm\nNot on public holidays.\nRing twice."


def test_hours_written_in_words_are_kept(files):
    assert files.service(hours="Mornings, by luck").facts["hours"] == "Mornings, by luck"


@pytest.mark.parametrize("day", ["Monday", "monday", "1"])
def test_a_row_for_each_weekday_says_the_same(files, day):
    row = {"weekday": day, "opens_at": "9am", "closes_at": "3pm"}
    assert files.hours(row, table="regular_schedules") == "Mon 9:00 am to 3:00 pm"


def test_holidays_are_said_and_the_year_one_is_no_year(files):
    holidays = [
        {"start_date": "January 01, 0001", "end_date": "January 01, 0001", "closed": "true"},
        {
            "start_date": "12/24/2026",
            "end_date": "",
            "closed": "false",
            "opens_at": "10:00",
            "closes_at": "16:00",
        },
    ]
    files.write(
        holiday_schedules=[{"id": str(n), "service_id": "s1", **row} for n, row in enumerate(holidays)]
    )
    words = files.hours(open_on("MO"))
    assert "Closed January 1" in words
    assert "12/24/2026 10:00 am to 4:00 pm" in words


def test_closing_before_opening_is_pointed_out(files):
    files.write(schedules=[{"id": "1", "service_id": "s1", **open_on("MO", "9am", "03:00")}])
    assert "close before they open" in files.service().warnings[0]


def test_times_that_are_no_times_stay_as_written(files):
    assert files.hours(open_on("MO", "dawn", "dusk")) == "Mon dawn to dusk"
