"""Backups of the data file as the officer sees them: made, copied to a second place, listed, and put back."""

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from baktidesk.db.backup import (
    Backup,
    Content,
    backup_folder,
    changed_since,
    content_of,
    copy_backup,
    list_backups,
    make_backup,
    newest_good,
    newest_to_open,
    thin,
    verify_backup,
)
from baktidesk.db.beside import attached_folder, copy_missing, kept_folder
from baktidesk.db.engine import is_url
from baktidesk.db.keys import Locked, encrypted_id, unlocked
from baktidesk.db.restore import Restored, look_into, put_in_place
from baktidesk.db.schema import HEAD, open_database
from baktidesk.db.session import PROGRAM, Database, Session, now
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.identifiers import uuid7
from baktidesk.services import settings
from baktidesk.services.audit import note
from baktidesk.services.sealing import laid_open, settle_beside

SECOND_PLACE: Final = "second_place"
COUNTED: Final = ("event", "donor_visit", "handover", "distribution", "stock_movement", "person")
"""The kinds of record whose counts are shown for a backup, in this order."""
_TURN: Final = threading.Lock()
"""One backup at a time: who has waited for another's finds that nothing has changed since, and needs none.

Held on the data's own disk only: a deed waits for it while nobody else can write.
"""
_SECOND_TURN: Final = threading.Lock()
"""One copy to the second place at a time, perhaps a slow stick: nobody who keeps others from writing waits for it."""


class NoBackup(Refused):
    """A deed that is not done, because the backup before it could not be made."""

    def __init__(self, why: Refused) -> None:
        """Take what was said of the backup."""
        super().__init__(why.problem.text)
        self.problem = why.problem


@dataclass(frozen=True, kw_only=True)
class BackUp:
    """What backing up came to: the verified copy, and the one in the second place or why there is none.

    `made` is False when nothing had changed and the last copy was verified again.
    """

    backup: Backup
    content: Content
    made: bool
    second: Backup | None = None
    second_problem: Refused | None = None


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One backup in the list; `content` is None when it is damaged, or `locked`: encrypted under a key of before."""

    backup: Backup
    content: Content | None
    locked: bool = False


def keeps_backups(data: str) -> bool:
    """Tell whether the program backs these data up: a file, yes; a server is backed up by its administrator."""
    return not is_url(data)


def back_up(data: str, second: str = "", moment: dt.datetime | None = None, *, always: bool = False) -> BackUp:
    """Back a data file up when it has changed (or `always`), copy that to the second place, drop what it replaces.

    Files attached to records are copied along, each once, sealed as they lie; what a crash left otherwise than the data
    is settled before. `moment` is now in UTC. Refused when no copy could be made; a second place that is away is no
    reason to refuse.
    """
    refuse_server(data)
    path = Path(data).absolute()
    with _TURN:
        done = _in_first_place(path, moment or now(), always=always)
        settle_beside(path)
        problem = _copied(attached_folder(path), kept_folder(backup_folder(path)))
    done = _in_second_place(done, path, second)
    if problem:
        raise problem
    return done


def back_up_before(session: Session, begun: Callable[[], object] = lambda: None) -> BackUp | None:
    """Back up what is on the disk before a deed that reaches far, such as an import, writes anything; give the copy.

    Within the deed's transaction, so that nobody else writes between the two; for the second place, which may be a slow
    stick, `copy_on` is called outside of it. `begun` is called when the backup begins; practice and a server's data go
    without one: None. NoBackup when none could be made.
    """
    url = session.connection.engine.url
    if url.get_backend_name() != "sqlite" or settings.load(session).practice:
        return None
    begun()
    try:
        return back_up(str(url.database), moment=session.now)
    except Refused as refusal:
        why = refusal
    raise NoBackup(why)


def copy_first(database: Database) -> None:
    """Do what `back_up_before` does ahead of a deed of the command line, which nobody waits for at a desk."""
    done, second = database.read(lambda session: (back_up_before(session), second_place(session)))
    if done:
        copy_on(done, database.place, second)


def copy_on(done: BackUp, data: str, second: str) -> BackUp:
    """Copy a backup to the second place, as `back_up` does, and give both.

    Others may have been made meanwhile: when they have pushed it out, the newest one takes its place.
    """
    return _in_second_place(done, Path(data).absolute(), second)


def back_up_to(data: str, folder: Path, moment: dt.datetime | None = None) -> BackUp:
    """Back a data file up into a folder of the officer's choice; nothing that lies there is dropped."""
    refuse_server(data)
    path = Path(data).absolute()
    if not path.exists():
        raise Refused(QT_TRANSLATE_NOOP("Refused", "There is no data file {file} yet."), file=data)
    backup = make_backup(path, folder, moment or now())
    _copy_files(attached_folder(path), kept_folder(folder))
    return BackUp(backup=backup, content=content_of(backup.path), made=True)


def refuse_server(data: str) -> None:
    """Refuse what only the administrator of a server can do."""
    if not keeps_backups(data):
        text = QT_TRANSLATE_NOOP(
            "Refused",
            "These data lie on a PostgreSQL server: its administrator backs them up, for example with pg_dump.",
        )
        raise Refused(text)


def list_with_content(data: str, limit: int | None = None) -> list[Listed]:
    """Give the newest backups of a data file, newest first, each opened and counted."""
    return [look(backup) for backup in list_backups(backup_folder(Path(data).absolute()))[:limit]]


def newest_backup(data: str) -> Listed | None:
    """Give the newest whole backup that this program can read, None when there is none."""
    found = newest_good(backup_folder(Path(data).absolute()), HEAD) if keeps_backups(data) else None
    return Listed(backup=found[0], content=found[1]) if found else None


def backup_to_offer(data: str) -> Listed | None:
    """Give the newest backup that the start would let in, None when there is none; slower than `newest_backup`."""
    found = newest_to_open(backup_folder(Path(data).absolute()), HEAD) if keeps_backups(data) else None
    return Listed(backup=found[0], content=found[1]) if found else None


def restore(data: str, source: Path, moment: dt.datetime | None = None) -> Restored:
    """Put a backup in the place of a data file that nobody has open, and note it in the audit that comes back.

    The file that was there is renamed, never deleted; attached files that are missing come back too. Nobody is logged
    in while no data are open, so the program notes it. Refused when the backup is not whole or the disk fails.
    """
    refuse_server(data)
    path, coming = Path(data).absolute(), encrypted_id(source)
    if coming != unlocked.id_of(path):
        look_into(source, HEAD)  # nothing is laid open for a backup that is refused
    with laid_open(path, coming):
        restored = put_in_place(source, path, HEAD, moment or now())
    database = open_database(data)
    try:
        kept = restored.kept.name if restored.kept else ""
        database.run(
            lambda session: note(session, "restore", "backup", uuid7(), source=source.name, kept=kept), PROGRAM
        )
    finally:
        database.close()
    _copy_files(kept_folder(source.absolute().parent), attached_folder(path), same_form=False)
    settle_beside(path, alone=True)
    return restored


def second_place(session: Session) -> str:
    """Give the folder of the second place, "" when none has been chosen."""
    kept = session.setting(SECOND_PLACE)
    return str(Path(kept["folder"]) / kept["name"]) if kept else ""


def choose_second_place(session: Session, folder: str) -> str:
    """Keep copies in a second place from now on, such as a USB stick; "" ends that. Give the folder of the copies.

    Every data file has a folder of its own there, so that two laptops can share a stick.
    """
    old = session.setting(SECOND_PLACE) or {}
    if not folder:
        session.set(SECOND_PLACE, None)
    elif not Path(folder).is_dir():
        raise Refused(QT_TRANSLATE_NOOP("Refused", "{folder} is not a folder. Please choose another."), folder=folder)
    else:
        session.set(SECOND_PLACE, {"folder": folder, "name": old.get("name") or f"baktidesk-{uuid7()[-6:]}"})
    note(session, "set_up", "setting", SECOND_PLACE, folder=[old.get("folder", ""), folder])
    return second_place(session)


def _in_first_place(path: Path, moment: dt.datetime, *, always: bool) -> BackUp:
    folder = backup_folder(path)
    last = None if always else newest_good(folder, HEAD)
    if last and not changed_since(path, last[0]):
        return BackUp(backup=last[0], content=last[1], made=False)
    backup = make_backup(path, folder, moment)
    content = content_of(backup.path)
    thin(folder, backup, content)
    return BackUp(backup=backup, content=content, made=True)


def _in_second_place(done: BackUp, path: Path, second: str) -> BackUp:
    if not second:
        return done
    with _SECOND_TURN:
        try:
            if not Path(second).parent.is_dir():
                text = QT_TRANSLATE_NOOP("Refused", "The second place {folder} is not there. Please plug the stick in.")
                raise Refused(text, folder=str(Path(second).parent))
            done = _put_second(done, path, Path(second))
            _copy_files(attached_folder(path), kept_folder(Path(second)))
        except Refused as refusal:
            return replace(done, second=None, second_problem=refusal)
    return done


def _put_second(done: BackUp, path: Path, second: Path) -> BackUp:
    """Copy a backup, or the newest one when ten others have pushed it out before it was opened or read."""
    try:
        copied = copy_backup(done.backup, second)
    except Refused:
        newest = None if done.backup.path.exists() else newest_good(backup_folder(path), HEAD)
        if newest is None:
            raise
        done = replace(done, backup=newest[0], content=newest[1])
        copied = copy_backup(done.backup, second)
    thin(second, copied, done.content)
    return replace(done, second=copied)


def _copied(source: Path, target: Path) -> Refused | None:
    """Copy attached files; give why that could not be done, which must not keep the data from the second place."""
    try:
        _copy_files(source, target)
    except Refused as refusal:
        return refusal
    return None


def _copy_files(source: Path, target: Path, *, same_form: bool = True) -> None:
    """Copy attached files that are not there yet; the data themselves are safe already when this is refused."""
    try:
        copy_missing(source, target, same_form=same_form)
    except OSError as error:
        text = QT_TRANSLATE_NOOP(
            "Refused", "The data are safe, but attached files could not be copied to {folder}: {why}."
        )
        raise Refused(text, field="folder", folder=str(target), why=error.strerror or str(error)) from error


def look(backup: Backup) -> Listed:
    """Open and count one backup."""
    try:
        return Listed(backup=backup, content=verify_backup(backup))
    except Locked:
        return Listed(backup=backup, content=None, locked=True)
    except Refused:
        return Listed(backup=backup, content=None)
