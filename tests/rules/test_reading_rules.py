"""What a supervisor may want to ask about someone's reading, and what is ordinary work."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from advocacy.supervision.reading.rules import Asked, Known, Question, Span, questions

DAY = date(2026, 3, 10)
ZONE = ZoneInfo("America/Chicago")
PERSON, CASE = uuid4(), uuid4()


@dataclass
class Seen:
    kind: str = "opened"
    about: UUID = CASE
    day: date = DAY
    actor: str = "rosa"
    times: int = 1
    at: time = time(10)
    first_at: datetime = field(init=False)
    last_at: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.first_at = self.last_at = datetime.combine(self.day, self.at, ZONE).astimezone(UTC)


def known(
    held: Span | None = None, task: Span | None = None, supervisors: frozenset[str] = frozenset()
) -> Known:
    place = ("rosa", PERSON)
    return Known(
        held={place: [held]} if held else {},
        tasks={place: [task]} if task else {},
        person_of={CASE: PERSON},
        supervisors=supervisors,
        zone=ZONE,
    )


def asked(*looks: Seen, **facts) -> list[Question]:
    return [one.question for one in questions(looks, known(**facts))]


def test_a_file_that_is_opened_without_any_work_is_a_question():
    assert asked(Seen()) == [Question.NO_WORK]
    assert asked(Seen(about=PERSON)) == [Question.NO_WORK]
    assert asked(Seen("printed")) == [Question.NO_WORK]


@pytest.mark.parametrize("kind", ["listed", "found", "wrote"])
def test_what_only_stood_in_a_list_is_none(kind):
    assert not asked(Seen(kind))


@pytest.mark.parametrize(
    ("days", "question"), [(0, []), (14, []), (-14, []), (15, [Question.NO_WORK]), (-15, [Question.NO_WORK])]
)
def test_something_that_they_wrote_in_the_days_around_is_work(days, question):
    assert asked(Seen(), Seen("wrote", day=DAY + timedelta(days=days))) == question


def test_what_someone_else_wrote_is_not_their_work():
    assert asked(Seen(), Seen("wrote", actor="bao")) == [Question.NO_WORK]


def test_a_case_that_they_hold_that_day_or_a_task_near_it_is_work():
    assert not asked(Seen(), held=Span(DAY, DAY))
    assert not asked(Seen(), held=Span(DAY - timedelta(days=400), None))
    assert asked(Seen(), held=Span(DAY - timedelta(days=9), DAY - timedelta(days=1))) == [Question.NO_WORK]
    assert not asked(Seen(), task=Span(DAY + timedelta(days=14), DAY + timedelta(days=14)))
    assert asked(Seen(), task=Span(DAY + timedelta(days=15), DAY + timedelta(days=15))) == [Question.NO_WORK]


def test_a_supervisor_reads_the_teams_files_and_only_many_are_a_question():
    def read(count: int) -> list[Question]:
        return asked(*(Seen(about=uuid4()) for _ in range(count)), supervisors=frozenset({"rosa"}))

    assert read(9) == []
    assert read(10) == [Question.NO_WORK]


def test_the_person_and_their_case_are_one_file():
    found = questions([Seen(), Seen(about=PERSON)], known())
    assert [one.count for one in found] == [1]


@pytest.mark.parametrize(
    ("at", "night"),
    [(time(21, 59), False), (time(22), True), (time(3), True), (time(5, 59), True), (time(6), False)],
)
def test_at_night_is_by_the_organizations_clock(at, night):
    assert (Question.NIGHT in asked(Seen(at=at), held=Span(DAY, None))) is night


def many(count: int, usual: int) -> list[Asked]:
    before = [Seen(about=uuid4(), day=DAY - timedelta(days=back)) for back in (1, 2, 3) for _ in range(usual)]
    found = questions([*before, *(Seen(about=uuid4()) for _ in range(count))], known())
    return [one for one in found if one.question == Question.MANY]


def test_many_on_one_day_is_far_more_than_usual_and_at_least_twenty():
    assert not many(19, 1)
    assert [(one.count, one.usual) for one in many(20, 2)] == [(20, 2)]
    assert not many(29, 10)
    assert many(30, 10)


def test_searching_again_and_again_for_nothing_and_being_refused():
    nobody = UUID(int=0)
    assert not asked(Seen("found_nothing", about=nobody, times=9))
    assert asked(Seen("found_nothing", about=nobody, times=10)) == [Question.NOTHING]
    assert not asked(Seen("refused", times=2))
    assert asked(Seen("refused", times=2), Seen("refused", about=PERSON)) == [Question.REFUSED]


def test_the_newest_day_comes_first():
    found = questions([Seen(day=DAY - timedelta(days=3)), Seen()], known())
    assert [one.day for one in found] == [DAY, DAY - timedelta(days=3)]
