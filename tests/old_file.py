"""Writes a small data file of the present revision, with made-up names, for every later version to be tried on.

Run as a script before the first migration after it: it writes tests/data/revision_NNNN.db.gz.
"""

import datetime as dt
import gzip
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from baktidesk.db.engine import driver
from baktidesk.db.schema import HEAD, open_database
from baktidesk.domain.donation import Deferral, DeferralReason
from baktidesk.domain.officer import Desk as DeskRecord
from baktidesk.domain.officer import OfficerEntry, Role
from baktidesk.services import officers
from baktidesk.services.donors.donations import check_in, defer, donate, pass_donor, void_visit
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.giving import distribute
from tests.stories import Clock, Desk, a_bag, a_donor, set_up, to_institution, to_person

DATA = Path(__file__).resolve().parent / "data"
NAMES = ("Siti Contoh", "Budi Contoh", "Rina Contoh", "Agus Contoh", "Dewi Contoh")


def main() -> int:
    """Write the file of the present revision."""
    target = DATA / f"revision_{HEAD}.db.gz"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.db"
        fill(path)
        target.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    print(target)
    return 0


def fill(path: Path) -> None:
    """Write one event with five donors and three deliveries, one of each voided."""
    database = open_database(str(path))
    database.clock = Clock()
    desk = Desk(database)
    officer = OfficerEntry(name="Petugas Uji", role=Role.ADMIN, pin="294718")
    desk.do(officers.set_up_desk, DeskRecord(work_unit="Kanwil Uji", desk="A"), officer, "id")
    event = set_up(desk, asks_nik=True, asks_phone=True, asks_birth_date=True)
    visits = [
        desk.do(check_in, event.id, a_donor(full_name=name, birth_date=dt.date(1990, 1, day)))
        for day, name in enumerate(NAMES, 10)
    ]
    desk.do(pass_donor, visits[0].id)
    desk.do(donate, visits[0].id, a_bag("K-1"))
    desk.do(defer, visits[1].id, Deferral(deferral_reason=DeferralReason.LOW_HB))
    desk.do(void_visit, visits[2].id, "salah orang")
    desk.do(hand_over, event.id, to_institution(event, 40, onward=True))
    desk.do(distribute, event.id, to_person(event, 2, full_name="Keluarga Contoh"))
    voided = desk.do(distribute, event.id, to_person(event, 1, full_name="Keluarga Batal"))
    desk.do(void_delivery, "distribution", voided, "salah")
    database.close()
    connection = driver().connect(str(path), isolation_level=None)
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()


if __name__ == "__main__":
    sys.exit(main())
