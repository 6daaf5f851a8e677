"""Zipping the workbook with the photos of its event: away from the desks' work, with progress and a way to stop."""

from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from baktidesk.domain.errors import Refused
from baktidesk.services.sending.bundle import Bundle, note_bundle, plan_bundle, write_bundle
from baktidesk.services.workbook.book import Cancelled
from baktidesk.ui import text
from baktidesk.ui.sending.mail_size import megabytes
from baktidesk.ui.sending.photos_dialog import PhotosDialog
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate


class Zipper(QObject):
    """Makes the .zip that a photos dialog asks for.

    Signals:
        made(object, object): the path of the .zip, or the exception that came instead, and its Bundle.
        progressed(int, int): kilobytes written, and of how many.
    """

    made = Signal(object, object)
    progressed = Signal(int, int)

    def __init__(self, dialog: PhotosDialog, store: Store, event_id: str, workbook: Path) -> None:
        """Serve a dialog; the workbook gives its folder and name."""
        super().__init__(dialog)
        self._dialog, self._store = dialog, store
        self._event_id, self._workbook = event_id, workbook
        self._stop = Event()
        self._stopper = self._make_stopper()
        dialog.zip.show()
        dialog.zip_asked.connect(self._plan)
        dialog.finished.connect(lambda _code: self._stop.set())
        self.made.connect(self._on_made, Qt.ConnectionType.QueuedConnection)
        self.progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)

    def _make_stopper(self) -> QPushButton:
        button = QPushButton(translate("Send", "Stop"))
        button.setObjectName("photos.stop")
        button.setAccessibleName(translate("Photos", "Stop making the zip"))
        button.setAutoDefault(False)
        button.clicked.connect(self._stop.set)
        button.hide()
        self._dialog.foot.insertWidget(self._dialog.foot.indexOf(self._dialog.zip) + 1, button)
        return button

    def _plan(self) -> None:
        self._stop.clear()
        self._show_working(working=True)
        self._store.run(
            lambda session: plan_bundle(session, self._event_id, self._workbook),
            self._write,
            refused=lambda no: self._on_made(no, None),
            undoable=False,
        )

    def _write(self, plan: Bundle) -> None:
        def work() -> None:
            try:
                outcome: object = write_bundle(plan, self._tell)
            except Exception as error:
                outcome = error
            if isValid(self):
                self.made.emit(outcome, plan)

        Thread(target=work, name="zip", daemon=True).start()

    def _tell(self, done: int, of: int) -> None:
        """Tell how far it is, and give up when the officer says so; called by the thread that writes."""
        if self._stop.is_set():
            raise Cancelled
        if isValid(self):
            self.progressed.emit(done // 1000, of // 1000)

    def _on_progressed(self, done: int, of: int) -> None:
        self._dialog.progress.setRange(0, of)
        self._dialog.progress.setValue(done)

    def _on_made(self, outcome: object, plan: Bundle | None) -> None:
        if not isValid(self._dialog):
            return
        self._show_working(working=False)
        if isinstance(outcome, Refused):
            self._dialog.say(text.sentence(outcome), "muted" if isinstance(outcome, Cancelled) else "problem")
        elif isinstance(outcome, Path) and plan is not None:
            self._store.run(lambda session: note_bundle(session, self._event_id, outcome, plan), undoable=False)
            words = translate("Photos", "{file} is ready, {size}: the workbook and {count} files. It has no password.")
            told = {"file": outcome.name, "size": megabytes(plan.bytes), "count": text.number(len(plan.files))}
            self._dialog.say(words.format(**told))
        else:
            self._store.broke.emit(outcome)

    def _show_working(self, *, working: bool) -> None:
        self._dialog.progress.setRange(0, 0)
        self._dialog.progress.setVisible(working)
        self._stopper.setVisible(working)
        self._dialog.zip.setEnabled(not working)
