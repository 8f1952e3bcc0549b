"""How roles are put into words."""

from flask_babel import gettext as _

from .models import Role


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
