"""Someone is found however their name was typed, and only by those who may see them."""

import pytest

from advocacy.db import db
from advocacy.people import operations
from advocacy.people.facts import ContactFacts, PersonFacts
from advocacy.people.models import Allowed, Method, Person, SearchGram
from advocacy.people.search import find_people
from tests.pages.people import add_person


@pytest.fixture
def advocate(make):
    return make.advocate()


def found(words, by):
    return [person.name for person in find_people(words, by)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("José Álvarez", "jose alvarez"),
        ("José Álvarez", "Jose\u0301 ALVAREZ"),
        ("José Álvarez", "alvarez, jose"),
        ("José Álvarez", "joze alvares"),
        ("José Álvarez", "alv"),
        ("José Álvarez", "j"),
        ("José Álvarez", "josealvarez"),
        ("Ronald McDonald", "mc donald"),
        ("Ronald Mc Donald", "mcdonald"),
        ("Siobhan O’Brien", "obrien"),
        ("Siobhan OBrien", "o'brien"),
        ("Maria Hernandez", "mria hernadez"),
        ("Maria Hernandez", "hernandes"),
        ("Nguyễn Thị Hạnh", "hanh nguyen"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("İbrahim Yıldız", "ibrahim yildiz"),
        ("Олена Коваль", "коваль"),
        ("Олена Коваль", "олена кавал"),
        ("Γιώργος Παπαδόπουλος", "παπαδοπ"),
        ("مُحَمَّد علي", "محمد علی"),
        ("דוד ג'בארין", "גבארין"),
        ("सीता थापा", "थापा"),
        ("ศดิศ แก้ว", "แก้ว"),
        ("ሰላም ተስፋዬ", "ተስፋ"),
        ("山田太郎", "山"),
        ("山田太郎", "太郎"),
        ("山田太郎", "太郎 山田"),
        ("김지훈", "지훈"),
        ("李小龍", "龍"),
    ],
)
def test_a_name_is_found(advocate, name, words):
    add_person(advocate, name)
    add_person(advocate, "Zebulon Quixx")

    assert found(words, advocate) == [name]


@pytest.mark.parametrize(
    "words",
    ["(202) 555-0106", "2025550106", "+1 202 555 0106", "555-0106", "555 0106", "0106", "202 555", "٠١٠٦"],
)
def test_a_phone_is_found_by_its_digits(advocate, words):
    add_person(advocate, "Hạnh", phone="202.555.0106")
    add_person(advocate, "Olena", phone="202.444.9999")

    assert found(words, advocate)[0] == "Hạnh"
    assert "Olena" not in found(words, advocate) or words == "202 555"


@pytest.mark.parametrize("words", ["P00042", "p42", "42", "p-00042"])
def test_a_reference_is_found_short_or_long(advocate, words):
    with db.writing():
        operations.add_person(PersonFacts("Hạnh"), by=advocate, reference="P00042")
    add_person(advocate, "Olena")

    assert found(words, advocate) == ["Hạnh"]


@pytest.mark.parametrize("fact", ["legal_name", "other_names", "say_name"])
def test_someone_is_found_by_every_name(advocate, fact):
    add_person(advocate, "Hạnh", **{fact: "Quentin Sinclair"})

    assert found("sinclair", advocate) == ["Hạnh"]


@pytest.mark.parametrize("words", ["", "  ", "…", "%", "_", "'", "xyzzy", "🙂", "a" * 200, "x " * 100])
def test_what_fits_nobody_finds_nobody(advocate, words):
    add_person(advocate, "José Álvarez")

    assert found(words, advocate) == []


def test_who_is_called_so_comes_before_whose_papers_say_so(advocate):
    add_person(advocate, "Amal", legal_name="Olena Koval")
    add_person(advocate, "Zoë", other_names="Olena")
    add_person(advocate, "Olena Z.")

    assert found("olena", advocate)[0] == "Olena Z."


def test_the_whole_name_comes_before_a_longer_and_a_similar_one(advocate):
    for name in ("Marian Lee", "Maria", "Mariana", "Marta"):
        add_person(advocate, name)

    assert found("maria", advocate)[0] == "Maria"


def test_every_word_has_to_fit(advocate):
    add_person(advocate, "Maria Lopez")
    add_person(advocate, "Maria Koval")

    assert found("maria lopez", advocate) == ["Maria Lopez"]


def test_nobody_finds_those_whom_they_may_not_see(advocate, make):
    other = make.advocate(team=make.other_team())
    add_person(other, "Kwabena Asante", phone="202.555.0106")

    for words in ("kwabena", "0106", "P00001"):
        assert found(words, advocate) == []
        assert found(words, make.supervisor()) == []
        assert found(words, make.administrator()) == []
        assert found(words, other) == ["Kwabena Asante"]


def test_no_more_are_given_than_were_asked_for(advocate):
    for number in range(5):
        add_person(advocate, f"Maria {number}")

    assert len(find_people("maria", advocate, limit=3)) == 3


def test_a_new_phone_is_found_and_the_old_one_no_more(advocate):
    public_id = add_person(advocate, "Hạnh", phone="202.555.0106")
    with db.writing():
        person = db.session.query(Person).filter_by(public_id=public_id).one()
        contacts = {Method.CALL: ContactFacts(Allowed.YES, "614 555 7777")}
        operations.change_safe_contact(person, contacts, None, code_word="", safety_note="", by=advocate)

    assert found("7777", advocate) == ["Hạnh"]
    assert found("0106", advocate) == []
    assert not db.session.query(SearchGram).filter_by(gram="202").all(), "The old pieces are gone."


def test_a_change_that_no_search_sees_writes_no_pieces(advocate, queries):
    public_id = add_person(advocate, "Hạnh")
    with queries() as seen, db.writing():
        person = db.session.query(Person).filter_by(public_id=public_id).one()
        operations.change_words(person, ("strengths",), {"strengths": "cooks"}, None, by=advocate)

    assert not [statement for statement in seen if SearchGram.__tablename__ in statement]
