"""Which agency of the directory is meant."""

from uuid import UUID

from flask import abort, request
from flask_babel import gettext as _

from advocacy.directory.models import Agency
from advocacy.directory.queries import agency_or_404
from advocacy.web.refusals import Refused

from .queries import agencies_named


def agency_asked() -> Agency | None:
    """The one that the address names."""
    asked = request.args.get("agency", "")
    if not asked:
        return None
    try:
        return agency_or_404(UUID(asked))
    except ValueError:
        abort(404)


def agency_typed(name: str | None) -> Agency | None:
    """The one of this name. Several of one name can not be told apart, so none is guessed."""
    if not (name or "").strip():
        return None
    found = agencies_named((name or "").strip())
    if not found:
        raise Refused(_("The directory has no agency of this name. Look it up there, or leave it empty."))
    if len(found) > 1:
        raise Refused(_("The directory has several agencies of this name. Give them different names first."))
    return found[0]
