"""How attachments are put into words."""

from flask_babel import gettext as _
from flask_babel import ngettext

from .cleaning.kinds import Unfit
from .models import Attachment
from .rules import Obstacle


def unfit_words(why: Unfit, place: int) -> str:
    """One sentence about the file at this place among those that were chosen. Its name is never repeated."""
    which = which_file(place)
    return {
        Unfit.EMPTY: _("%(which)s is empty. Choose it again.", which=which),
        Unfit.TOO_LARGE: _("%(which)s is larger than 15 MB. Send a smaller copy.", which=which),
        Unfit.UNKNOWN: _(
            "%(which)s is no photo or PDF. JPEG, PNG, WebP, GIF and PDF can be added.", which=which
        ),
        Unfit.HEIC: _(
            "%(which)s is a HEIC photo, which others can not open. On the iPhone, choose Settings, Camera,"
            " Formats, “Most Compatible”, and take it again.",
            which=which,
        ),
        Unfit.BROKEN: _("%(which)s is damaged and can not be opened. Take or save it again.", which=which),
        Unfit.TOO_MANY_DOTS: _("%(which)s is far too large a picture. Send a smaller copy.", which=which),
        Unfit.TOO_SMALL: _("%(which)s is too small to show anything.", which=which),
        Unfit.LOCKED: _("%(which)s is locked with a password. Save it without one first.", which=which),
        Unfit.TOO_MANY_PAGES: _("%(which)s has more than 100 pages. Send only the ones needed.", which=which),
        Unfit.TOO_MUCH_WORK: _(
            "%(which)s could not be read in time. Print it to a new PDF, or take a photo.", which=which
        ),
        Unfit.TOO_MANY: _("%(which)s is one too many. Ten can be sent at once.", which=which),
    }[why]


def which_file(place: int) -> str:
    ordinals = {
        1: _("The first file"),
        2: _("The second file"),
        3: _("The third file"),
        4: _("The fourth file"),
        5: _("The fifth file"),
    }
    return ordinals.get(place) or _("File number %(number)s", number=place)


def obstacle_words(obstacle: Obstacle) -> str:
    return {
        Obstacle.TOO_MANY_THERE: _("One record can hold 50 photos and papers. Send fewer."),
        Obstacle.LOCKED: _("It has been here too long to take it back. Ask your supervisor to remove it."),
        Obstacle.NOT_YOURS: _("Only the person who added it can remove it, or a supervisor."),
    }[obstacle]


def title(attachment: Attachment) -> str:
    """Photo added. For the timeline, which shows what it shows below."""
    return _("Photo added") if attachment.is_picture else _("Paper added")


def name(attachment: Attachment, place: int) -> str:
    """What it shows, or else which one it is: the words of its link, and of its picture for those who can not see."""
    if attachment.shows.strip():
        return attachment.shows.strip()
    if attachment.is_picture:
        return _("Photo %(number)s, not described yet", number=place)
    return _("Paper %(number)s, not described yet", number=place)


def facts(attachment: Attachment) -> str:
    """Photo, 240 kB. PDF with 3 pages, 1.2 MB."""
    if attachment.is_picture:
        return _("Photo, %(size)s", size=size_words(attachment.size))
    pages = ngettext("PDF with %(num)s page", "PDF with %(num)s pages", attachment.pages)
    return f"{pages}, {size_words(attachment.size)}"


def size_words(size: int) -> str:
    if size < 1_000_000:
        return _("%(number)s kB", number=max(1, round(size / 1000)))
    return _("%(number)s MB", number=f"{size / 1_000_000:.1f}")


def all_together_words() -> str:
    return _("Together these files are larger than 60 MB. Send them in two turns.")
