"""The demo's notices: those that the cast tells of, and one in each state in which a notice can be."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from flask_babel import gettext as _

from advocacy.accounts.models import User
from advocacy.cases.models import Case
from advocacy.db import db
from advocacy.deadlines.kinds import DeadlineState, HowKnown, MovedBy, NoticeKind, Proof
from advocacy.deadlines.models import Deadline, Notice
from advocacy.deadlines.recounting import recount
from advocacy.deadlines.ruling import as_shipped
from advocacy.issues.models import System

from .cast.demo import Demo
from .cast.work import DemoCase
from .entries import Entries
from .register import Register, at_noon, fixed_id

# By the system of the issue: which clock a notice of the cast starts.
OF_SYSTEM = {
    System.BENEFITS: (NoticeKind.REDUCED, "SNAP-KEEP"),
    System.HEALTHCARE: (NoticeKind.REDUCED, "MCD-MC-APPEAL"),
    System.HOUSING: (NoticeKind.ENDED, "HCV-HEARING"),
    System.EDUCATION: (NoticeKind.DENIED, "S504-OCR"),
    System.SOCIAL_SERVICES: (NoticeKind.REDUCED, "MCD-FFS-FH"),
    System.EMPLOYMENT: (NoticeKind.DENIED, "UI-APPEAL"),
}
STILL_RUNS = 120


@dataclass(frozen=True)
class Plant:
    """A notice that shows one state. Days count from today."""

    system: System
    kind: NoticeKind
    rule: str
    dated: int
    takes_away: str
    received: int | None = None
    effective: int | None = None
    more: dict[str, int] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    filed: int | None = None
    missed: bool = False
    by_hand: int | None = None


PLANTS = (
    Plant(System.BENEFITS, NoticeKind.REDUCED, "SNAP-KEEP", -7, "Food money goes from 291 to 180.", effective=24),
    Plant(System.EMPLOYMENT, NoticeKind.DENIED, "UI-APPEAL", -25, "No benefits.", settings={"printed_days": "20"}),
    Plant(System.BENEFITS, NoticeKind.DENIED, "SSA-RECON", -30, "SSI was denied.", received=-27, filed=-10),
    Plant(System.EDUCATION, NoticeKind.DISCIPLINE, "DISCIPLINE", -40, "Ten days out of school.",
          settings={"printed_days": "10"}, missed=True),
    Plant(System.HOUSING, NoticeKind.ENDED, "HCV-HEARING", -2, "The voucher ends.", settings={"printed_days": "10"}),
    Plant(System.BENEFITS, NoticeKind.REDUCED, "TANF-KEEP", -3, "Cash help is cut.", effective=28),
    Plant(System.HEALTHCARE, NoticeKind.ENDED, "MCD-FFS-KEEP", -4, "The home aide stops.", received=-9, effective=12),
    Plant(System.OTHER, NoticeKind.MUST_ANSWER, "", -5, "They want papers.", by_hand=9),
    Plant(System.EDUCATION, NoticeKind.REQUEST_MADE, "IDEA-EVAL", -50, "", more={"consent_received": -50}),
    Plant(System.HEALTHCARE, NoticeKind.DENIED, "ACA-INT", -12, "The scan is not paid.", received=-8),
    Plant(System.HEALTHCARE, NoticeKind.DENIED, "MA-RECON", -20, "No more therapy.", received=-17),
    Plant(System.HEALTHCARE, NoticeKind.BILL, "GFE-PPDR", -15, "A bill of $2,900.", more={"first_bill": -15}),
    Plant(System.HOUSING, NoticeKind.EVICTION, "EVICT-ANSWER", -3, "The landlord sues.", more={"served": -2},
          settings={"printed_days": "5"}),
    Plant(System.BENEFITS, NoticeKind.PAY_BACK, "SSA-OP", -18, "They want $3,100 back.", received=-14),
    Plant(System.EMPLOYMENT, NoticeKind.NOT_ANSWERED, "EEOC", -60, "Let go after asking for a chair.",
          more={"happened": -70}),
    Plant(System.BENEFITS, NoticeKind.REDUCED, "SNAP-FH", 6, "The date on it lies ahead."),
)  # fmt: skip


def write_notices(demo: Demo, register: Register, entries: Entries) -> None:
    still = [one for one in demo.cases if one.status == "open"]
    for one in demo.cases:
        _of_cast(one, register, entries)
    for one, plant in zip(still, PLANTS, strict=False):
        _plant(one, plant, register, entries)


def _of_cast(one: DemoCase, register: Register, entries: Entries) -> None:
    """What the story tells. Its dates end with the issue, or once they are long over."""
    for issue in one.issues:
        row = register.issues[one.key, issue.key]
        for told in issue.notices:
            kind, rule = OF_SYSTEM.get(System(row.system), (NoticeKind.OTHER, ""))
            notice = _notice(one, told.key, register)
            notice.system, notice.kind, notice.rule = row.system, kind, rule
            notice.issue_id, notice.agency_id, notice.agency_name = row.id, row.agency_id, row.agency_name
            notice.dated, notice.effective, notice.takes_away = told.dated_on, told.starts_on, told.says
            notice.received, notice.received_how = told.received_on, HowKnown.PERSON_SAYS
            _keep(notice, told.key, one, register, entries)
            over = row.ended_on or (told.dated_on + timedelta(days=STILL_RUNS))
            if over < register.today:
                _end(notice, over, register.users[one.advocate])


def _end(notice: Notice, on: date, by: User) -> None:
    notice.ended_on, notice.ended_why = on, _("It was sorted out.")
    for deadline in notice.deadlines:
        deadline.state, deadline.ended_on = DeadlineState.NOT_WANTED, notice.ended_on
        deadline.ended_words, deadline.ended_by_id = notice.ended_why, by.id


def _plant(one: DemoCase, plant: Plant, register: Register, entries: Entries) -> None:
    def on(count: int) -> date:
        return register.today + timedelta(days=count)

    key = f"{one.key}-plant"
    notice = _notice(one, key, register)
    notice.system, notice.kind, notice.rule = plant.system, plant.kind, plant.rule
    notice.dated, notice.takes_away = on(plant.dated), plant.takes_away
    if plant.received is not None:
        notice.received, notice.received_how = on(plant.received), HowKnown.POSTMARK
    if plant.effective is not None:
        notice.effective = on(plant.effective)
    notice.more_days = {name: str(on(count)) for name, count in plant.more.items()}
    notice.settings = dict(plant.settings)
    _keep(notice, key, one, register, entries)
    if plant.by_hand is not None:
        _by_hand(notice, key, plant.by_hand, register)
    _became(notice, plant, register, register.users[one.advocate])


def _became(notice: Notice, plant: Plant, register: Register, by: User) -> None:
    for deadline in notice.deadlines:
        if deadline.work_by is None or deadline.result != "appeal":
            continue
        if plant.filed is not None:
            deadline.state, deadline.filed_on = (
                DeadlineState.FILED,
                register.today + timedelta(days=plant.filed),
            )
            deadline.proof, deadline.proof_number, deadline.ended_by_id = Proof.FAX, "0417-22-1180", by.id
        elif plant.missed:
            deadline.state, deadline.ended_on = DeadlineState.MISSED, deadline.work_by
            deadline.ended_words, deadline.ended_by_id = _("Nobody opened the letter in time."), by.id


def _by_hand(notice: Notice, key: str, count: int, register: Register) -> None:
    day = register.today + timedelta(days=count)
    notice.deadlines.append(
        Deadline(
            public_id=fixed_id("deadline", key, "by_hand"),
            case_id=notice.case_id,
            result="by_hand",
            title=_("Send the papers that they ask for"),
            act="person",
            work_by=day,
            legal_last=day,
            made_at=notice.made_at,
        )
    )


def _notice(one: DemoCase, key: str, register: Register) -> Notice:
    case, by = register.cases[one.key], register.users[one.advocate]
    return Notice(
        public_id=fixed_id("notice", one.key, key),
        case=case,
        case_id=case.id,
        made_by_id=by.id,
        received_how=HowKnown.NOT_KNOWN,
        more_days={},
        settings={},
        confirmed=[],
        deadlines=[],
    )


def _keep(notice: Notice, key: str, one: DemoCase, register: Register, entries: Entries) -> None:
    case: Case = register.cases[one.key]
    day = min(notice.received or notice.dated or register.today, register.today)
    notice.made_at = at_noon(day)
    recount(notice, as_shipped(), MovedBy.FACTS, "", None)
    for deadline in notice.deadlines:
        deadline.public_id = fixed_id("deadline", one.key, key, deadline.rule, deadline.result)
        deadline.made_at = notice.made_at
    db.session.add(notice)
    entries.add(case.id, "notice", notice.public_id, _("A notice came"), day, notice.made_by_id)
