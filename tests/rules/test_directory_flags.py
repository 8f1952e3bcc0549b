"""What a list says about sending people there, and about what must stay hidden."""

import pytest

from tests.rules.directory_files import Files, organization


@pytest.fixture
def files(tmp_path) -> Files:
    return Files(tmp_path)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"do_not_refer": "Yes"}, "not to refer there"),
        ({"DoNotRefer": "x"}, "not to refer there"),
        ({"do_not_refer": "Only through the court"}, "Only through the court"),
        ({"exclude_from_website": "TRUE"}, "not to show it to others"),
        ({"active": "No"}, "not active"),
        ({"is_inactive": "1"}, "not active"),
        ({"status": "Active, but do not refer"}, "not to refer there"),
        ({"status": "Pending review"}, "its status is “Pending review”"),
    ],
)
def test_nobody_is_sent_where_the_list_says_so(files, facts, words):
    assert words in files.service(**facts).facts["do_not_refer"]


@pytest.mark.parametrize(
    "facts",
    [
        {"do_not_refer": "No"},
        {"do_not_refer": ""},
        {"exclude_from_website": "false"},
        {"active": "Y"},
        {"active": ""},
        {"status": "Open"},
    ],
)
def test_without_such_a_word_people_may_be_sent(files, facts):
    assert files.service(**facts).facts["do_not_refer"] == ""


@pytest.mark.parametrize(
    ("status", "read"),
    [
        ("active", "active"),
        ("Inactive", "inactive"),
        ("defunct", "defunct"),
        ("temporarily closed", "temporarily closed"),
        ("", "active"),
    ],
)
def test_the_four_states_are_known(files, status, read):
    assert files.service(status=status).facts["status"] == read


def test_what_holds_for_the_organization_holds_for_its_services(files):
    services = [{"id": "s1", "organization_id": "o1", "name": "Shelter", "status": "active"}]
    read = files.read(organizations=[organization(status="inactive")], services=services)
    assert "agency is not active" in read.agencies[0].services[0].facts["do_not_refer"]


def test_a_service_that_is_not_to_be_shown_is_not_shared(files):
    assert not files.service(exclude_from_website="yes").shared
    assert files.service(exclude_from_website="no").shared


@pytest.mark.parametrize(
    ("address", "facts"),
    [
        ({"confidential": "yes"}, {}),
        ({"address_1": "Confidential"}, {}),
        ({"address_1": "Address not disclosed"}, {}),
        ({}, {"address_is_confidential": "1"}),
        ({}, {"description": "The location is confidential; call first."}),
        ({}, {"name": "Undisclosed location"}),
    ],
)
def test_an_address_is_confidential_when_anything_says_so(files, address, facts):
    assert files.place(address, **facts).facts["confidential"] is True


@pytest.mark.parametrize(
    "facts",
    [
        {"description": "Confidential HIV tests. Counseling is private and confidential."},
        {"confidential": "no"},
        {"confidential": "Not confidential"},
    ],
)
def test_other_secrets_do_not_hide_an_address(files, facts):
    assert "confidential" not in files.place(**facts).facts


def test_a_mark_on_the_organization_hides_all_its_places(files):
    place = {"id": "l1", "organization_id": "o1", "name": "Front desk", "address_1": "4 Elm St"}
    read = files.read(organizations=[organization(confidential="Y")], locations=[place])
    assert read.agencies[0].places[0].facts["confidential"] is True


def test_staff_and_internal_notes_are_skipped(files):
    service = files.service(
        internal_notes="Ask Jo first", assurer_email="jo@example.org", staff_name="Jo", licenses="A"
    )
    assert service.columns == {"licenses": "A"}
    assert "Jo" not in str(service)


def test_named_workers_come_only_when_asked_for(files):
    contacts = [{"id": "c1", "organization_id": "o1", "name": "Jo Marsh", "title": "Director"}]
    files.write(contacts=contacts)
    assert files.agency().contacts == []
    assert files.agency(with_contacts=True).contacts[0].name == "Jo Marsh"
