"""The ways out of the page Kirim beside the export: the outbox and the photos, each with its key."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from shiboken6 import isValid

from baktidesk.ui import text
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon


class SendWays(QWidget):
    """Two keys of the page; that of the outbox says how many messages wait in it."""

    def __init__(self, page: QWidget, store: Store, workbook: Callable[[], Path | None]) -> None:
        """Make the keys for a page; `workbook` gives the file that was made last, where one was."""
        super().__init__()
        self._page, self._store, self._workbook = page, store, workbook
        self.outbox = self._make_button("send.outbox", "send", "F9", self.show_outbox)
        self.photos = self._make_button("send.photos", "photo", "F10", self.show_photos)
        words = translate("Photos", "Photos and files")
        self.photos.setText(f"{words}   F10")
        self.photos.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZES.space_s)
        row.addWidget(self.outbox)
        row.addWidget(self.photos)
        store.changed.connect(self._on_changed)
        self._show_waiting(0)

    def refresh(self) -> None:
        """Count the messages that wait."""

        def work(session: Any) -> int:
            from baktidesk.services.sending import post  # with all that mail needs: not before the page is in sight

            return post.waiting(session)

        self._store.read(work, self._show_waiting)

    def show_outbox(self) -> None:
        """Open the outbox."""
        from baktidesk.ui.sending.outbox_dialog import OutboxDialog

        OutboxDialog.show_for(self._page, self._store)

    def show_photos(self) -> None:
        """Open the photos and files of the event; once a workbook was made they can be zipped with it."""
        from baktidesk.ui.sending.photos_dialog import PhotosDialog

        about, workbook = self._store.active_event, self._workbook()
        if about is None:
            return
        dialog = PhotosDialog.show_for(self._page, self._store, "event", about.id, about.record.name)
        if workbook is not None:
            from baktidesk.ui.sending.zipping import Zipper

            Zipper(dialog, self._store, about.id, workbook)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if "setting" in kinds and self.isVisible():
            self.refresh()

    def _show_waiting(self, count: int) -> None:
        if not isValid(self):
            return
        words = translate("Outbox", "Outbox: {count} waiting") if count else translate("Outbox", "Outbox")
        words = words.format(count=text.number(count))
        self.outbox.setText(f"{words}   F9")
        self.outbox.setAccessibleName(words)

    def _make_button(self, name: str, image: str, key: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(icon(image, "accent", SIZES.icon_small), "")
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        shortcut = QShortcut(QKeySequence(key), self._page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)
        return button
