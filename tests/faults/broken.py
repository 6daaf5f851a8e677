"""Writers with a fault on purpose: a test that does not notice them proves nothing about the honest one."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import count

from baktidesk.db.engine import PRAGMAS
from baktidesk.db.models import handover_line, stock_movement
from baktidesk.db.session import Database, Session
from baktidesk.domain.distribution import Handover
from baktidesk.domain.stock import MovementKind
from baktidesk.services.relief.distributions import hand_over
from tests.faults.records import WRITER, content, digest_of, record_id


def early(database: Database, known: tuple[str, list[str]], tag: str) -> Iterator[str]:
    """Say ACK inside the transaction, before the commit."""
    event_id, items = known
    for number in count():
        name = f"{tag}-{number}"
        record = content(name, items)
        with database.engine.begin() as connection:
            session = Session(connection, WRITER, database.clock())
            hand_over(session, event_id, record, handover_id=record_id(name))
            yield f"ACK {name} {digest_of(record)}"


def halves(database: Database, known: tuple[str, list[str]], tag: str) -> Iterator[str]:
    """Write the second line of every record in a transaction of its own."""
    event_id, items = known
    for number in count():
        name = f"{tag}-{number}"
        record = content(name, items)
        first = replace(record, goods=record.goods[:1])
        database.run(partial(_first_line, event_id, name, first), WRITER)
        database.run(partial(_second_line, event_id, name, record), WRITER)
        yield f"ACK {name} {digest_of(record)}"


def careless() -> None:
    """Let every connection from now on say "done" before the disk has the record."""
    PRAGMAS["synchronous"] = 0


def _first_line(event_id: str, name: str, record: Handover, session: Session) -> None:
    hand_over(session, event_id, record, handover_id=record_id(name))


def _second_line(event_id: str, name: str, record: Handover, session: Session) -> None:
    line = record.goods[1]
    line_id = session.insert(
        handover_line,
        handover_id=record_id(name),
        item_id=line.item_id,
        quantity=line.quantity,
        condition=line.condition.value,
    )
    session.insert(
        stock_movement,
        event_id=event_id,
        item_id=line.item_id,
        day=session.now.date(),
        at=session.now,
        kind=MovementKind.HANDED_OVER.value,
        quantity=line.quantity,
        handover_line_id=line_id,
    )
