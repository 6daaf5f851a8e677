"""What is looked at whenever the program starts: are the data what they were, is the clock right, is the place safe?"""

import datetime as dt
import re
import sys
from pathlib import Path, PurePath
from typing import Final

from sqlalchemy import select

from baktidesk.db.high_water import is_another
from baktidesk.db.models import audit
from baktidesk.db.session import Session
from baktidesk.db.start_check import chain_is_whole, differing_record, figures_agree, triggers_stand
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem, Refused
from baktidesk.services import settings

SLACK: Final = dt.timedelta(minutes=5)
"""Another desk's clock may be a little ahead."""
_SYNCED: Final = re.compile(
    r"onedrive.*|dropbox.*|google ?drive.*|my drive|drive saya|icloud ?drive.*|nextcloud|owncloud|pcloud.*|mega|box",
    re.IGNORECASE,
)
_REMOTE: Final = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "davfs", "9p"})
_STICKS: Final = ("/media/", "/run/media/", "/Volumes/", "/mnt/usb")
_DRIVE_STICK, _DRIVE_REMOTE = 2, 4


def refuse_changed_data(session: Session) -> None:
    """Refuse data that somebody or something has changed outside the program; the practice file may be anything."""
    if _is_practice(session):
        return
    if not triggers_stand(session.connection):
        raise Refused(
            QT_TRANSLATE_NOOP("Refused", "A guard of the data was taken away outside the program. Nothing was written.")
        )
    if not chain_is_whole(session.connection):
        raise Refused(
            QT_TRANSLATE_NOOP(
                "Refused", "The audit of the data was changed or damaged outside the program. Nothing was written."
            )
        )
    if differing_record(session.connection) is not None or not figures_agree(session.connection):
        raise Refused(
            QT_TRANSLATE_NOOP("Refused", "A record was changed or damaged outside the program. Nothing was written.")
        )


def mark_problem(session: Session, data: str) -> Problem | None:
    """Say that the data file is not the one that was worked on here last, None when it is or nobody knows."""
    if session.connection.dialect.name != "sqlite":
        return None
    if not is_another(session.connection.connection.driver_connection, Path(data)):
        return None
    return Problem(
        QT_TRANSLATE_NOOP(
            "Problem",
            "This is not the data file that was used here last. If nobody put it there on purpose, please restore "
            "a backup.",
        ),
        {},
    )


def clock_problem(session: Session) -> Problem | None:
    """Say that the clock stands before the last deed, None when it does not."""
    last = session.value(select(audit.c.at).order_by(audit.c.sequence.desc()).limit(1))
    if last is None or session.now >= last - SLACK or settings.load(session).practice:
        return None
    minutes = int((last - session.now).total_seconds() // 60)
    sentence = QT_TRANSLATE_NOOP(
        "Problem",
        "The clock of this laptop is {minutes} minutes behind the last record. Please set date and hour; "
        "numbers and order stay right all the same.",
    )
    return Problem(sentence, {"minutes": minutes})


def place_problem(data: str, mounts: str | None = None) -> Problem | None:
    """Say why the folder of a data file is no good place for it, None when it is; `mounts` is /proc/mounts."""
    if "://" in data:
        return None
    path = Path(data).absolute()
    if is_synced(path):
        return Problem(
            QT_TRANSLATE_NOOP(
                "Problem",
                "The data lie in a folder that is copied to the internet: {folder}. That can spoil them and give "
                "them away. Please move them.",
            ),
            {"folder": str(path.parent)},
        )
    if _is_remote(path, mounts):
        return Problem(
            QT_TRANSLATE_NOOP(
                "Problem", "The data lie on a network drive: {folder}. Records can be lost there. Please move them."
            ),
            {"folder": str(path.parent)},
        )
    if _is_removable(path):
        return Problem(
            QT_TRANSLATE_NOOP(
                "Problem", "The data lie on a stick or card: {folder}. Pulled out, they are gone. Please move them."
            ),
            {"folder": str(path.parent)},
        )
    return None


def _is_practice(session: Session) -> bool:
    """Tell whether these are practice data; settings that cannot be read make none of them."""
    try:
        return settings.load(session).practice
    except ValueError:
        return False


def is_synced(path: PurePath) -> bool:
    """Tell whether a folder above is one that a synchronising program copies to the internet."""
    return any(_SYNCED.fullmatch(part) for part in path.parts[:-1])


def _is_remote(path: Path, mounts: str | None) -> bool:
    if str(path).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return _drive_type(path) == _DRIVE_REMOTE
    return _file_system(path, mounts) in _REMOTE


def _is_removable(path: Path) -> bool:
    if sys.platform == "win32":
        return _drive_type(path) == _DRIVE_STICK
    return str(path).startswith(_STICKS)


def _drive_type(path: Path) -> int:
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\"))
    return 0


def _file_system(path: Path, mounts: str | None) -> str:
    """Give the kind of file system that a path lies on, "" where the system does not tell."""
    if mounts is None:
        try:
            mounts = Path("/proc/mounts").read_text("utf-8", "replace")
        except OSError:
            return ""
    found = [line.split()[1:3] for line in mounts.splitlines() if len(line.split()) > 2]
    above = [(place, kind) for place, kind in found if path.is_relative_to(place.replace("\\040", " "))]
    return max(above, key=lambda one: len(one[0]), default=("", ""))[1]
