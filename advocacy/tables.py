"""Every table, so that one import makes the whole schema known."""

from .access import models as access
from .accounts import models as accounts
from .attachments import models as attachments
from .audit import models as audit
from .cases import models as cases
from .consent import models as consent
from .consent.disclosing import models as disclosing
from .consent.emergency import models as emergency
from .consent.mistakes import models as mistakes
from .contacts import models as contacts
from .deadlines import models as deadlines
from .deadlines.calendar import models as calendar
from .deadlines.plain import models as rights_given
from .deadlines.setting import models as rule_settings
from .directory import models as directory
from .documents import models as documents
from .drafts import models as drafts
from .goals import models as goals
from .issues import models as issues
from .jobs import models as jobs
from .keeping import models as keeping
from .letters import models as letters
from .letters.life import models as letter_life
from .letters.own import models as letter_own
from .letters.packets import models as letter_packets
from .letters.post import models as letter_post
from .letters.signing import models as letter_signing
from .organization import models as organization
from .people import models as people
from .referrals import models as referrals
from .supervision.leaving import models as leaving
from .supervision.reading import models as reading
from .tasks import models as tasks
from .textsearch import models as textsearch
from .transfer import models as transfer
from .transfer.merging import models as merging
from .web import models as web

__all__ = [
    "access",
    "accounts",
    "attachments",
    "audit",
    "calendar",
    "cases",
    "consent",
    "contacts",
    "deadlines",
    "directory",
    "disclosing",
    "documents",
    "drafts",
    "emergency",
    "goals",
    "issues",
    "jobs",
    "keeping",
    "leaving",
    "letter_life",
    "letter_own",
    "letter_packets",
    "letter_post",
    "letter_signing",
    "letters",
    "merging",
    "mistakes",
    "organization",
    "people",
    "reading",
    "referrals",
    "rights_given",
    "rule_settings",
    "tasks",
    "textsearch",
    "transfer",
    "web",
]
