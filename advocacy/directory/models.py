"""Agencies and services, after Open Referral HSDS 3.x."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from advocacy.db import Model, public_id


class ServiceStatus(StrEnum):
    """HSDS `service.status`."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    TEMPORARILY_CLOSED = "temporarily closed"


class Agency(Model):
    """HSDS organization. `source_id` is its id in the file that it came from."""

    __tablename__ = "agency"
    __table_args__ = (UniqueConstraint("source", "source_id"), Index(None, "sort_name", "id"))
    public_id: Mapped[UUID] = public_id()
    source: Mapped[str] = mapped_column(String(80), default="")
    source_id: Mapped[str | None] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(300))
    sort_name: Mapped[str] = mapped_column(String(300))
    alternate_name: Mapped[str] = mapped_column(String(300), default="")
    description: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    website: Mapped[str] = mapped_column(String(500), default="")
    systems: Mapped[list[Any]] = mapped_column(default=list)
    search_text: Mapped[str] = mapped_column(default="")
    warnings: Mapped[list[Any]] = mapped_column(default=list)
    extra: Mapped[dict[str, Any]] = mapped_column(default=dict)
    changed_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    services: Mapped[list["Service"]] = relationship(
        order_by="Service.name, Service.id", back_populates="agency"
    )
    locations: Mapped[list["Location"]] = relationship(order_by="Location.id", back_populates="agency")
    phones: Mapped[list["Phone"]] = relationship(order_by="Phone.id")


class Location(Model):
    """HSDS location with its address. A confidential one is never listed or printed."""

    __tablename__ = "location"
    __table_args__ = (UniqueConstraint("agency_id", "source_id"),)
    public_id: Mapped[UUID] = public_id()
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id", ondelete="CASCADE"), index=True)
    source_id: Mapped[str | None] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(300), default="")
    kind: Mapped[str] = mapped_column(String(20), default="physical")
    description: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(String(120), default="")
    state: Mapped[str] = mapped_column(String(60), default="")
    postal_code: Mapped[str] = mapped_column(String(60), default="")
    country: Mapped[str] = mapped_column(String(60), default="")
    mailing: Mapped[str] = mapped_column(default="")
    confidential: Mapped[bool] = mapped_column(default=False)
    hours: Mapped[str] = mapped_column(default="")
    accessibility: Mapped[str] = mapped_column(default="")
    languages: Mapped[str] = mapped_column(default="")
    extra: Mapped[dict[str, Any]] = mapped_column(default=dict)
    agency: Mapped[Agency] = relationship(back_populates="locations")


class Service(Model):
    """HSDS service: what can be asked for. `do_not_refer` says why it is never offered."""

    __tablename__ = "service"
    __table_args__ = (UniqueConstraint("agency_id", "source_id"),)
    public_id: Mapped[UUID] = public_id()
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id", ondelete="CASCADE"), index=True)
    location_id: Mapped[int | None] = mapped_column(
        ForeignKey("location.id", ondelete="SET NULL"), index=True
    )
    source_id: Mapped[str | None] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(300))
    alternate_name: Mapped[str] = mapped_column(String(300), default="")
    description: Mapped[str] = mapped_column(default="")
    status: Mapped[ServiceStatus] = mapped_column(String(20), default=ServiceStatus.ACTIVE)
    do_not_refer: Mapped[str] = mapped_column(default="")
    eligibility: Mapped[str] = mapped_column(default="")
    fees: Mapped[str] = mapped_column(default="")
    how_to_apply: Mapped[str] = mapped_column(default="")
    documents_needed: Mapped[str] = mapped_column(default="")
    languages: Mapped[str] = mapped_column(default="")
    interpretation: Mapped[str] = mapped_column(default="")
    hours: Mapped[str] = mapped_column(default="")
    wait: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    website: Mapped[str] = mapped_column(String(500), default="")
    categories: Mapped[list[Any]] = mapped_column(default=list)
    checked_on: Mapped[date | None]
    search_text: Mapped[str] = mapped_column(default="")
    warnings: Mapped[list[Any]] = mapped_column(default=list)
    extra: Mapped[dict[str, Any]] = mapped_column(default=dict)
    version: Mapped[int] = mapped_column(default=1)
    agency: Mapped[Agency] = relationship(back_populates="services")
    location: Mapped[Location | None] = relationship()

    @property
    def may_be_referred_to(self) -> bool:
        return self.status == ServiceStatus.ACTIVE and not self.do_not_refer


class Phone(Model):
    """HSDS phone: kept as found, with the parts that could be read."""

    __tablename__ = "phone"
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id", ondelete="CASCADE"), index=True)
    location_id: Mapped[int | None] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    service_id: Mapped[int | None] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    as_found: Mapped[str] = mapped_column(String(300))
    number: Mapped[str] = mapped_column(String(40), default="")
    extension: Mapped[str] = mapped_column(String(20), default="")
    kind: Mapped[str] = mapped_column(String(20), default="voice")
    note: Mapped[str] = mapped_column(String(300), default="")


class AgencyContact(Model):
    """HSDS contact: a named worker. Left out of imports unless asked for."""

    __tablename__ = "agency_contact"
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(200), default="")
    title: Mapped[str] = mapped_column(String(200), default="")
    department: Mapped[str] = mapped_column(String(200), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
