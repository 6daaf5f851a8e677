"""What this data file and this desk are set to."""

from dataclasses import dataclass

from baktidesk.db.session import Session

PRACTICE = "practice"
LANGUAGE = "language"
THEME = "theme"
DESK = "desk"
WORK_UNIT = "work_unit"
ACTIVE_EVENT = "active_event"


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
