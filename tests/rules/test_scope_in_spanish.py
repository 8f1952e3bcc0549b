"""The box of what a consent allows, in Spanish."""

from datetime import date

from advocacy.consent.models import Consent
from advocacy.consent.scope_in_spanish import PURPOSES, TOPICS, scope_in_spanish
from advocacy.consent.topics import Purpose, Topic


def _box(**changes):
    sheet = {"number": "C-7", "topics": ["goals", "health"], "purposes": ["appeal"], **changes}
    return dict(scope_in_spanish(Consent(**sheet), "Riverbend", "Larkfield"))


def test_every_topic_and_purpose_has_its_words():
    assert set(TOPICS) == set(Topic)
    assert set(PURPOSES) == set(Purpose)


def test_our_own_words_are_spanish_and_typed_ones_stay():
    assert _box()["Qué"] == "salud, sus metas"
    assert _box()["Quién informa a quién"] == "Riverbend informa a Larkfield"
    assert _box(topics_words="The treatment since May.")["Qué"] == "The treatment since May."


def test_the_end_is_said_with_its_day_and_that_it_can_be_taken_back():
    assert _box()["Termina"] == "Cuando se retire, lo que se puede hacer en cualquier momento."
    ends = _box(expires_on=date(2027, 5, 31), ends_with="al decidirse la apelación")["Termina"]
    assert ends == (
        "El 31 de mayo de 2027, o antes: al decidirse la apelación. Se puede retirar en cualquier momento."
    )
