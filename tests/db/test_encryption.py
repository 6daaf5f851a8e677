"""Encryption at rest: what opens a file and what does not, what is told of it, and what its copies hold."""

import os
import pickle
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from baktidesk import cli
from baktidesk.db import convert, key_file
from baktidesk.db.backup import backup_folder
from baktidesk.db.engine import open_encrypted, read_pragma
from baktidesk.db.high_water import copy_aside
from baktidesk.db.key_file import key_file_of
from baktidesk.db.keys import SIGN, Locked, encrypted_id, new_key, unlocked
from baktidesk.db.schema import demand_key, open_database
from baktidesk.domain.donation import CheckIn
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.domain.passphrase import in_groups
from baktidesk.services import backups, encryption
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in
from baktidesk.services.plain_copies import remove_plain, standing
from baktidesk.services.salvage import salvage
from baktidesk.services.search import search
from tests.passphrases import PASSPHRASE, cheap, forget_keys
from tests.stories import MORNING, Desk, a_donor, fresh_database, set_up

__all__ = ["cheap"]
pytestmark = pytest.mark.usefixtures("cheap")
LOCKED = "data.db is encrypted. Its passphrase or recovery key is needed."


@pytest.fixture
def prepared() -> encryption.Prepared:
    """Give secrets that have been made ready."""
    return encryption.prepare(PASSPHRASE, PASSPHRASE)


@pytest.fixture
def desk(tmp_path: Path, prepared: encryption.Prepared) -> Iterator[Desk]:
    """Give an administrator at desk A of a new encrypted file."""
    database = encryption.make_new(str(tmp_path / "d" / "data.db"), prepared)
    yield Desk(database)
    database.engine.dispose()


@pytest.fixture
def event(desk: Desk) -> StoredEvent:
    """Give an event with a donor."""
    event = set_up(desk)
    desk.do(check_in, event.id, a_donor(full_name="Marlina Hutabarat"))
    return event


@pytest.fixture
def locked(desk: Desk, event: StoredEvent) -> str:
    """Give an encrypted file as the next start finds it: closed, and nobody knows its key."""
    desk.database.close()
    forget_keys()
    return desk.database.place


def visits(data: str) -> int:
    """Open the data, check them, and count the donors."""
    database = open_database(data)
    try:
        verdict = database.read(check)
        assert verdict.ok
        return verdict.records["donor_visit"]
    finally:
        database.close()


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- what opens a file, and what is told ------------------------------------------------------------------------


def test_the_passphrase_opens_the_file(locked: str) -> None:
    encryption.unlock(locked, f"  {PASSPHRASE.replace(' ', '  ')} ")
    assert visits(locked) == 1


def test_the_recovery_key_opens_the_file(locked: str, prepared: encryption.Prepared) -> None:
    encryption.unlock_by_recovery(locked, " ".join(in_groups(prepared.recovery)).lower())
    assert visits(locked) == 1


def test_without_its_key_a_file_is_called_encrypted_not_damaged(locked: str) -> None:
    for attempt in (demand_key, open_database, visits):
        with pytest.raises(Locked, match=re.escape(LOCKED)):
            attempt(locked)


def test_a_wrong_passphrase_changes_nothing_makes_nothing_and_offers_no_backup(locked: str) -> None:
    before = contents(Path(locked).parent)
    with pytest.raises(Refused, match="not right") as refused:
        encryption.unlock(locked, "kuda putih lari malam")
    with pytest.raises(Locked):
        open_database(locked)
    assert refused.value.field == "passphrase"
    assert contents(Path(locked).parent) == before
    assert backups.newest_backup(locked) is None


def test_another_recovery_key_is_refused(locked: str) -> None:
    other = encryption.prepare(PASSPHRASE, PASSPHRASE).recovery
    with pytest.raises(Refused, match="not the recovery key of these data"):
        encryption.unlock_by_recovery(locked, other)
    with pytest.raises(Refused, match="mistyped") as refused:
        encryption.unlock_by_recovery(locked, other[:-1] + ("0" if other[-1] != "0" else "1"))
    assert refused.value.field == "recovery"


def test_what_is_damaged_and_what_is_not_ours_are_other_sentences(locked: str, tmp_path: Path) -> None:
    data, strange = Path(locked), tmp_path / "strange.db"
    encryption.unlock(locked, PASSPHRASE)
    whole = data.read_bytes()
    for spoiled in (b"\0" * 100 + whole[100:], whole[:9000] + b"\0" + whole[9001:], whole[:4096], whole[:5000]):
        data.write_bytes(spoiled)
        with pytest.raises(Refused, match="is damaged"):
            open_database(locked)
    strange.write_bytes(os.urandom(8192))
    with pytest.raises(Refused, match="is not a baktidesk data file"):
        open_database(str(strange))


def test_a_spoiled_head_still_asks_for_the_key_so_that_a_backup_can_be_offered(locked: str) -> None:
    encryption.unlock(locked, PASSPHRASE)
    backups.back_up(locked)
    forget_keys()
    Path(locked).write_bytes(os.urandom(100) + Path(locked).read_bytes()[100:])
    with pytest.raises(Locked):
        demand_key(locked)
    encryption.unlock(locked, PASSPHRASE)
    newest = backups.newest_backup(locked)
    assert newest
    backups.restore(locked, newest.backup.path)
    assert visits(locked) == 1


def test_a_data_file_that_is_gone_is_never_made_anew(locked: str) -> None:
    Path(locked).rename(Path(locked).with_name("elsewhere.db"))
    with pytest.raises(Locked):
        demand_key(locked)
    with pytest.raises(Refused, match="is gone; only its key file is left"):
        open_database(locked)
    assert not Path(locked).exists()


def test_two_files_that_were_mixed_up_are_noticed(locked: str, tmp_path: Path) -> None:
    other = encryption.make_new(str(tmp_path / "other" / "data.db"), encryption.prepare(PASSPHRASE, PASSPHRASE))
    other.close()
    shutil.copyfile(key_file_of(Path(other.place)), key_file_of(Path(locked)))
    forget_keys()
    with pytest.raises(encryption.LostKey, match=r"The key file of .* is not here"):
        encryption.unlock(locked, PASSPHRASE)


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_text("{}")])
def test_a_lost_key_file_is_found_among_the_backups_and_put_back(locked: str, damage: Callable[[Path], None]) -> None:
    encryption.unlock(locked, PASSPHRASE)
    backups.back_up(locked)
    forget_keys()
    kept = key_file_of(Path(locked))
    whole = kept.read_text()
    damage(kept)
    encryption.unlock(locked, PASSPHRASE)
    assert kept.read_text() == whole
    assert visits(locked) == 1


def test_one_changed_letter_of_a_key_file_is_noticed(locked: str) -> None:
    kept = key_file_of(Path(locked))
    whole = kept.read_text()
    for place in range(0, len(whole) - 2, 7):
        letter = "A" if whole[place] != "A" else "B"
        kept.write_text(whole[:place] + letter + whole[place + 1 :])
        assert key_file.read(kept) is None or key_file.read(kept) == key_file.parse(whole)


def test_a_key_file_may_not_ask_for_all_the_memory_there_is() -> None:
    made = encryption.prepare(PASSPHRASE, PASSPHRASE).kept
    greedy = key_file.KeyFile(id=made.id, passphrase={**made.passphrase, "memory": 2**30}, recovery=made.recovery)
    with pytest.raises(ValueError, match="not a whole key file"):
        key_file.parse(greedy.text())


# --- what is made -----------------------------------------------------------------------------------------------


def test_a_guess_costs_at_least_64_mib(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    made = encryption.prepare(PASSPHRASE, PASSPHRASE)
    assert made.kept.passphrase["kdf"] == "argon2id"
    assert made.kept.passphrase["memory"] >= 65_536
    assert made.kept.passphrase["time"] >= 3


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
def test_data_and_key_file_are_their_owner_s_alone(desk: Desk) -> None:
    for path in Path(desk.database.place).parent.iterdir():
        assert path.stat().st_mode & 0o777 == 0o600, path


def test_a_weak_or_mistyped_passphrase_is_refused_at_its_field() -> None:
    with pytest.raises(Refused, match="at least 12 characters") as short:
        encryption.prepare("rahasia", "rahasia")
    with pytest.raises(Refused, match="The two passphrases differ") as other:
        encryption.prepare(PASSPHRASE, PASSPHRASE + "x")
    assert (short.value.field, other.value.field) == ("passphrase", "passphrase_again")


def test_nothing_begins_before_the_paper_has_been_proved(prepared: encryption.Prepared) -> None:
    encryption.refuse_unproved(prepared, prepared.recovery[-10:].lower())
    with pytest.raises(Refused, match="not the last two groups"):
        encryption.refuse_unproved(prepared, prepared.recovery[:10])


def test_every_connection_keeps_its_temporary_data_in_memory(desk: Desk) -> None:
    connection: Any = desk.database.engine.raw_connection().driver_connection
    assert read_pragma(connection, "temp_store") == 2
    assert read_pragma(connection, "journal_mode") == "wal"
    assert read_pragma(connection, "cipher_version")


def test_a_key_shows_itself_nowhere(
    locked: str, prepared: encryption.Prepared, capfd: pytest.CaptureFixture[str], log_lines: list[str]
) -> None:
    secret = prepared.key.secret().hex()
    with pytest.raises(TypeError, match="a key stays in memory"):
        pickle.dumps(prepared.key)
    shown = [repr(prepared), str(vars(unlocked)), repr(prepared.key), repr(prepared.kept), prepared.kept.text()]
    encryption.unlock(locked, PASSPHRASE)
    Path(locked).write_bytes(Path(locked).read_bytes()[:8192])
    with pytest.raises(Refused) as damaged:
        open_database(locked)
    told = capfd.readouterr()
    shown += [str(damaged.value), repr(damaged.value.__cause__), told.out, told.err, *log_lines]
    for text in shown:
        assert secret not in text.lower()
        assert prepared.recovery not in text
        assert PASSPHRASE not in text


# --- changing the secrets ---------------------------------------------------------------------------------------


def test_another_passphrase_opens_the_file_and_its_backups(desk: Desk, event: StoredEvent) -> None:
    data = desk.database.place
    made = backups.back_up(data).backup
    desk.do(encryption.change_passphrase, data, "nasi goreng di pagi hari", "nasi goreng di pagi hari")
    desk.database.close()
    for place in (data, str(made.path)):
        forget_keys()
        with pytest.raises(Refused, match="not right"):
            encryption.unlock(place, PASSPHRASE)
        encryption.unlock(place, "nasi goreng di pagi hari")
    assert visits(data) == 1


def test_a_changed_passphrase_leaves_the_recovery_key(desk: Desk, prepared: encryption.Prepared) -> None:
    data = desk.database.place
    desk.do(encryption.change_passphrase, data, "nasi goreng di pagi hari", "nasi goreng di pagi hari")
    desk.database.close()
    forget_keys()
    encryption.unlock_by_recovery(data, prepared.recovery)
    assert visits(data) == 0


def test_a_new_recovery_key_takes_the_place_of_the_old_one(desk: Desk, prepared: encryption.Prepared) -> None:
    data = desk.database.place
    other = desk.see(encryption.prepare_recovery, data)
    desk.do(encryption.change_recovery, data, other)
    desk.database.close()
    forget_keys()
    with pytest.raises(Refused, match="not the recovery key"):
        encryption.unlock_by_recovery(data, prepared.recovery)
    encryption.unlock_by_recovery(data, other.recovery)
    encryption.unlock(data, PASSPHRASE)
    assert visits(data) == 0


def test_only_an_administrator_changes_the_secrets(desk: Desk) -> None:
    officer = desk.at(role=Role.SUPERVISOR)
    new = "nasi goreng di pagi hari"
    with pytest.raises(Refused, match="manage_officers"):
        officer.do(encryption.change_passphrase, desk.database.place, new, new)


# --- plain to encrypted and back --------------------------------------------------------------------------------


@pytest.fixture
def plain(tmp_path: Path) -> str:
    """Give a plain file with an event and two donors, closed, and a backup of it."""
    desk = Desk(fresh_database(tmp_path))
    event = set_up(desk)
    for name in ("Marlina Hutabarat", "Yohanes Wibisono"):
        desk.do(check_in, event.id, a_donor(full_name=name))
    desk.database.close()
    backups.back_up(desk.database.place)
    return desk.database.place


def test_a_plain_file_becomes_encrypted_with_all_that_is_in_it(plain: str, prepared: encryption.Prepared) -> None:
    done = encryption.encrypt(plain, prepared, moment=MORNING)
    assert done.content.records["donor_visit"] == 2
    assert Path(plain).read_bytes().startswith(SIGN)
    forget_keys()
    encryption.unlock(plain, PASSPHRASE)
    assert visits(plain) == 2
    newest = backups.newest_backup(plain)
    assert newest
    assert newest.backup.path.read_bytes().startswith(SIGN)


def test_people_are_found_in_what_was_written_anew(plain: str, prepared: encryption.Prepared) -> None:
    encryption.encrypt(plain, prepared)
    database = open_database(plain)
    event_id = database.read(lambda session: str(session.connection.exec_driver_sql("SELECT id FROM event").scalar()))
    (hit,) = database.read(lambda session: search(session, event_id, "yoha"))
    assert hit.full_name == "Yohanes Wibisono"
    database.close()


def test_the_plain_file_stays_under_another_name(plain: str, prepared: encryption.Prepared) -> None:
    before = Path(plain).read_bytes()
    done = encryption.encrypt(plain, prepared, moment=MORNING)
    assert done.kept
    assert done.kept.name == "data-before-encryption-20260120T010000Z.db"
    assert done.kept.read_bytes() == before
    assert visits(str(done.kept)) == 2


def test_an_encrypted_file_becomes_plain_again(locked: str) -> None:
    done = encryption.decrypt(locked, PASSPHRASE)
    forget_keys()
    assert Path(locked).read_bytes().startswith(b"SQLite format 3")
    assert not key_file_of(Path(locked)).exists()
    assert visits(locked) == 1
    assert done.kept
    encryption.unlock(str(done.kept), PASSPHRASE)
    assert visits(str(done.kept)) == 1


def test_a_wrong_passphrase_leaves_the_file_encrypted(locked: str) -> None:
    with pytest.raises(Refused, match="not right"):
        encryption.decrypt(locked, "kuda putih lari malam")
    assert Path(locked).read_bytes().startswith(SIGN)


def test_a_copy_that_differs_is_not_put_in_place(
    plain: str, prepared: encryption.Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broken twin of the comparison: a copy that lost one row is noticed."""
    before = Path(plain).read_bytes()
    real = convert._refuse_different

    def lose_a_row(connection: Any) -> None:
        connection.execute("DELETE FROM target.setting WHERE key = (SELECT MIN(key) FROM main.setting)")
        real(connection)

    monkeypatch.setattr(convert, "_refuse_different", lose_a_row)
    with pytest.raises(Refused, match="the copy has other records"):
        encryption.encrypt(plain, prepared)
    assert Path(plain).read_bytes() == before
    assert not list(Path(plain).parent.glob("*restoring*"))


def test_a_file_that_is_open_is_not_converted(plain: str, prepared: encryption.Prepared) -> None:
    desk = Desk(open_database(plain))
    desk.do(check_in, desk.see(first_event), a_donor())
    with pytest.raises(Refused, match="in use elsewhere"):
        encryption.encrypt(plain, prepared)
    desk.database.close()
    assert visits(plain) == 3


def first_event(session: Any) -> str:
    """Give the id of the only event."""
    return str(session.connection.exec_driver_sql("SELECT id FROM event").scalar())


def test_a_disk_without_links_converts_too(
    plain: str, prepared: encryption.Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_names: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    done = encryption.encrypt(plain, prepared)
    assert done.kept
    assert done.kept.exists()
    assert visits(plain) == 2


# --- backups and copies -----------------------------------------------------------------------------------------


def test_a_stick_and_the_recovery_key_bring_the_data_to_another_laptop(
    desk: Desk, event: StoredEvent, prepared: encryption.Prepared, tmp_path: Path
) -> None:
    made = backups.back_up(desk.database.place, str(tmp_path / "stick" / "baktidesk"))
    assert made.second_problem
    (tmp_path / "stick").mkdir()
    made = backups.back_up(desk.database.place, str(tmp_path / "stick" / "baktidesk"))
    assert made.second
    desk.database.close()
    shutil.rmtree(Path(desk.database.place).parent)
    forget_keys()
    encryption.unlock_by_recovery(str(made.second.path), prepared.recovery)
    other = tmp_path / "other" / "data.db"
    other.parent.mkdir()
    backups.restore(str(other), made.second.path)
    forget_keys()
    encryption.unlock(str(other), PASSPHRASE)
    assert visits(str(other)) == 1


def test_a_backup_whose_key_nobody_knows_is_never_dropped_and_never_offered(locked: str) -> None:
    encryption.unlock(locked, PASSPHRASE)
    made = backups.back_up(locked).backup
    forget_keys()
    with pytest.raises(Locked):
        backups.restore(locked, made.path)
    assert backups.newest_backup(locked) is None
    assert made.path.exists()


def test_a_plain_backup_takes_the_place_of_an_encrypted_file_and_keeps_its_key(
    plain: str, prepared: encryption.Prepared
) -> None:
    encryption.encrypt(plain, prepared, moment=MORNING)
    oldest = backups.list_with_content(plain)[-1]
    done = backups.restore(plain, oldest.backup.path)
    assert done.kept
    assert not key_file_of(Path(plain)).exists()
    forget_keys()
    assert visits(plain) == 2
    encryption.unlock(str(done.kept), PASSPHRASE)
    assert visits(str(done.kept)) == 2


def test_a_restore_that_was_cut_short_can_be_done_again(locked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    encryption.unlock(locked, PASSPHRASE)
    made = backups.back_up(locked).backup
    Path(locked).rename(Path(locked).with_name("data-before-restore-20260120T010000Z.db"))
    key_file_of(Path(locked)).rename(Path(locked).with_name("data-before-restore-20260120T010000Z.db-kunci"))
    shutil.copyfile(made.path, f"{locked}.restoring")
    forget_keys()
    with pytest.raises(Refused, match="was interrupted"):
        open_database(locked)
    encryption.unlock(str(made.path), PASSPHRASE)
    backups.restore(locked, made.path)
    assert visits(locked) == 1
    assert key_file_of(Path(locked)).exists()


def test_what_can_be_read_of_a_damaged_file_is_rescued_with_its_key(locked: str, tmp_path: Path) -> None:
    encryption.unlock(locked, PASSPHRASE)
    done = salvage(locked, tmp_path, MORNING)
    assert done.rows["donor_visit"] == 1
    forget_keys()
    with pytest.raises(Locked):
        salvage(locked, tmp_path / "d", MORNING)


def test_plain_copies_are_counted_and_removed_when_an_encrypted_backup_replaces_them(
    plain: str, prepared: encryption.Prepared
) -> None:
    encryption.encrypt(plain, prepared)
    desk = Desk(open_database(plain))
    assert len(desk.see(standing, plain).plain) == 3  # two backups, and the file of before
    assert desk.do(remove_plain, plain).plain == ()
    assert [path for path in Path(plain).parent.rglob("*.db") if encrypted_id(path) is None] == []
    desk.database.close()
    assert visits(plain) == 2


def test_a_plain_copy_that_holds_more_or_other_data_stays(
    plain: str, prepared: encryption.Prepared, tmp_path: Path
) -> None:
    other = Desk(fresh_database(tmp_path, "other.db"))
    set_up(other)
    other.database.close()
    stranger = Path(plain).with_name("data-before-restore-20260120T010000Z.db")
    shutil.copyfile(other.database.place, stranger)
    longer = Path(plain).with_name("data-before-restore-20260121T010000Z.db")
    shutil.copyfile(plain, longer)
    desk = Desk(open_database(str(longer)))
    desk.do(check_in, desk.see(first_event), a_donor())
    desk.database.close()
    encryption.encrypt(plain, prepared)
    desk = Desk(open_database(plain))
    assert desk.do(remove_plain, plain).plain == (stranger, longer)
    desk.database.close()


def test_nothing_plain_is_removed_without_an_encrypted_backup(plain: str, prepared: encryption.Prepared) -> None:
    encryption.encrypt(plain, prepared)
    for path in backup_folder(Path(plain)).glob("*.db"):
        if encrypted_id(path):
            path.unlink()
    desk = Desk(open_database(plain))
    with pytest.raises(Refused, match="no encrypted backup yet"):
        desk.do(remove_plain, plain)
    assert len(desk.see(standing, plain).plain) == 3
    desk.database.close()


# --- the command line -------------------------------------------------------------------------------------------


@pytest.fixture
def run(locked: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., tuple[int, str, str]]:
    """Give a function that runs a command on the encrypted file with a passphrase file: exit code, output, errors."""

    def command(*words: str, passphrase: str = "") -> tuple[int, str, str]:
        forget_keys()
        capsys.readouterr()
        secret = tmp_path / "secret.txt"
        secret.write_text(f"{passphrase}\n", encoding="utf-8")
        more = ["--passphrase-file", str(secret)] if passphrase else []
        code = cli.main(["--data", locked, "--lang", "en", *words, *more])
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


def test_a_command_takes_the_passphrase_or_the_recovery_key_from_a_file(run: Any, prepared: Any) -> None:
    assert run("check", passphrase=PASSPHRASE)[0] == 0
    assert run("check", passphrase="-".join(in_groups(prepared.recovery)))[0] == 0
    assert "UJI-2026" in run("events", passphrase=PASSPHRASE)[1]


def test_a_command_without_or_with_a_wrong_passphrase_does_nothing(run: Any) -> None:
    assert run("check") == (1, "", f"{LOCKED}\n")
    assert run("check", passphrase="kuda putih lari malam") == (1, "", "This passphrase is not right.\n")


def test_a_command_asks_on_the_terminal(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda asked: PASSPHRASE if "Passphrase" in asked else "")
    assert run("check")[0] == 0


def test_backup_and_restore_work_on_the_command_line(run: Any, locked: str) -> None:
    assert run("backup", passphrase=PASSPHRASE)[0] == 0
    (made,) = backup_folder(Path(locked)).glob("*.db")
    Path(locked).write_bytes(b"\0" * 5000)
    assert run("restore", str(made), passphrase=PASSPHRASE)[0] == 0
    assert run("check", passphrase=PASSPHRASE)[0] == 0


# --- R16 --------------------------------------------------------------------------------------------------------

SAMPLES = 250
"""People with four values each."""
BEGINNING = 5
"""Bytes that values of one kind have in common."""


def somebody(number: int) -> CheckIn:
    """Give a person whom nobody knows, whose four values are found nowhere else."""
    return a_donor(
        full_name=f"Zulkarnaen {chr(65 + number % 26)}{number:04d}wijaya",
        nik=f"3671990101{80 + number % 20:02d}{number + 1000:04d}",
        phone=f"0813{77_000_000 + number * 37}",
        donor_card_number=f"KARTU{number:04d}XQ",
    )


def values_of(record: CheckIn) -> list[str]:
    """Give what grep looks for: the phone without its first digits, which are stored in another form."""
    return [record.full_name, record.nik, record.phone.removeprefix("0"), record.donor_card_number]


def found_in(folder: Path, values: list[str]) -> set[str]:
    """Give the values that stand somewhere in the bytes of a file, in any of the ways a program writes text."""
    everything = b"\0".join(path.read_bytes() for path in folder.rglob("*") if path.is_file()).lower()
    found = set()
    for way in ("utf-8", "utf-16-le", "utf-16-be"):
        wanted = {value.lower().encode(way): value for value in values}
        beginnings = {one[:BEGINNING] for one in wanted}
        lengths = {len(one) for one in wanted}
        for beginning in beginnings:  # a thousand searches for whole values would take a minute
            for hit in re.finditer(re.escape(beginning), everything):
                found |= {wanted.get(everything[hit.start() : hit.start() + length], "") for length in lengths}
    return found - {""}


def live(desk: Desk, folder: Path) -> set[str]:
    """Let a day happen: people come, a backup is made, the program crashes and starts; give what grep finds of them."""
    event = set_up(desk)
    people = [somebody(number) for number in range(SAMPLES)]
    for record in people:
        desk.do(check_in, event.id, record)
    sampled = [value for record in people for value in values_of(record)]
    assert len(set(sampled)) == 4 * SAMPLES
    found = found_in(folder, sampled)
    backups.back_up(desk.database.place, str(folder / "stick" / "b"))
    assert copy_aside(Path(desk.database.place), MORNING)
    found |= found_in(folder, sampled)
    desk.database.close()
    assert visits(desk.database.place) == SAMPLES
    return found | found_in(folder, sampled)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder in which data, stick, log and temporary files lie, and nothing else does."""
    for name in ("temp", "stick", "log"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path / "temp"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    return tmp_path


def test_nothing_of_anybody_is_found_in_any_file(folder: Path, prepared: encryption.Prepared) -> None:
    desk = Desk(encryption.make_new(str(folder / "data.db"), prepared))
    assert live(desk, folder) == set()
    assert len(list(folder.rglob("*.db"))) == 4


def test_the_alarm_rings_for_a_plain_file(folder: Path) -> None:
    assert len(live(Desk(fresh_database(folder)), folder)) == 4 * SAMPLES


def test_the_key_is_in_no_file(folder: Path, prepared: encryption.Prepared) -> None:
    desk = Desk(encryption.make_new(str(folder / "data.db"), prepared))
    set_up(desk)
    backups.back_up(desk.database.place)
    desk.database.close()
    everything = b"".join(contents(folder).values())
    for secret in (prepared.key.secret(), prepared.key.secret().hex().encode(), prepared.recovery.encode()):
        assert secret not in everything
    assert PASSPHRASE.encode() not in everything


def test_an_engine_without_the_key_sees_nothing(tmp_path: Path, locked: str) -> None:
    engine = open_encrypted(Path(locked), new_key())
    with pytest.raises(Exception, match="file is not a database"), engine.connect() as connection:
        connection.exec_driver_sql("SELECT * FROM person")
    engine.dispose()
