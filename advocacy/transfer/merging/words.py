"""What the pages say about two records of one person."""

from flask_babel import gettext as _

from .models import MergeState
from .rules import Obstacle


def obstacle_words(obstacle: Obstacle) -> str:
    return {
        Obstacle.SAME_RECORD: _("These two are one record already. There is nothing left to join."),
        Obstacle.JOINED_MEANWHILE: _(
            "One of the two became part of another record meanwhile. Look at that one first."
        ),
        Obstacle.NOT_A_SUPERVISOR: _("A supervisor makes two records one. Ask your supervisor below."),
        Obstacle.LOOSER: _(
            "You chose the looser rule for reaching them. Keep the stricter one, or tick that they said so themselves."
        ),
        Obstacle.NOT_MERGED: _("These two records are apart already."),
        Obstacle.KEPT_WENT_ON: _(
            "The record that stayed became part of another one later. Part those two first, then come back."
        ),
        Obstacle.NEWER_FIRST: _(
            "Another record was joined to this person later. Part that one first, then come back."
        ),
        Obstacle.NOT_ASKED: _("This was answered already."),
    }[obstacle]


def state_words(state: str) -> str:
    return {
        MergeState.ASKED: _("Asked. A supervisor looks at it."),
        MergeState.ANSWERED: _("Answered: they are one record"),
        MergeState.MERGED: _("One record"),
        MergeState.DECLINED: _("They are two people"),
        MergeState.PARTED: _("Parted again"),
    }[MergeState(state)]


def field_words(name: str) -> str:
    """What a part of a person's record is called."""
    return {
        "name": _("What to call them"),
        "legal_name": _("Name on official papers"),
        "other_names": _("Other names"),
        "say_name": _("Said as"),
        "pronouns": _("Pronouns"),
        "date_of_birth": _("Date of birth"),
        "languages": _("Languages"),
        "interpreter": _("Interpreter"),
        "access_needs": _("What they need to take part"),
        "own_word": _("How they describe themselves"),
        "strengths": _("What they are good at"),
        "what_matters": _("What matters to them"),
        "what_helps": _("What helps"),
        "code_word": _("Code word"),
        "safety_note": _("What else keeps them safe"),
        "not_to_be_told": _("Who must not be told"),
    }[name]
