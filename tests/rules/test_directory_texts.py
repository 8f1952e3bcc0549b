"""Texts, numbers and days as real lists hold them."""

from datetime import date

import pytest

from advocacy.directory.rules import link_to
from advocacy.transfer.directory.cleaning import plain
from tests.rules.directory_files import Files, organization


@pytest.fixture
def files(tmp_path) -> Files:
    return Files(tmp_path)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>Beds &amp; meals.</p><p>Call first.</p>", "Beds & meals.\n\nCall first."),
        ("One<br>two<br/>three", "One\ntwo\nthree"),
        ("<ul><li>Beds</li><li>Meals</li></ul>", "• Beds\n\n• Meals"),
        ("Under <5 years>, 3 < 4", "Under <5 years>, 3 < 4"),
        ("Seen<script>alert(1)</script>", "Seen"),
        ("  one   two \r\n three  ", "one two\nthree"),
        ("cut in a <b>tag</b> <a href='htt", "cut in a tag"),
    ],
)
def test_markup_goes_and_line_breaks_stay(raw, text):
    assert plain(raw) == text


def test_a_text_of_exactly_255_letters_may_be_cut(files):
    service = files.service(description=("Beds and meals. " * 20)[:255])
    assert "The text of “description” may be cut short in the file." in service.warnings
    assert not files.service(description="x" * 254).warnings


def test_a_text_that_ends_inside_a_tag_may_be_cut(files):
    service = files.service(description="<p>Beds.</p><a hre")
    assert service.facts["description"] == "Beds."
    assert "The text of “description” may be cut short in the file." in service.warnings


def test_spaces_around_are_trimmed(files):
    assert files.service(name="  Night   shelter ").facts["name"] == "Night shelter"


def test_numbers_for_nothing_are_blank_and_said_so(files):
    service = files.service(minimum_age="-1", maximum_age="0", eligibility_description="-1", fees="0")
    assert service.facts["eligibility"] == ""
    assert service.facts["fees"] == "0"
    assert "“-1” in “minimum age” was read as blank." in service.warnings
    assert "“0” in “maximum age” was read as blank." in service.warnings


def test_ages_and_audience_are_said_in_words_once(files):
    service = files.service(
        eligibility_description="Residents.", minimum_age="18", maximum_age="64", audience="Adults"
    )
    assert service.facts["eligibility"] == "Residents.\nMeant for: Adults\nAges 18 to 64."
    again = files.service(eligibility_description=service.facts["eligibility"], **service.columns)
    assert again.facts["eligibility"] == service.facts["eligibility"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-05", date(2026, 1, 5)),
        ("3/6/24", date(2024, 3, 6)),
        ("03/06/2024 0:00", date(2024, 3, 6)),
        ("2024-03-06T00:00:00Z", date(2024, 3, 6)),
        ("12/31/98", date(1998, 12, 31)),
        ("-1", None),
        ("soon", None),
    ],
)
def test_the_day_of_the_last_check_is_read(files, text, day):
    assert files.service(assured_date=text).checked_on == day


def test_a_year_of_two_digits_is_shown_as_it_was_read(files):
    assert "“3/6/24” was read as March 6, 2024." in files.service(assured_date="3/6/24 0:00").warnings


@pytest.mark.parametrize("code", ["02134", "2134", "94025-9881", "94025; 94026", "SW1A 1AA", "ABC 1234"])
def test_a_postal_code_is_kept_as_it_stands(files, code):
    assert files.place({"postal_code": code}).facts["postal_code"] == code


def test_prose_for_an_email_is_a_note(files):
    agency = files.agency(email="Call first, then mail", website="ask us")
    assert (agency.facts["email"], agency.facts["website"]) == ("", "")
    assert agency.columns == {"email_note": "Call first, then mail", "website_note": "ask us"}
    assert "Email in the list: “Call first, then mail”." in agency.warnings


def test_an_email_is_read_out_of_its_dress(files):
    assert files.agency(email=" mailto:help@example.org ").facts["email"] == "help@example.org"


def test_a_website_stays_as_found_and_only_its_link_gets_https(files):
    assert files.agency(website="www.example.org/help").facts["website"] == "www.example.org/help"
    assert link_to("www.example.org/help") == "https://www.example.org/help"
    assert link_to("HTTP://example.org") == "http://example.org"


@pytest.mark.parametrize(
    "words", ["ask us", "javascript:alert(1)", "see www.example.org", "", "a@example.org"]
)
def test_words_are_no_link(words):
    assert link_to(words) == ""


def test_a_missing_description_is_pointed_out_and_no_reason_to_refuse(files):
    service = files.service(description="")
    assert service.name == "Night shelter"
    assert "The list does not describe this service." in service.warnings


def test_a_missing_street_is_pointed_out(files):
    place = files.place({"address_1": ""})
    assert "The list gives no street for this place." in place.warnings


def test_an_apostrophe_that_guards_a_cell_is_not_part_of_it(files):
    assert files.service(name="'=Safe ground").facts["name"] == "=Safe ground"


def test_the_same_name_and_address_twice_is_pointed_out_and_not_merged(files):
    twins = [organization(), organization(id="o2", name="CALDER  House")]
    read = files.read(organizations=twins)
    assert len(read.agencies) == 2
    assert all("is in the list more than once" in agency.warnings[-1] for agency in read.agencies)


def test_the_same_name_elsewhere_is_no_twin(files):
    places = [
        {"id": "l1", "organization_id": "o1", "address_1": "4 Elm St", "postal_code": "43998"},
        {"id": "l2", "organization_id": "o2", "address_1": "9 Oak St", "postal_code": "43001"},
    ]
    read = files.read(organizations=[organization(), organization(id="o2")], locations=places)
    assert not any("more than once" in warning for agency in read.agencies for warning in agency.warnings)


def test_an_alert_is_shown_as_the_notice_that_it_is(files):
    assert "Notice from the agency: Closed on July 4" in files.service(alert="Closed on July 4").warnings
