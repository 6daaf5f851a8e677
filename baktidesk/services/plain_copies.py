"""What lies unencrypted beside encrypted data: found, and removed once a verified encrypted backup replaces it."""

import contextlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from baktidesk.db.backup import Backup, Content, backup_folder, content_of, list_backups, replaces, verify_backup
from baktidesk.db.beside import attached_in, clear_growing, files_beside, kept_folder, settle
from baktidesk.db.engine import driver, open_unchanged
from baktidesk.db.keys import encrypted_id, unlocked
from baktidesk.db.schema import MAGIC
from baktidesk.db.sealed import lock_of
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.officer import Deed
from baktidesk.services.audit import note
from baktidesk.services.backups import second_place
from baktidesk.services.encryption import is_encrypted
from baktidesk.services.records import require

_KEPT: Final = ("-before-encryption-", "-before-decryption-", "-before-restore-", "-after-crash-")
_BESIDE: Final = ("", "-wal", "-shm", "-mark")


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Whether the data file is encrypted, and the plain copies of it that this laptop and its stick still hold."""

    encrypted: bool
    plain: tuple[Path, ...] = ()


def standing(session: Session, data: str) -> Standing:
    """Tell whether the data are encrypted, and which plain copies of them are left."""
    if not is_encrypted(data):
        return Standing(encrypted=False)
    path, second = Path(data).absolute(), second_place(session)
    return Standing(encrypted=True, plain=(*_plain(path, second), *_plain_files(path, second)))


def remove_plain(session: Session, data: str) -> Standing:
    """Delete every plain copy that the newest encrypted backup, read and counted now, replaces; give what is left.

    A copy that holds more than that backup, or cannot be read, stays. Plain copies of attached files are sealed where
    they lie: each is replaced by its sealed form once that was read back. Refused without such a backup.
    """
    require(session, Deed.MANAGE_OFFICERS)
    path, second = Path(data).absolute(), second_place(session)
    backup = _newest_encrypted(path)
    content = verify_backup(backup)
    gone = [copy for copy in _plain(path, second) if _is_replaced(copy, backup.path, content)]
    for copy in gone:
        for end in _BESIDE:
            with contextlib.suppress(OSError):
                copy.with_name(copy.name + end).unlink(missing_ok=True)
    files = list(_plain_files(path, second))
    left = settle(files, unlocked.key_of(path))
    note(session, "set_up", "setting", "encryption", plain_copies_removed=len(gone) + len(files) - len(left))
    return standing(session, data)


def _newest_encrypted(path: Path) -> Backup:
    for backup in list_backups(backup_folder(path)):
        if encrypted_id(backup.path) == unlocked.id_of(path):
            return backup
    text = QT_TRANSLATE_NOOP("Refused", "There is no encrypted backup yet. Please back up first.")
    raise Refused(text)


def _plain(path: Path, second: str) -> Iterator[Path]:
    """Give the plain data files among backups and kept files, oldest name first."""
    found = [backup.path for folder in _folders(path, second) for backup in list_backups(folder)]
    found += [one for why in _KEPT for one in path.parent.glob(f"{path.stem}{why}*{path.suffix}")]
    yield from (one for one in sorted(found) if _is_plain(one))


def _plain_files(path: Path, second: str) -> Iterator[Path]:
    """Give what is not sealed of attached files, their copies and the messages that wait."""
    for folder in _folders(path, second):
        with contextlib.suppress(OSError):
            clear_growing(kept_folder(folder))
            yield from (one for one in attached_in(kept_folder(folder)) if lock_of(one) is None)
    with contextlib.suppress(OSError):
        yield from (one for one in files_beside(path) if lock_of(one) is None)


def _folders(path: Path, second: str) -> list[Path]:
    return [backup_folder(path), *([Path(second)] if second else [])]


def _is_plain(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def _is_replaced(copy: Path, backup: Path, content: Content) -> bool:
    """Tell whether a backup with this content goes on where the copy ends: same data, same chain, nothing missing."""
    try:
        last = _seals(copy, "ORDER BY sequence DESC LIMIT 1")
        goes_on = not last or (last[0] != "" and _seals(backup, "WHERE seal = ? LIMIT 1", last[0]) == last)
        return goes_on and replaces(content, content_of(copy))
    except (OSError, driver().DatabaseError):
        return False


def _seals(path: Path, which: str, *values: str) -> list[str]:
    with closing(open_unchanged(path)) as connection:
        return [row[0] for row in connection.execute(f"SELECT seal FROM audit {which}", values)]
