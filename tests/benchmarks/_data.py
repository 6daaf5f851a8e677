"""A data file of any size: each kind of visit is written by the services once, then copied by plain SQL."""

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from baktidesk.db.schema import open_database
from baktidesk.db.session import Actor, Database, Session
from baktidesk.domain.donation import CheckIn, Deferral, DeferralReason, Donation, FailedDraw
from baktidesk.domain.event import DayLine, Event, ItemLine, Unit
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.names import name_key
from baktidesk.domain.officer import Desk, OfficerEntry, Role
from baktidesk.domain.person import BloodGroup, Sex
from baktidesk.services import settings
from baktidesk.services.donors.donations import check_in, defer, donate, fail, pass_donor
from baktidesk.services.events import create_event
from baktidesk.services.officers import set_up_desk
from baktidesk.services.people import keep_work_unit

OFFICER = Actor(name="Petugas", role=Role.ADMIN, desk="A")
DAY = dt.date(2026, 1, 20)
DAYS = [DAY + dt.timedelta(days=number) for number in range(5)]
UNITS = 40
_FIRST = "Adi Budi Citra Dewi Eko Fitri Gunawan Hana Indra Joko Kartika Lestari Made Nur Oktavia Putri".split()
_LAST = "Santoso Wijaya Hidayat Saputra Nugroho Siregar Lubis Ginting Harahap Kusuma Pratama Utami".split()
_DEEDS = ("", "passed", "deferred", "donated", "donated", "donated", "failed", "deferred")

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Pattern:
    """The rows that one visit left behind."""

    person: dict[str, Any]
    visit: dict[str, Any]
    audits: Rows


def make_data(path: Path, visits: int) -> tuple[Database, str]:
    """Write an unlocked data file, one event of five days, this many visits; give it open, and the event's id."""
    database = open_database(str(path))
    database.run(_set_up, OFFICER)
    event_id = database.run(_an_event, OFFICER).value
    patterns = [_pattern(database, event_id, deed) for deed in _DEEDS]
    units = [row["id"] for row in rows(database, "SELECT id FROM work_unit")]
    _copy(database, patterns, units, visits - len(patterns))
    return database, event_id


def a_donor(number: int) -> CheckIn:
    """Give what is written down of somebody who arrives; nobody real."""
    name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number // 7 % len(_LAST)]} {number}"
    return CheckIn(full_name=name, work_unit=f"Unit Kerja {number % UNITS:02d}", sex=Sex.FEMALE, birth_year=1990)


def rows(database: Database, query: str, values: tuple[Any, ...] = ()) -> Rows:
    """Give the rows of a plain SQL query by column name."""
    cursor = raw(database).execute(query, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def raw(database: Database) -> Any:
    """Give the driver's connection."""
    return database.engine.raw_connection().driver_connection


def insert_sql(table: str, row: Mapping[str, Any]) -> str:
    """Give the INSERT of a row by column names."""
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)})"


def _set_up(session: Session) -> None:
    entry = OfficerEntry(name=OFFICER.name, role=Role.ADMIN, pin="762026")
    set_up_desk(session, Desk(work_unit="Unit Kerja 00", desk="A"), entry, "id")
    session.set(settings.PRACTICE, True)


def _an_event(session: Session) -> str:
    days = [DayLine(day=day, place="Aula") for day in DAYS]
    items = [ItemLine(name="Sembako", unit=Unit.PACKAGE, received=5000)]
    for number in range(UNITS):
        keep_work_unit(session, f"Unit Kerja {number:02d}")
    return create_event(session, Event(name="Donor darah", organiser="Unit Kerja 00", days=days, items=items))


def _pattern(database: Database, event_id: str, deed: str) -> Pattern:
    visit_id = uuid7()
    number = int(rows(database, "SELECT COUNT(*) AS n FROM donor_visit")[0]["n"])
    deeds = [partial(check_in, event_id=event_id, record=a_donor(number), visit_id=visit_id)]
    later: dict[str, list[Any]] = {
        "": [],
        "passed": [pass_donor],
        "deferred": [partial(defer, record=Deferral(deferral_reason=DeferralReason.LOW_HB))],
        "donated": [pass_donor, partial(donate, record=Donation(bag_number=f"K-{number}", blood_group=BloodGroup.O))],
        "failed": [pass_donor, partial(fail, record=FailedDraw(bag_number=f"K-{number}"))],
    }
    for work in [*deeds, *(partial(one, visit_id=visit_id) for one in later[deed])]:
        database.run(work, OFFICER)
    visit = rows(database, "SELECT * FROM donor_visit WHERE id = ?", (visit_id,))[0]
    person = rows(database, "SELECT * FROM person WHERE id = ?", (visit["person_id"],))[0]
    audits = rows(database, "SELECT * FROM audit WHERE record_id IN (?, ?)", (visit_id, person["id"]))
    return Pattern(person, visit, audits)


def _copy(database: Database, patterns: list[Pattern], units: list[str], count: int) -> None:
    copies = list(_copies(patterns, units, count))
    connection = raw(database)
    connection.execute("BEGIN IMMEDIATE")
    for table, found in (
        ("person", [copy.person for copy in copies]),
        ("donor_visit", [copy.visit for copy in copies]),
        ("audit", [audit for copy in copies for audit in copy.audits]),
    ):
        if found:
            connection.executemany(insert_sql(table, found[0]), found)
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _copies(patterns: list[Pattern], units: list[str], count: int) -> Iterator[Pattern]:
    """Give this many visits after the patterns, day after day, with ids in that order."""
    dice = random.Random(count)
    for place in range(count):
        pattern, number = dice.choice(patterns), place + len(patterns) + 1
        person_id, visit_id, deed = uuid7(), uuid7(), uuid7()
        name = a_donor(number).full_name
        visit = {
            "id": visit_id,
            "person_id": person_id,
            "work_unit_id": dice.choice(units),
            "day": DAYS[place * len(DAYS) // count].isoformat(),
            "number": number,
            "queue_number": f"A-{number:03d}",
            "bag_number": pattern.visit["bag_number"] and f"K-{number}",
        }
        new = {pattern.person["id"]: person_id, pattern.visit["id"]: visit_id}
        yield Pattern(
            pattern.person | {"id": person_id, "full_name": name, "name_key": name_key(name)},
            pattern.visit | visit,
            [_without_number(audit) | {"deed": deed, "record_id": new[audit["record_id"]]} for audit in pattern.audits],
        )


def _without_number(audit: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in audit.items() if name != "sequence"}
