"""What the stories of the tests begin with: a fresh data file, a clock that stands still, an officer at a desk."""

import datetime as dt
import itertools
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from baktidesk.db.engine import make_private
from baktidesk.db.schema import open_database
from baktidesk.db.session import Actor, Database, Outcome
from baktidesk.domain.distribution import Distribution, GoodsLine, Handover, InstitutionKind
from baktidesk.domain.donation import CheckIn, Donation
from baktidesk.domain.event import AllocationLine, DayLine, Event, ItemLine, StoredEvent, Unit
from baktidesk.domain.officer import Role
from baktidesk.domain.person import BloodGroup, Sex
from baktidesk.services.events import create_event, load_event

DAY = dt.date(2026, 1, 20)
MORNING = dt.datetime(2026, 1, 20, 1, 0, tzinfo=dt.UTC)
"""08.00 WIB of the event's day."""

_COUNT = itertools.count(1)


class Clock:
    """A clock that moves only when told to."""

    def __init__(self, moment: dt.datetime = MORNING) -> None:
        self.moment = moment

    def __call__(self) -> dt.datetime:
        return self.moment

    def pass_minutes(self, minutes: int) -> None:
        """Let time pass."""
        self.moment += dt.timedelta(minutes=minutes)


class Desk:
    """An officer at a desk of one data file or server."""

    def __init__(self, database: Database, letter: str = "A", role: Role = Role.ADMIN, name: str = "Petugas") -> None:
        self.database = database
        self.actor = Actor(name=name, role=role, desk=letter)

    def deed(self, work: Callable[..., Any], *args: Any, **more: Any) -> Outcome[Any]:
        """Do one deed; give its outcome."""
        return self.database.run(lambda session: work(session, *args, **more), self.actor)

    def do(self, work: Callable[..., Any], *args: Any, **more: Any) -> Any:
        """Do one deed; give its value."""
        return self.deed(work, *args, **more).value

    def see(self, work: Callable[..., Any], *args: Any, **more: Any) -> Any:
        """Read something."""
        return self.database.read(lambda session: work(session, *args, **more), self.actor)

    def at(self, letter: str = "A", role: Role = Role.ADMIN, name: str = "Petugas") -> "Desk":
        """Give another officer or another desk of the same data."""
        return Desk(self.database, letter, role, name)


@cache
def _template() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.db"
        open_database(str(path)).close()
        return path.read_bytes()


def fresh_database(folder: Path, name: str = "data.db") -> Database:
    """Give a new data file with a clock that stands still; copied, because migrating every time would be slow."""
    path = folder / name
    make_private(path)
    path.write_bytes(_template())
    database = open_database(str(path))
    database.clock = Clock()
    return database


def make_as_new(database: Database) -> None:
    """Empty a data file but keep its engine, which knows its statements already: for many short stories in a row."""
    database.close()
    Path(database.place).write_bytes(_template())
    database.clock = Clock()


def an_event(**changes: Any) -> Event:
    """Give an event of one day with one kind of goods for two areas."""
    values: dict[str, Any] = {
        "name": "Donor darah dan sembako",
        "code": "UJI-2026",
        "organiser": "Kantor Uji",
        "days": [DayLine(day=DAY, place="Aula")],
        "items": [ItemLine(name="Sembako", unit=Unit.PACKAGE, received=100)],
        "allocations": [AllocationLine(area="Utara", quantity=60), AllocationLine(area="Selatan", quantity=40)],
    }
    return Event(**values | changes)


def set_up(desk: Desk, **changes: Any) -> StoredEvent:
    """Write down an event and give it as stored."""
    event: StoredEvent = desk.see(load_event, desk.do(create_event, an_event(**changes)))
    return event


def a_donor(**changes: Any) -> CheckIn:
    """Give what is written down of somebody who arrives."""
    values: dict[str, Any] = {"full_name": f"Pendonor {next(_COUNT)}", "work_unit": "Lapas Uji", "sex": Sex.MALE}
    return CheckIn(**values | changes)


def a_bag(number: str = "", group: BloodGroup = BloodGroup.O) -> Donation:
    """Give a filled bag with a number of its own, unless one is given."""
    return Donation(bag_number=number or f"K-{next(_COUNT):04d}", blood_group=group)


def to_institution(event: StoredEvent, quantity: int, **changes: Any) -> Handover:
    """Give a handover of the event's first goods to a foundation in its first area."""
    values: dict[str, Any] = {
        "institution": "Yayasan Uji",
        "recipient_kind": InstitutionKind.FOUNDATION,
        "area_id": event.areas[0][0] if event.areas else "",
        "receiver_name": "Penerima",
        "receiver_position": "Ketua",
        "giver_name": "Pemberi",
        "goods": [GoodsLine(item_id=event.items[0].id, quantity=quantity)],
    }
    return Handover(**values | changes)


def to_person(event: StoredEvent, quantity: int = 1, **changes: Any) -> Distribution:
    """Give goods for one household in the event's second area."""
    values: dict[str, Any] = {
        "full_name": f"Keluarga {next(_COUNT)}",
        "item_id": event.items[0].id,
        "area_id": event.areas[-1][0] if event.areas else "",
        "quantity": quantity,
    }
    return Distribution(**values | changes)
