"""Sentences of the reading half in the reader's language."""

from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.sentences import Sentence
from advocacy.transfer.reading import Remark
from advocacy.web.filters import plain_day


def said(sentence: Sentence) -> str:
    return sentence.translated(_, ngettext, plain_day)


def remarked(remark: Remark) -> str:
    """What is wrong or doubtful, and about which value."""
    return f"{said(remark.field.label)}: {said(remark.sentence)}" if remark.field else said(remark.sentence)
