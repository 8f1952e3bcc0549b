"""What was typed and not saved follows the right to the record that it is about."""

from uuid import uuid4

import pytest

from advocacy import clock
from advocacy.access.mentioned import hidden_among
from advocacy.access.models import Cause, KeptAway
from advocacy.drafts.models import Draft, KeptPost
from advocacy.drafts.queries import draft_of, drafts_of, kept_posts_of, latest_draft
from tests.house.records import make_records
from tests.looking import Browser

WORDS = "She asked me not to tell anyone."


@pytest.fixture
def kept(make):
    """A note that its author began, and one that an ended session left behind."""
    lead = make.advocate()
    case = make.case(lead)
    facts = {"user_id": lead.id, "once": uuid4()}
    draft = Draft(form="contact", subject=None, changed_at=clock.now(), **facts)
    draft.fields = {"note": [WORDS], "cases": [str(case.public_id)]}
    make.kept(draft)
    post = KeptPost(path=f"/cases/{case.public_id}/goals/new", kept_at=clock.now(), **facts)
    post.fields = [["what", WORDS]]
    return lead, case, draft, make.kept(post)


def take_away(make, case, user):
    make.kept(
        KeptAway(
            person_id=case.person_id,
            user_id=user.id,
            cause=Cause.CONFLICT,
            made_at=clock.now(),
            made_by_id=user.id,
        )
    )


def test_the_author_finds_the_words_while_the_record_is_theirs(app, make, kept):
    lead, case, draft, post = kept
    browser = Browser(app).sign_in(lead)
    assert WORDS in browser.page(f"/contacts/new?draft={draft.public_id}").text
    assert WORDS in browser.open(f"/drafts/kept/{post.public_id}").text
    assert (len(drafts_of(lead)), len(kept_posts_of(lead))) == (1, 1)


def test_and_no_longer_when_it_is_not(app, make, kept):
    lead, case, draft, post = kept
    take_away(make, case, lead)
    browser = Browser(app).sign_in(lead)
    for url in (f"/contacts/new?draft={draft.public_id}", f"/drafts/kept/{post.public_id}", "/drafts", "/"):
        answer = browser.open(url)
        assert WORDS not in answer.text, url
        assert str(case.public_id) not in answer.text, url
    assert browser.open(f"/drafts/kept/{post.public_id}").status_code == 404
    assert not drafts_of(lead) and not kept_posts_of(lead)
    assert draft_of(lead, draft.public_id) is None


def test_words_about_nobody_stay_the_authors_own(make):
    lead = make.advocate()
    draft = Draft(form="contact", user_id=lead.id, once=uuid4(), changed_at=clock.now(), subject=uuid4())
    draft.fields = {"note": [WORDS], "once": str(uuid4())}
    make.kept(draft)
    assert [one.id for one in drafts_of(lead)] == [draft.id]
    assert latest_draft(lead, "contact", draft.subject) is not None


def test_every_kind_of_record_is_known_to_belong_to_someone(app, make):
    """Whatever a route can name, it is hidden from a stranger and open to the lead."""
    records = make_records(make)
    ids = set(records.ids.values())
    stranger = make.advocate()
    unknown = {name for name, one in records.ids.items() if one not in hidden_among(stranger, ids)}
    assert unknown <= {"attachment_id"}, unknown
    assert hidden_among(records.lead, ids) == set()
