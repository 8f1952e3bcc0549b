"""The list of people, whole or as far as it fits what was typed."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import ngettext

from advocacy.accounts.models import User
from advocacy.audit.operations import record_list
from advocacy.db import db
from advocacy.web.pages import Page, page_of

from .models import Person
from .queries import people_count, people_of
from .search import find_people

MOST_FOUND = 50


@dataclass(frozen=True)
class PeoplePage(Page[Person]):
    """A page of the list. Its links lead to the list, also where only the rows were asked for."""

    words: str = ""

    @property
    def there_may_be_more(self) -> bool:
        return bool(self.words) and len(self.rows) == MOST_FOUND

    @property
    def count_words(self) -> str:
        return ngettext("%(num)d person", "%(num)d people", self.total or 0)

    def _url(self, number: int) -> str:
        return url_for("people.index", page=number)


def list_people(words: str, user: User) -> PeoplePage:
    """What one page shows, and the audit row that says so: never the words themselves."""
    if words.strip():
        found = find_people(words, user, MOST_FOUND)
        record_list("people.searched", found, by=user)
        return PeoplePage(found, 1, has_next=False, total=len(found), size=MOST_FOUND, words=words)
    page = page_of(db.session(), people_of(user), total=people_count(user))
    record_list("people.listed", page.rows, by=user)
    return PeoplePage(**vars(page))
