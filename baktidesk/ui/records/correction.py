"""A record is corrected: why, and where the officer's role may not do so alone, who allows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from PySide6.QtWidgets import QLineEdit, QWidget

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Reference, Text
from baktidesk.domain.officer import Deed, StoredOfficer, may
from baktidesk.domain.voiding import Voiding
from baktidesk.services import officers
from baktidesk.ui.ask import RecordDialog, Save
from baktidesk.ui.records.override import PIN_LENGTH
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate


@dataclass(kw_only=True)
class Correction(Voiding):
    """Why a record is voided by somebody who may."""

    def grant(self, session: Any) -> str:
        """Give the supervisor who allowed it: nobody was needed."""
        return ""


@dataclass(kw_only=True)
class SupervisedCorrection(Correction):
    """Why a record is voided, and the supervisor who allows it."""

    supervisor: Annotated[
        str, Reference(label=QT_TRANSLATE_NOOP("Field", "Supervisor"), kind="officer", required=True, width=1)
    ] = ""
    pin: Annotated[
        str,
        Text(label=QT_TRANSLATE_NOOP("Field", "PIN of the supervisor"), required=True, max_length=PIN_LENGTH, width=1),
    ] = field(default="", repr=False)

    def grant(self, session: Any) -> str:
        """Give the supervisor's name; Refused at the field `pin` when the PIN is not right."""
        return officers.confirm_supervisor(session, self.supervisor, self.pin)


def ask_correction(
    parent: QWidget, store: Store, name: str, title: str, sentence: str, save: Save, *, alone: bool = False
) -> None:
    """Ask why a record is voided, and for a supervisor's PIN unless the officer may do so `alone`.

    `save(correction, done, refused)` does the deed with the correction's `grant` and calls one of the two.
    """

    def ask(record: type[Correction], known: Sequence[StoredOfficer]) -> None:
        _open(parent, name, title, sentence, record, save, known)

    if alone or may(store.actor.role, Deed.CORRECT_STOCK):
        ask(Correction, [])
        return
    store.read(officers.list_officers, lambda found: ask(SupervisedCorrection, found))


def _open(
    parent: QWidget,
    name: str,
    title: str,
    sentence: str,
    record: type[Correction],
    save: Callable[..., None],
    known: Sequence[StoredOfficer],
) -> None:
    dialog = RecordDialog.ask(
        parent,
        name,
        title,
        record,
        translate("Stock", "Void"),
        save,
        sentence=sentence,
        offers={"officer": [(one.id, one.name) for one in known if may(one.role, Deed.CORRECT_STOCK)]},
        danger=True,
    )
    if record is SupervisedCorrection:
        pin = dialog.form.editor("pin")
        pin.setEchoMode(QLineEdit.EchoMode.Password)
        pin.setMaxLength(PIN_LENGTH)
