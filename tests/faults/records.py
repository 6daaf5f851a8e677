"""The records that the fault drivers write and find again: what stands in one follows from its id alone."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import select

from baktidesk.db.models import event, item
from baktidesk.db.schema import open_database
from baktidesk.db.session import Actor, Database, Session
from baktidesk.domain.distribution import GoodsLine, Handover, InstitutionKind
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import DayLine, Event, ItemLine, Unit
from baktidesk.domain.officer import Role
from baktidesk.services import encryption
from baktidesk.services.events import create_event
from baktidesk.services.relief.distributions import hand_over

FILE = "data.db"
CODE = "UJI-GANGGUAN"
GOODS = ("Beras", "Minyak")
WRITER = Actor(name="Petugas Uji", role=Role.ADMIN, desk="A")
WHOLE = 2
"""Lines, and stock movements, of a whole record."""
PLAIN = ("institution", "recipient_kind", "receiver_name", "receiver_position", "giver_name", "document_number")
_HEADS = f"SELECT id, {', '.join(PLAIN)} FROM handover WHERE document_number <> '' ORDER BY id"
_LINES = "SELECT handover_id, position, quantity FROM handover_line JOIN item ON item.id = item_id"
_MOVED = (
    "SELECT handover_id, position, stock_movement.quantity FROM stock_movement "
    "JOIN handover_line ON handover_line.id = handover_line_id JOIN item ON item.id = stock_movement.item_id"
)


def place_of(folder: str) -> str:
    """Give the data file of a folder; a server's URL is its own place."""
    if "://" in folder:
        return folder
    Path(folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    return str(Path(folder) / FILE)


def open_folder(folder: str, passphrase: str = "") -> Database:
    """Open the data of a folder the program's own way; a passphrase makes new ones encrypted."""
    place = place_of(folder)
    if passphrase and not Path(place).exists():
        return encryption.make_new(place, encryption.prepare(passphrase, passphrase))
    if passphrase:
        encryption.unlock(place, passphrase)
    return open_database(place)


def read_passphrase(file: Path | None) -> str:
    """Give the first line of a passphrase file, "" without one."""
    return file.read_text("utf-8").partition("\n")[0] if file else ""


def set_up(database: Database) -> tuple[str, list[str]]:
    """Give the event and its two kinds of goods, made on the first use."""
    if not database.read(_event_id):
        try:
            database.run(lambda session: create_event(session, _event(database)), WRITER)
        except Refused:
            if not database.read(_event_id):  # not that another desk was first
                raise
    return database.read(_known)


def save(database: Database, known: tuple[str, list[str]], name: str) -> str:
    """Write the record of this name the way a desk does; when this returns, the officer sees "Tersimpan"."""
    record = content(name, known[1])
    database.run(lambda session: hand_over(session, known[0], record, handover_id=record_id(name)), WRITER)
    return digest_of(record)


def content(name: str, items: list[str]) -> Handover:
    """Give what stands in the record of a name."""
    chance = hashlib.sha256(name.encode()).digest()
    kinds = list(InstitutionKind)
    return Handover(
        institution=f"Yayasan {name}",
        recipient_kind=kinds[chance[0] % len(kinds)],
        receiver_name=f"Penerima {chance[1:4].hex()}",
        receiver_position=f"Jabatan {chance[4:8].hex()}",
        giver_name=f"Pemberi {chance[8:12].hex()}",
        document_number=name,
        goods=[
            GoodsLine(item_id=one, quantity=1 + int.from_bytes(chance[at : at + 2]) % 900)
            for one, at in zip(items, (12, 14), strict=True)
        ],
    )


def record_id(name: str) -> str:
    """Give the UUID of the record of a name, as the form would have made it."""
    text = hashlib.sha256(f"id {name}".encode()).hexdigest()
    return f"{text[:8]}-{text[8:12]}-7{text[13:16]}-8{text[17:20]}-{text[20:32]}"


def digest_of(record: Handover) -> str:
    """Give the digest of what is to be stored."""
    kind = record.recipient_kind.value if record.recipient_kind else ""
    head = {name: getattr(record, name) for name in PLAIN} | {"recipient_kind": kind}
    return _digest(head, (line.quantity or 0 for line in record.goods))


def found(database: Database) -> Iterator[tuple[str, str]]:
    """Give name and digest of every record; digest "" for one that is not whole."""
    heads, lines, moved = database.read(_everything)
    for head in heads:
        whole = len(lines[head.id]) == len(moved[head.id]) == WHOLE and sorted(moved[head.id]) == sorted(lines[head.id])
        values = {name: head._mapping[name] for name in PLAIN}
        quantities = (quantity for _position, quantity in sorted(lines[head.id]))
        yield head.document_number, _digest(values, quantities) if whole else ""


def let_go(database: Database) -> None:
    """Drop the connections as a killed process does: nothing is folded back."""
    database.engine.dispose()


def _digest(head: dict[str, Any], quantities: Iterable[int]) -> str:
    text = json.dumps([head, list(quantities)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _event(database: Database) -> Event:
    goods = [ItemLine(name=name, unit=Unit.PACKAGE, received=9_000_000) for name in GOODS]
    day = DayLine(day=database.clock().date(), place="Aula")
    return Event(name="Uji gangguan", code=CODE, organiser="Kantor Uji", days=[day], items=goods)


def _event_id(session: Session) -> str:
    return str(session.value(select(event.c.id).where(event.c.code == CODE)) or "")


def _known(session: Session) -> tuple[str, list[str]]:
    event_id = _event_id(session)
    query = select(item.c.id).where(item.c.event_id == event_id).order_by(item.c.position)
    return event_id, [row.id for row in session.rows(query)]


def _everything(session: Session) -> tuple[Any, Any, Any]:
    """Read without SQLAlchemy's expressions: they would be built anew for every folder that is looked at."""
    run = session.connection.exec_driver_sql
    lines, moved = defaultdict(list), defaultdict(list)
    for owner, position, quantity in run(_LINES):
        lines[owner].append((position, quantity))
    for owner, position, quantity in run(_MOVED):
        moved[owner].append((position, quantity))
    return run(_HEADS).all(), lines, moved
