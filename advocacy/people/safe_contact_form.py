"""How it is safe to reach someone: the same four questions about each way."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, StringField, TextAreaField
from wtforms.validators import Optional

from advocacy.web.forms import Form

from .facts import ContactFacts
from .forms import AtMost, one_line
from .models import Allowed, Method
from .words import allowed_words

NOT_ASKED = "not_asked"
DETAILS = {
    Method.CALL: _l("Number to call"),
    Method.VOICEMAIL: _l("Number for voicemail, if another"),
    Method.TEXT: _l("Number for texts"),
    Method.EMAIL: _l("Email address"),
    Method.POST: _l("How should the envelope look?"),
    Method.VISIT: _l("Where may one visit?"),
}
QUESTIONS = {
    Method.CALL: _l("May we call?"),
    Method.VOICEMAIL: _l("May we leave a voicemail?"),
    Method.TEXT: _l("May we text?"),
    Method.EMAIL: _l("May we email?"),
    Method.POST: _l("May we send letters?"),
    Method.VISIT: _l("May we visit?"),
}
TIMES = {
    Method.CALL: _l("Best times to call"),
    Method.VOICEMAIL: _l("Best times for a voicemail"),
    Method.TEXT: _l("Best times to text"),
    Method.EMAIL: _l("Best times to email"),
    Method.POST: _l("Best days for letters"),
    Method.VISIT: _l("Best times to visit"),
}
SAYING = {
    Method.CALL: _l("What to say on the phone"),
    Method.VOICEMAIL: _l("What to say on a voicemail"),
    Method.TEXT: _l("What to write in a text"),
    Method.EMAIL: _l("What to write in an email"),
    Method.POST: _l("What letters may say outside"),
    Method.VISIT: _l("What to say at the door"),
}


class SafeContactForm(Form):
    """Each way of reaching someone has a question, details, times and words; then what holds for all of them."""

    code_word = StringField(
        _l("Code word"),
        [Optional(), AtMost(120)],
        description=_l("Said first, so that both know who is there."),
    )
    safety_note = TextAreaField(_l("What else keeps them safe?"), [Optional(), AtMost(1000)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for method in Method:
            field: Any = self.of(method, "allowed")
            field.choices = [(one.value, allowed_words(one)) for one in Allowed] + [
                (NOT_ASKED, _("Not asked yet"))
            ]
            field.data = field.data or NOT_ASKED

    def of(self, method: str, name: str) -> Field:
        return self[f"{method}_{name}"]

    def contacts(self) -> dict[Method, ContactFacts]:
        return {method: self._contact(method) for method in Method}

    def _contact(self, method: Method) -> ContactFacts:
        said = self.of(method, "allowed").data
        words = (one_line(self.of(method, name).data) for name in ("details", "best_times", "what_to_say"))
        return ContactFacts(None if said == NOT_ASKED else Allowed(said), *words)

    def meet(self, record: Any) -> None:
        """The two answers of a colleague stand in words, not as they are stored."""
        super().meet(record)
        for method in Method:
            label = str(self.of(method, "allowed").label.text)
            saved = getattr(record, f"{method}_allowed") or NOT_ASKED
            self.theirs.pop(label, None)
            if saved != self.of(method, "allowed").data:
                self.theirs[label] = _("Not asked yet") if saved == NOT_ASKED else allowed_words(saved)


def _add_questions() -> None:
    """A form of WTForms takes further fields like any other attribute."""
    for method in Method:
        questions = {
            "allowed": RadioField(QUESTIONS[method], choices=[], default=NOT_ASKED),
            "details": StringField(DETAILS[method], [Optional(), AtMost(254)]),
            "best_times": StringField(TIMES[method], [Optional(), AtMost(200)]),
            "what_to_say": StringField(SAYING[method], [Optional(), AtMost(200)]),
        }
        for name, field in questions.items():
            setattr(SafeContactForm, f"{method}_{name}", field)


_add_questions()
