"""How the rules on time are offered: the words that would print, and how sure they are."""

from collections.abc import Mapping

from flask_babel import gettext as _

from advocacy import clock
from advocacy.deadlines.words import result_words
from advocacy.web.filters import plain_day

from .citing import as_cited, citable, is_rule, is_stale, rule_and_result
from .models import Letter


def rules_to_tick(letter: Letter) -> Mapping[str, str]:
    return {key: _offered(key) for key in citable(letter) if is_rule(key)}


def _offered(key: str) -> str:
    today = clock.today()
    rule, result = rule_and_result(key)
    said = {"what": result_words(result), "citation": rule.citation, "day": plain_day(rule.verified_on)}
    if is_stale(rule, today):
        return _(
            "%(what)s: %(citation)s. Nobody has read it again since %(day)s. Read it before you name it.",
            **said,
        )
    if as_cited(key, today).plainly:
        return _("%(what)s: %(citation)s. The rule says this plainly. Checked on %(day)s.", **said)
    return _(
        "%(what)s: %(citation)s. Not sure: it is not the same everywhere. The letter says “we believe”.",
        **said,
    )
