"""What letters and referrals do alike on their pages: issue once, show the frozen PDF, make one for a draft."""

from collections.abc import Callable
from typing import Any

from flask import abort, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from advocacy.accounts.models import User
from advocacy.audit.operations import record_read, record_refusal
from advocacy.documents.engine.refusals import DocumentRefused, PdfUnavailable
from advocacy.documents.models import DocumentState
from advocacy.documents.queries import issued_bytes
from advocacy.web.forms import Form
from advocacy.web.leaving import Way, handed_out
from advocacy.web.refusals import Refused
from advocacy.web.saving import Done, save

from . import release

PDF = "application/pdf"
ON_ITS_WAY = (DocumentState.ISSUING, DocumentState.ISSUED)


def issue_once(
    issuable: release.Issuable, *, by: User, there: str, about: Callable[[Form], ResponseReturnValue]
) -> ResponseReturnValue:
    """Give it a number and freeze it. A second click finds it done, and says the same.

    `there` is the record's page, `about` draws it with what stood in the way.
    """
    form, record = Form(), issuable.load()
    if not form.validate_on_submit():
        return about(form)
    if issuable.state(record) not in ON_ITS_WAY:
        try:
            release.issue(issuable, case=record.case.public_id, by=by)
        except Refused as refusal:
            if issuable.state(issuable.load()) not in ON_ITS_WAY:
                form.refuse(refusal.sentence)
                return about(form)
    if issuable.state(issuable.load()) != DocumentState.ISSUED:
        return redirect(there, code=303)
    notice = _("Issued. Print it, send it, then write down how it went.")
    return save(form, lambda: Done(there, notice)) or redirect(there, code=303)


def frozen_pdf(kind: str, record: Any, state: str, **asked: Any) -> ResponseReturnValue:
    """The bytes as they were issued, and nothing before that. Never rendered again."""
    if state != DocumentState.ISSUED or record.document is None:
        abort(404)
    content = issued_bytes(record.document.id) or abort(404)
    return _handed_out(kind, record, content, PDF, "pdf", **asked)


def frozen_page(
    kind: str, record: Any, state: str, *, make: Callable[[str], str], **asked: Any
) -> ResponseReturnValue:
    """The same words as a page in a file, under the same conditions."""
    if state != DocumentState.ISSUED or record.document is None:
        abort(404)
    content = make(record.document.number).encode()
    return _handed_out(kind, record, content, "text/html; charset=utf-8", "html", **asked)


def _handed_out(
    kind: str,
    record: Any,
    content: bytes,
    media_type: str,
    end: str,
    *,
    by: User,
    why_not: Callable[[], str | None],
    there: str,
) -> ResponseReturnValue:
    """While it has not gone and what it rests on does not hold, the page of the record says why instead."""
    document = record.document
    name = f"{kind}-{document.number}.{end}"
    try:
        answer = handed_out(
            Way.ISSUED_PAPER, content, media_type, name, gone=record.sent_on is not None, why=why_not
        )
    except Refused:
        record_refusal(f"{kind}.kept_back", record, by=by, number=document.number)
        return redirect(there, code=303)
    record_read(f"{kind}.downloaded", record, by=by, number=document.number)
    return answer


def draft_pdf(
    kind: str, record: Any, make: Callable[[], bytes], *, by: User, explain: Callable[[str], str]
) -> ResponseReturnValue:
    """Made on demand, marked as a draft, kept nowhere. `explain` draws the page that says why there is none."""
    try:
        content = make()
    except (PdfUnavailable, DocumentRefused) as problem:
        return explain(str(problem)), 503 if isinstance(problem, PdfUnavailable) else 422
    record_read(f"{kind}.previewed", record, by=by)
    return handed_out(Way.DRAFT_PAPER, content, PDF, f"{kind}-draft.pdf", shown=True, case=record.case)
