"""Nothing that belongs to a person is forgotten when two records become one."""

from advocacy.people.models import Person
from advocacy.transfer.merging.bound import BOUND, columns_to_person
from advocacy.transfer.merging.comparing import ALWAYS_BOTH, JOINABLE, ONE_OF
from advocacy.transfer.merging.words import field_words

# What is the record's own, or made from what is chosen.
OWN = {
    "id",
    "public_id",
    "reference",
    "team_id",
    "created_at",
    "version",
    "merged_into_id",
    "sort_name",
    "name_language",
    "search_text",
}


def test_every_table_that_points_to_a_person_is_in_the_list(whole_app):
    """A new one says in `transfer.merging.bound` what becomes of its rows, or this fails."""
    assert {name for name, *_ in columns_to_person()} == set(BOUND)


def test_every_field_of_a_person_is_compared(whole_app):
    asked = {*ONE_OF, *JOINABLE, *ALWAYS_BOTH}
    assert asked | OWN == {column.name for column in Person.__table__.columns}
    assert not asked & OWN
    with whole_app.test_request_context():
        assert all(field_words(name) for name in asked)
