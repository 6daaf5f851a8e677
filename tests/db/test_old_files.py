"""Data files of every earlier revision open, whole, and leave a backup of what they were.

`tests/data/revision_NNNN.db.gz` were written by the program as it stood then, with made-up names.
"""

import gzip
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from baktidesk.db.backup import backup_folder, list_backups, verify_backup
from baktidesk.db.schema import HEAD, MIGRATIONS, open_database
from baktidesk.domain.errors import Refused
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in, list_visits
from baktidesk.services.events import list_events
from tests.stories import Desk, a_donor

DATA = Path(__file__).parents[1] / "data"
OLD = sorted(path.name.removeprefix("revision_").removesuffix(".db.gz") for path in DATA.glob("revision_*.db.gz"))


@pytest.fixture(params=OLD)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a data file of an earlier revision."""
    path = tmp_path / "data.db"
    path.write_bytes(gzip.decompress((DATA / f"revision_{request.param}.db.gz").read_bytes()))
    return path


def test_there_is_a_file_of_every_earlier_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    known = {one.revision for one in ScriptDirectory.from_config(config).walk_revisions()}
    assert set(OLD) == known - {HEAD}


def test_an_old_file_is_brought_up_to_date_and_works(old: Path) -> None:
    desk = Desk(open_database(str(old)))
    verdict = desk.see(check)
    assert (verdict.problems, verdict.records["donor_visit"], verdict.records["distribution"]) == ((), 4, 1)
    event = desk.see(list_events)[0]
    desk.do(check_in, event.id, a_donor())
    assert len(desk.see(list_visits, event.id)) == 5
    desk.database.close()


def test_what_it_was_stays_beside_it(old: Path) -> None:
    open_database(str(old)).close()
    (backup,) = list_backups(backup_folder(old))
    assert (backup.revision < HEAD, verify_backup(backup).records["donor_visit"]) == (True, 5)


def test_without_room_for_the_backup_nothing_is_migrated(old: Path) -> None:
    before = old.read_bytes()
    backup_folder(old).write_text("in the way", encoding="utf-8")
    with pytest.raises(Refused, match="No backup was made"):
        open_database(str(old))
    assert old.read_bytes() == before
