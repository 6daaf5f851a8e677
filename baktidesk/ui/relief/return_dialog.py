"""Goods come back from a delivery: which line, how much of what is still out, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from PySide6.QtWidgets import QWidget

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Number, Reference, Text
from baktidesk.domain.returning import Return
from baktidesk.services.relief import returns
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.relief.goods import amount
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate


@dataclass(kw_only=True)
class GoodsBack:
    """Goods that come back of one line of a delivery."""

    movement_id: Annotated[
        str, Reference(label=QT_TRANSLATE_NOOP("Field", "What comes back"), kind="movement", required=True)
    ] = ""
    quantity: Annotated[
        int | None,
        Number(label=QT_TRANSLATE_NOOP("Field", "Quantity"), minimum=1, maximum=10_000_000, required=True),
    ] = None
    reason: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Reason"), required=True, max_length=150)] = ""


@dataclass(frozen=True, kw_only=True)
class StillOut:
    """What of one line of a delivery may still come back, in the item's unit."""

    id: str
    item: str
    unit: str
    left: int


def ask_return(parent: QWidget, store: Store, recipient: str, kind: str, record_id: str) -> None:
    """Ask what comes back of a delivery (`kind` is its table), without blocking; says so where nothing can."""
    store.read(lambda session: _lines_of(session, kind, record_id), lambda lines: _ask(parent, store, recipient, lines))


def ask_return_of(parent: QWidget, store: Store, recipient: str, movement_id: str) -> None:
    """Ask what comes back of one movement of the ledger, without blocking; says so where nothing can."""
    store.read(lambda session: _line_of(session, movement_id), lambda lines: _ask(parent, store, recipient, lines))


def _lines_of(session: Any, kind: str, record_id: str) -> list[StillOut]:
    return [
        StillOut(id=row.id, item=row.name, unit=row.unit, left=returns.still_out(session, row.id))
        for row in returns.movements_of(session, kind, record_id)
    ]


def _line_of(session: Any, movement_id: str) -> list[StillOut]:
    row = returns.movement(session, movement_id)
    return [StillOut(id=row.id, item=row.name, unit=row.unit, left=returns.still_out(session, row.id))]


def _ask(parent: QWidget, store: Store, recipient: str, lines: Sequence[StillOut]) -> None:
    lines = [line for line in lines if line.left > 0]
    if not lines:
        store.said.emit(translate("Stock", "Nothing of this delivery can come back any more."), "")
        return
    dialog = RecordDialog.ask(
        parent,
        "return",
        translate("Stock", "What comes back from {recipient}?").format(recipient=recipient or _somebody()),
        GoodsBack,
        translate("Stock", "Take back"),
        lambda record, done, refused: _save(store, record, dialog.form.record_id, lines, done, refused),
        sentence=translate("Stock", "It goes back to the stock; the delivery stays as it was written."),
        offers={"movement": [(line.id, _words(line)) for line in lines]},
    )


def _save(store: Store, record: GoodsBack, new_id: str, lines: Sequence[StillOut], done: Any, refused: Any) -> None:
    line = next(one for one in lines if one.id == record.movement_id)
    back = Return(quantity=record.quantity, reason=record.reason)
    store.run(
        lambda session: returns.return_goods(session, line.id, back, new_id),
        lambda _id: done(),
        refused=refused,
        tell=lambda _id: translate("Stock", "Came back: {goods}.").format(
            goods=amount(line.item, record.quantity or 0, line.unit)
        ),
    )


def _words(line: StillOut) -> str:
    words = translate("Stock", "{item}: {left} {unit} still out")
    return words.format(item=line.item, left=text.number(line.left), unit=line.unit)


def _somebody() -> str:
    return translate("Stock", "the recipient")
