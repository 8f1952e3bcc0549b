"""That somebody was told without consent stands on the supervisor's page until a second person looked at it."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.accounts.models import User
from advocacy.consent.emergency.queries import waiting_count

from .needs import NEEDS, Need


def needs(supervisor: User) -> Iterable[Need]:
    if count := waiting_count(supervisor):
        said = ngettext("%(num)s emergency", "%(num)s emergencies", count)
        words = _("Somebody was told without consent. A second person looks at it.")
        yield Need(said, words, url_for("without_consent.index"))


def connect() -> None:
    NEEDS["without_consent"] = needs
