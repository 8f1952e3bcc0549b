"""By no sequence of steps does a weak letter leave the house.

Planted once each and caught: the protected address let through; blanks not seen; no yes asked; a draft that counts
as agreed; no consent asked; own words passed; an unissued letter sent; documents without their trigger; no check
wanted. A yes that was taken back is refused twice, by the letter and by the gate, so one of them alone can be missing.
"""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import initialize, run_state_machine_as_test

from tests.letters.life_machine import Life


class Agreed(Life):
    """From a letter that they agreed to and nobody checked."""

    @initialize()
    def begin(self):
        super().begin()
        self.finish(0, "writer")
        self.agree(0)
        assert self.load(0).state == "agreed"
        self.issue(0)


class Ready(Life):
    """From a letter that went the right way: so that what comes after is reached too."""

    @initialize()
    def begin(self):
        super().begin()
        self.finish(0, "writer")
        self.agree(0)
        self.ask_check(0, "writer")
        self.pass_check(0, "colleague", stale=False)
        self.issue(0)
        assert self.frozen


class Covered(Life):
    """From a letter that the advocate signed and a consent and an authority covered, with another one finished."""

    @initialize()
    def begin(self):
        super().begin()
        self.consent(rightly=True)
        self.start(alone=False)
        self.walk(1)
        assert self.frozen
        self.start(alone=False)


@pytest.mark.parametrize(("machine", "examples"), [(Life, 4), (Agreed, 6), (Ready, 8), (Covered, 8)])
def test_no_sequence_lets_a_weak_letter_go(app, make, machine, examples):
    world = type("World", (machine,), {"world": (app, make)})
    run_state_machine_as_test(
        world,
        settings=settings(
            max_examples=examples,
            stateful_step_count=20,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],  # a failure tells its steps; making them fewer takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
