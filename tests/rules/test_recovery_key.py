"""The recovery key is typed from paper by someone whose computer has just broken."""

import stat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocacy import keys, recovery
from advocacy.settings import BadSettings, Settings

KEY = recovery.identity_of(recovery.new_key())


@given(st.sampled_from([" ", "-", "\n", "  ", " – "]), st.booleans(), st.booleans())
@settings(max_examples=30, deadline=None)
def test_it_may_be_typed_in_any_grouping_and_case_with_or_without_its_start(between, small, with_start):
    typed = between.join(recovery.groups(KEY)[0 if with_start else 1 :])
    found = recovery.identity_of(typed.lower() if small else typed)
    assert str(found) == str(KEY)


def test_letters_that_a_key_never_has_are_read_as_what_was_meant():
    typed = str(KEY).replace("0", "O").replace("8", "B")
    assert str(recovery.identity_of(typed)) == str(KEY)


@given(st.integers(0, recovery.LENGTH - 1), st.sampled_from("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"))
@settings(max_examples=100, deadline=None)
def test_one_mistyped_character_is_found(place, other):
    body = str(KEY).removeprefix(recovery.START)
    if body[place] == other:
        return
    with pytest.raises(recovery.NotARecoveryKey, match="mistyped"):
        recovery.identity_of(body[:place] + other + body[place + 1 :])


@pytest.mark.parametrize(
    "typed",
    ["", "AGE-SECRET-KEY-1", "hello", str(KEY)[:-1], str(KEY) + "Q"],
    ids=["nothing", "only its start", "a word", "one letter less", "one letter more"],
)
def test_a_key_that_is_too_short_or_too_long_says_how_long_it_is(typed):
    with pytest.raises(recovery.NotARecoveryKey, match="58 characters"):
        recovery.identity_of(typed)


def test_it_is_made_once_with_the_other_keys_and_only_its_owner_reads_it(tmp_path):
    here = Settings(instance=tmp_path)
    keys.make_keys(here)
    first = recovery.read_recovery(here)
    keys.make_keys(here)
    assert str(recovery.read_recovery(here)) == str(first)
    assert stat.S_IMODE((tmp_path / "recovery.key").stat().st_mode) == 0o600


def test_its_short_name_is_the_same_each_time_and_gives_nothing_away():
    assert recovery.fingerprint(KEY) == recovery.fingerprint(KEY)
    assert recovery.fingerprint(KEY) not in str(KEY)
    assert recovery.fingerprint(KEY) != recovery.fingerprint(recovery.identity_of(recovery.new_key()))


def test_a_missing_or_damaged_file_is_one_clear_sentence(tmp_path):
    here = Settings(instance=tmp_path)
    with pytest.raises(BadSettings, match=r"recovery\.key is missing"):
        recovery.read_recovery(here)
    (tmp_path / "recovery.key").write_text("not a key")
    with pytest.raises(BadSettings, match="does not hold a recovery key"):
        recovery.read_recovery(here)
