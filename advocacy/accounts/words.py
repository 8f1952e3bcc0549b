"""How roles and choices are put into words."""

from flask_babel import gettext as _

from .models import Role, Theme


def role_words(role: str) -> str:
    return {
        Role.ADVOCATE: _("Advocate: supports people"),
        Role.SUPERVISOR: _("Supervisor: looks after advocates"),
        Role.ADMINISTRATOR: _("Administrator: runs this system, does not read cases"),
        Role.AUDITOR: _("Auditor: sees totals only"),
    }[Role(role)]


def role_name(role: str) -> str:
    return {
        Role.ADVOCATE: _("Advocate"),
        Role.SUPERVISOR: _("Supervisor"),
        Role.ADMINISTRATOR: _("Administrator"),
        Role.AUDITOR: _("Auditor"),
    }[Role(role)]


def theme_words(theme: str) -> str:
    return {
        Theme.SYSTEM: _("As this device is set"),
        Theme.LIGHT: _("Light"),
        Theme.DARK: _("Dark"),
    }[Theme(theme)]


def text_size_words(size: int) -> str:
    return {100: _("Ordinary"), 125: _("Larger, by a quarter"), 150: _("Large, by a half")}[size]
