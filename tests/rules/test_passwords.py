"""What a password must not be: leaked, easily made of a leaked one, or what others know of its owner."""

import subprocess
import sys

import pytest

from advocacy.accounts import common_passwords
from advocacy.accounts.common_passwords import LEAKED, WIDTH, folded, is_leaked
from advocacy.accounts.rules import PasswordObstacle, obstacle_to_password

WHO = ("noor.haddad@larchstreet.example", "Noor Haddad", "Riverbend Peer Advocates")


def test_the_list_is_sorted_and_large():
    data = LEAKED.read_bytes()
    entries = [data[at : at + WIDTH] for at in range(0, len(data), WIDTH)]
    assert len(entries) > 40_000 and entries == sorted(set(entries))


@pytest.mark.parametrize(
    "password",
    [
        "unbelievable",
        "UnBelievable",
        "unb3l13v@bl3",
        "Unbelievable1984!",
        "manchesterunited",
        "september2031",
        "P@ssw0rd123!",
    ],
)
def test_a_leaked_password_and_what_is_made_of_it_is_refused(password):
    assert obstacle_to_password(password, *WHO) is PasswordObstacle.COMMON


@pytest.mark.parametrize(
    "password",
    [
        "lanterns by the river",
        "four moss green kettles",
        "ọ̀rọ̀ ìpamọ́ mi",
        "x7#kQ!vz2Lp0m",
        "\ud800 lone surrogate ok",
        "早上好早上好朋友们再见了吧",
    ],
)
def test_words_of_ones_own_are_taken(password):
    assert obstacle_to_password(password, *WHO) is None


@pytest.mark.parametrize(
    ("password", "personal"),
    [
        ("noorhaddad2031", True),
        ("Riverbend-Peer-2031!", True),
        ("haddad@larchstreet", True),
        ("NOOR.HADDAD.noor.haddad", True),
        ("noor likes moss green kettles", False),
        ("the river bends at the larch", False),
    ],
)
def test_what_others_know_is_no_password(password, personal):
    assert (obstacle_to_password(password, *WHO) is PasswordObstacle.PERSONAL) is personal


def test_digits_behind_and_letters_for_letters_are_seen_through():
    assert folded("P@ssw0rd1984!") == folded("password") == "password"
    assert folded("12345678901234") == folded("12345678901234"), "nothing but digits stays itself"


def test_without_the_list_the_test_would_notice(monkeypatch):
    """The control: an emptied list takes what the whole one refuses."""
    monkeypatch.setattr(common_passwords, "_leaked", lambda: b"")
    assert not is_leaked("unbelievable")


def test_the_list_costs_nothing_before_it_is_asked_and_little_after():
    program = """
import resource, sys
from advocacy.accounts import common_passwords as common
assert common._leaked.cache_info().currsize == 0
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert common.is_common("unbelievable")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert int(said.stdout) < 2048, "KiB"
