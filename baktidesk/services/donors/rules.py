"""The stored versions of the rule set: each holds from its day on, and none is ever changed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, literal_column, select

from baktidesk.db.models import rule_set
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem, RefusedValues
from baktidesk.domain.officer import Deed
from baktidesk.domain.rules import PMI_2025, RuleSet, limit_fields, rule_problems
from baktidesk.domain.zones import Zone, local_day
from baktidesk.services.records import checked, require


@dataclass(frozen=True, kw_only=True)
class StoredRules:
    """A version of the rule set as stored, with who wrote it down at which desk and when (UTC)."""

    id: str
    rules: RuleSet
    written_at: dt.datetime
    officer: str
    desk: str


def rules_on(session: Session, day: dt.date) -> RuleSet:
    """Give the rules of a local day: the newest version valid by then, PMI_2025 while there is none."""
    for row in session.quick(_version_of_day(), day=day):
        return _rules(row)
    return PMI_2025


def list_rule_sets(session: Session) -> list[StoredRules]:
    """Give the versions that an office wrote down, the one valid last first; PMI_2025 is not among them."""
    return [
        StoredRules(id=row.id, rules=_rules(row), written_at=row.created_at, officer=row.created_by, desk=row.desk)
        for row in session.rows(_versions())
    ]


def keep_rule_set(session: Session, record: RuleSet) -> StoredRules:
    """Write down a new version, valid from today or a later day; the days before keep the rules that they had.

    Of two versions that begin on the same day the one written down later holds. Refused for an officer without the
    right, and at its field for a greatest value below its least and for a day that is over.
    """
    require(session, Deed.SET_RULES)
    record = checked(session, record)
    problems = rule_problems(record) | _day_problem(session, record.valid_from)
    if problems:
        raise RefusedValues(problems)
    new_id = session.insert(
        rule_set, name=record.name, source=record.source, valid_from=record.valid_from, limits=_plain_limits(record)
    )
    row = session.get(rule_set, new_id)
    return StoredRules(id=new_id, rules=_rules(row), written_at=row.created_at, officer=row.created_by, desk=row.desk)


def _day_problem(session: Session, valid_from: dt.date | None) -> dict[str, Problem]:
    """Refuse a day that is over everywhere in Indonesia: what held on it has been told to donors."""
    if valid_from is None or valid_from >= local_day(session.now, Zone.WIB):
        return {}
    text = QT_TRANSLATE_NOOP("Problem", "Please give today or a later day; earlier days keep their rules.")
    return {"valid_from": Problem(text)}


def _versions() -> Select[Any]:
    query = select(rule_set).where(rule_set.c.voided_at.is_(None))
    return query.order_by(rule_set.c.valid_from.desc(), rule_set.c.id.desc())


@cache
def _version_of_day() -> Select[Any]:
    return _versions().where(rule_set.c.valid_from <= bindparam("day")).limit(literal_column("1"))


def _plain_limits(record: RuleSet) -> dict[str, int | str]:
    """Give the limits as JSON has them: whole numbers, and decimals as text, which no server rounds."""
    values = {name: getattr(record, name) for name in limit_fields()}
    return {name: str(value) if isinstance(value, Decimal) else int(value) for name, value in values.items()}


def _rules(row: Row[Any]) -> RuleSet:
    """Give a stored version; a limit that it does not know yet is that of PMI_2025."""
    stored: Mapping[str, Any] = row.limits
    limits = {name: type(getattr(PMI_2025, name))(stored.get(name, getattr(PMI_2025, name))) for name in limit_fields()}
    return RuleSet(name=row.name, source=row.source, valid_from=row.valid_from, **limits)
