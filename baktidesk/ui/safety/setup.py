"""What the first page asks."""

from dataclasses import dataclass, replace
from typing import Annotated

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Choice
from baktidesk.domain.labels import Labelled
from baktidesk.domain.officer import DESK_LETTER, DESK_WORK_UNIT, OFFICER_NAME, OFFICER_PIN, Desk, OfficerEntry

OFFICER = QT_TRANSLATE_NOOP("Field", "First officer")


class TongueChoice(Labelled):
    """The languages of the screen, each in its own words."""

    INDONESIAN = "id", QT_TRANSLATE_NOOP("Choice", "Bahasa Indonesia")
    ENGLISH = "en", QT_TRANSLATE_NOOP("Choice", "English")


@dataclass(kw_only=True)
class FirstRun:
    """Language, work unit, desk letter and the first officer."""

    language: Annotated[
        TongueChoice, Choice(label=QT_TRANSLATE_NOOP("Field", "Language"), options=TongueChoice, required=True)
    ] = TongueChoice.INDONESIAN
    desk: Annotated[str, DESK_LETTER] = "A"
    work_unit: Annotated[str, DESK_WORK_UNIT] = ""
    name: Annotated[str, replace(OFFICER_NAME, section=OFFICER)] = ""
    pin: Annotated[str, replace(OFFICER_PIN, section=OFFICER)] = ""
    pin_again: Annotated[
        str, replace(OFFICER_PIN, section=OFFICER, label=QT_TRANSLATE_NOOP("Field", "PIN again"), help="")
    ] = ""

    def to_desk(self) -> Desk:
        """Give the desk's part."""
        return Desk(work_unit=self.work_unit, desk=self.desk)

    def to_officer(self) -> OfficerEntry:
        """Give the officer's part."""
        return OfficerEntry(name=self.name, pin=self.pin)
