"""What lies beside encrypted data is sealed: round trip, R16 for files, power cuts in between, another laptop."""

import contextlib
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baktidesk import paths
from baktidesk.db import key_file
from baktidesk.db.backup import backup_folder
from baktidesk.db.beside import (
    attached_folder,
    attached_in,
    copy_missing,
    files_beside,
    kept_folder,
    outbox_folder,
    put_beside,
    settle,
)
from baktidesk.db.keys import Locked, new_key, unlocked
from baktidesk.db.schema import open_database
from baktidesk.db.sealed import MORE, SIGN, Changed, lock_of, read_content, seal, unseal
from baktidesk.domain.errors import Refused
from baktidesk.domain.mail import MailHead, MailServer, MailState, Security
from baktidesk.services import backups, encryption
from baktidesk.services.attachments import (
    attachment_folder,
    attachment_path,
    keep_content,
    read_attachment,
    verify_attachments,
)
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in
from baktidesk.services.language import load_language
from baktidesk.services.plain_copies import remove_plain, standing
from baktidesk.services.sealing import settle_beside
from baktidesk.services.sending import mail, post
from baktidesk.services.sending.bundle import plan_bundle, write_bundle
from baktidesk.services.sending.delivery import Delivery, answer_of, mark_of
from baktidesk.services.viewing import lay_out
from baktidesk.services.workbook.book import ExportKind, export_event
from tests.mail_server import Postbox, serving
from tests.passphrases import PASSPHRASE, cheap, forget_keys
from tests.services.test_attachments import a_jpeg
from tests.stories import Desk, a_donor, fresh_database, set_up

__all__ = ["cheap"]
pytestmark = pytest.mark.usefixtures("cheap")
RECORD = "0190a000-0000-7000-8000-000000000001"
PDF = b"%PDF-1.4\nditandatangani oleh Marlina Hutabarat, NIK 3276014505900012, di hadapan saksi\n%%EOF"
BODY = "Yth. Ibu Kepala Kantor, terlampir laporan kegiatan donor darah di aula utama hari Selasa."
HEAD = MailHead(to="kanwil@contoh.go.id", cc="")
STEP = 7
"""Every seventh file operation of a long deed is cut."""
SERVER = MailServer(host="127.0.0.1", port=25, security=Security.NONE, sender="petugas@contoh.go.id")


@pytest.fixture(autouse=True)
def no_keys() -> Iterator[None]:
    """Begin, and leave, as a laptop that knows no key."""
    forget_keys()
    yield
    forget_keys()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, encryption.Prepared]:
    """Give folders with the same data, "plain" and "encrypted", made once because that takes a second.

    In each lie a data file, closed, with two attached files, a message that waits, and a backup of before.
    """
    folder = tmp_path_factory.mktemp("made")
    (folder / "plain").mkdir()
    desk = Desk(fresh_database(folder / "plain"))
    event = set_up(desk)
    desk.do(mail.keep_mail_server, SERVER)
    for content in (PDF, a_jpeg()):
        desk.do(keep_content, "event", event.id, content, "Berita acara")
    desk.do(post.put_into_outbox, event.id, HEAD, "Laporan", BODY, export(desk, folder))
    desk.database.close()
    backups.back_up(desk.database.place)
    shutil.copytree(folder / "plain", folder / "encrypted")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_file, "TIME", 1)
        patch.setattr(key_file, "MEMORY", 64)
        prepared = encryption.prepare(PASSPHRASE, PASSPHRASE)
    encryption.encrypt(str(folder / "encrypted" / "data.db"), prepared)
    return folder, prepared


@pytest.fixture
def prepared(made: tuple[Path, encryption.Prepared]) -> encryption.Prepared:
    """Give secrets that have been made ready."""
    return made[1]


@pytest.fixture
def place(made: tuple[Path, encryption.Prepared], tmp_path: Path) -> Path:
    """Give plain data."""
    return Path(shutil.copytree(made[0] / "plain", tmp_path / "d")) / "data.db"


@pytest.fixture
def locked(made: tuple[Path, encryption.Prepared], tmp_path: Path) -> Path:
    """Give the same data encrypted; their key is known."""
    unlocked.add(made[1].key)
    return Path(shutil.copytree(made[0] / "encrypted", tmp_path / "e")) / "data.db"


@pytest.fixture
def desk(locked: Path) -> Iterator[Desk]:
    """Give an administrator at the encrypted data."""
    desk = Desk(open_database(str(locked)))
    yield desk
    desk.database.close()


def export(desk: Desk, folder: Path) -> Path:
    """Make a workbook with one donor."""
    desk.do(check_in, desk.see(the_event), a_donor())
    event = desk.see(the_event)
    return Path(desk.do(export_event, event, ExportKind.SUMMARY, folder / "out", load_language("id")).file)


def the_event(session: Any) -> str:
    """Give the id of the only event."""
    return str(session.connection.exec_driver_sql("SELECT id FROM event").scalar())


def attached(session: Any) -> list[str]:
    """Give the ids of all attachments, oldest first."""
    return [row[0] for row in session.connection.exec_driver_sql("SELECT id FROM attachment ORDER BY id")]


def contents(data: Path) -> dict[str, bytes]:
    """Give what lies beside the data as whoever has the key reads it."""
    return {path.name: read_content(path) for path in files_beside(data)}


def forms(data: Path) -> set[bytes | None]:
    """Give whose keys the files beside the data need."""
    return {lock_of(path) for path in files_beside(data)}


def found_in(folder: Path, wanted: list[bytes]) -> set[tuple[str, bytes]]:
    """Give which of these bytes stand in which file below a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {(path.name, one) for path in files for one in wanted if one in path.read_bytes()}


def slices(data: Path) -> list[bytes]:
    """Give what grep looks for: 64 bytes of each file from its middle and how it begins, and words of the message."""
    papers = [path.read_bytes() for path in attached_in(attached_folder(data))]
    (letter,) = (path.read_bytes() for path in outbox_folder(data).glob("*.eml"))
    pieces = [part for paper in papers for part in (paper[:24], paper[len(paper) // 2 :][:64])]
    words = letter[letter.index(b"\r\n\r\n") :]
    return [*pieces, b"terlampir laporan", b"kanwil@contoh.go.id", words[len(words) // 2 :][:64]]


# --- one file ---------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(content=st.binary(max_size=300), name=st.text(min_size=1, max_size=80))
def test_what_was_sealed_is_read_again_and_never_twice_the_same(content: bytes, name: str) -> None:
    key = new_key()
    unlocked.add(key)
    sealed = seal(content, name, key)
    assert unseal(sealed, name) == content and len(sealed) == len(content) + MORE
    assert seal(content, name, key) != sealed and unseal(content, name) == content
    assert len(content) < 16 or content not in sealed


@settings(deadline=None)
@given(content=st.binary(min_size=1, max_size=100), at=st.integers(min_value=0), flip=st.integers(1, 255))
def test_a_file_that_was_touched_anywhere_never_gives_its_content(content: bytes, at: int, flip: int) -> None:
    key = new_key()
    unlocked.add(key)
    sealed = bytearray(seal(content, "a.pdf", key))
    at %= len(sealed)
    sealed[at] ^= flip
    if at < len(SIGN):
        assert unseal(bytes(sealed), "a.pdf") == sealed  # no seal any more, so its hash tells
    else:
        with pytest.raises(Locked if at < 16 else Changed):
            unseal(bytes(sealed), "a.pdf")


def test_a_file_that_is_cut_off_or_renamed_is_changed() -> None:
    key = new_key()
    unlocked.add(key)
    sealed = seal(PDF, "a.pdf", key)
    for length in range(16, len(sealed)):
        with pytest.raises(Changed):
            unseal(sealed[:length], "a.pdf")
    with pytest.raises(Changed):
        unseal(sealed, "b.pdf")


def test_a_file_under_a_key_that_nobody_knows_is_locked_and_not_touched(tmp_path: Path) -> None:
    mine, other = new_key(), new_key()
    unlocked.add(mine)
    path = tmp_path / f"{'a' * 64}.pdf"
    path.write_bytes(seal(PDF, path.name, other))
    before = path.read_bytes()
    with pytest.raises(Locked):
        read_content(path)
    assert settle([path], mine) == settle([path], None) == [path]
    put_beside(path, PDF, mine)
    (kept,) = tmp_path.glob("*.locked")
    assert kept.read_bytes() == before and read_content(path) == PDF


# --- a data file and what lies beside it ------------------------------------------------------------------------


def test_what_is_attached_to_encrypted_data_is_sealed_from_the_start(desk: Desk, tmp_path: Path) -> None:
    one = desk.do(keep_content, "handover", RECORD, PDF + b"two")
    path = desk.see(attachment_path, one)
    assert path.read_bytes().startswith(SIGN) and b"PDF" not in path.read_bytes()
    assert desk.see(read_attachment, one) == PDF + b"two"
    before = path.read_bytes()
    assert desk.do(keep_content, "handover", RECORD, PDF + b"two") == one and path.read_bytes() == before
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_encrypting_seals_what_is_there_and_ending_it_gives_the_same_bytes(
    place: Path, prepared: encryption.Prepared
) -> None:
    before = {path.name: path.read_bytes() for path in files_beside(place)}
    assert len(before) == 3
    encryption.encrypt(str(place), prepared)
    assert forms(place) == {prepared.key.id} and contents(place) == before
    encryption.decrypt(str(place), PASSPHRASE)
    forget_keys()
    assert {path.name: path.read_bytes() for path in files_beside(place)} == before
    desk = Desk(open_database(str(place)))
    assert desk.see(check).ok
    desk.database.close()


def test_nothing_of_any_file_is_found_in_the_folder_of_the_data_or_in_a_new_backup(
    place: Path, prepared: encryption.Prepared, tmp_path: Path
) -> None:
    wanted, stick = slices(place), tmp_path / "stick"
    assert {one for _name, one in found_in(place.parent, wanted)} == set(wanted)  # the alarm rings before
    encryption.encrypt(str(place), prepared)
    desk = Desk(open_database(str(place)))
    desk.do(remove_plain, str(place))
    stick.mkdir()
    backups.back_up(str(place), str(stick / "b"))
    backups.back_up_to(str(place), tmp_path / "other")
    assert desk.see(check).ok
    desk.database.close()
    for folder in (place.parent, stick, tmp_path / "other"):
        assert found_in(folder, wanted) == set()
    assert len(attached_in(kept_folder(stick / "b"))) == len(attached_in(kept_folder(tmp_path / "other"))) == 2


def test_plain_copies_of_files_are_counted_and_sealed_where_they_lie(desk: Desk, locked: Path) -> None:
    copies = attached_in(kept_folder(backup_folder(locked)))
    counted = desk.see(standing, str(locked)).plain
    assert len(copies) == 2 and set(copies) < set(counted)
    backups.back_up(str(locked))
    assert {lock_of(one) for one in copies} == {None}  # nobody has asked for it yet
    assert desk.do(remove_plain, str(locked)).plain == ()
    assert {lock_of(one) for one in copies} == {unlocked.id_of(locked)}
    assert [read_content(one) for one in copies] == [read_content(one) for one in attached_in(attached_folder(locked))]


def test_a_changed_byte_and_a_key_of_before_are_told_apart(desk: Desk) -> None:
    first, second = desk.see(attached)
    path, other = desk.see(attachment_path, first), desk.see(attachment_path, second)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    other.write_bytes(seal(b"", other.name, new_key()))
    changed, kept = [problem.text for problem in desk.see(verify_attachments)]
    assert "were changed" in changed and "encrypted under a key of before" in kept
    with pytest.raises(Refused, match="was changed"):
        desk.see(read_attachment, first)
    with pytest.raises(Refused, match="under a key of before"):
        desk.see(read_attachment, second)


def test_the_encryption_does_not_end_while_a_file_cannot_be_decrypted(
    locked: Path, prepared: encryption.Prepared
) -> None:
    path = attached_in(attached_folder(locked))[0]
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    before = {one: one.read_bytes() for one in locked.parent.rglob("*") if one.is_file()}
    with pytest.raises(Refused, match="1 attached files or messages cannot be decrypted") as refusal:
        encryption.end(str(locked))
    assert str(path.name) in str(refusal.value)
    assert {one: one.read_bytes() for one in locked.parent.rglob("*") if one.is_file()} == before
    path.write_bytes(whole)
    encryption.end(str(locked))
    assert forms(locked) == {None}


def test_an_encryption_that_cannot_end_seals_everything_again(locked: Path, prepared: encryption.Prepared) -> None:
    before = contents(locked)
    desk = Desk(open_database(str(locked)))
    desk.do(check_in, desk.see(the_event), a_donor())
    with pytest.raises(Refused, match="in use elsewhere"):
        encryption.end(str(locked))
    assert forms(locked) == {prepared.key.id} and contents(locked) == before
    desk.database.close()


# --- power cuts -------------------------------------------------------------------------------------------------


class Killed(BaseException):
    """The process is dead: nothing after it runs."""


@contextlib.contextmanager
def killed_at(number: int) -> Iterator[Callable[[], int]]:
    """Let the file operation of a number, and whatever comes after it, not happen; give how many there were."""
    done = [0]

    def watched(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            done[0] += 1
            if done[0] >= number:
                raise Killed
            return real(*args, **more)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in ("open", "fsync", "replace", "rename", "unlink", "link", "mkdir"):
            patch.setattr(os, name, watched(getattr(os, name)))
        yield lambda: done[0]


@pytest.mark.parametrize("sealing", [True, False], ids=["sealing", "unsealing"])
def test_a_power_cut_at_any_moment_leaves_every_file_readable(
    locked: Path, prepared: encryption.Prepared, sealing: bool
) -> None:
    before = contents(locked)
    to, back = (prepared.key, None) if sealing else (None, prepared.key)
    for number in range(1, 1000):
        assert settle(files_beside(locked), back) == []
        try:
            with killed_at(number):
                settle(files_beside(locked), to)
            break
        except Killed:
            assert contents(locked) == before
            settle_beside(locked, alone=True)
            assert contents(locked) == before and forms(locked) == {prepared.key.id}
            assert not list(locked.parent.rglob("*.new"))
    assert 15 < number < 1000


def put_plain_back(data: str) -> None:
    """Put the oldest backup, made before anything was encrypted, in the place of the data."""
    backups.restore(data, backups.list_with_content(data)[-1].backup.path)


@pytest.mark.parametrize("deed", [encryption.end, put_plain_back])
def test_a_power_cut_while_a_key_goes_locks_nobody_out(
    locked: Path, prepared: encryption.Prepared, tmp_path: Path, deed: Callable[[str], object]
) -> None:
    before, saved = contents(locked), shutil.copytree(locked.parent, tmp_path / "saved")
    for number in range(STEP, 1000, STEP):
        shutil.rmtree(locked.parent)
        shutil.copytree(saved, locked.parent)
        unlocked.add(prepared.key)
        try:
            with killed_at(number):
                deed(str(locked))
            break
        except Killed:
            forget_keys()
        if encryption.is_encrypted(str(locked)):
            encryption.unlock(str(locked), PASSPHRASE)
        assert contents(locked) == before
        settle_beside(locked, alone=True)
        assert contents(locked) == before and forms(locked) == {unlocked.id_of(locked)}
    assert number > 5 * STEP and forms(locked) == {None}


def test_a_crash_after_encrypting_is_made_good_by_the_next_backup(desk: Desk, locked: Path) -> None:
    assert settle(files_beside(locked), None) == []
    assert len(desk.see(standing, str(locked)).plain) == 3 + 2 + 3  # data files, their copies, and these
    backups.back_up(str(locked))
    assert forms(locked) == {unlocked.id_of(locked)}
    with_copies = desk.see(standing, str(locked)).plain
    assert not set(files_beside(locked)) & set(with_copies)


def test_beside_data_that_are_locked_nothing_is_settled(locked: Path) -> None:
    forget_keys()
    before = [path.read_bytes() for path in files_beside(locked)]
    assert settle_beside(locked, alone=True) == []
    assert [path.read_bytes() for path in files_beside(locked)] == before


# --- backups, restores and other laptops ------------------------------------------------------------------------


def test_a_stick_and_the_recovery_key_bring_the_files_to_another_laptop(
    desk: Desk, locked: Path, prepared: encryption.Prepared, tmp_path: Path
) -> None:
    before = {one.name: read_content(one) for one in attached_in(attached_folder(locked))}
    (tmp_path / "stick").mkdir()
    made = backups.back_up(str(locked), str(tmp_path / "stick" / "b")).second
    assert made
    desk.database.close()
    shutil.rmtree(locked.parent)
    forget_keys()
    encryption.unlock_by_recovery(str(made.path), prepared.recovery)
    other = tmp_path / "other" / "data.db"
    other.parent.mkdir()
    backups.restore(str(other), made.path)
    forget_keys()
    encryption.unlock(str(other), PASSPHRASE)
    assert forms(other) == {prepared.key.id} and contents(other) == before
    again = Desk(open_database(str(other)))
    assert again.see(verify_attachments) == []
    again.database.close()


def test_a_plain_backup_put_in_place_unseals_what_its_key_would_be_lost_for(
    locked: Path, prepared: encryption.Prepared
) -> None:
    before = contents(locked)
    oldest = backups.list_with_content(str(locked))[-1].backup.path
    backups.restore(str(locked), oldest)
    forget_keys()
    assert forms(locked) == {None} and contents(locked) == before


def test_an_encrypted_backup_put_in_place_of_plain_data_seals_what_is_there(
    locked: Path, prepared: encryption.Prepared
) -> None:
    sealed = backups.back_up(str(locked), always=True).backup.path
    encryption.end(str(locked))
    assert forms(locked) == {None}
    backups.restore(str(locked), sealed)
    assert forms(locked) == {prepared.key.id}


def test_a_backup_that_is_refused_leaves_every_file_as_it_lies(locked: Path) -> None:
    oldest = backups.list_with_content(str(locked))[-1].backup.path
    oldest.write_bytes(oldest.read_bytes()[:5000])
    before = [path.read_bytes() for path in files_beside(locked)]
    with pytest.raises(Refused):
        backups.restore(str(locked), oldest)
    assert [path.read_bytes() for path in files_beside(locked)] == before


@pytest.mark.parametrize("forgotten", [True, False], ids=["next start", "at once"])
def test_the_copies_of_an_ended_encryption_need_no_key_any_more(locked: Path, forgotten: bool) -> None:
    desk = Desk(open_database(str(locked)))
    desk.do(remove_plain, str(locked))
    desk.database.close()
    encryption.end(str(locked))
    if forgotten:
        forget_keys()
    backups.back_up(str(locked))
    copies = attached_in(kept_folder(backup_folder(locked)))
    assert [one.read_bytes() for one in copies] == [one.read_bytes() for one in attached_in(attached_folder(locked))]


def test_a_file_that_was_tampered_with_does_not_spread_and_a_locked_one_is_kept(desk: Desk, tmp_path: Path) -> None:
    folder = desk.see(attachment_folder)
    first, second = attached_in(folder)
    first.write_bytes(first.read_bytes()[:-1])
    second.write_bytes(seal(b"of before", second.name, new_key()))
    assert copy_missing(folder, tmp_path / "copies") == 1
    assert [one.read_bytes() for one in attached_in(tmp_path / "copies")] == [second.read_bytes()]


# --- what reads the files ---------------------------------------------------------------------------------------


def test_the_zip_holds_the_files_as_they_were(desk: Desk, locked: Path, tmp_path: Path) -> None:
    import zipfile

    plan = desk.see(plan_bundle, desk.see(the_event), export(desk, tmp_path))
    steps: list[tuple[int, int]] = []
    with zipfile.ZipFile(write_bundle(plan, lambda done, of: steps.append((done, of)))) as archive:
        got = {Path(name).name: archive.read(name) for name in archive.namelist()[1:]}
    assert got == {one.name: read_content(one) for one in attached_in(attached_folder(locked))}
    assert steps[-1] == (plan.bytes, plan.bytes)


def test_a_sealed_message_is_sent_as_it_was_written_and_a_changed_one_is_not(desk: Desk, locked: Path) -> None:
    (message,) = desk.see(post.outbox)
    file, postbox = Path(message.file), Postbox()
    whole = file.read_bytes()
    assert whole.startswith(SIGN)
    with serving(postbox) as server:
        file.write_bytes(whole[:-1])
        with pytest.raises(Refused, match="was changed"):
            Delivery(server, "", file).run()
        file.write_bytes(whole)
        Delivery(server, "", file).run()
    assert b"terlampir laporan" in postbox.taken[0].as_bytes()
    mark = mark_of(file)
    assert b"4711" not in mark.read_bytes() and answer_of(file) == "250 OK queued as 4711"
    mark.write_bytes(mark.read_bytes()[:-1])
    assert desk.see(post.outbox)[0].state is MailState.UNSURE  # what cannot be read is never called unsent
    new = desk.do(post.put_into_outbox, desk.see(the_event), HEAD, "Lagi", BODY, export(desk, locked.parent))
    assert Path(new.file).read_bytes().startswith(SIGN)


def test_a_sealed_file_is_laid_out_for_another_program_and_gone_afterwards(desk: Desk, locked: Path) -> None:
    first = desk.see(attached)[0]
    laid = desk.see(lay_out, first)
    assert laid.parent == paths.opened_folder() and laid.read_bytes() == desk.see(read_attachment, first)
    if sys.platform != "win32":
        assert (stat.S_IMODE(laid.stat().st_mode), stat.S_IMODE(laid.parent.stat().st_mode)) == (0o600, 0o700)
    paths.empty_opened()
    assert not laid.exists()
    settle(files_beside(locked), None)
    assert desk.see(lay_out, first) == desk.see(attachment_path, first)
    assert not laid.exists()
