"""What the first page asks."""

from dataclasses import dataclass
from typing import Annotated

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Choice, Text
from baktidesk.domain.labels import Labelled
from baktidesk.domain.officer import Desk, OfficerEntry

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
    desk: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Desk letter"),
            help=QT_TRANSLATE_NOOP("Field", "Each desk has its own, A to Z."),
            required=True,
            upper=True,
            max_length=1,
            width=1,
        ),
    ] = "A"
    work_unit: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Work unit"), required=True)] = ""
    name: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "Name of the officer"), required=True, section=OFFICER)
    ] = ""
    pin: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "PIN"),
            help=QT_TRANSLATE_NOOP("Field", "Six digits; it says who did what."),
            required=True,
            max_length=6,
            width=1,
            section=OFFICER,
        ),
    ] = ""
    pin_again: Annotated[
        str,
        Text(label=QT_TRANSLATE_NOOP("Field", "PIN again"), required=True, max_length=6, width=1, section=OFFICER),
    ] = ""

    def to_desk(self) -> Desk:
        """Give the desk's part."""
        return Desk(work_unit=self.work_unit, desk=self.desk)

    def to_officer(self) -> OfficerEntry:
        """Give the officer's part."""
        return OfficerEntry(name=self.name, pin=self.pin)
