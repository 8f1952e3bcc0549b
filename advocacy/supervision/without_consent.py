"""What was told without consent, or by mistake, stands on the supervisor's page until a second person looked at it."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.accounts.models import User
from advocacy.consent.second_look import waits_for_a_second_look

from .needs import NEEDS, Need


def needs(supervisor: User) -> Iterable[Need]:
    emergencies, mistakes = waits_for_a_second_look(supervisor)
    if count := emergencies:
        said = ngettext("%(num)s emergency", "%(num)s emergencies", count)
        words = _("Somebody was told without consent. A second person looks at it.")
        yield Need(said, words, url_for("without_consent.index"))
    if count := mistakes:
        said = ngettext("%(num)s mistake", "%(num)s mistakes", count)
        words = _("Something was told by mistake. A second person looks at it.")
        yield Need(said, words, url_for("mistakes.index"))


def connect() -> None:
    NEEDS["without_consent"] = needs
