"""What is set now, and what was set before. The newest row of each kind is what holds."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import abort
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from advocacy.db import db
from advocacy.directory.models import Agency
from advocacy.folding import fold

from ..engine.catalogue import shipped
from ..engine.rule import Rule
from ..models import Notice
from ..ruling import EVERY_RULE, Ruling, Settings
from .local import NAMES, facts_of, local_rule
from .models import LocalRule, RuleSetting, RulesRelease
from .rules import CLOSED_DAYS, days_in

_NEWEST_SET = select(func.max(RuleSetting.id)).group_by(
    RuleSetting.rule, RuleSetting.name, RuleSetting.agency_id
)
_NEWEST_RULE = select(func.max(LocalRule.id)).group_by(LocalRule.code)
SET_NOW = select(RuleSetting.rule, RuleSetting.name, RuleSetting.agency_id, RuleSetting.value).where(
    RuleSetting.id.in_(_NEWEST_SET), RuleSetting.value != ""
)
LOCAL_NOW = select(LocalRule.code, LocalRule.retired, *(getattr(LocalRule, name) for name in NAMES)).where(
    LocalRule.id.in_(_NEWEST_RULE)
)


def current_ruling() -> Ruling:
    """The shipped rules, the local ones, and what is set: by this everything is counted."""
    local = {row.code: row for row in db.read(LOCAL_NOW, {})}
    settings: dict[str, dict[str, str]] = {}
    agencies: dict[int, dict[str, dict[str, str]]] = {}
    orders: tuple[date, ...] = ()
    for row in db.read(SET_NOW, {}):
        if row.name == CLOSED_DAYS:
            orders = days_in(row.value)
            continue
        where = settings if row.agency_id is None else agencies.setdefault(row.agency_id, {})
        where.setdefault(row.rule, {})[row.name] = row.value
    own = {code: local_rule(code, facts_of(row)) for code, row in local.items()}
    return Ruling(
        {**shipped().rules, **own},
        tuple(sorted({*shipped().orders, *orders})),
        settings,
        agencies,
        frozenset(code for code, row in local.items() if row.retired),
    )


def common_settings(ruling: Ruling) -> Settings:
    return ruling.settings.get(EVERY_RULE, {})


def rule_or_404(code: str) -> Rule:
    return current_ruling().rules.get(code) or abort(404)


def local_or_404(code: str) -> LocalRule:
    """The newest version of a local rule."""
    return newest_of(code) or abort(404)


def newest_of(code: str) -> LocalRule | None:
    return next(iter(versions_of(code)), None)


def versions_of(code: str) -> Sequence[LocalRule]:
    found = select(LocalRule).where(LocalRule.code == code).order_by(LocalRule.version.desc())
    return db.session.scalars(found.options(joinedload(LocalRule.made_by))).all()


def codes_so_far() -> int:
    return db.session.scalar(select(func.count(func.distinct(LocalRule.code)))) or 0


def latest(rule: str, name: str, agency: Agency | None) -> RuleSetting | None:
    found = select(RuleSetting).where(RuleSetting.rule == rule, RuleSetting.name == name)
    of_agency = RuleSetting.agency_id.is_(None) if agency is None else RuleSetting.agency_id == agency.id
    return db.session.scalars(found.where(of_agency).order_by(RuleSetting.id.desc()).limit(1)).first()


def history_of(rule: str, names: Sequence[str] = ()) -> Sequence[RuleSetting]:
    """Everything that was ever set for a rule, the newest first."""
    found = select(RuleSetting).where(RuleSetting.rule == rule).order_by(RuleSetting.id.desc())
    return db.session.scalars(found.where(RuleSetting.name.in_(names)) if names else found).all()


def set_now(rule: str, names: Sequence[str] = ()) -> list[RuleSetting]:
    """What holds now for a rule."""
    found = select(RuleSetting).where(
        RuleSetting.rule == rule, RuleSetting.id.in_(_NEWEST_SET), RuleSetting.value != ""
    )
    found = found.where(RuleSetting.name.in_(names)) if names else found
    return list(db.session.scalars(found.order_by(RuleSetting.name, RuleSetting.agency_id)).all())


def agencies_named(name: str) -> Sequence[Agency]:
    return db.session.scalars(select(Agency).where(Agency.sort_name == fold(name)[:300]).limit(2)).all()


def how_many_open() -> int:
    return db.session.scalar(select(func.count(Notice.id)).where(Notice.ended_on.is_(None))) or 0


def last_release() -> Any:
    return db.session.scalars(select(RulesRelease).order_by(RulesRelease.id.desc()).limit(1)).first()
