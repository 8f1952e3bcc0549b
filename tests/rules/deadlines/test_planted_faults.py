"""Faults that were made before by others, planted one at a time: the examples have to notice each."""

import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from advocacy.deadlines.engine import calendars, counting, hours, receipt, stepping, summing
from advocacy.deadlines.engine.catalogue import FOLDER, read_folder

from . import written
from .written import FILES, different, examples

Plant = Callable[[pytest.MonkeyPatch], None]


def noticed() -> set[str]:
    """The rules whose examples are different now."""
    return {example.rule for path in FILES for example in examples(path) if different(example)}


def rolled_at_receipt(patch: pytest.MonkeyPatch) -> None:
    def rolled(sum_):
        day, lines = receipt.received(sum_)
        return (calendars.calendar("federal").roll(day) if day.year < 2050 else day), lines

    patch.setattr(summing, "received", rolled)


def clamped(patch: pytest.MonkeyPatch) -> None:
    real = counting.add_months
    patch.setattr(counting, "add_months", lambda day, count, **_: real(day, count))


def clamped_to_next(patch: pytest.MonkeyPatch) -> None:
    real = counting.add_months
    patch.setattr(counting, "add_months", lambda day, count, **_: real(day, count, next_if_none=True))


def observed_day_missing(patch: pytest.MonkeyPatch) -> None:
    _other_federal(patch, lambda off: {day: why for day, why in off.items() if "observed" not in why})


def friday_after_thanksgiving(patch: pytest.MonkeyPatch) -> None:
    more = {date(2026, 11, 27): "Day after Thanksgiving", date(2027, 11, 26): "Day after Thanksgiving"}
    _other_federal(patch, lambda off: dict(off) | more)


def state_days_in_a_federal_roll(patch: pytest.MonkeyPatch) -> None:
    _other_federal(patch, lambda off: dict(off) | dict(calendars.calendar("with_state", (), "CA").off))


def orders_forgotten(patch: pytest.MonkeyPatch) -> None:
    real = calendars.calendar
    patch.setattr(stepping, "calendar", lambda name, _orders=(), state="": real(name, (), state))


def inauguration_day(patch: pytest.MonkeyPatch) -> None:
    real = calendars.calendar
    off = dict(real("district").off) | {date(2021, 1, 20): "Inauguration Day"}
    district = calendars.Calendar("district", off)
    patch.setattr(
        stepping, "calendar", lambda name, *more: district if name == "district" else real(name, *more)
    )


def _other_federal(patch: pytest.MonkeyPatch, change: Callable[[object], dict[date, str]]) -> None:
    real = calendars.calendar

    def other(name, orders=(), state=""):
        found = real(name, orders, state)
        return calendars.Calendar(name, change(found.off)) if name in ("federal", "orders") else found

    patch.setattr(stepping, "calendar", other)


def wall_clock(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hours, "add_hours", lambda start, count: start + timedelta(hours=count))


def own_zone(patch: pytest.MonkeyPatch) -> None:
    def local(when: datetime, zone: object) -> datetime:
        return when.replace(tzinfo=hours.zone_named("Asia/Tokyo"))

    patch.setattr(hours, "instant", local)


def first_day_counted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(counting, "add_days", lambda day, count: day + timedelta(days=count - (count > 1)))


def proof_not_asked(patch: pytest.MonkeyPatch) -> None:
    def trusting(sum_):
        came = sum_.facts.days.get("received")
        return (came, ()) if came else receipt.received(sum_)

    patch.setattr(summing, "received", trusting)


IN_THE_ENGINE: dict[str, tuple[Plant, str]] = {
    "the presumed day of receipt is rolled": (rolled_at_receipt, "SSA-RECON"),
    "no such day: the last of the month in place of the next": (clamped, "ACA-EXT"),
    "no such day: the next in place of the last of the month": (clamped_to_next, "UK-SSCS"),
    "the observed 3 July is missing": (observed_day_missing, "SNAP-KEEP"),
    "the Friday after Thanksgiving is a federal holiday": (friday_after_thanksgiving, "SNAP-KEEP"),
    "state holidays in a federal roll": (state_days_in_a_federal_roll, "SNAP-KEEP"),
    "days closed by order are forgotten": (orders_forgotten, "SSA-EVID"),
    "Inauguration Day rolls": (inauguration_day, "TAX-CDP"),
    "hours on the clock on the wall": (wall_clock, "MCD-MC-DECIDE-EXPEDITED"),
    "hours in another zone": (own_zone, "MA-OD-EXPEDITED"),
    "the first day is counted": (first_day_counted, "MCD-MC-APPEAL"),
    "late receipt without proof": (proof_not_asked, "EEOC-SUE"),
}

IN_THE_DATA = {
    "“before” as “on”": ("effective - 1 day (before the date of action)", "effective", "MCD-FFS-KEEP"),
    "the first day dropped": ("receipt + 21 days counting the first", "receipt + 21 days", "UK-HOMELESS"),
    "beginning with": ("known + 12 months counting the first", "known + 12 months", "UK-LGSCO"),
    "180 days as six months": ("known + 180 days", "known + 6 months", "FERPA-COMPLAINT"),
    "four months as 120 days": ("receipt + 4 months next", "receipt + 120 days", "ACA-EXT"),
    "no cap": ('not_after = ["certified_until?"], ', "", "SNAP-KEEP"),
    "no roll": (', roll = "send"', "", "UK-SEND"),
    "five borrowed days": (
        '{ name = "court", sum = "receipt + 90 days"',
        '{ name = "court", sum = "receipt + 95 days"',
        "EEOC-SUE",
    ),
    "a floor invented": (
        'number = { from = ["printed_days", "state_days"], most = 90 }',
        'number = { from = ["printed_days", "state_days"], most = 90, otherwise = 30 }',
        "MCD-FFS-FH",
    ),
}


@pytest.mark.parametrize("name", IN_THE_ENGINE)
def test_a_fault_in_the_engine_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch):
    plant, rule = IN_THE_ENGINE[name]
    assert not noticed()
    plant(monkeypatch)
    assert rule in noticed()


@pytest.mark.parametrize("name", IN_THE_DATA)
def test_a_fault_in_the_rules_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    old, new, rule = IN_THE_DATA[name]
    folder = shutil.copytree(FOLDER, tmp_path / "rules")
    texts = {path: path.read_text(encoding="utf-8") for path in folder.glob("*.toml")}
    assert sum(old in text for text in texts.values()) == 1
    for path, text in texts.items():
        path.write_text(text.replace(old, new), encoding="utf-8")
    planted = read_folder(folder)
    monkeypatch.setattr(written, "shipped", lambda: planted)
    assert rule in noticed()
