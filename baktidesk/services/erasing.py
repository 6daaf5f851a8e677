"""What is emptied of people who are erased: who they are, what other records tell of them, and the audit's memory.

Every count stays as it was. What an officer wrote as a reason, and the files kept with a record, stay too
(docs/decisions/0012-erasing-a-person.md).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Row, Table, select, update

from baktidesk.db.forgetting import forget, memories, slices, unguarded
from baktidesk.db.high_water import ERASURE
from baktidesk.db.models import audit, coupon, day_lock, dispute, distribution, donor_visit, person, roll_entry, setting
from baktidesk.db.quick import quick_update
from baktidesk.db.redaction import ERASE, FORGETS
from baktidesk.db.seals import lock_head
from baktidesk.db.session import Session
from baktidesk.domain.names import name_key
from baktidesk.domain.nik import tidy_digits
from baktidesk.domain.phone import normalise_phone
from baktidesk.domain.privacy import ERASED

_OWN: Final = (donor_visit, distribution, roll_entry)
"""The records of one person that may tell more than they count."""
_KEPT_DAYS: Final = (donor_visit, distribution, dispute)
"""What a closed day keeps from being changed."""
_AT_ONCE: Final = 500
_FORGETS: Final = "audit_forgets"
"""Whether the audit has forgotten those, too, whom a program erased that left it as it was."""
_Records = dict[Table, list[Row[Any]]]


def empty_people(session: Session, ids: Sequence[str], reason: str) -> None:
    """Empty who these people are, wherever it stands; the audit says that and why, and forgets what it knew."""
    people = list(_rows(session, person, "id", ids, lock=True))
    earlier = [one for one in _erased_before(session) if one not in ids]
    people += _rows(session, person, "id", earlier, lock=True)
    ids = [*ids, *earlier]
    names = _names(session, people)
    found: _Records = {person: people} | {table: list(_rows(session, table, "person_id", ids)) for table in _OWN}
    found[dispute] = _disputes(session, ids, names)
    emptied = _empty_records(session, found)
    known = memories(session, {table.name: [row.id for row in rows] for table, rows in found.items()})
    for kind, record_id in dict.fromkeys([*emptied, *((one.kind, one.record_id) for one in known)]):
        told = {name: [None, value] for name, value in FORGETS[kind].items()}
        session.write_audit(ERASE, kind, record_id, told | ({"reason": reason} if kind == person.name else {}))
    forget(session, known)
    numbers = {number for row in people for number in (row.nik, row.phone) if number}
    _empty_drafts(session, {name for some in names.values() for name in some}, numbers)
    session.touched.update({ERASURE, "donor_visit", "distribution"})


def _erased_before(session: Session) -> list[str]:
    """Give once the people who were erased when the audit did not forget yet."""
    if session.setting(_FORGETS):
        return []
    session.chain = session.chain or lock_head(session.connection)
    if session.setting(_FORGETS):  # another desk has done it while this one waited
        return []
    session.set(_FORGETS, True)
    return [row.id for row in session.rows(select(person.c.id).where(person.c.full_name == ERASED))]


def _rows(session: Session, table: Table, column: str, ids: Sequence[str], *, lock: bool = False) -> Iterator[Row[Any]]:
    """Give the records whose column has one of these ids, voided ones too."""
    for some in slices(ids, _AT_ONCE):
        query = select(table).where(table.c[column].in_(some)).order_by(table.c.id)
        yield from session.rows(query.with_for_update() if lock else query)


def _names(session: Session, people: Iterable[Row[Any]]) -> dict[str, set[str]]:
    """Give by person the keys of the name and of every name from before it was corrected."""
    names = {row.id: {row.name_key} for row in people}
    for some in slices(list(names), _AT_ONCE):
        told = select(audit.c.record_id, audit.c.changes)
        for row in session.rows(told.where(audit.c.record_id.in_(some), audit.c.kind == person.name)):
            names[row.record_id].update(name_key(name) for name in row.changes.get("full_name") or () if name)
    return names


def _disputes(session: Session, ids: Sequence[str], names: Mapping[str, set[str]]) -> list[Row[Any]]:
    """Give the disputes that were parked under one of the people's names, at an event that knows the person.

    Not where the event knows somebody else of that name, who stays: nothing tells whose it is.
    """
    wanted = _called(session, names)
    wanted -= _called(session, _namesakes(session, ids, {name for _event_id, name in wanted}))
    events = sorted({event_id for event_id, _name in wanted})
    return [
        row for row in _rows(session, dispute, "event_id", events) if (row.event_id, name_key(row.full_name)) in wanted
    ]


def _called(session: Session, names: Mapping[str, set[str]]) -> set[tuple[str, str]]:
    """Give by what names (by person) somebody is called at which events."""
    return {
        (row.event_id, name)
        for table in (*_OWN, coupon)
        for some in slices(list(names), _AT_ONCE)
        for row in session.rows(select(table.c.event_id, table.c.person_id).where(table.c.person_id.in_(some)))
        for name in names[row.person_id]
    }


def _namesakes(session: Session, ids: Sequence[str], names: Iterable[str]) -> dict[str, set[str]]:
    """Give by person the names of others who share one of these and stay."""
    gone, erased = set(ids), FORGETS[person.name]["name_key"]
    some = _rows(session, person, "name_key", sorted(set(names) - {erased}))
    return {row.id: {row.name_key} for row in some if row.id not in gone and row.voided_at is None}


def _empty_records(session: Session, found: _Records) -> list[tuple[str, str]]:
    """Empty what stands in the records; give kind and id of those in which something stood."""
    full = {table: [row for row in rows if _tells(table, row)] for table, rows in found.items()}
    closed = {(row.event_id, row.day) for row in session.rows(_closed_days())}
    kept = [table for table in _KEPT_DAYS if any((row.event_id, row.day) in closed for row in full[table])]
    with unguarded(session.connection, *((table.name, f"keep_day_{table.name}") for table in kept)):
        for table, rows in full.items():
            for row in rows:
                values = {**FORGETS[table.name], "version": row.version + 1}
                quick_update(session.connection, table.c.id, row.id, values)
    return [(table.name, row.id) for table, rows in full.items() for row in rows]


def _closed_days() -> Any:
    return select(day_lock.c.event_id, day_lock.c.day).where(day_lock.c.voided_at.is_(None))


def _tells(table: Table, row: Row[Any]) -> bool:
    """Tell whether a record holds anything else than it is to hold."""
    return any(row._mapping[name] != value for name, value in FORGETS[table.name].items())


def _empty_drafts(session: Session, names: set[str], numbers: set[str]) -> None:
    """Empty the half-filled forms that name one of the people."""
    for row in session.rows(select(setting).where(setting.c.key.startswith("draft/"))):
        typed = [value for value in row.value.values() if isinstance(value, str)] if isinstance(row.value, dict) else []
        if any(value and (name_key(value) in names or _number(value) in numbers) for value in typed):
            session.connection.execute(update(setting).where(setting.c.key == row.key).values(value={}))


def _number(typed: str) -> str:
    """Give a NIK or phone number in the form in which it is stored."""
    return normalise_phone(typed) or tidy_digits(typed)
