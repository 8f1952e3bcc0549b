"""What something can be attached to. A feature registers its kind of record from its `connect(app)`:

    SUBJECTS["contact"] = Subject(cases_with, "contacts.show", "contact_id")

`cases(public_id, user)` answers with the record's cases that this user may see, none where it is hidden or absent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import url_for

from advocacy.accounts.models import User
from advocacy.cases.models import Case


@dataclass(frozen=True)
class Subject:
    """One kind of record: who may see it, and where its page is."""

    cases: Callable[[UUID, User], Sequence[Case]]
    endpoint: str
    argument: str

    def url(self, public_id: UUID) -> str:
        ids: dict[str, Any] = {self.argument: public_id}
        return url_for(self.endpoint, **ids)


SUBJECTS: dict[str, Subject] = {}
