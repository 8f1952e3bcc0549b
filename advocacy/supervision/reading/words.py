"""Questions, said calmly."""

from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.web.filters import time_of_day

from .rules import Asked, Question


def question_words(asked: Asked) -> str:
    match asked.question:
        case Question.NO_WORK:
            return ngettext(
                "Opened the file of one person, without a case, a task or a note of their own in the days around",
                "Opened the files of %(num)s people, without a case, a task or a note of their own in the days around",
                asked.count,
            )
        case Question.MANY:
            words = _("Opened the files of %(num)s people on one day", num=asked.count)
            return f"{words}; {_('%(num)s is usual for them', num=asked.usual)}"
        case Question.NIGHT:
            return _(
                "Opened files at night, between %(first)s and %(last)s",
                first=time_of_day(asked.first_at),
                last=time_of_day(asked.last_at),
            )
        case Question.NOTHING:
            return _("Searched %(num)s times and found nothing", num=asked.count)
    return _("Asked for records %(num)s times and was not let in", num=asked.count)


def perhaps(question: Question) -> str:
    """A reason that there often is."""
    return {
        Question.NO_WORK: _("Perhaps someone asked them for advice, or they took a call for a colleague."),
        Question.MANY: _("Perhaps they put records in order, or prepared a report."),
        Question.NIGHT: _("Perhaps there was a crisis, or this is when they work."),
        Question.NOTHING: _("Perhaps someone came whose name they did not know how to write."),
        Question.REFUSED: _("Perhaps old bookmarks led to cases that they have handed over."),
    }[question]
