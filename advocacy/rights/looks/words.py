"""How a look is said to the person whose file it is."""

from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.accounts.words import role_name
from advocacy.web.filters import time_of_day

from .queries import Actor
from .rules import OneDay, Way, Who


def way_words(way: Way) -> str:
    words = {
        "wrote": _("wrote in it"),
        "opened": _("opened it"),
        "address": _("had a protected address shown"),
        "printed": _("made a paper of it"),
        "exported": _("took it out as a file"),
        "found": _("met it among what a search found"),
        "listed": _("met it in a list"),
        "refused": _("asked for it and was not let in"),
        "exported_all": _("wrote out all records of the organization"),
    }.get(way.kind, _("looked at it"))
    often = ngettext("once", "%(num)s times", way.times) if way.times > 1 else ""
    return f"{words} ({often})" if often else words


def ways_words(one: OneDay) -> str:
    words = ", ".join(way_words(way) for way in one.ways)
    return words[:1].upper() + words[1:] + "."


def when_words(one: OneDay) -> str:
    first, last = time_of_day(one.first_at), time_of_day(one.last_at)
    return first if first == last else _("%(first)s to %(last)s", first=first, last=last)


def actor_words(actor: Actor | None) -> str:
    """Name and role, never an id."""
    if actor is None:
        return _("The program itself, or someone who works on the machine")
    return f"{actor.name}, {role_name(actor.role)}"


def all_in_all(who: Who) -> str:
    if not who.inside and who.refused:
        return _("Was never inside. Asked for it and was not let in.")
    if not who.inside:
        return _("Was never inside. Met it in a list or a search.")
    return ngettext("Was inside on one day.", "Was inside on %(num)s days.", who.inside)
