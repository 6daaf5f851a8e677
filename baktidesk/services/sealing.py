"""What lies beside the data has the form of the data: sealed beside encrypted ones, as it is beside plain ones."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from baktidesk.db.backup import ROOM
from baktidesk.db.beside import attached_folder, clear_growing, files_beside, outbox_folder, settle
from baktidesk.db.keys import DataKey, Locked, unlocked
from baktidesk.db.sealed import Changed, lock_of, read_content
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused

_NOT_TAKEN: Final = QT_TRANSLATE_NOOP(
    "Refused",
    "The attached files could not be decrypted: the disk is full, or does not take them. Nothing was changed.",
)


def key_of(session: Session) -> DataKey | None:
    """Give the key under which files beside the data are sealed, None beside plain data and on a server's desk."""
    url = session.connection.engine.url
    return unlocked.key_of(Path(url.database or "")) if url.get_backend_name() == "sqlite" else None


def settle_beside(data: Path, *, alone: bool = False) -> list[Path]:
    """Bring attached files and messages into the form of their data, which a crash may have kept from; once is enough.

    Give those that stay as they are: locked, changed, or not taken by the disk. `alone`: nobody has the data open.
    """
    for folder in (attached_folder(data), outbox_folder(data)):
        clear_growing(folder, alone=alone)
    try:
        return settle(files_beside(data), unlocked.key_of(data))
    except (OSError, Locked):
        return []


@contextlib.contextmanager
def laid_open(data: Path, coming: bytes | None) -> Iterator[None]:
    """Unseal what lies beside data that nobody has open, until data with the head `coming` (None = plain) take over.

    So a crash at any moment leaves nothing that needs a key which is about to go. What cannot be unsealed stays as it
    is. When the others do not take over, all is sealed again.
    """
    try:
        with contextlib.suppress(OSError):
            settle([one for one in files_beside(data) if lock_of(one) not in (None, coming)], None)
        yield
    except BaseException:
        settle_beside(data, alone=True)
        raise


def refuse_unreadable(data: Path) -> None:
    """Refuse to end the encryption while a file sealed under it cannot be read, or there is no room to unseal it.

    A file under another key stays as it is: it loses nothing.
    """
    sealed = _sealed_with(data)
    lost = [one for one in sealed if not _is_readable(one)]
    if lost:
        text = QT_TRANSLATE_NOOP(
            "Refused",
            "{count} attached files or messages cannot be decrypted, such as {file}: they are damaged. Please put the "
            "copy from a backup in its place, or take it away. Nothing was changed.",
        )
        raise Refused(text, count=len(lost), file=f"{lost[0].parent.name}/{lost[0].name}")
    largest = max((one.stat().st_size for one in sealed), default=0)
    if sealed and shutil.disk_usage(data.parent).free < largest + ROOM:
        raise Refused(_NOT_TAKEN)


def refuse_sealed(data: Path) -> None:
    """Refuse to go on while a file beside the data still needs their key."""
    if _sealed_with(data):
        raise Refused(_NOT_TAKEN)


def _sealed_with(data: Path) -> list[Path]:
    """Give the files beside encrypted data that are sealed under their key."""
    own = unlocked.id_of(data)
    try:
        return [one for one in files_beside(data) if own is not None and lock_of(one) == own]
    except OSError as error:
        raise Refused(_NOT_TAKEN) from error


def _is_readable(path: Path) -> bool:
    try:
        read_content(path)
    except (OSError, Locked, Changed):
        return False
    return True
