"""What an answer must be before an installation is made of it. Pure."""

from collections.abc import Iterator
from zoneinfo import available_timezones

from advocacy.accounts.rules import is_email, obstacle_to_password

from .facts import Beginning

PAPERS = ("letter", "a4")
# As long as their columns.
LONGEST = {
    "organization": 120,
    "administrator": 120,
    "team": 80,
    "email": 254,
    "organization_email": 254,
    "phone": 60,
    "website": 200,
    "person_word": 40,
    "people_word": 40,
}
NEEDED = {
    "organization": "Give the name of the organization.",
    "email": "Give the email address of the first administrator.",
    "administrator": "Give the name of the first administrator.",
    "team": "Give a name for the first team.",
    "person_word": "Give your word for one person you support.",
    "people_word": "Give your word for several.",
}


def obstacles(beginning: Beginning) -> Iterator[str]:
    """Every sentence that stands in the way; none when an installation can be made."""
    for name, sentence in NEEDED.items():
        if not getattr(beginning, name).strip():
            yield sentence
    for name, most in LONGEST.items():
        if len(getattr(beginning, name)) > most:
            yield f"Use {most} characters or fewer for the {name.replace('_', ' ')}."
    yield from _unusable(beginning)


def _unusable(beginning: Beginning) -> Iterator[str]:
    if beginning.email.strip() and not is_email(beginning.email):
        yield "Write the email address as in name@example.org."
    if beginning.time_zone not in available_timezones():
        yield f"There is no time zone “{beginning.time_zone}”. Write it as in America/Chicago."
    if beginning.paper not in PAPERS:
        yield "The paper is “letter” or “a4”."
    if beginning.password and (
        found := obstacle_to_password(
            beginning.password, beginning.email, beginning.administrator, beginning.organization
        )
    ):
        yield str(found)
