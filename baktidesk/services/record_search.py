"""What is looked for among the records of an event, in the forms in which it may be stored."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Column, ColumnElement, or_, select

from baktidesk.db.models import person
from baktidesk.db.session import Session
from baktidesk.domain.figure import Figure
from baktidesk.domain.names import name_key, search_key
from baktidesk.domain.nik import tidy_digits

_LEAST_DIGITS: Final = 4
_FEW: Final = 500
"""So many people are asked for by their ids; what more have in common is soon found among the newest records."""
_QUEUE_NUMBER: Final = re.compile(r"([a-z])[\s-]?([0-9]{1,6})")


@dataclass(frozen=True, kw_only=True)
class RecordSearch:
    """What is looked for, in the forms in which it may be stored; `people` are all who are called so, where known."""

    key: str
    name: str
    digits: str
    queue_number: str
    figure: Figure | None = None
    people: tuple[str, ...] | None = None


def read_search(text: str) -> RecordSearch:
    """Give what a typed text looks for; an empty `key` is everything."""
    key = search_key(text)
    digits = tidy_digits(key)
    number = _QUEUE_NUMBER.fullmatch(key)
    return RecordSearch(
        key=key,
        name=name_key(text),
        digits=digits if digits.isdigit() and len(digits) >= _LEAST_DIGITS else "",
        queue_number=f"{number[1].upper()}-{int(number[2]):03d}" if number else key.upper(),
    )


def is_called(wanted: RecordSearch, person_id: Column[str]) -> list[ColumnElement[bool]]:
    """Give the conditions under one of which a record's person is the one looked for, by name or NIK."""
    if wanted.people is not None:
        return [person_id.in_(wanted.people)]
    found = [is_named(_names(wanted))]
    if wanted.digits:
        found.append(person.c.nik.startswith(wanted.digits))
    return found


def few_called(session: Session, wanted: RecordSearch) -> tuple[str, ...] | None:
    """Give the ids of all people who are the one looked for, by name or NIK; None when there are too many of them."""
    found = few_named(session, _names(wanted))
    if found is None or not wanted.digits:
        return found if found is None else tuple(found)
    numbers = _few(session, person.c.nik, person.c.nik.startswith(wanted.digits))
    return None if numbers is None else tuple({*found, *numbers})


def _names(wanted: RecordSearch) -> set[str]:
    return {wanted.key, wanted.name} - {""}


def is_named(names: Collection[str]) -> ColumnElement[bool]:
    """Give the condition that one of some texts stands in a person's name."""
    return or_(*(person.c.name_key.contains(name, autoescape=True) for name in sorted(names)))


def few_named(session: Session, names: Collection[str]) -> list[str] | None:
    """Give the ids of all people in whose names one of some texts stands; None when there are too many of them.

    Only names are read for it, from their index: many times as fast as to look every record's person up.
    """
    return _few(session, person.c.name_key, is_named(names))


def _few(session: Session, column: Column[str], limit: ColumnElement[bool]) -> list[str] | None:
    found = session.rows(select(column).where(limit).limit(_FEW + 1))
    if len(found) > _FEW:
        return None
    values = sorted({str(row[0]) for row in found})
    return [row.id for row in session.rows(select(person.c.id).where(column.in_(values)))]
