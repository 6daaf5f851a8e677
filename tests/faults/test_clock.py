"""R6: whatever the clock says, no record is lost and the order is the order of the deeds."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import select

from baktidesk.db.backup import backup_folder, list_backups, make_backup, verify_backup
from baktidesk.db.models import audit
from baktidesk.db.session import Session
from tests.faults.list import look
from tests.faults.records import open_folder, save, set_up
from tests.stories import MORNING, Clock

HOUR = dt.timedelta(hours=1)
CLOCKS = {
    "1970": dt.datetime(1970, 1, 1, tzinfo=dt.UTC),
    "an hour back": MORNING - HOUR,
    "2069": dt.datetime(2069, 12, 31, 23, 59, tzinfo=dt.UTC),
    "another zone": MORNING.astimezone(dt.timezone(9 * HOUR)),
}


@pytest.mark.parametrize("wrong", CLOCKS.values(), ids=CLOCKS)
def test_a_jump_of_the_clock_loses_nothing_and_keeps_the_order(tmp_path: Path, wrong: dt.datetime) -> None:
    database = open_folder(str(tmp_path))
    database.clock = clock = Clock()
    known = set_up(database)
    told = {}
    for number, moment in enumerate((MORNING, wrong, wrong, MORNING + HOUR)):
        clock.moment = moment
        told[f"r-{number}"] = save(database, known, f"r-{number}")
    rows = database.read(in_order)
    assert [row.changes["document_number"][1] for row in rows] == [f"r-{number}" for number in range(4)]
    database.close()
    answer = {line.split()[1]: line.split()[2] for line in look(str(tmp_path)) if line.startswith("REC ")}
    assert answer == told


def in_order(session: Session) -> list[object]:
    """Give the audit rows of the handovers in the order of their sequence."""
    query = select(audit).where(audit.c.kind == "handover", audit.c.action == "create").order_by(audit.c.sequence)
    return list(session.rows(query))


def test_the_alarm_rings_when_the_order_is_taken_from_the_clock(tmp_path: Path) -> None:
    database = open_folder(str(tmp_path))
    database.clock = clock = Clock()
    known = set_up(database)
    for number in range(2):
        clock.moment = MORNING - number * HOUR
        save(database, known, f"r-{number}")
    query = select(audit.c.changes).where(audit.c.kind == "handover").order_by(audit.c.at)
    rows = database.read(lambda session: session.rows(query))
    assert [row.changes["document_number"][1] for row in rows] != ["r-0", "r-1"]
    database.close()


def test_the_newest_backup_is_the_last_one_made_whatever_the_clock_says(tmp_path: Path) -> None:
    database = open_folder(str(tmp_path))
    known, data = set_up(database), tmp_path / "data.db"
    for number, moment in enumerate(CLOCKS.values()):
        save(database, known, f"r-{number}")
        make_backup(data, backup_folder(data), moment)
    newest = list_backups(backup_folder(data))[0]
    assert verify_backup(newest).records["handover"] == len(CLOCKS)
    database.close()
