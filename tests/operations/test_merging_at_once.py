"""Two supervisors, or a supervisor and whoever writes, at the same moment: one result, and no word is lost."""

import pytest
from sqlalchemy import func, select

from advocacy.db import db
from advocacy.people.models import Supporter
from advocacy.transfer.merging.models import MergeState, PersonMerge
from tests.looking import Browser
from tests.pages.merging import two_records, url_of
from tests.trouble.together import at_once

YES = {"why": "They are one, I asked her.", "sure": "y"}


@pytest.fixture
def two(make):
    return two_records(make, make.advocate(), make.advocate())


@pytest.fixture
def kims(app, make):
    return [Browser(app).sign_in(make.supervisor()) for _ in range(2)]


def merges() -> int:
    db.session.rollback()
    found = select(func.count()).select_from(PersonMerge).where(PersonMerge.state == MergeState.MERGED)
    return db.session.scalar(found) or 0


@pytest.mark.parametrize("crossed", [False, True])
def test_two_merges_at_once_are_one(two, kims, crossed):
    """Also when one joins A to B and the other B to A."""
    ways = [url_of(*two), url_of(*(reversed(two) if crossed else two))]
    answers = at_once(
        *(lambda kim=kim, url=url: kim.send(url, **YES) for kim, url in zip(kims, ways, strict=True))
    )
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    assert merges() == 1
    assert YES["why"] in next(answer.text for answer in answers if answer.status_code == 409)


def test_what_is_written_while_two_become_one_is_kept(two, kims):
    """Four times at the same moment: it went to the record before, or to where it is now."""
    kept, other = two
    for turn in range(4):
        url = f"/people/{other.public_id}/supporters/new"
        joined, written = at_once(
            lambda: kims[0].send(url_of(kept, other), **YES),
            lambda turn=turn, url=url: kims[1].send(url, name=f"Friend {turn}"),
        )
        assert (joined.status_code, written.status_code) == (303, 303)
        page = kims[0].page(f"/people/{kept.public_id}")
        assert f"Friend {turn}" in page.text
        db.session.rollback()
        assert set(db.session.scalars(select(Supporter.person_id))) == {kept.id}
        merge = db.session.scalars(select(PersonMerge).order_by(PersonMerge.id.desc())).first()
        parted = kims[0].send(f"/merges/{merge.public_id}/part", why="Once more")
        assert parted.status_code == 303
        with db.writing():
            db.session.execute(Supporter.__table__.update().values(person_id=other.id))


def test_a_merge_and_a_parting_at_once(two, kims):
    kept, other = two
    kims[0].page(url_of(kept, other), **YES)
    url = f"/merges/{db.session.scalars(select(PersonMerge.public_id)).one()}/part"
    answers = at_once(*(lambda kim=kim: kim.send(url, why="Apart again") for kim in kims))
    assert sorted(answer.status_code for answer in answers) == [303, 422]
    assert merges() == 0
