"""What of a person and a case can stand in a column."""

from enum import StrEnum

from advocacy.sentences import Sentence, say


class PersonField(StrEnum):
    """One thing that a column can hold."""

    REFERENCE = "reference"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    FULL_NAME = "full_name"
    PREFERRED_NAME = "preferred_name"
    PRONOUNS = "pronouns"
    DATE_OF_BIRTH = "date_of_birth"
    PHONE = "phone"
    TEXT_OK = "text_ok"
    EMAIL = "email"
    LANGUAGE = "language"
    INTERPRETER = "interpreter"
    ADDRESS = "address"
    CITY = "city"
    STATE = "state"
    POSTAL_CODE = "postal_code"
    PROGRAM = "program"
    ADVOCATE = "advocate"
    OPENED = "opened"
    LAST_CONTACT = "last_contact"
    NEXT_STEP = "next_step"
    NEXT_STEP_DUE = "next_step_due"
    STATUS = "status"
    CONSENT_ON_FILE = "consent_on_file"
    GOALS = "goals"
    NOTES = "notes"
    SKIP = "skip"

    @property
    def label(self) -> Sentence:
        """What the field is called on the page."""
        return LABELS[self]


LABELS = {
    PersonField.REFERENCE: say("Case number"),
    PersonField.FIRST_NAME: say("First name"),
    PersonField.LAST_NAME: say("Last name"),
    PersonField.FULL_NAME: say("Whole name"),
    PersonField.PREFERRED_NAME: say("Name they like to be called"),
    PersonField.PRONOUNS: say("Pronouns"),
    PersonField.DATE_OF_BIRTH: say("Date of birth"),
    PersonField.PHONE: say("Phone number"),
    PersonField.TEXT_OK: say("OK to text"),
    PersonField.EMAIL: say("Email"),
    PersonField.LANGUAGE: say("Language"),
    PersonField.INTERPRETER: say("Interpreter"),
    PersonField.ADDRESS: say("Street address"),
    PersonField.CITY: say("City"),
    PersonField.STATE: say("State"),
    PersonField.POSTAL_CODE: say("ZIP code"),
    PersonField.PROGRAM: say("Program"),
    PersonField.ADVOCATE: say("Advocate"),
    PersonField.OPENED: say("Day the case was opened"),
    PersonField.LAST_CONTACT: say("Day of the last contact"),
    PersonField.NEXT_STEP: say("Next step"),
    PersonField.NEXT_STEP_DUE: say("Day the next step is due"),
    PersonField.STATUS: say("Status of the case"),
    PersonField.CONSENT_ON_FILE: say("Consent on file"),
    PersonField.GOALS: say("Goals"),
    PersonField.NOTES: say("Notes"),
    PersonField.SKIP: say("Leave this column out"),
}

NAME_FIELDS = (
    PersonField.PREFERRED_NAME,
    PersonField.FIRST_NAME,
    PersonField.LAST_NAME,
    PersonField.FULL_NAME,
)
DATE_FIELDS = frozenset(
    {PersonField.DATE_OF_BIRTH, PersonField.OPENED, PersonField.LAST_CONTACT, PersonField.NEXT_STEP_DUE}
)

# Several columns may hold these; of every other field there is one.
SEVERAL = frozenset(
    {PersonField.PHONE, PersonField.ADDRESS, PersonField.GOALS, PersonField.NOTES, PersonField.SKIP}
)
