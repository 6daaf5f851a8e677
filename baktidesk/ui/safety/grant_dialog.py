"""The dialog in which a supervisor allows a deed by a PIN."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.fields import Reference, Text
from baktidesk.domain.officer import StoredOfficer
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.safety.pin_wait import PinWait
from baktidesk.ui.text import translate

PIN_LENGTH = 6


@dataclass(kw_only=True)
class Grant:
    """The supervisor who allows a deed."""

    supervisor: Annotated[
        str, Reference(label=QT_TRANSLATE_NOOP("Field", "Supervisor"), kind="officer", required=True, width=1)
    ] = ""
    pin: Annotated[
        str,
        Text(label=QT_TRANSLATE_NOOP("Field", "PIN of the supervisor"), required=True, max_length=PIN_LENGTH, width=1),
    ] = field(default="", repr=False)


def open_grant(
    front: QWidget,
    refusal: Refused,
    able: Sequence[StoredOfficer],
    save: Callable[..., None],
    refuse: Callable[[Refused], None],
    granted: SignalInstance,
) -> None:
    """Ask over a window for the PIN of one who is able; `save` does the deed, `refuse` says that it is not done.

    The dialog has done its part when the deed has, or when `granted` says that the PIN was right and the deed takes
    its time.
    """

    def finish() -> None:
        if isValid(dialog):
            dialog.accept()

    dialog = RecordDialog.ask(
        front,
        "grant",
        translate("Grant", "A supervisor allows this"),
        Grant,
        translate("Grant", "Allow it"),
        lambda grant, _done, show: save(grant, finish, wait.after(show)),
        sentence=text.sentence(refusal),
        offers={"officer": [(one.id, one.name) for one in able]},
    )
    wait = PinWait(dialog, "pin", "supervisor")
    dialog.rejected.connect(lambda: refuse(refusal))
    granted.connect(dialog.accept, Qt.ConnectionType.QueuedConnection)
    pin = dialog.form.editor("pin")
    pin.setEchoMode(QLineEdit.EchoMode.Password)
    pin.setMaxLength(PIN_LENGTH)
    if len(able) == 1:
        dialog.form.load(Grant(supervisor=able[0].id))
        pin.setFocus()
