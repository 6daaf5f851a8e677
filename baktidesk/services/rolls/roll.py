"""Rolls of an event: what an import would do, the import, and who of the roll has not come yet."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from sqlalchemy import func, select

from baktidesk.db.models import donor_visit, event, person, roll_entry, work_unit
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem, RefusedValues
from baktidesk.domain.fields import fields_of
from baktidesk.domain.names import clean
from baktidesk.domain.roll import (
    Listed,
    RollChange,
    RollFile,
    RollKind,
    RollLine,
    RollPerson,
    RollPreview,
    RollRow,
    TurnedAway,
    listed,
    masked,
)
from baktidesk.services.people import keep_person, keep_work_unit
from baktidesk.services.records import day_of, open_event
from baktidesk.services.rolls.people import KnownPeople, known_people
from baktidesk.services.rolls.reading import read_roll, turn_away

KEPT: Final = ("nip", "nik", "sex", "birth_year", "birth_date", "phone", "family_card_number", "address")
"""What a roll tells of a person that is new to the data file, beside the name."""

Progress = Callable[[int], None]
"""Hears how many rows have been written; may raise Refused to give up, and nothing will have been written."""


def preview(
    session: Session, event_id: str, path: Path, kind: RollKind = RollKind.DONOR, work_unit_name: str = ""
) -> RollPreview:
    """Say what importing an .xlsx file would do; nothing is written. Refused as `read_roll` does."""
    today = day_of(session, session.get(event, event_id))
    return preview_file(session, event_id, read_roll(path, today, kind), kind, work_unit_name)


def preview_file(
    session: Session, event_id: str, file: RollFile, kind: RollKind = RollKind.DONOR, work_unit_name: str = ""
) -> RollPreview:
    """Compare a file that has been read with the roll and with everybody known; nothing is written.

    `work_unit_name` is given to the rows that name no work unit.
    """
    return _compare(session, event_id, file, kind, work_unit_name, lambda _row, _known, _unit: "")


def import_roll(
    session: Session,
    event_id: str,
    file: RollFile,
    kind: RollKind = RollKind.DONOR,
    work_unit_name: str = "",
    progress: Progress | None = None,
) -> RollPreview:
    """Put the people of a file on an event's roll and say what was done; the same file again adds nobody.

    Everything is compared once more inside the transaction. Who is known is linked, and of him only what was not
    known before is written. A quantity or note on the recipients' roll that the file says otherwise is corrected there.
    Refused for a closed event.
    """
    open_event(session, event_id)
    writer = _Writer(session, event_id, kind, progress)
    return _compare(session, event_id, file, kind, work_unit_name, writer.write)


def as_json(found: RollPreview, say: Callable[[Problem], str]) -> dict[str, Any]:
    """Give a preview as the command line prints it; `say` gives a problem as a sentence."""
    bad = [{"row": one.row, "reason": say(one.sentence)} for one in found.bad]
    changed = {"changed": len(found.changed)} if found.kind is RollKind.RECIPIENT else {}
    return {"accepted": len(found.accepted), "duplicate": len(found.duplicate), "bad": bad, **changed}


def not_yet_come(session: Session, event_id: str) -> list[RollLine]:
    """Give the people on the donors' roll without a visit that counts at the event, by work unit and number."""
    visits = select(donor_visit.c.id).where(
        donor_visit.c.event_id == event_id,
        donor_visit.c.person_id == person.c.id,
        donor_visit.c.voided_at.is_(None),
    )
    return [line for line in _lines(session, event_id, RollKind.DONOR, ~visits.exists())]


def roll_lines(session: Session, event_id: str, kind: RollKind = RollKind.DONOR) -> list[RollLine]:
    """Give everybody on an event's roll, by work unit and number."""
    return _lines(session, event_id, kind)


def _lines(session: Session, event_id: str, kind: RollKind, *limits: Any) -> list[RollLine]:
    joined = roll_entry.join(person, person.c.id == roll_entry.c.person_id).outerjoin(
        work_unit, work_unit.c.id == roll_entry.c.work_unit_id
    )
    own = [roll_entry.c.id, roll_entry.c.person_id, roll_entry.c.number, person.c.full_name, person.c.nip, person.c.nik]
    query = (
        select(*own, work_unit.c.name.label("work_unit"))
        .select_from(joined)
        .where(roll_entry.c.event_id == event_id, roll_entry.c.kind == kind.value, roll_entry.c.voided_at.is_(None))
        .where(*limits)
        .order_by(func.coalesce(work_unit.c.key, ""), roll_entry.c.number)
    )
    return [
        RollLine(**{**row._mapping, "work_unit": row.work_unit or "", "nik": masked(row.nik or "")})
        for row in session.rows(query)
    ]


Write = Callable[[RollRow, Listed | None, Listed], str]
"""Writes an accepted row, linked to a known person or not, and gives the person's id ("" where nothing is written)."""


def _compare(
    session: Session, event_id: str, file: RollFile, kind: RollKind, work_unit_name: str, write: Write
) -> RollPreview:
    """Go through the rows in order; every row is compared with the data file and with the rows before it."""
    rows = _with_work_unit(file.rows, work_unit_name)
    people = known_people(session, event_id, kind, rows)
    accepted: list[RollRow] = []
    duplicate: list[TurnedAway] = []
    bad = list(file.bad)
    changed: list[RollChange] = []
    known: set[int] = set()
    for row in rows:
        wanted = listed(row)
        found, why = people.find(wanted)
        if why:
            bad.append(_away(row, why))
        elif found and (change := found.changed_by(row)):
            changed.append(change)
            write(row, found, wanted)
            found.row = row.row
        elif found and found.on_roll:
            duplicate.append(_away(row, _why_twice(found)))
        else:
            if found:
                known.add(row.row)
            _accept(people, row, wanted, found, write)
            accepted.append(row)
    bad.sort(key=lambda one: one.row)
    return RollPreview(
        file=file,
        accepted=tuple(accepted),
        duplicate=tuple(duplicate),
        bad=tuple(bad),
        known=frozenset(known),
        kind=kind,
        changed=tuple(changed),
    )


def _accept(people: KnownPeople, row: RollRow, wanted: Listed, found: Listed | None, write: Write) -> None:
    """Write a row and remember its person for the rows that follow."""
    written = write(row, found, wanted)
    if found is None:
        wanted.id = written
        people.add(wanted)
        taken = wanted
    else:
        people.learn(found, wanted)
        taken = found
    taken.on_roll, taken.row = True, row.row


def _away(row: RollRow, why: Problem) -> TurnedAway:
    return turn_away(row.row, row.person.full_name, row.person.work_unit, why)


def _why_twice(found: Listed) -> Problem:
    if found.row:
        return Problem(QT_TRANSLATE_NOOP("Problem", "The same person as in row {first}."), {"first": str(found.row)})
    return Problem(QT_TRANSLATE_NOOP("Problem", "Already on the roll of this event."))


def _with_work_unit(rows: Iterable[RollRow], work_unit_name: str) -> list[RollRow]:
    """Give the rows without a work unit the one that was chosen; refused when its name is too long."""
    name = clean(work_unit_name)
    problem = fields_of(RollPerson)["work_unit"].check(name, dt.date.max)
    if problem:
        raise RefusedValues({"work_unit": problem})
    return [
        replace(row, person=replace(row.person, work_unit=name)) if name and not row.person.work_unit else row
        for row in rows
    ]


class _Writer:
    """Writes accepted rows: the person where new, what is new of a known one, and the entry on the roll."""

    def __init__(self, session: Session, event_id: str, kind: RollKind, progress: Progress | None) -> None:
        """Take where to write; `progress` hears the number of rows."""
        self._session = session
        self._event_id = event_id
        self._kind = kind
        self._progress = progress
        self._units: dict[str, str] = {}
        self._voided = self._voided_entries()
        self._number = self._last_number()
        self._written = 0

    def write(self, row: RollRow, found: Listed | None, _wanted: Listed) -> str:
        """Write one row; give the person's id."""
        told = row.person
        person_id = found.id if found else ""
        if person_id:
            self._add_to(person_id, told)
        else:
            person_id = keep_person(
                self._session, full_name=told.full_name, **{name: getattr(told, name) for name in KEPT}
            )
        if found and found.entry:
            self._correct(found.entry, told)
        else:
            self._enter(person_id, self._unit(told.work_unit), told)
        self._written += 1
        if self._progress:
            self._progress(self._written)
        return person_id

    def _add_to(self, person_id: str, told: RollPerson) -> None:
        """Write down what was not known of a person before; what an officer has typed is never overwritten."""
        known = self._session.get(person, person_id)._mapping
        told_birth = told.birth_date.year if told.birth_date else told.birth_year
        values: Mapping[str, Any] = {
            **{name: getattr(told, name) for name in KEPT},
            "sex": told.sex.value if told.sex else "",
            "birth_year": told_birth,
        }
        new = {name: value for name, value in values.items() if value and not known[name]}
        if known["birth_year"] and known["birth_year"] != told_birth:
            new.pop("birth_date", None)
        if new:
            self._session.change(person, person_id, **new)

    def _correct(self, entry: str, told: RollPerson) -> None:
        """Write down another quantity or note; an empty cell takes nothing away."""
        values: dict[str, Any] = {"quantity": told.quantity, "note": told.note}
        self._session.change(roll_entry, entry, **{name: value for name, value in values.items() if value})

    def _enter(self, person_id: str, unit_id: str | None, told: RollPerson) -> None:
        self._number += 1
        share = {"quantity": told.quantity, "note": told.note} if self._kind is RollKind.RECIPIENT else {}
        values: dict[str, Any] = {"number": self._number, "work_unit_id": unit_id, **share}
        if person_id in self._voided:
            entry = self._voided[person_id]
            self._session.change(roll_entry, entry, "restore", voided_at=None, void_reason="", **values)
            return
        own = {"event_id": self._event_id, "kind": self._kind.value, "person_id": person_id}
        self._session.insert(roll_entry, **own, **values)

    def _unit(self, name: str) -> str | None:
        if not name:
            return None
        if name not in self._units:
            self._units[name] = keep_work_unit(self._session, name)
        return self._units[name]

    def _voided_entries(self) -> dict[str, str]:
        """Give the entries of this roll that have been voided, by person: a person stands on a roll once, ever."""
        query = select(roll_entry.c.person_id, roll_entry.c.id).where(
            roll_entry.c.event_id == self._event_id,
            roll_entry.c.kind == self._kind.value,
            roll_entry.c.voided_at.is_not(None),
        )
        return {row.person_id: row.id for row in self._session.rows(query)}

    def _last_number(self) -> int:
        query = select(func.max(roll_entry.c.number)).where(
            roll_entry.c.event_id == self._event_id, roll_entry.c.kind == self._kind.value
        )
        return int(self._session.value(query) or 0)
