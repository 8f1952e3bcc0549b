"""The demo's letters, referrals and consents, written by the same operations as in the pages, each on its own day."""

from collections.abc import Callable, Iterator, Sequence

import click

from advocacy.db import db

from .cast.demo import Demo
from .cast.work import DemoCase
from .letter_answers import LetterAnswers
from .letter_papers import LetterPaper
from .letter_slots import Setting
from .more_consents import Sheet, more_consents
from .paper_desk import Desk, Step
from .referral_papers import ReferralPaper

POINTS = 50


def write_papers(demo: Demo, advance: Callable[[int], None]) -> None:
    """In the order of days, so that the numbers of documents and the audit run as they would have."""
    # The thousands of rows written before would all be marked as out of date at each of some 300 commits.
    db.session.expunge_all()
    desk = Desk(demo.today)
    papers: list[LetterPaper | ReferralPaper | Sheet] = [
        *_letters(demo, desk),
        *_referrals(demo, desk),
        *more_consents(demo, desk),
    ]
    steps = sorted((step for paper in papers for step in paper.steps()), key=lambda step: step.day)
    _take_all(steps, desk, advance)
    if desk.problem:
        click.echo(f"\nThe demo’s letters and referrals wait as agreed. {desk.problem}", err=True)


def _take_all(steps: Sequence[Step], desk: Desk, advance: Callable[[int], None]) -> None:
    told = 0
    for number, step in enumerate(steps, 1):
        desk.take(step)
        points = POINTS * number // len(steps)
        advance(points - told)
        told = points


def _letters(demo: Demo, desk: Desk) -> Iterator[LetterPaper]:
    answers = LetterAnswers()
    for one in demo.cases:
        for letter in one.letters:
            setting = _setting(demo, one, letter.issue, letter.agency)
            yield LetterPaper(desk, setting, letter, answers.for_letter(setting, letter))


def _referrals(demo: Demo, desk: Desk) -> Iterator[ReferralPaper]:
    agencies = {service.key: agency.key for agency in demo.agencies for service in agency.services}
    for one in demo.cases:
        for referral in one.referrals:
            issue = referral.issue or one.issues[0].key
            yield ReferralPaper(desk, _setting(demo, one, issue, agencies[referral.service]), referral)


def _setting(demo: Demo, one: DemoCase, issue_key: str, agency_key: str) -> Setting:
    return Setting(
        case=one,
        person=next(person for person in demo.people if person.key == one.person),
        issue=next(issue for issue in one.issues if issue.key == issue_key),
        agency=next(agency for agency in demo.agencies if agency.key == agency_key),
        office=", ".join((demo.organization.name, *demo.organization.address)),
    )
