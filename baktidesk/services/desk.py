"""This laptop's desk: what it is called, where its data lie, and when they were last checked."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused, RefusedValues
from baktidesk.domain.officer import Desk, check_desk
from baktidesk.services import settings
from baktidesk.services.audit import note
from baktidesk.services.check import Verdict, check
from baktidesk.services.people import keep_work_unit
from baktidesk.services.records import checked

LAST_CHECK: Final = "last_check"


@dataclass(frozen=True, kw_only=True)
class DataPlace:
    """Where the data lie: a file's path, or a server's address without its password; size in bytes, None = unknown.

    `checked_at` (UTC) and `checked_well` tell of the last check, None when there was none.
    """

    place: str
    is_file: bool
    size: int | None
    checked_at: dt.datetime | None
    checked_well: bool | None


def change_desk(session: Session, desk: Desk) -> Desk:
    """Change work unit and desk letter of this laptop from now on; numbers already given stay. Give the stored form."""
    desk = checked(session, desk)
    problem = check_desk(desk.desk)
    if problem:
        raise RefusedValues({"desk": problem})
    old = settings.load(session)
    if (old.work_unit, old.desk) == (desk.work_unit, desk.desk):
        return desk
    if desk.desk in settings.letters_elsewhere(session):
        text = QT_TRANSLATE_NOOP("Refused", "Another laptop is desk {desk} already. Please choose another letter.")
        raise Refused(text, field="desk", desk=desk.desk)
    settings.keep(session, settings.DESK, desk.desk)
    settings.keep(session, settings.WORK_UNIT, desk.work_unit)
    keep_work_unit(session, desk.work_unit)
    note(session, "set_up", "setting", "desk", desk=[old.desk, desk.desk], work_unit=[old.work_unit, desk.work_unit])
    return desk


def check_data(session: Session) -> Verdict:
    """Check the data (see `check`) and remember when, and how it came out."""
    verdict = check(session)
    session.set(LAST_CHECK, {"at": session.now.isoformat(), "ok": verdict.ok})
    return verdict


def data_place(session: Session) -> DataPlace:
    """Tell where the data lie, how much room they take, and of their last check."""
    url = session.connection.engine.url
    path = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
    last = session.setting(LAST_CHECK)
    return DataPlace(
        place=str(path) if path else url.render_as_string(hide_password=True),
        is_file=path is not None,
        size=_size(path) if path else None,
        checked_at=dt.datetime.fromisoformat(last["at"]) if last else None,
        checked_well=bool(last["ok"]) if last else None,
    )


def _size(path: Path) -> int:
    """Give the bytes of the file and of the log beside it that has not been folded back yet."""
    beside = (path, path.with_name(path.name + "-wal"))
    return sum(one.stat().st_size for one in beside if one.exists())
