"""What is asked about a consent. Everything can be saved half finished; what is missing is shown beside it."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from advocacy import clock
from advocacy.consent.kinds import Kind, Named, Regime, SignerKind, Statement
from advocacy.consent.models import Consent
from advocacy.consent.topic_words import purpose_words, topic_words
from advocacy.consent.topics import Purpose, Topic
from advocacy.directory.meant import AS_TYPED, Match
from advocacy.directory.models import Agency
from advocacy.web.days import DayField
from advocacy.web.forms import Form, choices_of

from .operations import ConsentFacts
from .words import named_words, regime_words, sheet_kind_words, signer_words, statement_words

USUAL = timedelta(days=90)
LONG = [Optional(), Length(max=5_000, message=_l("Keep it to 5,000 letters or fewer."))]
NAME = [Optional(), Length(max=200, message=_l("Keep the name to 200 letters or fewer."))]
LINE = [Optional(), Length(max=300, message=_l("Keep it to 300 letters or fewer."))]
WE_TELL, THEY_TELL = "us", "them"


def boxes(label: Any, **kwargs: Any) -> Any:
    return SelectMultipleField(
        label, option_widget=CheckboxInput(), widget=ListWidget(), validators=[Optional()], **kwargs
    )


class SheetForm(Form):
    """What consents and authorities are asked alike."""

    agency_name = StringField(
        _l("With whom?"),
        description=_l(
            "The agency’s name, or a part of it. If it is in the directory, we find it when you save."
        ),
        validators=LINE,
    )
    which = RadioField(_l("Which agency do you mean?"), validate_choice=False, validators=[Optional()])
    topics = boxes(_l("About what?"))
    expires_on = DayField(
        _l("Until when?"),
        description=_l("The last day. As near as it can be. For example, March 20"),
        default=lambda: clock.today() + USUAL,
        validators=[Optional()],
    )
    ends_with = StringField(
        _l("Or what does it end with?"),
        description=_l("For example: the decision on the appeal"),
        validators=LINE,
    )
    signer = RadioField(_l("Who signs?"), default=SignerKind.PERSON, validators=[Optional()])
    signer_name = StringField(_l("Their name"), validators=NAME)
    signer_authority = StringField(
        _l("What lets them sign for the person?"),
        description=_l("For example: parent; guardian by court order of May 4, 2025"),
        validators=LINE,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topics.choices = choices_of((one.value, topic_words(one)) for one in Topic)
        self.signer.choices = choices_of((one.value, signer_words(one)) for one in SignerKind)
        self.which.choices = choices_of([])
        self.agency_id: UUID | None = None

    def understand(self, match: Match) -> bool:
        """Take the agency that is meant, or ask which one it is."""
        self.agency_id = match.agency_id
        if match.is_clear and not self.which.data:
            return True
        named = [(str(agency.public_id), agency.name) for agency in match.offered]
        self.which.choices = choices_of(
            [*named, (AS_TYPED, _l("None of these: keep the name as I wrote it"))]
        )
        self.which.data = self.which.data if match.is_clear else None
        if not match.is_clear:
            self.which.errors = [_l("Choose the agency that you mean, or keep the name as you wrote it.")]
            self.status = 422
        return match.is_clear

    def other_side(self, agency: Agency | None) -> str:
        return agency.name if agency else " ".join((self.agency_name.data or "").split())


class ConsentForm(SheetForm):
    """Who may be told what."""

    way = RadioField(
        _l("Which way?"),
        choices=choices_of([(WE_TELL, _l("We may tell them")), (THEY_TELL, _l("They may tell us"))]),
        default=WE_TELL,
        validators=[Optional()],
    )
    topics_words = TextAreaField(
        _l("What exactly, in words?"),
        description=_l(
            "So that anyone knows what is meant. For example: the letter of March 3 and when she can move in"
        ),
        validators=LONG,
    )
    purposes = boxes(_l("What for?"))
    purpose_words = StringField(
        _l("What for, in their words?"), description=_l("For example: to get a shower chair"), validators=LINE
    )
    no_end = BooleanField(_l("The sheet says that it has no end"))
    regimes = boxes(
        _l("Whose rules does it have to meet?"),
        description=_l("One sheet can meet several. Words about drug or alcohol use always count as Part 2."),
    )
    kind = RadioField(_l("Which kind of sheet?"), default=Kind.GENERAL, validators=[Optional()])
    named = RadioField(
        _l("How does the sheet name them?"),
        description=_l(
            "A group may stand on the sheet, and lets nothing go from here: we cannot know who belongs to it. "
            "Before you tell one of them something, ask for a consent that names them."
        ),
        default=Named.NAME,
        validators=[Optional()],
    )
    members = TextAreaField(_l("Who gets it through the go-between?"), validators=LONG)
    other_sheet = BooleanField(
        _l("It is signed on another organization’s form"),
        description=_l("Then tick below what that form says. Ours says all of it."),
    )
    statements = boxes(_l("What does their form say?"))
    how_to_revoke = TextAreaField(_l("How can they take it back, and to whom?"), validators=LONG)
    in_college = BooleanField(_l("They have begun college"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.purposes.choices = choices_of((one.value, purpose_words(one)) for one in Purpose)
        self.regimes.choices = choices_of((one.value, regime_words(one)) for one in Regime)
        self.kind.choices = choices_of((one.value, sheet_kind_words(one)) for one in Kind)
        self.named.choices = choices_of((one.value, named_words(one)) for one in Named)
        self.statements.choices = choices_of((one.value, statement_words(one)) for one in Statement)

    def meet(self, record: Consent) -> None:
        super().meet(shown_in_form(record))

    def facts(self, agency: Agency | None, ours: str) -> ConsentFacts:
        other, by_us = self.other_side(agency), self.way.data != THEY_TELL
        return ConsentFacts(
            kind=Kind(self.kind.data or Kind.GENERAL),
            regimes=tuple(map(Regime, self.regimes.data or ())),
            by_us=by_us,
            discloser=ours if by_us else other,
            agency=agency,
            recipient=other if by_us else ours,
            named=Named(self.named.data or Named.NAME),
            members=self.members.data or "",
            topics=tuple(map(Topic, self.topics.data or ())),
            topics_words=self.topics_words.data or "",
            purposes=tuple(map(Purpose, self.purposes.data or ())),
            purpose_words=(self.purpose_words.data or "").strip(),
            expires_on=None if self.no_end.data else self.expires_on.data,
            ends_with="" if self.no_end.data else self.ends_with.data or "",
            no_end=self.no_end.data,
            own_sheet=not self.other_sheet.data,
            statements=tuple(map(Statement, self.statements.data or ())),
            how_to_revoke=self.how_to_revoke.data or "",
            in_college=self.in_college.data,
            signer=SignerKind(self.signer.data or SignerKind.PERSON),
            signer_name=(self.signer_name.data or "").strip(),
            signer_authority=self.signer_authority.data or "",
        )


SAME = (
    *(
        "topics",
        "topics_words",
        "purposes",
        "purpose_words",
        "expires_on",
        "ends_with",
        "no_end",
        "regimes",
        "kind",
    ),
    *("named", "members", "statements", "how_to_revoke", "in_college", "signer", "signer_name"),
    *("signer_authority", "version"),
)


def shown_in_form(consent: Consent) -> SimpleNamespace:
    """The saved consent under the names of the form’s fields."""
    return SimpleNamespace(
        agency_name=consent.recipient if consent.by_us else consent.discloser,
        way=WE_TELL if consent.by_us else THEY_TELL,
        other_sheet=not consent.own_sheet,
        **{name: getattr(consent, name) for name in SAME},
    )
