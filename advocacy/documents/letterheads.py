"""The organization at the head of what it prints."""

from advocacy.organization.models import Organization

from .sheets import Letterhead


def organizations_letterhead(ours: Organization) -> Letterhead:
    return Letterhead(
        name=ours.name,
        lines=ours.address_lines(),
        phone=ours.phone,
        fax=ours.fax,
        email=ours.email,
        logo=ours.logo,
    )
