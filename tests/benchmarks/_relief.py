"""A data file with any number of people who have received a package each, and coupons for people who have not."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from _data import OFFICER, insert_sql, make_data, raw, rows
from _people import names, person_rows

from baktidesk.db.session import Database
from baktidesk.domain.coupon import Coupon
from baktidesk.domain.distribution import Distribution
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.stock import EntryKind, StockEntry
from baktidesk.services.people import keep_person
from baktidesk.services.relief.coupons import issue_coupons
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.stock import enter_stock

KINDS = ("distribution", "stock_movement")


def relief_data(path: Path, given: int, coupons: int) -> tuple[Database, str, list[Coupon]]:
    """Write a data file with so many distributions, and so many coupons of people; give it open, event and coupons."""
    database, event_id = make_data(path, 8)
    item_id = str(rows(database, "SELECT id FROM item")[0]["id"])
    stock = StockEntry(kind=EntryKind.RECEIVED, item_id=item_id, quantity=given + coupons, source="Gudang")
    database.run(partial(enter_stock, event_id=event_id, record=stock), OFFICER)
    first = Distribution(
        full_name="Penerima 0",
        nik="9900000101900000",
        family_card_number="9900000000000000",
        address="Jl. Uji 0",
        item_id=item_id,
    )
    pattern = database.run(partial(distribute, event_id=event_id, record=first), OFFICER).value
    _copy(database, pattern, given)
    people = [database.run(partial(_keep, number=number), OFFICER).value for number in range(coupons)]
    issued = database.run(lambda session: issue_coupons(session, event_id, item_id, 1, people=people), OFFICER).value
    return database, event_id, issued


def _keep(session: Any, number: int) -> str:
    own = {"nik": f"990101010190{number:04d}", "family_card_number": f"9901{number:012d}"}
    return keep_person(session, full_name=next(names(1, seed=number + 10_000)), address=f"Jl. Kupon {number}", **own)


def _copy(database: Database, pattern: str, count: int) -> None:
    """Copy a distribution and its movement for so many people, each with moment, numbers and address of their own."""
    given = rows(database, "SELECT * FROM distribution WHERE id = ?", (pattern,))[0]
    moved = rows(database, "SELECT * FROM stock_movement WHERE distribution_id = ?", (pattern,))[0]
    people = list(_people(count))
    last = dt.datetime.fromisoformat(given["at"])
    earlier = (last - dt.timedelta(milliseconds=100 * left) for left in range(count, 0, -1))
    moments = (moment.isoformat(" ", timespec="microseconds") for moment in earlier)
    gifts = [
        given | {"id": uuid7(), "person_id": person["id"], "at": at} for person, at in zip(people, moments, strict=True)
    ]
    moves = [moved | {"id": uuid7(), "distribution_id": gift["id"]} for gift in gifts]
    connection = raw(database)
    connection.execute("BEGIN IMMEDIATE")
    for table, made in (("person", people), ("distribution", gifts), ("stock_movement", moves)):
        connection.executemany(insert_sql(table, made[0]), made)
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _people(count: int) -> Iterator[dict[str, Any]]:
    for number, person in enumerate(person_rows(count)):
        yield person | {"family_card_number": f"99{number:014d}", "address": f"Jl. Uji {number // 4} RT 01"}
