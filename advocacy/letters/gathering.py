"""What the record knows, gathered for one letter."""

from datetime import date

from flask_babel import gettext as _

from advocacy import clock
from advocacy.organization.queries import the_organization
from advocacy.people.models import Person
from advocacy.people.prints import printable_address, safe_contact_line
from advocacy.people.prints_in_spanish import safe_contact_line_in_spanish

from .case_facts import CaseFacts, Fact
from .citing import cited_by
from .fact_lines import UnclearLine, read_facts
from .filling import Draft, draft
from .models import Letter
from .own.resolving import laid
from .template import SPANISH, LetterTemplate, Signer
from .templates import template_of as in_language
from .texts import lines_of


def template_of(letter: Letter) -> LetterTemplate:
    """In the organization's own words where it began with them: that version, whatever came later."""
    if letter.own_template is not None:
        return laid(letter.own_template)
    return in_language(letter.template, letter.language)


def filled(letter: Letter) -> Draft:
    """The letter as its template would say it, with what is known now."""
    return draft(template_of(letter), facts_of(letter), letter.answers, Signer(letter.signer))


def facts_of(letter: Letter) -> CaseFacts:
    """The person, who helps, and what was said of the agency and of what happened."""
    person, author, issue, ours = letter.case.person, letter.author, letter.issue, the_organization()
    agency, *address = lines_of(letter.recipient) or ("",)
    return CaseFacts(
        today=clock.today(),
        preferred_name=person.name,
        legal_name=person.legal_name,
        pronouns=person.pronouns,
        date_of_birth=_born(letter),
        safe_contact_line=_safe_contact(letter, person),
        person_lines=printable_address(person),
        advocate_name=author.name,
        advocate_phone=author.phone or ours.phone,
        advocate_email=author.email,
        authority_day=letter.authority_day,
        organization_name=ours.name,
        organization_lines=ours.address_lines(),
        agency_name=agency,
        agency_lines=tuple(address),
        worker_name=letter.worker.strip(),
        issue_title=issue.title if issue else "",
        reference_no=letter.answers.get("reference_no") or (issue.reference_number if issue else ""),
        wants=issue.wants if issue else "",
        issue_opened=issue.opened_on if issue else None,
        facts=_happened(letter),
        reply_by=letter.reply_by,
        cited=cited_by(letter),
    )


def _born(letter: Letter) -> date | None:
    """As the record has it, or as it was answered for this letter alone."""
    answered = letter.answers.get("date_of_birth")
    return letter.case.person.date_of_birth or (date.fromisoformat(answered) if answered else None)


def _safe_contact(letter: Letter, person: Person) -> str:
    """In the words of the letter’s language; numbers and hours stay as they were typed."""
    alone = letter.signer == Signer.PERSON
    if letter.language == SPANISH:
        return safe_contact_line_in_spanish(person, alone=alone)
    return safe_contact_line(person, asking=_("me") if alone else "")


def _happened(letter: Letter) -> tuple[Fact, ...]:
    """The form refuses lines that can not be read, so one without a day came from elsewhere and stays out."""
    try:
        return read_facts(letter.facts, clock.day_of(letter.made_at))
    except UnclearLine:
        return ()
