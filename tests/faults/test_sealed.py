"""R2 for the files beside the data: the power cut while they are sealed, and while they are unsealed again."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from baktidesk.db.beside import attached_folder, files_beside, outbox_folder, put_whole
from baktidesk.db.keys import encrypted_id
from baktidesk.db.sealed import Changed, lock_of, read_content
from baktidesk.services import encryption
from baktidesk.services.attachments import keep_content
from tests.faults.power import Change, cuts, lay_out, read_changes
from tests.faults.records import FILE, open_folder, set_up
from tests.faults.shim import run_under
from tests.passphrases import PASSPHRASE, cheap, forget_keys

__all__ = ["cheap"]
PAPERS = 4
RECORD = "0190a000-0000-7000-8000-000000000001"


def fill(folder: Path) -> dict[str, bytes]:
    """Attach papers to new plain data and let a message wait; give what lies beside the data."""
    database = open_folder(str(folder))
    set_up(database)
    for number in range(PAPERS):
        paper = b"%PDF-1.4\n" + bytes([65 + number]) * 2000 * number
        database.run(lambda session, paper=paper: keep_content(session, "handover", RECORD, paper))  # type: ignore[misc]
    database.close()
    data = folder / FILE
    put_whole(outbox_folder(data) / "surat-000001.eml", b"To: kanwil@contoh.go.id\r\n\r\nTerlampir laporan.\r\n")
    return {path.name: path.read_bytes() for path in files_beside(data)}


@pytest.fixture
def changes(library: Path, memory: Path, tmp_path: Path) -> Iterator[tuple[list[Change], dict[str, bytes]]]:
    """Let the data be encrypted and made plain again; give every change, and what lies beside the data throughout."""
    work, secret = memory / "d", tmp_path / "secret.txt"
    whole = fill(work)
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    shutil.copytree(work, memory / "start")
    log = memory / "log"
    run_under(library, "convert.py", ["--dir", str(work), "--log", str(log), "--passphrase-file", str(secret)])
    (kept,) = work.glob("*-before-decryption-*.db")
    encryption.unlock(str(kept), PASSPHRASE)
    shutil.rmtree(work)
    shutil.copytree(memory / "start", work)
    yield read_changes(log), whole
    forget_keys()


def lost(changes: list[Change], memory: Path, whole: dict[str, bytes], count: int) -> tuple[list[str], set[str]]:
    """Cut the power so many times; give what could not be read afterwards, and the forms that were met."""
    gone, met = [], set()
    for found, _told in cuts(changes, memory / "d", count, seed=3):
        folder = memory / "cut"
        lay_out(found, str(memory / "d"), folder)
        data = folder / FILE
        own = encrypted_id(data)
        for name, content in whole.items():
            path = (outbox_folder(data) if name.endswith(".eml") else attached_folder(data)) / name
            lock = lock_of(path)
            met.add(f"{'sealed' if lock else 'plain'} beside {'encrypted' if own else 'plain'}")
            if lock not in (None, own) or not same(path, content):
                gone.append(name)
        shutil.rmtree(folder)
    return gone, met


def same(path: Path, content: bytes) -> bool:
    """Tell whether a file is read as it was written."""
    try:
        return read_content(path) == content
    except (OSError, Changed):
        return False


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.usefixtures("cheap")
def test_power_cuts_leave_every_file_readable_by_whoever_reads_the_data(
    changes: tuple[list[Change], dict[str, bytes]], memory: Path, full: bool
) -> None:
    gone, met = lost(changes[0], memory, changes[1], 3000 if full else 400)
    assert gone == []
    assert met == {"plain beside plain", "plain beside encrypted", "sealed beside encrypted"}


@pytest.mark.slow
@pytest.mark.usefixtures("cheap")
def test_the_alarm_rings_for_files_that_do_not_wait_for_the_disk(
    changes: tuple[list[Change], dict[str, bytes]], memory: Path
) -> None:
    careless = [change for change in changes[0] if change.kind != "S" or "lampiran" not in change.path]
    assert lost(careless, memory, changes[1], 200)[0]
