"""Which role may do what."""

from advocacy.web.permissions import Permission as P

from .models import Role, User

EVERYONE = frozenset({P.OWN_ACCOUNT})
OF_ROLE: dict[str, frozenset[P]] = {
    Role.ADVOCATE: EVERYONE | {P.SUPPORT_PEOPLE, P.READ_DIRECTORY, P.READ_RULES},
    Role.SUPERVISOR: EVERYONE
    | {
        P.SUPPORT_PEOPLE,
        P.READ_DIRECTORY,
        P.READ_RULES,
        P.CHANGE_DIRECTORY,
        P.SUPERVISE,
        P.READ_TOTALS,
        P.IMPORT_PEOPLE,
    },
    Role.ADMINISTRATOR: EVERYONE
    | {
        P.ADMINISTER,
        P.READ_AUDIT,
        P.READ_TOTALS,
        P.READ_DIRECTORY,
        P.READ_RULES,
        P.CHANGE_DIRECTORY,
        P.IMPORT_DIRECTORY,
        P.IMPORT_PEOPLE,
    },
    Role.AUDITOR: EVERYONE | {P.READ_TOTALS},
}


def may(user: User, permission: P | str) -> bool:
    """Whether this person's role has the permission; nobody has one that is not listed."""
    return permission in OF_ROLE[user.role]
