"""Writing appointments. They are no tasks: nobody clears them, their day passes or they are called off."""

from dataclasses import dataclass
from datetime import date, time
from uuid import uuid4

from advocacy import clock
from advocacy.access.queries import HeldCase
from advocacy.accounts.models import User
from advocacy.audit.operations import record
from advocacy.db import db
from advocacy.web.refusals import check_version

from .models import Appointment
from .operations import in_one_line, refuse, refuse_stranger
from .rules import Obstacle, obstacle_to_appointing


@dataclass(frozen=True)
class AppointmentFacts:
    """What, when, where, and who goes along."""

    what: str
    day: date
    at: time | None = None
    place: str = ""
    who_goes: str = ""


def make_appointment(case: HeldCase, facts: AppointmentFacts, owner: User, *, by: User) -> Appointment:
    refuse(obstacle_to_appointing(facts.day, clock.today()))
    if owner is not by:
        refuse_stranger(case, owner)
    appointment = Appointment(
        public_id=uuid4(),
        case_id=case.id,
        owner_id=owner.id,
        called_off=False,
        made_at=clock.now(),
        version=1,
    )
    _write(appointment, facts)
    db.session.add(appointment)
    db.session.flush()
    record("appointment.made", appointment, by=by, case=case.public_id)
    return appointment


def change_appointment(
    appointment: Appointment,
    case: HeldCase,
    facts: AppointmentFacts,
    owner: User,
    *,
    version: int | None,
    by: User,
) -> bool:
    """Answers whether it moved to another day or time."""
    refuse(Obstacle.CALLED_OFF if appointment.called_off else None)
    check_version(appointment, version)
    refuse(obstacle_to_appointing(facts.day, clock.today()))
    if owner.id != appointment.owner_id:
        refuse_stranger(case, owner)
    moved = (appointment.day, appointment.at) != (facts.day, facts.at)
    _write(appointment, facts)
    appointment.owner_id = owner.id
    record("appointment.changed", appointment, by=by)
    return moved


def call_off(appointment: Appointment, *, by: User) -> None:
    refuse(Obstacle.CALLED_OFF if appointment.called_off else None)
    appointment.called_off = True
    appointment.version += 1
    record("appointment.called_off", appointment, by=by)


def _write(appointment: Appointment, facts: AppointmentFacts) -> None:
    appointment.what, appointment.day, appointment.at = in_one_line(facts.what), facts.day, facts.at
    appointment.place, appointment.who_goes = in_one_line(facts.place), in_one_line(facts.who_goes)
