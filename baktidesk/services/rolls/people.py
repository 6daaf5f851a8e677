"""Who the rows of a roll may be: everybody in the data file with a NIK, a NIP or a name of the file."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Row, select

from baktidesk.db.models import donor_visit, person, roll_entry, work_unit
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.roll import NOWHERE, Listed, RollKind, RollRow, listed, places_of

T = TypeVar("T")
_AT_ONCE: Final = 500
_COLUMNS: Final = (
    person.c.id,
    person.c.name_key,
    person.c.nik,
    person.c.nip,
    person.c.birth_date,
    person.c.birth_year,
    person.c.family_card_number,
    person.c.address,
)


class KnownPeople:
    """The people that a row may be, found by NIK, by NIP, or by name together with a birth date or a place."""

    def __init__(self, people: Iterable[Listed]) -> None:
        """Take the people of the data file; those of the file's own rows are added as they come."""
        self._by_nik: defaultdict[str, list[Listed]] = defaultdict(list)
        self._by_nip: defaultdict[str, list[Listed]] = defaultdict(list)
        self._by_name: defaultdict[str, list[Listed]] = defaultdict(list)
        for one in people:
            self.add(one)

    def add(self, one: Listed) -> None:
        """Take in one more person."""
        self._by_name[one.name_key].append(one)
        self._index(one)

    def learn(self, known: Listed, told: Listed) -> None:
        """Take over what a row tells of a known person beyond what was known."""
        known.learn(told)
        self._index(known)

    def find(self, wanted: Listed) -> tuple[Listed | None, Problem | None]:
        """Give the person that a row means, or None; or the problem when a number belongs to somebody else."""
        for same, why in (
            (self._by_nik.get(wanted.nik, ()), _other_nik),
            (self._by_nip.get(wanted.nip, ()), _other_nip),
        ):
            if same:
                named = [one for one in same if one.shares_name(wanted)]
                return (_best(named), None) if named else (None, why(_best(same)))
        alike = self._by_name.get(wanted.name_key, ())
        return _best([one for one in alike if one.may_be(wanted) and one.is_like(wanted)]), None

    def _index(self, one: Listed) -> None:
        for number, index in ((one.nik, self._by_nik), (one.nip, self._by_nip)):
            if number and one not in index[number]:
                index[number].append(one)


def known_people(session: Session, event_id: str, kind: RollKind, rows: Sequence[RollRow]) -> KnownPeople:
    """Give everybody in the data file whom the rows may mean, with whether they stand on this roll."""
    wanted = [listed(row) for row in rows]
    found = _by_values(session, person.c.nik, {one.nik for one in wanted})
    found |= _by_values(session, person.c.name_key, {one.name_key for one in wanted})
    found |= _by_nip(session, {one.nip for one in wanted} - {""})
    people = {row_id: _listed(row) for row_id, row in found.items()}
    _find_places(session, people)
    _find_entries(session, people, event_id, kind)
    return KnownPeople(people.values())


def _best(people: Sequence[Listed]) -> Listed | None:
    """Prefer who stands on the roll already, so that a roll that is imported again finds what it made."""
    return next((one for one in people if one.on_roll), people[0] if people else None)


def _other_nik(found: Listed | None) -> Problem:
    if found and found.row:
        text = QT_TRANSLATE_NOOP("Problem", "The NIK is the same as in row {first}, but the name is another.")
        return Problem(text, {"first": str(found.row)})
    return Problem(QT_TRANSLATE_NOOP("Problem", "The NIK belongs to somebody else who is known already."))


def _other_nip(found: Listed | None) -> Problem:
    if found and found.row:
        text = QT_TRANSLATE_NOOP("Problem", "The NIP is the same as in row {first}, but the name is another.")
        return Problem(text, {"first": str(found.row)})
    return Problem(QT_TRANSLATE_NOOP("Problem", "The NIP belongs to somebody else who is known already."))


def _by_values(session: Session, column: ColumnElement[Any], values: Collection[str]) -> dict[str, Row[Any]]:
    """Give the live people that have one of the values in an indexed column, by id."""
    query = select(*_COLUMNS).where(person.c.voided_at.is_(None))
    parts = (session.rows(query.where(column.in_(part))) for part in _parts(sorted(set(values) - {""})))
    return {row.id: row for rows in parts for row in rows}


def _by_nip(session: Session, nips: Collection[str]) -> dict[str, Row[Any]]:
    """Give the live people with one of the NIPs, by id; NIPs have no index, so all of them are looked through once."""
    if not nips:
        return {}
    every = select(person.c.id, person.c.nip).where(person.c.nip != "", person.c.voided_at.is_(None))
    ids = [row.id for row in session.rows(every) if row.nip in nips]
    return _by_values(session, person.c.id, ids)


def _listed(row: Row[Any]) -> Listed:
    return Listed(
        id=row.id,
        name_key=row.name_key,
        nik=row.nik or "",
        nip=row.nip,
        birth_date=row.birth_date,
        birth_year=row.birth_year,
        places=places_of("", row.family_card_number, row.address),
    )


def _find_places(session: Session, people: dict[str, Listed]) -> None:
    """Add the work units in which somebody came to donate or stood on a roll."""
    for table in (donor_visit, roll_entry):
        query = (
            select(table.c.person_id, work_unit.c.name)
            .join(work_unit, work_unit.c.id == table.c.work_unit_id)
            .where(table.c.voided_at.is_(None))
            .distinct()
        )
        for part in _parts(sorted(people)):
            for row in session.rows(query.where(table.c.person_id.in_(part))):
                people[row.person_id].places |= places_of(row.name, "", "")


def _find_entries(session: Session, people: dict[str, Listed], event_id: str, kind: RollKind) -> None:
    """Mark who stands on this roll; of whom no place is told there, none is asked for."""
    told = [roll_entry.c[name] for name in ("id", "person_id", "work_unit_id", "quantity", "note")]
    query = select(*told).where(
        roll_entry.c.event_id == event_id, roll_entry.c.kind == kind.value, roll_entry.c.voided_at.is_(None)
    )
    for row in session.rows(query):
        one = people.get(row.person_id)
        if one is not None:
            one.on_roll = True
            if kind is RollKind.RECIPIENT:
                one.entry, one.quantity, one.note = row.id, row.quantity, row.note
            one.places |= set() if row.work_unit_id else {NOWHERE}


def _parts(values: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(values)
    while part := list(islice(rest, _AT_ONCE)):
        yield part
