"""Where the page of a paper is, and whether it is one of a case. Letters and referrals add theirs themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import url_for

from advocacy.cases.models import Case


@dataclass(frozen=True)
class Paper:
    """One kind: the endpoint of its page, the name of its id, whether a case has one with it, and to whom it goes."""

    endpoint: str
    argument: str
    is_in: Callable[[UUID, Case], bool]
    to: Callable[[UUID], str]


PAPERS: dict[str, Paper] = {}


def url_of(kind: str, subject: UUID | None) -> str:
    """The page of the paper; nothing for what was told by mouth."""
    paper = PAPERS.get(kind)
    if subject is None or paper is None:
        return ""
    named: dict[str, Any] = {paper.argument: subject}
    return url_for(paper.endpoint, **named)


def paper_of_case(kind: str, subject: UUID, case: Case) -> bool:
    return PAPERS[kind].is_in(subject, case)
