"""What a gate's key opens: the dialog that finishes the missing part, or the page where it is done."""

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from baktidesk.domain.closing import Finding, Gate
from baktidesk.domain.stock import MAIN_STORE
from baktidesk.ui.safety.backup_keeper import BackupKeeper
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate

PAGES = {"donors": "donors", "handover": "distributions", "distribution": "distributions", "crowd": "distributions"}
"""The page of each draft, by the draft's name; every other one is called as its page."""


def open_gate(dialog: QDialog, store: Store, finding: Finding, day: dt.date, keeper: BackupKeeper | None) -> None:
    """Open what is missing of a day at a gate; a dialog comes over this one, for a page this one makes room."""
    openers: dict[Gate, Any] = {
        Gate.FUNNEL: lambda: _show_visit(dialog, finding.target),
        Gate.DISPUTES: lambda: _settle(dialog, store),
        Gate.TALLY: lambda: _enter_tally(dialog, store, day),
        Gate.STOCK: lambda: _count(dialog, store, finding.target),
        Gate.DRAFTS: lambda: _open_page(dialog, PAGES.get(finding.target, finding.target)),
        Gate.DOCUMENTS: lambda: _print_document(dialog, store, finding.target),
        Gate.EXPORT: lambda: _make_file(dialog),
        Gate.BACKUP: keeper.back_up if keeper else lambda: _open_page(dialog, "settings"),
    }
    openers[finding.gate]()


def _open_page(dialog: QDialog, key: str) -> Any:
    parent: Any = dialog.parentWidget()
    window = parent.window()
    dialog.accept()
    window.open_page(key)
    return window


def _show_visit(dialog: QDialog, visit_id: str) -> None:
    """Show at the donors' desk who has waited longest."""
    window = _open_page(dialog, "donors")
    if visit_id:
        window.page("donors").show_visit(visit_id)


def _make_file(dialog: QDialog) -> None:
    """Make room for the page behind, with the cursor on its button."""
    parent: Any = dialog.parentWidget()
    button = parent.findChild(QPushButton, "send.export")
    dialog.accept()
    if button is not None:
        button.setFocus(Qt.FocusReason.OtherFocusReason)


def _settle(dialog: QDialog, store: Store) -> None:
    from baktidesk.ui.relief.dispute_list import DisputeList

    DisputeList.show_for(dialog, store)


def _enter_tally(dialog: QDialog, store: Store, day: dt.date) -> None:
    from baktidesk.ui.donors.pmi_tally import PmiTallyDialog

    PmiTallyDialog.show_for(dialog, store, day)


def _count(dialog: QDialog, store: Store, item_id: str) -> None:
    """Count the stock, first what is missing."""
    from baktidesk.ui.relief.count_dialog import CountDialog

    event = store.active_event
    places = [(MAIN_STORE, translate("Stock", "Main store")), *event.areas] if event and event.areas else []
    CountDialog.show_for(dialog, store, places, item_id)


def _print_document(dialog: QDialog, store: Store, handover_id: str) -> None:
    from baktidesk.ui.papers.handover_document import HandoverDialog

    HandoverDialog.show_for(dialog, store, handover_id)
