"""The base of every form: keeps text as typed, knows whether it was already sent, and meets a changed record."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from markupsafe import Markup, escape
from wtforms import Field, HiddenField, IntegerField
from wtforms.fields.choices import SelectChoice, SelectFieldBase  # type: ignore[attr-defined]
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import HiddenInput

from .filters import plain_day


def keep_as_typed(text: str | None) -> str | None:
    """CRLF becomes LF; nothing else of a person's words is changed."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if isinstance(text, str) else text


UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def refuse_unstorable(_form: Any, field: Field) -> None:
    """NUL and lone surrogates can not be kept by a database, nor shown on a page: they are taken out, and said."""
    typed = [one for one in [*(field.raw_data or []), field.data] if isinstance(one, str)]
    if any(UNSTORABLE.search(one) for one in typed):
        field.raw_data = [_storable(one) for one in field.raw_data or []]
        field.data = _storable(field.data)
        raise ValidationError(
            _l(
                "There was a character that can not be saved. We took it out: look at the text, then save again."
            )
        )


def _storable(text: Any) -> Any:
    return UNSTORABLE.sub("", text) if isinstance(text, str) else text


def choices_of(pairs: Iterable[tuple[Any, Any]]) -> list[SelectChoice]:
    """Choices for radios, boxes and selects: (value, words)."""
    return [SelectChoice(value, label) for value, label in pairs]


HIDDEN = '<input id="%s" name="%s" type="hidden" value="%s">'


def _said(field: Any) -> tuple[str, str, str]:
    return field.id, field.name, field._value()


class Form(FlaskForm):
    """What all our forms share. `once` makes a double click one record; `version` notices a second writer."""

    once = HiddenField()
    version = IntegerField(widget=HiddenInput(), validators=[Optional()])

    class Meta:
        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Field:
            options.setdefault("filters", [keep_as_typed])
            field = unbound_field.bind(form=form, **options)
            field.validators = (refuse_unstorable, *field.validators)
            return field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.theirs: dict[str, str] = {}
        self.status = 200
        if self.token is None:
            self.begin_anew()

    @property
    def token(self) -> UUID | None:
        """The one-time token that came with the form."""
        try:
            return UUID(self.once.data or "")
        except ValueError:
            return None

    def begin_anew(self) -> None:
        """The next time it is sent, it is another record."""
        self.once.raw_data, self.once.data = None, str(uuid4())

    def hidden_tag(self, *fields: Any) -> Markup:
        """The hidden fields, written out: by way of WTForms' widgets they took a twentieth of every page."""
        asked = [getattr(self, one, None) if isinstance(one, str) else one for one in fields or self]
        hidden = [one for one in asked if one is not None and isinstance(one.widget, HiddenInput)]
        return Markup("\n".join(HIDDEN % tuple(map(escape, _said(one))) for one in hidden))  # noqa: S704

    def validate_on_submit(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        sent = bool(super().validate_on_submit(extra_validators))
        if self.is_submitted() and not sent:
            self.status = 422
        return sent

    def refuse(self, sentence: str) -> None:
        """Say above the form what is in the way."""
        self.form_errors.append(sentence)
        self.status = 422

    def meet(self, record: Any) -> None:
        """Someone else changed the record: show what is saved now beside what was typed, and lose neither."""
        self.status = 409
        self.version.data = self.version.raw_data = None
        self.version.data = record.version
        for field in self:
            if not hasattr(record, field.name) or field.name == "version":
                continue
            saved = getattr(record, field.name)
            if (saved or "") != (field.data or ""):
                self.theirs[str(field.label.text)] = self.spoken(field, saved)

    def spoken(self, field: Field, value: Any) -> str:
        """A value as the page says it: the words of a choice, a day in full, text as it is."""
        if isinstance(field, SelectFieldBase) and value:
            chosen = {str(one) for one in (value if isinstance(value, list) else [value])}
            return ", ".join(str(option.label.text) for option in field if str(option.data) in chosen)
        if isinstance(value, date):
            return plain_day(value)
        return "" if value is None else str(value)
