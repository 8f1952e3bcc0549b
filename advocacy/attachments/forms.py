"""Choosing photos and papers, and saying what they show."""

import hashlib
from time import monotonic
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from werkzeug.datastructures import FileStorage
from wtforms import Field, MultipleFileField, SelectMultipleField, TextAreaField
from wtforms.validators import Length, Optional, ValidationError
from wtforms.widgets import FileInput

from advocacy.web.forms import Form
from advocacy.web.uploads import all_arrived

from .cleaning.apart import LONGEST, clean_apart
from .cleaning.kinds import CanNotBeTaken, Unfit
from .operations import Received
from .queries import pending_of
from .rules import LONGEST_DESCRIPTION, MOST_AT_ONCE
from .words import all_together_words, unfit_words

TAKEN = "image/jpeg,image/png,image/webp,image/gif,application/pdf"


class UploadsField(MultipleFileField):
    """Several files at once. Its data are those that could be taken, made anew; the others are its mistakes.

    Without `capture`: with it, phones open the camera and offer neither pictures taken before nor papers.
    """

    widget = FileInput(multiple=True)

    def __init__(self, label: Any = None, **kwargs: Any) -> None:
        hint = _l(
            "Photos (JPEG, PNG, WebP, GIF) or PDF, 15 MB each. Where and with what a photo was taken is"
            " taken out."
        )
        kwargs.setdefault("description", hint)
        super().__init__(label, [Optional()], render_kw={"accept": TAKEN}, **kwargs)
        self.unfit: list[str] = []

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data: Any = []
        if not all_arrived():
            self.unfit.append(all_together_words())
            return
        chosen = [one for one in valuelist if isinstance(one, FileStorage) and one.filename]
        until = monotonic() + LONGEST
        for place, file in enumerate(chosen, start=1):
            try:
                self.data.append(_received(file, place, until - monotonic()))
            except CanNotBeTaken as refusal:
                self.unfit.append(unfit_words(refusal.why, place))

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """What could not be taken is said; whether anything has to be chosen is the form's to say."""
        self.errors = list(self.unfit)
        return not self.errors


def _received(file: FileStorage, place: int, seconds: float) -> Received:
    if place > MOST_AT_ONCE:
        raise CanNotBeTaken(Unfit.TOO_MANY)
    content = file.stream.read()
    return Received(hashlib.sha256(content).hexdigest(), clean_apart(content, seconds))


def shows_field() -> TextAreaField:
    return TextAreaField(
        _l("What does it show?"),
        description=_l(
            "For example, “Notice of March 3, page 1”. It is read aloud to those who can not see it."
        ),
        validators=[
            Optional(),
            Length(max=LONGEST_DESCRIPTION, message=_l("Keep it to 1,000 letters or fewer.")),
        ],
    )


class WithoutField(SelectMultipleField):
    """Which of the files that wait for this form are to be left out. The page draws the boxes beside them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(_l("Leave this one out"), choices=[], validate_choice=False, **kwargs)

    def ids(self) -> list[UUID]:
        found = []
        for typed in self.data or []:
            try:
                found.append(UUID(typed))
            except ValueError:
                continue
        return found


class WithFiles(Form):
    """Files may come with a form about something else. What they show is words about them, so it needs one."""

    files = UploadsField(_l("A photo or scan of it"))
    without = WithoutField()
    shows = shows_field()

    def validate_shows(self, field: Field) -> None:
        if (field.data or "").strip() and not self._has_a_file():
            raise ValidationError(_("Choose the photo or scan that this is about, or take these words out."))

    def _has_a_file(self) -> bool:
        """A file that could not be taken has its own sentence; one that waits counts unless it is left out."""
        left_out = self.without.ids()
        waiting = (one.public_id not in left_out for one in pending_of(current_user, self.token))
        return bool(self.files.data or self.files.unfit) or any(waiting)


class AttachForm(Form):
    files = UploadsField(_l("Choose photos or papers"))
    without = WithoutField()
    shows = shows_field()


class DescribeForm(Form):
    shows = shows_field()
