"""More goes out than book or entitlement allow: why, and where the officer may not say so alone, who allows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from PySide6.QtWidgets import QLineEdit, QWidget

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, NeedsReason, NeedsSupervisor
from baktidesk.domain.fields import Reference, Text
from baktidesk.domain.officer import Deed, StoredOfficer, may
from baktidesk.services import officers
from baktidesk.services.relief.stock import Override
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog, Save
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate

PIN_LENGTH = 6


@dataclass(kw_only=True)
class Overdraft:
    """Why more goes out than the book shows."""

    reason: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Reason"),
            help=QT_TRANSLATE_NOOP("Field", "It stands in the stock ledger for whoever checks it."),
            required=True,
            max_length=300,
        ),
    ] = ""

    def grant(self, session: Any) -> Override:
        """Give the word that the stock rules ask for; the officer at the desk may give it."""
        return Override(reason=self.reason)


@dataclass(kw_only=True)
class SupervisedOverdraft(Overdraft):
    """Why more goes out than the book shows, and the supervisor who allows it."""

    supervisor: Annotated[
        str, Reference(label=QT_TRANSLATE_NOOP("Field", "Supervisor"), kind="officer", required=True, width=1)
    ] = ""
    pin: Annotated[
        str,
        Text(label=QT_TRANSLATE_NOOP("Field", "PIN of the supervisor"), required=True, max_length=PIN_LENGTH, width=1),
    ] = field(default="", repr=False)

    def grant(self, session: Any) -> Override:
        """Give the word that the stock rules ask for; Refused at the field `pin` when the PIN is not right."""
        return Override(reason=self.reason, supervisor=officers.confirm_supervisor(session, self.supervisor, self.pin))


@dataclass(kw_only=True)
class SecondHelping:
    """Why somebody receives again, or more than agreed."""

    reason: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Reason"),
            help=QT_TRANSLATE_NOOP("Field", "It stands on the list of exceptions."),
            required=True,
            max_length=300,
        ),
    ] = ""


NO_OVERDRAFT = Overdraft()


def ask_override(parent: QWidget, store: Store, refusal: NeedsSupervisor, save: Save) -> None:
    """Ask for the reason, and for a supervisor's PIN where the officer's role needs one; nothing typed is lost.

    `save(overdraft, done, refused)` does the deed again with the overdraft's `grant` and calls one of the two.
    """
    if may(store.actor.role, Deed.OVERDRAW):
        _open(parent, Overdraft, refusal, save, [])
        return
    store.read(officers.list_officers, lambda found: _open(parent, SupervisedOverdraft, refusal, save, found))


def ask_exception(parent: QWidget, refusal: NeedsReason, save: Save) -> None:
    """Ask why somebody is served again; `save(second_helping, done, refused)` does the deed with that reason."""
    RecordDialog.ask(
        parent,
        "exception",
        translate("Override", "Served already"),
        SecondHelping,
        translate("Override", "Give it all the same"),
        save,
        sentence=text.sentence(refusal),
    )


def _open(
    parent: QWidget,
    record: type[Overdraft],
    refusal: NeedsSupervisor,
    save: Callable[..., None],
    known: Sequence[StoredOfficer],
) -> None:
    dialog = RecordDialog.ask(
        parent,
        "override",
        translate("Override", "More than the stock shows"),
        record,
        translate("Override", "Record it all the same"),
        save,
        sentence=text.sentence(refusal),
        offers={"officer": [(one.id, one.name) for one in known if may(one.role, Deed.OVERDRAW)]},
    )
    if record is SupervisedOverdraft:
        pin = dialog.form.editor("pin")
        pin.setEchoMode(QLineEdit.EchoMode.Password)
        pin.setMaxLength(PIN_LENGTH)
