"""What there is help about, which pages lead to it, and for whom it is listed."""

from dataclasses import dataclass

from advocacy.web.permissions import Permission


@dataclass(frozen=True)
class Topic:
    """One page of help. `sections` are the parts of the program whose pages lead to it."""

    slug: str
    title: str
    about: str
    sections: frozenset[str] = frozenset()
    permission: Permission | None = None


def _for(*sections: str) -> frozenset[str]:
    return frozenset(sections)


SUPPORT = Permission.SUPPORT_PEOPLE
TOPICS = (
    Topic("first-day", "Your first day", "The few things to know before you begin.", _for("home"), SUPPORT),
    Topic(
        "contacts",
        "Log a contact",
        "Write up a call or a meeting in a minute, and what keeps your words safe.",
        _for("contacts", "drafts", "device", "attachments"),
        SUPPORT,
    ),
    Topic(
        "people",
        "People and how to reach them safely",
        "The box at the top, addresses that must not be told, two records of one person.",
        _for("people", "case_list", "merges", "merging"),
        SUPPORT,
    ),
    Topic(
        "cases",
        "Cases, goals and next steps",
        "What they want in their own words, and what comes next.",
        _for("cases", "case_life", "timeline", "goals", "steps", "tasks", "appointments"),
        SUPPORT,
    ),
    Topic(
        "issues",
        "Sorting things out with an agency",
        "One issue for each thing that is being sorted out.",
        _for("issues"),
        SUPPORT,
    ),
    Topic(
        "deadlines",
        "Deadlines",
        "What is coming, what became of it, and your dates in your own calendar.",
        _for("deadlines", "notices", "glance", "calendar", "rules", "common_rules", "local_rules"),
        SUPPORT,
    ),
    Topic(
        "letters",
        "Letters",
        "From a few questions to a letter that has gone, and its reply.",
        _for("letters", "letter_templates"),
        SUPPORT,
    ),
    Topic(
        "consent",
        "Consent, and speaking for them",
        "Who may be told what, how it is signed, and how they take it back.",
        _for("consent", "disclosures", "without_consent", "mistakes"),
        SUPPORT,
    ),
    Topic("referrals", "Referrals", "Ask a service, and chase the answer.", _for("referrals"), SUPPORT),
    Topic(
        "directory",
        "The directory",
        "Agencies and services: finding, adding, correcting.",
        _for("directory"),
        Permission.READ_DIRECTORY,
    ),
    Topic(
        "supervision",
        "Supervision",
        "Who needs help this week, cover, and handing over.",
        _for("supervision", "reading", "leaving"),
        Permission.SUPERVISE,
    ),
    Topic(
        "import",
        "Bringing in a list",
        "From a spreadsheet to people, looked at before anything is saved.",
        _for("transfer", "import_preview", "import_batch"),
        Permission.IMPORT_PEOPLE,
    ),
    Topic(
        "reports",
        "Totals and reports",
        "What is counted, and why small numbers are hidden.",
        _for("reports"),
        Permission.READ_TOTALS,
    ),
    Topic(
        "running",
        "Running this system",
        "Users, settings, keeping it safe.",
        _for(
            "users",
            "signing_in",
            "lost_phone",
            "organization",
            "letterhead",
            "rights",
            "sign_off",
            "safety",
            "setting_up",
        ),
        Permission.ADMINISTER,
    ),
    Topic(
        "signing-in",
        "Signing in and out",
        "Links, passwords, shared phones.",
        _for("accounts", "proving", "factor", "lock", "own"),
    ),
    Topic(
        "who-sees-what",
        "Who sees what",
        "Who can open a record, how to restrict it, and what to do in an emergency.",
        _for("looks", "sight", "helpers", "emergency"),
    ),
    Topic(
        "reading",
        "Reading, typing and printing",
        "Larger text, dark pages, the keyboard, a screen reader, paper.",
    ),
)
BY_SLUG = {topic.slug: topic for topic in TOPICS}


def topic_of(section: str) -> Topic | None:
    """The help that fits a page of this part of the program."""
    return next((topic for topic in TOPICS if section in topic.sections), None)
