"""Nothing leaves outside of what was agreed: not to another, not about more, not for else, not on another day."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.consent.covering import Lack, Mandate, Party, Permit, coverage, same, stop_of_permits
from advocacy.consent.kinds import Kind, Named
from advocacy.consent.rules import (
    Obstacle,
    Outgoing,
    Sheets,
    Yes,
    obstacle_in_consent,
    obstacle_in_emergency,
    obstacle_to_having_sent,
    obstacle_to_release,
)
from advocacy.consent.topics import Purpose, Topic

TODAY = date(2026, 11, 22)
AGENCY, OTHER = uuid4(), uuid4()
PLAN = "Larkfield Health Plan"
ABOUT = frozenset({Topic.SITUATION, Topic.HEALTH})
DAYS = st.dates(date(2025, 1, 1), date(2028, 1, 1))


def permit(**facts) -> Permit:
    return Permit(
        **{
            "id": UUID(int=1),
            "number": "C-2026-0001",
            "names": (PLAN,),
            "topics": ABOUT,
            "purposes": frozenset({Purpose.APPEAL}),
            "signed_on": TODAY - timedelta(days=10),
            "expires_on": TODAY + timedelta(days=10),
            **facts,
        }
    )


def mandate(**facts) -> Mandate:
    facts = {"id": UUID(int=2), "names": (PLAN,), "topics": ABOUT, "signed_on": TODAY, **facts}
    return Mandate(**facts)


def letter(**facts) -> Outgoing:
    facts = {"names": (PLAN,), "topics": ABOUT, "purpose": Purpose.APPEAL, **facts}
    return Outgoing(text_sha256="a", recipient=PLAN, **facts)


YES = Yes("a", PLAN, TODAY)


def stop(outgoing: Outgoing, *permits: Permit, on: date = TODAY, mandates: tuple[Mandate, ...] = ()):
    return obstacle_in_consent(outgoing, Sheets(permits, mandates), on)


def test_a_live_consent_lets_it_go():
    assert obstacle_to_release(letter(), YES, Sheets((permit(),)), TODAY) is None


@pytest.mark.parametrize(
    ("facts", "lack"),
    [
        ({"signed_on": None}, Lack.UNSIGNED),
        ({"signed_on": TODAY + timedelta(days=1)}, Lack.LATER),
        ({"expires_on": TODAY - timedelta(days=1)}, Lack.EXPIRED),
        ({"event_on": TODAY}, Lack.ENDED),
        ({"revoked_on": TODAY}, Lack.REVOKED),
        ({"complete": False}, Lack.INCOMPLETE),
        ({"kind": Kind.COUNSELING_NOTES}, Lack.KIND),
        ({"kind": Kind.PSYCHOTHERAPY_NOTES}, Lack.KIND),
        ({"kind": Kind.LEGAL_PROCEEDINGS}, Lack.KIND),
        ({"by_us": False}, Lack.KIND),
        ({"named": Named.CLASS}, Lack.GROUP),
        ({"purposes": frozenset({Purpose.WORK})}, Lack.PURPOSE),
        ({"topics": frozenset({Topic.SITUATION})}, Lack.TOPICS),
        ({"names": ("Another plan",)}, Lack.NOBODY),
    ],
)
def test_each_thing_that_is_missing_stops_it_and_is_named(facts, lack):
    found = stop(letter(), permit(**facts))
    assert found is not None and found.lack == lack


@pytest.mark.parametrize(
    "facts",
    [{"expires_on": TODAY}, {"signed_on": TODAY}, {"expires_on": None}, {"event_on": TODAY + timedelta(1)}],
)
def test_it_holds_on_its_first_and_on_its_last_day(facts):
    assert stop(letter(), permit(**facts)) is None


@given(
    on=DAYS,
    signed=st.none() | DAYS,
    expires=st.none() | DAYS,
    event=st.none() | DAYS,
    revoked=st.none() | DAYS,
)
def test_never_outside_its_window(on, signed, expires, event, revoked):
    sheet = permit(signed_on=signed, expires_on=expires, event_on=event, revoked_on=revoked)
    goes = coverage(Party((PLAN,)), ABOUT, Purpose.APPEAL, [sheet], on) is not None
    inside = (
        signed is not None
        and signed <= on
        and (expires is None or on <= expires)
        and (event is None or on < event)
        and (revoked is None or on < revoked)
    )
    assert goes == inside
    assert goes == (stop_of_permits(Party((PLAN,)), ABOUT, Purpose.APPEAL, [sheet], on) is None)


@given(
    asked=st.frozensets(st.sampled_from(Topic), min_size=1),
    given_=st.frozensets(st.sampled_from(Topic)),
    other=st.frozensets(st.sampled_from(Topic)),
)
def test_two_consents_are_never_added_up(asked, given_, other):
    sheets = [permit(topics=given_), permit(id=UUID(int=3), topics=other)]
    covered = coverage(Party((PLAN,)), asked, Purpose.APPEAL, sheets, TODAY) is not None
    assert covered == (asked <= given_ or asked <= other)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (Party(("X",), AGENCY), Party(("Y",), AGENCY), True),
        (Party(("Larkfield  HEALTH plan",)), Party((PLAN,)), True),
        (Party((PLAN,), AGENCY), Party(("Other",), OTHER), False),
        (Party(("",)), Party(("",)), False),
        (Party(("—",)), Party(("…",)), False),
        (Party(()), Party(()), False),
    ],
)
def test_the_same_agency_or_the_same_name_and_nobody_is_like_nobody(one, other, alike):
    assert same(one, other) is alike


def test_what_nobody_said_is_asked_for_first():
    assert stop(letter(topics=frozenset()), permit()) == Obstacle.NO_TOPICS
    assert stop(letter(purpose=None), permit()) == Obstacle.NO_PURPOSE


def test_a_copy_goes_only_to_whom_it_may():
    found = stop(letter(copies=("A newspaper",)), permit())
    assert found.lack == Lack.NOBODY and found.to.called == "A newspaper"
    assert stop(letter(copies=("A newspaper",)), permit(), permit(names=("A newspaper",))) is None


def test_what_the_person_signs_alone_is_theirs_and_still_needs_their_yes():
    alone = letter(person_alone=True, topics=frozenset(), purpose=None)
    assert stop(alone) is None
    assert obstacle_to_release(alone, None, Sheets(), TODAY) == Obstacle.NOT_AGREED


def test_who_speaks_for_the_person_needs_authority_besides():
    spoken = letter(speaks=True, who=AGENCY)
    found = stop(spoken, permit())
    assert found.to_speak and found.lack == Lack.NOBODY
    assert stop(spoken, permit(), mandates=(mandate(),)) is None
    assert stop(spoken, permit(), mandates=(mandate(who=OTHER),)).lack == Lack.WHO
    assert stop(spoken, permit(), mandates=(mandate(topics=frozenset()),)).lack == Lack.TOPICS
    assert stop(spoken, permit(), mandates=(mandate(starts_on=TODAY + timedelta(1)),)).lack == Lack.LATER
    assert stop(spoken, mandates=(mandate(),)).lack == Lack.NOBODY, "authority is no consent"


def test_the_nearest_consent_is_the_one_that_is_spoken_of():
    found = stop(
        letter(), permit(revoked_on=TODAY), permit(id=UUID(int=9), topics=frozenset({Topic.SITUATION}))
    )
    assert (found.lack, found.topics) == (Lack.TOPICS, frozenset({Topic.HEALTH}))


def test_what_went_before_it_was_taken_back_is_still_true():
    taken_back = Sheets((permit(revoked_on=TODAY),))
    assert obstacle_to_having_sent(letter(), YES, taken_back, TODAY - timedelta(days=1)) is None
    assert obstacle_to_having_sent(letter(), YES, taken_back, TODAY).lack == Lack.REVOKED
    no_more = Yes("a", PLAN, TODAY - timedelta(days=9), withdrawn=True, withdrawn_on=TODAY)
    assert obstacle_to_having_sent(letter(), no_more, Sheets((permit(),)), TODAY) == Obstacle.WITHDRAWN
    assert obstacle_to_having_sent(letter(), no_more, Sheets((permit(),)), TODAY - timedelta(days=1)) is None


def test_a_group_covers_nobody_and_the_stop_names_it():
    """Also where the letter is addressed to just these words: whoever opens it is somebody."""
    group = permit(named=Named.CLASS, names=("my treating providers",))
    found = stop(letter(), group)
    assert (found.lack, found.sheet) == (Lack.GROUP, group)
    assert stop(letter(names=("My treating providers",)), group).lack == Lack.GROUP
    assert stop(letter(), permit(named=Named.CLASS, names=("a group",), revoked_on=TODAY)).lack == Lack.NOBODY


def test_a_go_between_that_is_named_is_covered_itself_and_its_members_are_not():
    between = permit(named=Named.INTERMEDIARY)
    assert stop(letter(), between) is None
    assert stop(letter(names=("A member of it",)), between).lack == Lack.NOBODY


def test_an_emergency_opens_no_way_for_copies():
    copied = letter(copies=("A cousin",))
    assert obstacle_in_emergency(letter(), Sheets(), TODAY) is None
    assert obstacle_in_emergency(copied, Sheets((permit(),)), TODAY).to.called == "A cousin"
    assert obstacle_in_emergency(copied, Sheets((permit(names=("A cousin",)),)), TODAY) is None
    assert obstacle_in_emergency(letter(copies=("A cousin",), person_alone=True), Sheets(), TODAY) is None
