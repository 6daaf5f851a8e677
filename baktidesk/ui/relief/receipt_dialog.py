"""Printing the receipt sheet: for which goods, for whom, and whether identity numbers stand there in full."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.names import slug
from baktidesk.domain.officer import Deed, may
from baktidesk.domain.paper import Document, Paper
from baktidesk.domain.recipient_roll import WHOLE, ReceiptSheet, RecipientLine, Wanted
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.relief.goods import item_options
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate

if TYPE_CHECKING:
    from baktidesk.services.prints import PrintSetup

Done = Callable[[], None]
Refuse = Callable[[Refused], None]


class ReceiptSheetDialog:
    """Asks what the receipt sheet is for, and offers it for printing."""

    @classmethod
    def show_for(cls, parent: QWidget, store: Store) -> None:
        """Open the dialog for the active event without blocking; nothing happens without an event or its goods."""
        event = store.active_event
        if event is not None and event.items:
            store.read(lambda session: _quantities(session, event.id), lambda most: _ask(parent, store, event, most))


def _ask(parent: QWidget, store: Store, event: StoredEvent, quantities: Mapping[str, int]) -> None:
    whole = may(store.actor.role, Deed.EXPORT_DETAIL)
    masked = translate("Recipients", "NIK and No. KK are printed masked; a supervisor can print them in full.")
    dialog = RecordDialog.ask(
        parent,
        "receipt",
        translate("Recipients", "Print the receipt sheet"),
        ReceiptSheet,
        translate("Recipients", "Print"),
        lambda record, done, refused: _print(parent, store, event, record, done, refused),
        options=frozenset({WHOLE} if whole else ()),
        offers={"item": item_options(event.items)},
        sentence="" if whole else masked,
    )
    item, quantity = dialog.form.editor("item_id"), dialog.form.editor("quantity")

    def propose() -> None:
        quantity.set_value(quantities.get(item.value(), 1))

    item.edited.connect(propose)
    propose()


def _print(
    parent: QWidget, store: Store, event: StoredEvent, record: ReceiptSheet, done: Done, refused: Refuse
) -> None:
    """Read the lines and hand them to the print dialog."""

    def read(session: Any) -> tuple["PrintSetup", list[RecipientLine]]:
        from baktidesk.services.prints import print_setup
        from baktidesk.services.relief.recipient_roll import not_yet_collected, recipient_lines

        lines = recipient_lines(session, event.id, record.item_id, whole=record.whole)
        if record.who is Wanted.MISSING:
            missing = {line.id for line in not_yet_collected(session, event.id, record.item_id)}
            lines = [line for line in lines if line.id in missing]
        return print_setup(session, Document.RECEIPT_SHEET), lines

    def then(found: tuple["PrintSetup", list[RecipientLine]]) -> None:
        setup, lines = found
        if not lines:
            refused(Refused(_NOBODY, field="who"))
            return
        done()
        _offer(parent, store, event, record, setup, lines)

    store.read(read, then)


def _offer(
    parent: QWidget,
    store: Store,
    event: StoredEvent,
    record: ReceiptSheet,
    setup: "PrintSetup",
    lines: list[RecipientLine],
) -> None:
    from baktidesk.ui.papers.print_dialog import PrintDialog, PrintJob
    from baktidesk.ui.papers.printing import PRACTICE_MARK
    from baktidesk.ui.relief.recipient_sheet import ReceiptSheetPaper

    mark = PRACTICE_MARK if setup.practice else ""
    item = next(one for one in event.items if one.id == record.item_id)
    sheet = ReceiptSheetPaper(event=event, item=item, quantity=record.quantity or 1, lines=lines, mark=mark)
    what = slug(translate("Recipients", "receipt sheet")).lower()
    job = PrintJob(
        title=translate("Recipients", "Print the receipt sheet of {item}").format(item=item.name),
        document=Document.RECEIPT_SHEET,
        papers=(Paper.A4,),
        make=lambda _paper: sheet,
        file_name="_".join(filter(None, (mark, event.record.code, f"{what}-{slug(item.name).lower()}"))),
        record_id=event.id,
    )
    PrintDialog.ask(parent, store, job, setup)


def _quantities(session: Any, event_id: str) -> dict[str, int]:
    from baktidesk.services.relief.entitlements import list_entitlements

    return {item_id: rule.quantity or 1 for item_id, rule in list_entitlements(session, event_id).items()}


_NOBODY = QT_TRANSLATE_NOOP("Refused", "Nobody on the recipients' roll belongs on this sheet.")
