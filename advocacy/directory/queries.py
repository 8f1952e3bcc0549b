"""Finding agencies and services. The directory holds nothing about people: whoever may read it sees all of it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import abort
from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from advocacy.db import db
from advocacy.folding import tokens

from .models import Agency, Location, Phone, Service, ServiceStatus

MOST_WORDS = 8
LONGEST_WORD = 100  # no name has a longer one, and a database refuses to look for a very long piece of text


def services(words: str = "", language: str = "", *, only_open: bool = False) -> Select[Service]:
    """Services whose text holds every word; those one may refer to come first."""
    found = (
        select(Service)
        .join(Agency)
        .options(joinedload(Service.agency, innerjoin=True), joinedload(Service.location))
    )
    for word in _wanted(words):
        found = found.where(Service.search_text.contains(word, autoescape=True))
    if language:
        found = found.where(func.lower(Service.languages).contains(language.lower(), autoescape=True))
    open_now = (Service.status == ServiceStatus.ACTIVE) & (Service.do_not_refer == "")
    if only_open:
        found = found.where(open_now)
    return found.order_by(open_now.desc(), Agency.sort_name, Service.name, Service.id)


def _wanted(words: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in tokens(words)[:MOST_WORDS]]


def count_services(words: str = "", language: str = "") -> int:
    """How many there are; the directory is small enough to count."""
    inner = services(words, language).options().order_by(None).with_only_columns(Service.id).subquery()
    return db.session.scalar(select(func.count()).select_from(inner)) or 0


def phones_of(services_shown: Sequence[Service]) -> Mapping[int, Phone]:
    """One number to call for each service: its own, else its place's, else its agency's. One query."""
    agencies = {service.agency_id for service in services_shown}
    rows = db.session.scalars(select(Phone).where(Phone.agency_id.in_(agencies)).order_by(Phone.id)).all()
    return {service.id: phone for service in services_shown if (phone := _nearest(service, rows)) is not None}


def _nearest(service: Service, phones: Sequence[Phone]) -> Phone | None:
    def distance(phone: Phone) -> int:
        if phone.service_id == service.id:
            return 0
        if phone.location_id is not None and phone.location_id == service.location_id:
            return 1
        return 2 if phone.service_id is None and phone.location_id is None else 3

    near = [phone for phone in phones if phone.agency_id == service.agency_id and phone.kind != "fax"]
    near = [phone for phone in near if distance(phone) < 3]
    return min(near, key=distance) if near else None


def agencies_like(words: str, limit: int = 10) -> Sequence[Agency]:
    """Agencies whose name or description holds every word, by name."""
    found = select(Agency)
    for word in _wanted(words):
        found = found.where(Agency.search_text.contains(word, autoescape=True))
    return db.session.scalars(found.order_by(Agency.sort_name, Agency.id).limit(limit)).all()


def agency_or_404(public_id: UUID) -> Agency:
    found = select(Agency).where(Agency.public_id == public_id)
    found = found.options(
        selectinload(Agency.services), selectinload(Agency.locations), selectinload(Agency.phones)
    )
    return db.session.scalars(found).one_or_none() or abort(404)


def service_or_404(public_id: UUID) -> Service:
    found = select(Service).where(Service.public_id == public_id)
    found = found.options(joinedload(Service.agency), joinedload(Service.location))
    return db.session.scalars(found).one_or_none() or abort(404)


def locations_shown(agency: Agency) -> list[Location]:
    """A confidential place is never listed."""
    return [location for location in agency.locations if not location.confidential]
