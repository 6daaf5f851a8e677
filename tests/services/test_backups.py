"""Backups as the officer has them: made when something changed, in two places, listed, put back and noted."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from baktidesk.db.backup import KEPT
from baktidesk.db.engine import open_unchanged
from baktidesk.db.models import audit, donor_visit
from baktidesk.db.schema import open_database
from baktidesk.db.session import PROGRAM, Session
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.services import backups, encryption
from baktidesk.services.attachments import attachment_path, keep_attachment
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in
from tests.passphrases import PASSPHRASE, cheap
from tests.postgres import postgres_server, postgres_url
from tests.slow_stick import SlowStick
from tests.stories import MORNING, Desk, a_donor

__all__ = ["cheap", "postgres_server", "postgres_url"]
NAME = "Zulkarnaen Wirakusuma"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Give a USB stick."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_a_copy_is_made_when_something_changed(desk: Desk, event: StoredEvent) -> None:
    first = backups.back_up(desk.database.place, moment=MORNING)
    again = backups.back_up(desk.database.place, moment=MORNING)
    desk.do(check_in, event.id, a_donor())
    after = backups.back_up(desk.database.place, moment=MORNING)
    assert [one.made for one in (first, again, after)] == [True, False, True]
    assert again.backup == first.backup
    assert backups.back_up(desk.database.place, moment=MORNING, always=True).made


def test_a_spoilt_copy_is_replaced_though_nothing_changed(desk: Desk, event: StoredEvent) -> None:
    first = backups.back_up(desk.database.place, moment=MORNING)
    first.backup.path.write_bytes(b"spoilt")
    assert backups.back_up(desk.database.place, moment=MORNING).made
    listed = backups.list_with_content(desk.database.place)
    assert [one.content is not None for one in listed] == [True, False]


def test_the_second_place_gets_the_same_copy(desk: Desk, event: StoredEvent, stick: Path) -> None:
    desk.do(backups.choose_second_place, str(stick))
    done = backups.back_up(desk.database.place, desk.see(backups.second_place), MORNING)
    assert done.second and done.second.path.parent.parent == stick
    assert done.second.path.read_bytes() == done.backup.path.read_bytes()


def test_a_stick_that_is_away_is_told_and_the_copy_is_made_all_the_same(
    desk: Desk, event: StoredEvent, stick: Path
) -> None:
    desk.do(backups.choose_second_place, str(stick))
    stick.rmdir()
    done = backups.back_up(desk.database.place, desk.see(backups.second_place), MORNING)
    assert (done.made, done.second) == (True, None)
    assert "plug the stick in" in str(done.second_problem)
    stick.mkdir()
    assert backups.back_up(desk.database.place, desk.see(backups.second_place), MORNING).second


def test_two_laptops_share_a_stick(desk: Desk, stick: Path, tmp_path: Path) -> None:
    other = Desk(open_database(str(tmp_path / "other" / "data.db")))
    places = [one.do(backups.choose_second_place, str(stick)) for one in (desk, other)]
    assert len(set(places)) == 2
    assert desk.do(backups.choose_second_place, str(stick)) == places[0]
    other.database.close()


def test_a_second_place_that_is_no_folder_is_refused(desk: Desk, stick: Path) -> None:
    with pytest.raises(Refused, match="not a folder"):
        desk.do(backups.choose_second_place, str(stick / "nowhere"))
    desk.do(backups.choose_second_place, str(stick))
    assert desk.do(backups.choose_second_place, "") == ""
    assert desk.see(backups.second_place) == ""


def test_a_restore_is_noted_in_the_audit_that_comes_back(desk: Desk, event: StoredEvent) -> None:
    backup = backups.back_up(desk.database.place, moment=MORNING).backup
    desk.do(check_in, event.id, a_donor())
    desk.database.close()
    restored = backups.restore(desk.database.place, backup.path, moment=MORNING)
    database = open_database(desk.database.place)
    row = database.read(lambda session: session.rows(select(audit)))[-1]
    assert (row.action, row.kind, row.officer) == ("restore", "backup", PROGRAM.name)
    assert restored.kept and row.changes == {"source": backup.path.name, "kept": restored.kept.name}
    assert database.read(check).records["donor_visit"] == 0
    database.close()


def test_a_copy_that_somebody_renamed_can_be_put_back(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    done = backups.back_up(desk.database.place, moment=MORNING)
    mine = tmp_path / "salinan saya.db"
    shutil.copyfile(done.backup.path, mine)
    desk.database.close()
    assert backups.restore(desk.database.place, mine).content == done.content


def test_the_newest_whole_backup_is_offered(desk: Desk, event: StoredEvent) -> None:
    assert backups.newest_backup(desk.database.place) is None
    first = backups.back_up(desk.database.place, moment=MORNING).backup
    second = backups.back_up(desk.database.place, moment=MORNING, always=True).backup
    second.path.write_bytes(b"spoilt")
    found = backups.newest_backup(desk.database.place)
    assert found and found.backup == first


def test_a_server_is_its_administrator_s_to_back_up() -> None:
    assert not backups.keeps_backups("postgresql://host/data")
    assert backups.newest_backup("postgresql://host/data") is None
    for deed in (backups.back_up, lambda data: backups.back_up_to(data, Path())):
        with pytest.raises(Refused, match="pg_dump"):
            deed("postgresql://host/data")


def attach(desk: Desk, event: StoredEvent, folder: Path, content: bytes) -> Path:
    """Attach a file to the event; give where it lies."""
    (folder / "scan.pdf").write_bytes(content)
    kept = desk.do(keep_attachment, "event", event.id, folder / "scan.pdf")
    return Path(desk.see(attachment_path, kept))


def test_attached_files_go_along_once_into_both_places(
    desk: Desk, event: StoredEvent, stick: Path, tmp_path: Path
) -> None:
    files = [attach(desk, event, tmp_path, b"%PDF-1.4 one"), attach(desk, event, tmp_path, b"%PDF-1.4 two")]
    desk.do(backups.choose_second_place, str(stick))
    done = backups.back_up(desk.database.place, desk.see(backups.second_place), MORNING)
    assert done.second and done.second_problem is None
    for place in (done.backup.path.parent, done.second.path.parent):
        copies = sorted((place / "lampiran").iterdir())
        assert [copy.read_bytes() for copy in copies] == [file.read_bytes() for file in sorted(files)]
        assert copies[0].stat().st_ino != sorted(files)[0].stat().st_ino
    first = (done.backup.path.parent / "lampiran" / files[0].name).stat().st_mtime_ns
    backups.back_up(desk.database.place, moment=MORNING, always=True)
    assert (done.backup.path.parent / "lampiran" / files[0].name).stat().st_mtime_ns == first


def test_a_spoilt_attached_file_does_not_spread(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    file = attach(desk, event, tmp_path, b"%PDF-1.4 one")
    file.write_bytes(b"%PDF-1.4 own")
    done = backups.back_up_to(desk.database.place, tmp_path / "to", MORNING)
    assert not (done.backup.path.parent / "lampiran").exists()


def test_a_restore_brings_missing_attached_files_back(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    file = attach(desk, event, tmp_path, b"%PDF-1.4 one")
    done = backups.back_up(desk.database.place, moment=MORNING)
    place = desk.database.place
    desk.database.close()
    file.unlink()
    backups.restore(place, done.backup.path, MORNING)
    assert file.read_bytes() == b"%PDF-1.4 one"
    again = Desk(open_database(place))
    assert again.see(check).ok
    again.database.close()


def test_a_folder_of_files_that_cannot_be_written_is_told_and_the_data_are_safe(
    desk: Desk, event: StoredEvent, tmp_path: Path
) -> None:
    attach(desk, event, tmp_path, b"%PDF-1.4 one")
    folder = Path(desk.database.place).with_name("data-backup")
    folder.mkdir()
    (folder / "lampiran").touch()
    with pytest.raises(Refused, match="The data are safe, but attached files"):
        backups.back_up(desk.database.place, moment=MORNING)
    assert len(backups.list_with_content(desk.database.place)) == 1


def test_the_stick_gets_the_data_also_when_attached_files_could_not_be_copied_beside_them(
    desk: Desk, event: StoredEvent, stick: Path, tmp_path: Path
) -> None:
    attach(desk, event, tmp_path, b"%PDF-1.4 one")
    desk.do(backups.choose_second_place, str(stick))
    folder = Path(desk.database.place).with_name("data-backup")
    folder.mkdir()
    (folder / "lampiran").touch()
    with pytest.raises(Refused, match="The data are safe, but attached files"):
        backups.back_up(desk.database.place, desk.see(backups.second_place), MORNING)
    assert (len(list(stick.rglob("*.db"))), len(list(stick.rglob("*.pdf")))) == (1, 1)


# a slow stick


@pytest.fixture
def slow(stick: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowStick]:
    """Give a stick that writes nothing until it is told to."""
    with SlowStick.at(monkeypatch) as made:
        yield made


def test_a_deed_is_backed_up_while_a_stick_is_slow(
    desk: Desk, event: StoredEvent, stick: Path, slow: SlowStick
) -> None:
    desk.do(backups.choose_second_place, str(stick))
    place, second = desk.database.place, desk.see(backups.second_place)
    slow.keep_busy(lambda: backups.back_up(place, second, MORNING))
    desk.do(check_in, event.id, a_donor())
    done = slow.meanwhile(lambda: desk.do(backups.back_up_before))
    assert done.made and list(stick.rglob("*.db")) == []
    assert slow.let_go().second.path.parent == Path(second)


def test_a_backup_that_is_dropped_while_it_goes_to_the_stick_arrives_whole(
    desk: Desk, event: StoredEvent, stick: Path, slow: SlowStick
) -> None:
    desk.do(backups.choose_second_place, str(stick))
    place, second = desk.database.place, desk.see(backups.second_place)
    slow.keep_busy(lambda: backups.back_up(place, second, MORNING))
    first = backups.list_with_content(place)[0].backup
    slow.meanwhile(lambda: [backups.back_up(place, moment=MORNING, always=True) for _ in range(KEPT + 1)])
    assert not first.path.exists()
    done = slow.let_go()
    assert done.second_problem is None
    assert backups.look(done.second).content == done.content


def test_for_a_backup_that_was_dropped_before_its_turn_the_newest_goes_to_the_stick(
    desk: Desk, event: StoredEvent, stick: Path
) -> None:
    desk.do(backups.choose_second_place, str(stick))
    place, second = desk.database.place, desk.see(backups.second_place)
    waiting = backups.back_up(place, moment=MORNING)
    desk.do(check_in, event.id, a_donor())
    later = [backups.back_up(place, moment=MORNING, always=True) for _ in range(KEPT + 1)]
    assert not waiting.backup.path.exists()
    done = backups.copy_on(waiting, place, second)
    assert (done.backup, done.content, done.second_problem) == (later[-1].backup, later[-1].content, None)
    assert done.second and done.second.digest == later[-1].backup.digest


def test_the_command_line_copies_to_the_stick_after_it_has_let_the_data_go(
    desk: Desk, event: StoredEvent, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.do(backups.choose_second_place, str(stick))
    seen: list[str] = []
    copy_on, read = backups.copy_on, desk.database.read

    def copied(*given: Any) -> backups.BackUp:
        seen.append("stick")
        return copy_on(*given)

    def let_go(work: Callable[[Session], Any]) -> Any:
        value = read(work)
        seen.append("read")
        return value

    monkeypatch.setattr(backups, "copy_on", copied)
    monkeypatch.setattr(desk.database, "read", let_go)
    backups.copy_first(desk.database)
    assert (seen, len(list(stick.rglob("*.db")))) == (["read", "stick"], 1)


# before a deed that reaches far


def test_a_deed_in_practice_goes_without_a_copy(desk: Desk, event: StoredEvent) -> None:
    desk.database.run(lambda session: session.set("practice", True))
    begun: list[bool] = []
    assert desk.do(backups.back_up_before, lambda: begun.append(True)) is None
    assert (begun, backups.list_with_content(desk.database.place)) == ([], [])


def test_a_copy_within_a_deed_holds_what_is_on_the_disk_and_not_the_deed(desk: Desk, event: StoredEvent) -> None:
    def deed(session: Session) -> backups.BackUp | None:
        check_in(session, event.id, a_donor())
        return backups.back_up_before(session)

    done = desk.do(deed)
    assert (done.made, done.content.records["donor_visit"], done.backup.made_at) == (True, 0, desk.database.clock())
    assert desk.see(check).ok


def test_a_deed_without_its_copy_is_not_done_and_holds_nothing_of_the_fault(desk: Desk, event: StoredEvent) -> None:
    Path(desk.database.place).with_name("data-backup").write_bytes(b"in the way")

    def deed(session: Session) -> None:
        check_in(session, event.id, a_donor())
        backups.back_up_before(session)

    with pytest.raises(backups.NoBackup, match="No backup was made: nothing can be written to") as refusal:
        desk.do(deed)
    assert (refusal.value.__cause__, refusal.value.__context__) == (None, None)
    assert desk.see(lambda session: session.rows(select(donor_visit))) == []


def test_a_copy_of_another_past_as_long_is_no_copy_of_this_one(desk: Desk, event: StoredEvent) -> None:
    place = desk.database.place
    first = backups.back_up(place, moment=MORNING)
    for number in range(3):
        desk.do(check_in, event.id, a_donor(full_name=f"Lama {number}"))
    desk.database.close()
    past = backups.back_up(place, moment=MORNING)
    backups.restore(place, first.backup.path, MORNING)
    desk.database = open_database(place)
    desk.do(check_in, event.id, a_donor(full_name="Baru"))
    while length(desk) < past.content.sequence:
        desk.do(lambda session: session.write_audit("print", "event", event.id, {}))
    assert length(desk) == past.content.sequence
    done = desk.do(backups.back_up_before)
    desk.database.close()
    assert (done.made, names_in(done.backup.path)) == (True, ["Baru"])


def length(desk: Desk) -> int:
    """Give the sequence of the last row of the audit."""
    return int(desk.see(lambda session: session.value(select(func.max(audit.c.sequence)))))


def names_in(path: Path) -> list[str]:
    """Give who is known in a copy."""
    with closing(open_unchanged(path)) as connection:
        return [row[0] for row in connection.execute("SELECT full_name FROM person")]


@pytest.mark.usefixtures("cheap")
def test_a_copy_before_a_deed_on_encrypted_data_is_encrypted(desk: Desk, event: StoredEvent) -> None:
    desk.do(check_in, event.id, a_donor(full_name=NAME))
    place = desk.database.place
    desk.database.close()
    encryption.encrypt(place, encryption.prepare(PASSPHRASE, PASSPHRASE))
    database = open_database(place)
    done = database.run(backups.back_up_before).value
    database.close()
    assert done and done.content.records["person"] == 1
    assert NAME.encode() not in done.backup.path.read_bytes()
    assert done.backup.path.read_bytes()[:15] != b"SQLite format 3"


@pytest.mark.needs("postgresql")
def test_a_deed_on_a_server_goes_without_a_copy(postgres_url: str) -> None:
    database = open_database(postgres_url)
    assert database.run(backups.back_up_before).value is None
    database.close()
