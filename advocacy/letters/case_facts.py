"""What a letter may know of a case: plain values, gathered by whoever may see them."""

from dataclasses import dataclass
from datetime import date

# The words that stand for the person after a verb, and before a thing of theirs.
_PRONOUNS = {"she": ("her", "her"), "he": ("him", "his"), "they": ("them", "their")}


@dataclass(frozen=True)
class Fact:
    """One dated thing that happened, and what shows it."""

    day: date
    text: str
    proof: str = ""


@dataclass(frozen=True)
class Cited:
    """A rule on time that the letter names: for which date, where it is written, and whether one may say it plainly."""

    result: str
    citation: str
    plainly: bool


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """The person, who helps, who the letter is to, and what happened. Empty means not known."""

    preferred_name: str
    today: date
    short_name: str = ""
    legal_name: str = ""
    pronouns: str = ""
    date_of_birth: date | None = None
    safe_contact_line: str = ""
    person_lines: tuple[str, ...] = ()
    address_protected: bool = False
    advocate_name: str = ""
    advocate_phone: str = ""
    advocate_email: str = ""
    authority_day: date | None = None
    organization_name: str = ""
    organization_lines: tuple[str, ...] = ()
    agency_name: str = ""
    agency_lines: tuple[str, ...] = ()
    worker_name: str = ""
    issue_title: str = ""
    reference_no: str = ""
    wants: str = ""
    issue_opened: date | None = None
    facts: tuple[Fact, ...] = ()
    reply_by: date | None = None
    cited: tuple[Cited, ...] = ()

    @property
    def printable_address(self) -> tuple[str, ...]:
        """The person's own address, or nothing at all where it is protected."""
        return () if self.address_protected else self.person_lines

    @property
    def has_two_names(self) -> bool:
        """An agency files by the legal name, and the person goes by another."""
        return bool(self.legal_name) and self.legal_name != self.preferred_name

    @property
    def addressee(self) -> str:
        """“Ms. Paula Verhoeven, Appeals Manager” is greeted without her title of office."""
        return self.worker_name.split(",")[0].strip() or self.agency_name

    @property
    def object_and_possessive(self) -> tuple[str, str]:
        """Of “she/her” these are her and her. Unknown words give them and their, which offend nobody."""
        words = [word.strip().casefold() for word in self.pronouns.split("/")]
        if words[0] in _PRONOUNS:
            return _PRONOUNS[words[0]]
        return (words[1], words[2]) if len(words) > 2 else _PRONOUNS["they"]
