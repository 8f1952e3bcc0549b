"""What the record of a case can lend to a letter: statements that read it, in plain columns."""

from sqlalchemy import bindparam, func, select

from advocacy.accounts.models import User
from advocacy.contacts.models import Contact, ContactCase
from advocacy.deadlines.kinds import DeadlineState
from advocacy.deadlines.models import Deadline, Notice
from advocacy.directory.models import Agency
from advocacy.documents.models import Document
from advocacy.issues.models import Issue

from .models import Letter

MOST = 12  # of each sort: a phone shows them, and who needs an older one writes its line
WHO = func.coalesce(Agency.name, Notice.agency_name).label("who")

CONTACTS = (
    select(
        Contact.public_id,
        Contact.happened_on,
        Contact.way,
        Contact.reached,
        Contact.note,
        User.name.label("who"),
    )
    .join(ContactCase, ContactCase.contact_id == Contact.id)
    .join(User, User.id == Contact.author_id)
    .where(ContactCase.case_id == bindparam("case"))
    .order_by(Contact.happened_on.desc(), Contact.id.desc())
    .limit(MOST)
)
NOTICES = (
    select(
        Notice.id,
        Notice.public_id,
        Notice.system,
        Notice.dated,
        Notice.received,
        Notice.received_how,
        Notice.effective,
        Notice.takes_away,
        WHO,
    )
    .outerjoin(Agency, Agency.id == Notice.agency_id)
    .where(Notice.case_id == bindparam("case"))
    .order_by(Notice.id.desc())
    .limit(MOST)
)
ISSUES = (
    select(
        Issue.id,
        Issue.public_id,
        Issue.system,
        Issue.title,
        Issue.wants,
        Issue.opened_on,
        Issue.persons_outcome,
        Issue.ended_on,
    )
    .where(Issue.case_id == bindparam("case"))
    .order_by(Issue.id.desc())
    .limit(MOST)
)
LETTERS = (
    select(
        Letter.public_id,
        Letter.topics,
        Letter.subject,
        Letter.recipient,
        Letter.sent_on,
        Letter.replied_on,
        Document.number,
    )
    .outerjoin(Document, Document.id == Letter.document_id)
    .where(Letter.case_id == bindparam("case"), Letter.sent_on.is_not(None), Letter.id != bindparam("letter"))
    .order_by(Letter.id.desc())
    .limit(MOST)
)
DEADLINES = (
    select(
        Deadline.public_id,
        Deadline.result,
        Deadline.act,
        Deadline.filed_on,
        Deadline.ended_on,
        Deadline.state,
        Deadline.proof,
        Deadline.proof_number,
        Deadline.notice_id,
        Notice.system,
        Notice.dated,
        WHO,
    )
    .join(Notice, Notice.id == Deadline.notice_id)
    .outerjoin(Agency, Agency.id == Notice.agency_id)
    .where(
        Deadline.case_id == bindparam("case"),
        Deadline.state.in_((DeadlineState.FILED, DeadlineState.ANSWERED)),
    )
    .order_by(Deadline.id.desc())
    .limit(MOST)
)
