"""What the first page asks."""

from dataclasses import dataclass, replace
from typing import Annotated

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Choice, YesNo
from baktidesk.domain.labels import Labelled
from baktidesk.domain.officer import DESK_LETTER, DESK_WORK_UNIT, OFFICER_NAME, OFFICER_PIN, Desk, OfficerEntry
from baktidesk.domain.passphrase import NEW_PASSPHRASE, PASSPHRASE_AGAIN

OFFICER = QT_TRANSLATE_NOOP("Field", "First officer")
PROTECTION = QT_TRANSLATE_NOOP("Field", "Protection of the data")
LEAST_HELP = QT_TRANSLATE_NOOP("Field", "At least 12 characters.")
ENCRYPTED = "encrypted"
"""The option under which the passphrase is asked."""


class TongueChoice(Labelled):
    """The languages of the screen, each in its own words."""

    INDONESIAN = "id", QT_TRANSLATE_NOOP("Choice", "Bahasa Indonesia")
    ENGLISH = "en", QT_TRANSLATE_NOOP("Choice", "English")


@dataclass(kw_only=True)
class FirstRun:
    """Language, work unit, desk letter, the first officer, and whether the data file is encrypted."""

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
    encrypt: Annotated[
        bool,
        YesNo(
            label=QT_TRANSLATE_NOOP("Field", "Encrypt the data file (recommended)"),
            help=QT_TRANSLATE_NOOP("Field", "Then nobody can read the data of a stolen laptop."),
            section=PROTECTION,
        ),
    ] = False
    passphrase: Annotated[
        str, replace(NEW_PASSPHRASE, section=PROTECTION, option=ENCRYPTED, width=1, help=LEAST_HELP)
    ] = ""
    passphrase_again: Annotated[str, replace(PASSPHRASE_AGAIN, section=PROTECTION, option=ENCRYPTED, width=1)] = ""

    def to_desk(self) -> Desk:
        """Give the desk's part."""
        return Desk(work_unit=self.work_unit, desk=self.desk)

    def to_officer(self) -> OfficerEntry:
        """Give the officer's part."""
        return OfficerEntry(name=self.name, pin=self.pin)
