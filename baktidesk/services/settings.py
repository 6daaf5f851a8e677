"""What this data file and this desk are set to; a key that begins with `desk/` belongs to this laptop alone."""

from dataclasses import dataclass
from string import ascii_uppercase

from sqlalchemy import select

from baktidesk.db.models import setting
from baktidesk.db.session import Session

PRACTICE = "practice"
LANGUAGE = "desk/language"
THEME = "desk/theme"
DESK = "desk/letter"
WORK_UNIT = "desk/work_unit"
ACTIVE_EVENT = "desk/active_event"


@dataclass(frozen=True, kw_only=True)
class DeskSettings:
    """The desk as it was set up: language `id` or `en`, theme `light`, `dark` or `system`; desk "" = not set up."""

    practice: bool
    language: str
    theme: str
    desk: str
    work_unit: str
    active_event: str


def load(session: Session) -> DeskSettings:
    """Give the settings of the data file."""
    return DeskSettings(
        practice=bool(session.setting(PRACTICE, False)),
        language=str(session.setting(LANGUAGE, "id")),
        theme=str(session.setting(THEME, "system")),
        desk=str(session.setting(DESK, "")),
        work_unit=str(session.setting(WORK_UNIT, "")),
        active_event=str(session.setting(ACTIVE_EVENT, "")),
    )


def keep(session: Session, key: str, value: str) -> None:
    """Keep one setting."""
    session.set(key, value)


def own_desk(session: Session) -> str:
    """Give this laptop's desk letter; one that is new on a server takes the first that no other laptop has."""
    letter = str(session.setting(DESK, ""))
    if not letter:
        taken = letters_elsewhere(session)
        letter = next((one for one in ascii_uppercase if one not in taken), ascii_uppercase[-1])
        session.set(DESK, letter)
    return letter


def letters_elsewhere(session: Session) -> frozenset[str]:
    """Give the desk letters of the other laptops on this server; none for a file."""
    query = select(setting.c.key, setting.c.value).where(setting.c.key.startswith(f"{DESK}@", autoescape=True))
    own = f"{DESK}@{session.machine}"
    return frozenset(str(row.value) for row in session.rows(query) if row.key != own)
