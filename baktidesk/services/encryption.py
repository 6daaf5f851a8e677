"""Encryption of the data file at rest: begun, opened, changed and ended; the key never leaves memory unwrapped."""

import contextlib
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from baktidesk.db import key_file
from baktidesk.db.backup import backup_folder, list_backups, make_backup, read_name
from baktidesk.db.convert import convert
from baktidesk.db.key_file import KeyFile, key_file_of
from baktidesk.db.keys import DataKey, Locked, encrypted_id, new_key, unlocked
from baktidesk.db.restore import Restored
from baktidesk.db.schema import demand_key, make_encrypted, open_database
from baktidesk.db.session import PROGRAM, Actor, Database, Session, now
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused, RefusedValues
from baktidesk.domain.officer import Deed
from baktidesk.domain.passphrase import check_passphrase, check_recovery_key, is_proof, new_recovery_key
from baktidesk.services.audit import note
from baktidesk.services.backups import refuse_server, second_place
from baktidesk.services.records import require
from baktidesk.services.sealing import laid_open, refuse_sealed, refuse_unreadable, settle_beside

__all__ = ["Locked", "demand_key"]
_SETTING = "encryption"


class LostKey(Refused):
    """An encrypted file without its key file: no secret opens it."""


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """Secrets that are ready but not in use yet: they begin to count when somebody has proved to hold the paper."""

    key: DataKey = field(repr=False)
    kept: KeyFile = field(repr=False)
    recovery: str = field(repr=False)

    @property
    def code(self) -> str:
        """What paper and key file have in common, so that one is found for the other."""
        return self.key.id[-4:].hex().upper()


def is_encrypted(data: str) -> bool:
    """Tell whether a data file is encrypted; one whose key is not known yet is."""
    if "://" in data:
        return False
    try:
        return unlocked.key_of(Path(data).absolute()) is not None
    except Locked:
        return True


def prepare(passphrase: str, again: str) -> Prepared:
    """Make a key, wrapped by a passphrase and by a new recovery key; nothing is written yet.

    RefusedValues at the fields `passphrase` and `passphrase_again`. Takes about half a second.
    """
    refuse_weak(passphrase, again)
    key, recovery = new_key(), new_recovery_key()
    return _tried(Prepared(key=key, kept=key_file.wrap(key, passphrase, recovery), recovery=recovery), passphrase)


def refuse_weak(passphrase: str, again: str) -> None:
    """Refuse a new passphrase that is too short or was typed differently the second time."""
    problem = check_passphrase(passphrase)
    if problem:
        raise RefusedValues({"passphrase": problem})
    if passphrase != again:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "The two passphrases differ."), field="passphrase_again")


def refuse_unproved(prepared: Prepared, typed: str) -> None:
    """Refuse to go on before somebody has typed the last two groups, or all, of the recovery key from its paper."""
    if not is_proof(prepared.recovery, typed):
        text = QT_TRANSLATE_NOOP("Refused", "These are not the last two groups of the recovery key. Please look again.")
        raise Refused(text, field="proof")


def make_new(data: str, prepared: Prepared) -> Database:
    """Make a new encrypted data file, where there is none, and open it."""
    path = Path(data).absolute()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.exists():
        raise Refused(QT_TRANSLATE_NOOP("Refused", "There is a data file {file} already."), file=path.name)
    _write(path, prepared.kept)
    return make_encrypted(path, prepared.key)


def encrypt(data: str, prepared: Prepared, actor: Actor = PROGRAM, moment: dt.datetime | None = None) -> Restored:
    """Turn a plain data file that nobody has open encrypted; give its content and where the plain one is kept.

    A backup is made first. `moment` is now in UTC. Refused when it is encrypted already, or as `convert` refuses.
    Attached files and messages beside it are sealed then; what the disk does not take now, the next backup seals.
    """
    path = _own_file(data)
    if is_encrypted(data):
        raise Refused(QT_TRANSLATE_NOOP("Refused", "The data file is encrypted already."))
    unlocked.add(prepared.key)
    moment = moment or now()
    make_backup(path, backup_folder(path), moment)
    done = convert(path, prepared.key, prepared.kept, moment)
    settle_beside(path, alone=True)
    _tell(data, actor, encrypted=[False, True])
    make_backup(path, backup_folder(path), moment)
    return done


def encrypt_empty(data: str, prepared: Prepared) -> None:
    """Turn a file encrypted in which nobody has written anything yet; of the plain one nothing is kept."""
    done, path = encrypt(data, prepared), Path(data).absolute()
    if any(done.content.records[name] for name in ("officer", "person", "event")):
        raise LookupError("the file is not empty")
    plain = [backup.path for backup in list_backups(backup_folder(path)) if encrypted_id(backup.path) is None]
    for one in (*plain, *([done.kept] if done.kept else [])):
        one.unlink()


def decrypt(data: str, passphrase: str, actor: Actor = PROGRAM, moment: dt.datetime | None = None) -> Restored:
    """Turn an encrypted data file that nobody has open plain; give its content and where the encrypted one is kept.

    Refused when the passphrase is not right, or as `convert` refuses.
    """
    _own_file(data)
    unlock(data, passphrase)
    return end(data, actor, moment)


def end(data: str, actor: Actor = PROGRAM, moment: dt.datetime | None = None) -> Restored:
    """Turn an encrypted data file plain that has been unlocked and that nobody has open, as `decrypt` does.

    What lies beside it is unsealed first, so that nothing ever needs a key that is gone; Refused when that fails.
    """
    path = _own_file(data)
    moment = moment or now()
    refuse_unreadable(path)
    make_backup(path, backup_folder(path), moment)
    with laid_open(path, None):
        refuse_sealed(path)
        done = convert(path, None, None, moment)
    settle_beside(path, alone=True)  # what a message on its way has left meanwhile
    _tell(data, actor, encrypted=[True, False])
    return done


def unlock(data: str, passphrase: str) -> None:
    """Let a data file or backup be opened in this run; Refused at `passphrase`, LostKey when there is no key file."""
    _let_in(Path(data).absolute(), lambda kept: key_file.unwrap(kept, passphrase))


def unlock_by_recovery(data: str, typed: str) -> None:
    """Let a data file or backup be opened in this run by its recovery key; Refused at `recovery`, or LostKey."""
    problem = check_recovery_key(typed)
    if problem:
        raise RefusedValues({"recovery": problem})
    _let_in(Path(data).absolute(), lambda kept: key_file.unwrap_by_recovery(kept, typed))


def renew_passphrase(data: str, typed: str, new: str, again: str) -> None:
    """Let whoever holds the recovery key choose another passphrase, and unlock the data; Refused at the fields."""
    refuse_weak(new, again)
    unlock_by_recovery(data, typed)
    key, kept = _held(data)
    _replace(Path(data).absolute(), key_file.with_passphrase(kept, key, new), "")


def change_passphrase(session: Session, data: str, new: str, again: str) -> None:
    """Open the data by another passphrase from now on; key file and copies beside the backups are written anew.

    The file must be open. A copy of the key file that lies elsewhere still opens by the old one.
    """
    require(session, Deed.MANAGE_OFFICERS)
    refuse_weak(new, again)
    key, kept = _held(data)
    _replace(Path(data).absolute(), key_file.with_passphrase(kept, key, new), second_place(session))
    note(session, "set_up", "setting", _SETTING, changed="passphrase")


def prepare_recovery(session: Session, data: str) -> Prepared:
    """Make another recovery key for data that are open; it counts when `change_recovery` is called."""
    require(session, Deed.MANAGE_OFFICERS)
    key, kept = _held(data)
    recovery = new_recovery_key()
    return _tried(Prepared(key=key, kept=key_file.with_recovery(kept, key, recovery), recovery=recovery))


def change_recovery(session: Session, data: str, prepared: Prepared) -> None:
    """Let the new recovery key count from now on, and the old one no more."""
    require(session, Deed.MANAGE_OFFICERS)
    _replace(Path(data).absolute(), prepared.kept, second_place(session))
    note(session, "set_up", "setting", _SETTING, changed="recovery_key")


def refuse_wrong_passphrase(data: str, passphrase: str) -> None:
    """Refuse, at the field `old`, a passphrase that does not open the data: before a deed that must not be careless."""
    try:
        key_file.unwrap(_key_file(Path(data).absolute()), passphrase)
    except LostKey:
        raise
    except Refused as refusal:
        raise Refused(refusal.problem.text, field="old") from None


def _own_file(data: str) -> Path:
    refuse_server(data)
    path = Path(data).absolute()
    if not path.exists():
        raise Refused(QT_TRANSLATE_NOOP("Refused", "There is no data file {file} yet."), file=data)
    return path


def _tell(data: str, actor: Actor, **changes: object) -> None:
    """Write the deed into the audit of the file that is in place now."""
    database = open_database(data)
    try:
        database.run(lambda session: note(session, "set_up", "setting", _SETTING, **changes), actor)
    finally:
        database.close()


def _tried(prepared: Prepared, passphrase: str = "") -> Prepared:
    """Give prepared secrets that have been tried as they will be read from the disk."""
    kept = key_file.parse(prepared.kept.text())
    found = [key_file.unwrap_by_recovery(kept, prepared.recovery)]
    found += [key_file.unwrap(kept, passphrase)] if passphrase else []
    if any(one.secret() != prepared.key.secret() for one in found):
        raise RuntimeError("a key was wrapped wrongly")
    return prepared


def _let_in(path: Path, opened: Callable[[KeyFile], DataKey]) -> None:
    kept = _key_file(path)
    unlocked.add(opened(kept))
    own = key_file_of(path)
    if encrypted_id(path) == kept.id and read_name(path) is None and key_file.read(own) is None:
        # Lost or damaged beside the data, found among the backups: it has just proved to be the right one.
        with contextlib.suppress(OSError):
            key_file.write(own, kept)


def _key_file(path: Path) -> KeyFile:
    kept = key_file.find(path, unlocked.id_of(path))
    if kept is None:
        text = QT_TRANSLATE_NOOP(
            "Refused",
            "The key file of {file} is not here. It ends in “-kunci” and lies with every backup: please copy it from "
            "there into the folder of the data.",
        )
        raise LostKey(text, file=path.name)
    return kept


def _held(data: str) -> tuple[DataKey, KeyFile]:
    """Give key and key file of data that are open."""
    path = Path(data).absolute()
    key = unlocked.key_of(path)
    if key is None:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "The data file is not encrypted."))
    return key, _key_file(path)


def _replace(path: Path, kept: KeyFile, second: str) -> None:
    _write(path, kept)
    for folder in (backup_folder(path), *([Path(second)] if second else [])):
        if folder.is_dir():
            with contextlib.suppress(OSError):
                key_file.copy_beside_backups(path, folder, kept.id)


def _write(path: Path, kept: KeyFile) -> None:
    try:
        key_file.write(key_file_of(path), kept)
    except OSError as error:
        text = QT_TRANSLATE_NOOP("Refused", "The key file could not be written: {why}. Nothing was changed.")
        raise Refused(text, why=error.strerror or str(error)) from error
