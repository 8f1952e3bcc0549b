"""Copying a letter, writing a new version, putting one into use. Inside writing(); no version is ever changed."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from uuid import uuid4

from flask_babel import gettext as _

from advocacy import clock
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.web.refusals import ChangedMeanwhile, Refused

from ..marks import MarkError
from ..template import LetterTemplate
from . import queries
from .laying import Lost, OwnWords, lost_in, mistakes, words_of
from .models import OwnTemplate
from .resolving import base_of, fits, words_in


@dataclass(frozen=True)
class Saved(OwnWords):
    """The newest version as the form meets it beside what was typed."""

    version: int = 1


def saved(own: OwnTemplate) -> Saved:
    return Saved(**own.words, version=own.edition)


def copy_template(base: LetterTemplate, words: OwnWords, *, by: User) -> OwnTemplate:
    """A letter of one's own, not in use until somebody looked at it."""
    _refuse_what_is_wrong(base, words)
    if words == words_of(base):
        raise Refused(_("Nothing is changed yet. Change the words first."))
    codes = {one.code for one in queries.every_own()}
    number = 1 + max((int(code.removeprefix("OWN-")) for code in codes), default=0)
    own = _version(f"OWN-{number}", 1, base, words, by)
    record("letter_template.copied", own, by=by, base=base.code)
    return own


def change_template(own: OwnTemplate, words: OwnWords, version: int | None, *, by: User) -> OwnTemplate:
    """A new version. Those before stay as they are, and in use until this one is put into use."""
    newest = queries.versions_of(own.code)[0]
    if version is not None and newest.edition != version:
        raise ChangedMeanwhile(saved(newest))
    base = base_of(own)
    _refuse_what_is_wrong(base, words)
    if words == words_in(newest):
        raise Refused(_("Nothing is changed yet. Change the words first."))
    changed = _version(own.code, newest.edition + 1, base, words, by)
    record("letter_template.changed", changed, by=by, edition=changed.edition)
    return changed


def put_into_use(own: OwnTemplate, *, by: User) -> None:
    """New letters begin with this version. Letters begun with another one keep theirs."""
    if not fits(own):
        raise Refused(_("The letter that it was copied from has changed. Write a new version first."))
    for other in queries.versions_of(own.code):
        other.in_use = other.id == own.id
    record("letter_template.put_into_use", own, by=by, edition=own.edition)


def withdraw(own: OwnTemplate, *, by: User) -> None:
    """No new letter begins with it. Letters begun with it keep it."""
    own.in_use = False
    record("letter_template.withdrawn", own, by=by, edition=own.edition)


def _version(code: str, edition: int, base: LetterTemplate, words: OwnWords, by: User) -> OwnTemplate:
    own = OwnTemplate(
        public_id=uuid4(),
        code=code,
        edition=edition,
        base=base.code,
        base_version=base.version,
        language=base.language,
        words=asdict(words),
        made_at=clock.now(),
        by_id=by.id,
    )
    db.session.add(own)
    db.session.flush()
    return own


def _refuse_what_is_wrong(base: LetterTemplate, words: OwnWords) -> None:
    """What is lost is said first: most other mistakes follow from it."""
    broken = mistakes(base, words)
    try:
        lost = tuple(_lost(base, words))
    except MarkError:
        lost = ()
    if wrong := lost or broken:
        raise Refused(" ".join(wrong))


def _lost(base: LetterTemplate, words: OwnWords) -> Iterator[str]:
    for lost in lost_in(base, words):
        marks = ", ".join(f"{{{name}}}" for name in lost.marks)
        yield _lost_words(lost).format(marks=marks)


def _lost_words(lost: Lost) -> str:
    return {
        "subject": _("The subject lacks {marks}. Put it back: the letter fills it in."),
        "person": _("The words of the person lack {marks}. Put it back: the letter fills it in."),
        "advocate": _("The words of the advocate lack {marks}. Put it back: the letter fills it in."),
    }[lost.where]
