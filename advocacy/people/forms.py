"""Questions about a person, as one would ask them."""

import unicodedata
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_ngettext
from wtforms import BooleanField, Field, HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired, Optional, ValidationError

from advocacy.web.forms import Form

from .birth_dates import BirthDateField
from .facts import AddressFacts, ContactFacts, PersonFacts, SupporterFacts
from .models import Method


class AtMost:
    """No more than fits. Says by how much, because counting letters is no fun."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, _form: Any, field: Field) -> None:
        over = len(field.data or "") - self.most
        if over > 0:
            raise ValidationError(
                lazy_ngettext(
                    "Shorten “%(field)s” by %(num)d letter. There is room for %(most)d.",
                    "Shorten “%(field)s” by %(num)d letters. There is room for %(most)d.",
                    over,
                    field=field.label.text,
                    most=self.most,
                )
            )


def seen_by_eyes(_form: Any, field: Field) -> None:
    """A name of spaces and invisible marks can not be read on a list."""
    if not any(unicodedata.category(letter)[0] in "LNSP" for letter in field.data or ""):
        raise ValidationError(_l("Enter a name that can be seen."))


class FindForm(Form):
    words = StringField(_l("Find by name, phone or reference"), [AtMost(200)])


class AboutForm(Form):
    """Who someone is."""

    name = StringField(
        _l("What do they like to be called?"),
        [DataRequired(_l("Enter the name to call them by.")), seen_by_eyes, AtMost(200)],
        description=_l("First name, whole name or nickname, in any letters."),
    )
    say_name = StringField(_l("How is it said?"), [Optional(), AtMost(200)])
    pronouns = StringField(
        _l("Pronouns"), [Optional(), AtMost(60)], description=_l("For example, she/her, they/them")
    )
    legal_name = StringField(
        _l("Name on official papers, if it is another one"),
        [Optional(), AtMost(200)],
        description=_l("Only used where an agency needs it."),
    )
    other_names = TextAreaField(
        _l("Other names they go by"),
        [Optional(), AtMost(1000)],
        description=_l("One on each line. They are found by these too."),
    )
    date_of_birth = BirthDateField(_l("Date of birth"), [Optional()])
    languages = StringField(
        _l("Languages they speak"), [Optional(), AtMost(200)], description=_l("The best one first.")
    )
    interpreter = StringField(
        _l("Interpreter"),
        [Optional(), AtMost(200)],
        description=_l("For example, Vietnamese, not a member of the family"),
    )
    access_needs = TextAreaField(
        _l("What do they need to take part?"),
        [Optional(), AtMost(2000)],
        description=_l("For example, large print, step-free, time to think"),
    )

    def facts(self) -> PersonFacts:
        return PersonFacts(
            name=one_line(self.name.data),
            say_name=one_line(self.say_name.data),
            pronouns=one_line(self.pronouns.data),
            legal_name=one_line(self.legal_name.data),
            other_names=to_the_letter(self.other_names.data),
            date_of_birth=self.date_of_birth.data,
            languages=one_line(self.languages.data),
            interpreter=one_line(self.interpreter.data),
            access_needs=to_the_letter(self.access_needs.data),
        )


class NewPersonForm(AboutForm):
    """Someone new. `looked_at` holds the people alike who were shown and are someone else."""

    phone = StringField(
        _l("Phone"),
        [Optional(), AtMost(254)],
        description=_l("Saved as “ask first” until they have told you what is safe."),
    )
    email = StringField(_l("Email"), [Optional(), AtMost(254)])
    own_word = StringField(_l("How do they describe themselves?"), [Optional(), AtMost(120)])
    looked_at = HiddenField()

    def more_is_filled_in(self) -> bool:
        """Whether something was written or is wrong in the part that is folded away at first."""
        names = ("email", "own_word", "interpreter", "access_needs", "say_name", "legal_name", "other_names")
        folded = [self[name] for name in names]
        return any(field.data or field.errors for field in folded)

    def contacts(self) -> dict[Method, ContactFacts]:
        return {
            Method.CALL: ContactFacts(details=one_line(self.phone.data)),
            Method.EMAIL: ContactFacts(details=one_line(self.email.data)),
        }

    def people_looked_at(self) -> frozenset[UUID]:
        try:
            return frozenset(UUID(one) for one in (self.looked_at.data or "").split())
        except ValueError:
            return frozenset()


class WhatMattersForm(Form):
    what_matters = TextAreaField(_l("What matters to them?"), [Optional(), AtMost(4000)])
    strengths = TextAreaField(_l("What are they good at?"), [Optional(), AtMost(4000)])
    what_helps = TextAreaField(
        _l("What helps?"),
        [Optional(), AtMost(4000)],
        description=_l("For example, short calls, time to think, a walk while talking"),
    )
    own_word = StringField(_l("How do they describe themselves?"), [Optional(), AtMost(120)])


class NotToBeToldForm(Form):
    not_to_be_told = TextAreaField(
        _l("Who must not be told?"),
        [Optional(), AtMost(4000)],
        description=_l("Who they are, and what they must not know."),
    )


class AddressForm(Form):
    lines = TextAreaField(
        _l("Address"),
        [AtMost(500)],
        description=_l("As on an envelope, without the name."),
    )
    protected = BooleanField(
        _l("This address is protected"),
        description=_l(
            "Then it stands on no list, letter or export. It is shown only when someone asks for it."
        ),
    )
    note = StringField(
        _l("Note"),
        [Optional(), AtMost(200)],
        description=_l("Always shown, so write no street and no town here."),
    )
    may_stay_empty = False

    def validate_lines(self, field: Field) -> None:
        if not (field.data or "").strip() and not self.may_stay_empty:
            raise ValidationError(_l("Enter the address."))

    def facts(self) -> AddressFacts:
        lines = "\n".join(line.strip() for line in (self.lines.data or "").split("\n") if line.strip())
        return AddressFacts(lines or None, protected=self.protected.data, note=one_line(self.note.data))


class SupporterForm(Form):
    name = StringField(_l("Name"), [DataRequired(_l("Enter a name.")), seen_by_eyes, AtMost(200)])
    relationship_words = StringField(
        _l("Who are they to this person?"), [Optional(), AtMost(120)], description=_l("For example, daughter")
    )
    may_know = StringField(
        _l("What may they know?"),
        [Optional(), AtMost(200)],
        description=_l("For example, everything, or only visit times. Empty means nothing."),
    )
    phone = StringField(_l("Phone"), [Optional(), AtMost(60)])

    def facts(self) -> SupporterFacts:
        words = (self.name, self.relationship_words, self.may_know, self.phone)
        return SupporterFacts(*(one_line(field.data) for field in words))


def to_the_letter(text: str | None) -> str:
    """What someone wrote stays as it was written; blanks alone are nothing."""
    return text if text and text.strip() else ""


def one_line(text: str | None) -> str:
    """Without the spaces around it; a line break within, which only a script can send, is a space."""
    return " ".join((text or "").strip().splitlines())
