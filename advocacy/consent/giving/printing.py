"""The sheet that is signed, and the one with which it is taken back, as plain values for paper."""

from flask_babel import gettext as _

from advocacy import clock
from advocacy.consent.checklist.regimes import rules_for
from advocacy.consent.kinds import Kind, Named, Regime, SignerKind, State, Statement
from advocacy.consent.models import Authority, Consent
from advocacy.consent.topic_words import purpose_words
from advocacy.documents.letterheads import organizations_letterhead
from advocacy.documents.sheets import ConsentSheet, Paper, Pen
from advocacy.organization.models import Organization
from advocacy.organization.queries import the_organization
from advocacy.web.filters import plain_day

from .drawing import path_of
from .words import (
    about_words,
    listed,
    may_words,
    sentence_of,
    sheet_kind_words,
    signature_words,
    signer_words,
    statement_words,
    until,
)

Row = tuple[str, str]


def form_of(sheet: Consent | Authority, *, large: bool = False) -> ConsentSheet:
    """What is signed: in plain words, with lines for the pen where it is not signed yet."""
    ours = the_organization()
    is_consent = isinstance(sheet, Consent)
    return ConsentSheet(
        letterhead=organizations_letterhead(ours),
        number=sheet.number,
        date=sheet.signed_on or clock.today(),
        title=_("Consent to share") if is_consent else _("Authority to speak for me"),
        person=_person(sheet),
        lead=_lead(sheet),
        rows=_consent_rows(sheet) if isinstance(sheet, Consent) else _authority_rows(sheet),
        statements_title=_("What I know"),
        statements=_statements(sheet, ours),
        laws=_laws(sheet),
        pens=_pens(sheet),
        signed=_signed(sheet),
        drawn=path_of(sheet.drawn),
        paper=Paper(ours.paper),
        large=large,
        draft=False,
    )


def revocation_of(sheet: Consent | Authority, *, large: bool = False) -> ConsentSheet:
    """With which it is taken back."""
    ours = the_organization()
    taken = isinstance(sheet, Consent)
    return ConsentSheet(
        letterhead=organizations_letterhead(ours),
        number=sheet.number,
        date=clock.today(),
        title=_("I take my consent back") if taken else _("I take the authority back"),
        person=_person(sheet),
        lead=_(
            "From now on this does not count any more: %(sentence)s", sentence=sentence_of(sheet, mine=True)
        ),
        rows=(
            (_("Which sheet"), sheet.number),
            *(((_("Signed on"), plain_day(sheet.signed_on)),) if sheet.signed_on else ()),
        ),
        statements_title=_("What I know"),
        statements=(
            _("It stops when %(who)s gets this sheet, or hears it from me.", who=ours.name),
            statement_words(Statement.RELIANCE),
            _("I get a copy of this sheet."),
        ),
        pens=(
            Pen(_("Signature of %(name)s", name=_signer(sheet))),
            Pen(_("Date")),
            Pen(_("Received by, for %(who)s", who=ours.name)),
            Pen(_("Date")),
        ),
        paper=Paper(ours.paper),
        large=large,
        draft=False,
    )


def _person(sheet: Consent | Authority) -> str:
    return sheet.case.person.legal_name or sheet.case.person.name


def _signer(sheet: Consent | Authority) -> str:
    return sheet.signer_name or _person(sheet)


def _lead(sheet: Consent | Authority) -> str:
    if sheet.state == State.REVOKED:
        return _("This has been taken back. It does not count any more.")
    return sentence_of(sheet, mine=True)


def _consent_rows(sheet: Consent) -> tuple[Row, ...]:
    topics = listed(about_words(sheet.topics, mine=True))
    what = "\n".join(part for part in (topics, sheet.topics_words.strip()) if part)
    why = "\n".join(
        part for part in (listed(purpose_words(one) for one in sheet.purposes), sheet.purpose_words) if part
    )
    rows = [
        (_("Who may tell"), sheet.discloser),
        (_("Who may be told"), sheet.recipient),
        (_("About what"), what),
        (_("What for"), why),
        (_("How long"), until(sheet.expires_on, sheet.ends_with, sheet.no_end)),
    ]
    if sheet.named == Named.INTERMEDIARY:
        rows.insert(2, (_("Passed on to"), sheet.members))
    if sheet.kind != Kind.GENERAL:
        rows.insert(0, (_("Only for"), sheet_kind_words(sheet.kind)))
    return tuple(rows)


def _authority_rows(sheet: Authority) -> tuple[Row, ...]:
    about = "\n".join(
        part for part in (listed(about_words(sheet.topics, mine=True)), sheet.about.strip()) if part
    )
    first = ((_("From when"), plain_day(sheet.starts_on)),) if sheet.starts_on else ()
    return (
        (_("Who may speak for me"), sheet.representative),
        (_("To whom"), sheet.to_whom),
        (_("What they may do for me"), listed(may_words(one, mine=True) for one in sheet.may)),
        (_("About what"), about),
        *first,
        (_("How long"), until(sheet.expires_on, sheet.ends_with)),
    )


def _statements(sheet: Consent | Authority, ours: Organization) -> tuple[str, ...]:
    if isinstance(sheet, Authority):
        return (
            statement_words(Statement.REVOKE),
            _("It lets nobody tell anything about me that I have not agreed to elsewhere."),
            _("I can always speak for myself too."),
            _("I get a copy of this sheet."),
        )
    said = [Statement(one) for one in Statement if one in sheet.statements]
    how = sheet.how_to_revoke.strip() or ours.name
    return tuple(
        f"{statement_words(one)} {how}" if one == Statement.HOW_TO_REVOKE else statement_words(one)
        for one in said
    )


def _laws(sheet: Consent | Authority) -> str:
    if isinstance(sheet, Authority) or not sheet.regimes:
        return ""
    titles = [rules.title for rules in rules_for(map(Regime, sheet.regimes)) if rules.name in sheet.regimes]
    return _("This sheet was made to meet: %(laws)s.", laws=", ".join(titles))


def _pens(sheet: Consent | Authority) -> tuple[Pen, ...]:
    """Lines to write on, only where nobody has signed."""
    if sheet.signed_on:
        return ()
    by_another = sheet.signer not in (SignerKind.PERSON, SignerKind.ELIGIBLE_STUDENT)
    role = signer_words(sheet.signer) if by_another else ""
    more = ": ".join(part for part in (role, sheet.signer_authority) if part)
    return (Pen(_("Signature of %(name)s", name=_signer(sheet)), more), Pen(_("Date")))


def _signed(sheet: Consent | Authority) -> str:
    if not sheet.signed_on or not sheet.signature:
        return ""
    words = _(
        "%(who)s on %(day)s: %(how)s.",
        who=_signer(sheet),
        day=plain_day(sheet.signed_on),
        how=signature_words(sheet.signature),
    )
    if sheet.witness:
        words += " " + _("Heard by %(who)s.", who=sheet.witness)
    return words
