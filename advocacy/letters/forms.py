"""Writing a letter, and writing down the answer to it."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from advocacy import clock
from advocacy.consent.telling_fields import purpose_field, topics_field
from advocacy.web.days import DayField
from advocacy.web.filters import plain_day
from advocacy.web.forms import Form, choices_of

from .citing import is_rule
from .fact_lines import UnclearLine, read_facts
from .gathering import template_of
from .models import Letter
from .past_days import EarlierDayField
from .picking import Lent, add_picked
from .question_fields import as_answer, field_for, named
from .saying import language_words, signer_words
from .template import Kind, LetterTemplate, Question
from .templates import languages_of
from .texts import WORDS
from .typed import Typed

LONGEST = 20_000
# What the record did not know and is asked for this letter alone, under the names of the letters’ fields.
OF_RECORD = ("reference_no", "date_of_birth")


class LetterForm(Form):
    """The questions of one letter and its words. Made by `letter_form`, which adds the template's own questions."""

    questions: tuple[Question, ...] = ()
    elements: tuple[str, ...] = ()

    worker = StringField(
        _l("Who can decide this?"),
        description=_l("A person or a department, if you know"),
        validators=[Optional(), Length(max=200, message=_l("Keep the name to 200 letters or fewer."))],
    )
    recipient = TextAreaField(
        _l("Which agency, and where?"),
        description=_l("The agency on the first line, then its mailing address, as on an envelope"),
        validators=[Optional(), Length(max=1000, message=_l("Keep the address to 1,000 letters or fewer."))],
    )
    reference_no = StringField(
        _l("Under which number do they file it?"),
        description=_l("The case, account or claim number, as it stands on their papers"),
        validators=[Optional(), Length(max=300, message=_l("Keep the number to 300 letters or fewer."))],
    )
    date_of_birth = EarlierDayField(
        _l("When was the person born?"),
        description=_l("With the year, for example March 20, 1985. They find the file by it."),
        validators=[Optional()],
    )
    facts = TextAreaField(
        _l("What happened, with dates?"),
        description=_l("One line each: day | what happened | what shows it. The last part may be left out."),
        validators=[Optional(), Length(max=LONGEST, message=_l("Keep this to 20,000 letters or fewer."))],
    )
    pick = SelectMultipleField(
        _l("From the record"),
        description=_l("Tick what belongs in the letter. Each is added to the lines above, for you to word."),
        option_widget=CheckboxInput(),
        widget=ListWidget(),
        validate_choice=False,
        validators=[Optional()],
    )
    cites = SelectMultipleField(
        _l("The rule on time"),
        description=_l("Tick it, and the letter names it with the other rules. Untick it, and it goes."),
        option_widget=CheckboxInput(),
        widget=ListWidget(),
        validate_choice=False,
        validators=[Optional()],
    )
    reply_by = DayField(_l("Answer by"), validators=[Optional()])
    authority_day = EarlierDayField(
        _l("When did they sign the release that lets you speak for them?"),
        description=_l("They may talk with you only with a release. Send a copy along."),
        validators=[Optional()],
    )
    signer = RadioField(_l("Who signs?"), validators=[InputRequired(_l("Choose who signs."))])
    language = RadioField(
        _l("In which language?"),
        description=_l("In another language the text is filled anew. The words as they are now are kept."),
        validators=[InputRequired(_l("Choose the language."))],
    )
    topics = topics_field()
    purpose = purpose_field()
    large_print = BooleanField(_l("Print it large"))
    subject = TextAreaField(
        _l("Subject"),
        validators=[Optional(), Length(max=300, message=_l("Keep the subject to 300 letters."))],
    )
    about = TextAreaField(
        _l("Which file to open"),
        description=_l("One line each, for example: Member: name, number"),
        validators=[Optional(), Length(max=2000, message=_l("Keep this to 2,000 letters or fewer."))],
    )
    salutation = StringField(
        _l("Greeting"),
        validators=[Optional(), Length(max=300, message=_l("Keep the greeting to 300 letters."))],
    )
    body = TextAreaField(
        _l("The letter"),
        description=_l("A line that begins with # is a heading, with 1. a point of a list."),
        validators=[
            Optional(),
            Length(max=LONGEST, message=_l("Keep the letter to 20,000 letters or fewer.")),
        ],
    )
    enclosures = TextAreaField(
        _l("Enclosed"),
        description=_l("One paper on each line"),
        validators=[Optional(), Length(max=2000, message=_l("Keep this to 2,000 letters or fewer."))],
    )
    copies = TextAreaField(
        _l("Copies to"),
        description=_l("One name on each line"),
        validators=[Optional(), Length(max=1000, message=_l("Keep this to 1,000 letters or fewer."))],
    )
    left_out = SelectMultipleField(
        _l("Left out on purpose"),
        option_widget=CheckboxInput(),
        widget=ListWidget(),
        validate_choice=False,
        validators=[Optional()],
    )

    def validate_facts(self, field: TextAreaField) -> None:
        try:
            read_facts(field.data or "", clock.today())
        except UnclearLine as unclear:
            raise ValidationError(
                _(
                    "Write “%(line)s” as day | what happened, for example: March 5, 2026 | You said no.",
                    line=unclear,
                )
            ) from unclear

    def validate_authority_day(self, field: DayField) -> None:
        if field.data and field.data > clock.today():
            raise ValidationError(_("The release must be signed already. Write the day with its year."))

    def offer(
        self,
        template: LetterTemplate,
        lent: Mapping[str, Lent],
        rules: Mapping[str, str],
        elements: Iterable[str],
    ) -> None:
        """Who may sign, what the record can lend, and what may be left out on purpose."""
        self.signer.choices = choices_of((signer.value, signer_words(signer)) for signer in template.signers)
        spoken = (template.language,) if template.own_words else languages_of(template.code)
        self.language.choices = choices_of((code, language_words(code)) for code in spoken)
        self.pick.choices = choices_of((key, lent_words(one)) for key, one in lent.items())
        self.cites.choices = choices_of(rules.items())
        self.elements = tuple(elements)
        self.left_out.choices = choices_of((name, name) for name in self.elements)

    def meet(self, record: Letter) -> None:
        super().meet(shown_in_form(record))

    def question_fields(self) -> list[tuple[Question, Any]]:
        """The template's own questions, in its order, each with its field."""
        return [(question, self[named(question)]) for question in self.questions]

    def answers(self) -> dict[str, str]:
        asked = {question.name: self[named(question)] for question in self.questions}
        of_record = {name: self[name] for name in OF_RECORD}
        pairs = ((name, as_answer(field.data)) for name, field in {**of_record, **asked}.items())
        return {name: answer for name, answer in pairs if answer}

    def typed(self, letter: Letter) -> Typed:
        """As it was sent, with what was ticked among the facts."""
        picked = add_picked(
            self.facts.data or "", self.topics.data or [], self.pick.data or [], letter, clock.today()
        )
        return self._sent().with_picked(picked.lines, picked.topics)

    def _sent(self) -> Typed:
        return Typed(
            signer=self.signer.data,
            large_print=self.large_print.data,
            worker=self.worker.data or "",
            recipient=self.recipient.data or "",
            answers=self.answers(),
            facts=self.facts.data or "",
            reply_by=self.reply_by.data,
            authority_day=self.authority_day.data,
            topics=self.topics.data or [],
            purpose=self.purpose.data or "",
            language=self.language.data,
            cites=[one for one in self.cites.data or [] if is_rule(one)],
            left_out=[name for name in self.left_out.data or [] if name in self.elements],
            texts={
                **{name: self[name].data or "" for name in WORDS},
                "subject": " ".join((self.subject.data or "").split()),
            },
        )


def lent_words(one: Lent) -> str:
    """A note’s own words are told apart: they were written for the house."""
    day, words = plain_day(one.fact.day), one.fact.text
    if one.private:
        return _("%(day)s, from your private note: %(words)s", day=day, words=words)
    return _("%(day)s: %(words)s", day=day, words=words)


def letter_form(template: LetterTemplate) -> type[LetterForm]:
    """The form of one kind of letter."""
    fields = {named(question): field_for(question) for question in template.questions}
    return type("LetterForm", (LetterForm,), {"questions": template.questions, **fields})


def shown_in_form(letter: Letter) -> SimpleNamespace:
    """The saved letter under the names of the form’s fields."""
    same = ("worker", "recipient", "facts", "reply_by", "signer", "language", "authority_day")
    told = ("topics", "purpose", "large_print", "left_out", "cites")
    values = {name: getattr(letter, name) for name in (*same, *told, *WORDS, "version")}
    asked = {name: answer for name, answer in letter.answers.items() if name not in OF_RECORD}
    answers = {f"q_{name}": _as_field(name, answer, letter) for name, answer in asked.items()}
    born, number = letter.answers.get("date_of_birth"), letter.answers.get("reference_no", "")
    of_record = {"reference_no": number, "date_of_birth": date.fromisoformat(born) if born else None}
    return SimpleNamespace(**values, **of_record, **answers)


def _as_field(name: str, answer: str, letter: Letter) -> Any:
    question = template_of(letter).question(name)
    is_day = question is not None and question.kind is Kind.DAY
    return date.fromisoformat(answer) if is_day else answer
