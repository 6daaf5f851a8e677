"""Importing a roll: the file is read and shown in three lists first, and written only when the officer says so."""

import contextlib
import datetime as dt
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.fields import Text, fields_of
from baktidesk.domain.roll import RollFile, RollKind, RollPerson, RollPreview
from baktidesk.domain.zones import local_day
from baktidesk.ui import text
from baktidesk.ui.dialog_parts import esc, within_window
from baktidesk.ui.editors import TextEditor
from baktidesk.ui.field_box import Note
from baktidesk.ui.file_box import FileBox
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.page import make_words
from baktidesk.ui.rolls.roll_preview import RollPreviewBox, dialog_width
from baktidesk.ui.rolls.roll_words import about, not_saved, save_words, title_of, to_write, told
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

_STEP = 50


class RollDialog(QDialog):
    """Imports the donors' or the recipients' roll of the active event.

    Signals: written(int): so many rows have been written (from the worker thread).
    """

    written = Signal(int)

    def __init__(self, parent: QWidget, store: Store, event: StoredEvent, kind: RollKind = RollKind.DONOR) -> None:
        """Make the dialog for an event."""
        super().__init__(parent)
        self.setObjectName("roll.dialog")
        self.setWindowTitle(title_of(kind))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.resize(within_window(parent, dialog_width(parent), SIZES.form_most // 2))
        self._store = store
        self._event = event
        self._kind = kind
        self._file: RollFile | None = None
        self._found: RollPreview | None = None
        self._asked = 0
        self._given_up = threading.Event()
        self._writing = False
        self.box = FileBox("roll", translate("Roll", "Excel file (.xlsx)"))
        self.unit = _unit_editor()
        self._compared_with = ""
        self.preview = RollPreviewBox(kind)
        self._unused = OneLine("muted")
        self._unused.setObjectName("roll.unused")
        self._progress = _progress()
        self._words = make_words("", "muted")
        self._words.setObjectName("roll.words")
        self._refusal = Note()
        self._refusal.setObjectName("roll.refusal")
        self._save = self._button("roll.save", self._import)
        self._save.setProperty("primary", True)
        self._print = self._button("roll.print", self._print_bad)
        self._print.setText(translate("Roll", "Print the bad rows"))
        self._print.setAccessibleName(self._print.text())
        self._close = self._button("roll.close", self.reject)
        self._lay_out()
        self._connect()
        self._show_found(None)

    @classmethod
    def show_for(cls, parent: QWidget, store: Store, kind: RollKind = RollKind.DONOR) -> "RollDialog | None":
        """Open the dialog for the active event without blocking; nothing happens without an event."""
        event = store.active_event
        if event is None:
            return None
        dialog = cls(parent, store, event, kind)
        dialog.open()
        dialog.box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        store.read(_unit_names, dialog._offer)
        return dialog

    def _connect(self) -> None:
        self.box.edited.connect(self._forget)
        self.box.given.connect(self._read)
        self.unit.editingFinished.connect(self._compare_again)
        self.written.connect(self._on_written)
        self._store.backing_up.connect(self._on_backing_up, Qt.ConnectionType.QueuedConnection)
        self._store.backed_up.connect(self._on_backed_up, Qt.ConnectionType.QueuedConnection)
        self._store.broke.connect(self._on_broke)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self._save.click)

    def _offer(self, names: list[str]) -> None:
        if isValid(self):
            self.unit.offer([(name, name) for name in names])

    def _forget(self) -> None:
        """Drop what belongs to another file."""
        self._asked += 1
        self._file = None
        self._show_found(None)

    def _read(self) -> None:
        """Read the file on the worker thread."""
        problem = self.box.problem()
        self.box.show_problem(problem)
        if problem is not None or self._writing:
            return
        self._forget()
        asked, path = self._asked, self.box.value()
        today, kind = local_day(dt.datetime.now(dt.UTC), self._event.zone), self._kind
        self._show_working(translate("Roll", "The file is being read…"))
        self._store.start(
            lambda: _read_file(path, today, kind),
            lambda file: self._take(asked, file),
            lambda no: self._refuse(asked, no),
        )

    def _take(self, asked: int, file: RollFile) -> None:
        if isValid(self) and asked == self._asked:
            self._file = file
            self._compare(file)

    def _refuse(self, asked: int, refusal: Refused) -> None:
        if isValid(self) and asked == self._asked:
            self._show_working("")
            self.box.show_problem(refusal.problem)

    def _compare(self, file: RollFile) -> None:
        """Compare the file with the data on the worker thread."""
        self._asked += 1
        asked, event_id, unit, kind = self._asked, self._event.id, self.unit.value(), self._kind
        self._found, self._compared_with = None, unit

        def work(session: Any) -> RollPreview:
            from baktidesk.services.rolls.roll import preview_file

            return preview_file(session, event_id, file, kind, unit)

        self._show_working(translate("Roll", "The people are being compared with those known…"))
        self._store.read(work, lambda found: self._show_compared(asked, found))

    def _compare_again(self) -> None:
        """Compare once more when another work unit was named for the rows without one."""
        if self._file is not None and not self._writing and self.unit.value() != self._compared_with:
            self._compare(self._file)

    def _show_compared(self, asked: int, found: RollPreview) -> None:
        if isValid(self) and asked == self._asked:
            self._show_found(found)
            if to_write(found):
                self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_found(self, found: RollPreview | None) -> None:
        self._found = found
        self._show_working("")
        if found is None:
            self.preview.clear()
        else:
            self.preview.show_preview(found)
        unused = ", ".join(found.file.unused) if found else ""
        words = translate("Roll", "Columns that are not taken over: {headings}")
        self._unused.setText(words.format(headings=unused) if unused else "")
        words = save_words(found)
        self._save.setText(translate("Form", "{verb}   Ctrl+Enter").format(verb=words))
        self._save.setAccessibleName(words)
        self._save.setDefault(to_write(found) > 0)
        self._print.setVisible(found is not None and bool(found.bad))

    def _import(self) -> None:
        """Back up what is there, and write what is shown as accepted: one errand, one transaction."""
        found = self._found
        if found is None or not to_write(found) or self._writing:
            return
        event_id, unit, kind, progress = self._event.id, self._compared_with, self._kind, self._tell_progress

        def check(session: Any) -> None:
            from baktidesk.services.records import open_event

            progress(0)
            open_event(session, event_id)

        def work(session: Any) -> RollPreview:
            from baktidesk.services.rolls.roll import import_roll

            progress(0)
            return import_roll(session, event_id, found.file, kind, unit, progress)

        self._given_up.clear()
        self._show_writing(translate("Roll", "The people are being saved…"), to_write(found))
        self._store.run_backed_up(check, work, self._on_saved, refused=self._on_refused, tell=told)

    def _print_bad(self) -> None:
        """Print the rows that cannot be taken, for whoever sent the file."""
        from baktidesk.ui.papers.printing import print_list

        heads = [
            translate("Roll", "Row"),
            translate("Field", "Full name"),
            translate("Field", "Work unit"),
            translate("Roll", "Why"),
        ]
        bad = self._found.bad if self._found else ()
        rows = [(str(one.row), one.full_name, one.work_unit, text.sentence(one.reason)) for one in bad]
        title = translate("Roll", "Rows of {file} that cannot be taken").format(file=self.box.value().name)
        print_list(self, self._store, title, heads, rows)

    def _tell_progress(self, count: int) -> None:
        """Hear from the worker thread how far it is, and end it when the officer has given up."""
        if self._given_up.is_set():
            raise Refused(QT_TRANSLATE_NOOP("Refused", "The import was stopped. Nothing was saved."))
        if count % _STEP == 0:
            with contextlib.suppress(RuntimeError):  # the dialog has gone with its window; the import goes on
                self.written.emit(count)

    def _on_backing_up(self) -> None:
        if self._writing:
            self._show_writing(translate("Roll", "The data are being backed up first…"))

    def _on_backed_up(self, _done: object, _moment: object) -> None:
        if self._writing:
            self._show_writing(translate("Roll", "The people are being saved…"), to_write(self._found))

    def _on_written(self, count: int) -> None:
        self._progress.setValue(count)

    def _on_saved(self, _found: RollPreview) -> None:
        if isValid(self):
            self._show_working("")
            self.accept()

    def _on_refused(self, refusal: Refused) -> None:
        if isValid(self):
            self._show_working("")
            self._refusal.say(not_saved(refusal), "problem")
            self._refusal.show()
            self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_broke(self, _error: object) -> None:
        """Find out whether it was the import that broke: what is asked now is answered after it."""
        if self._writing:
            self._store.start(lambda: None, lambda _nothing: self._show_working(""))
        else:
            self._show_working("")

    def _show_working(self, words: str) -> None:
        """Say what is being done, or that nothing is."""
        self._writing = False
        self._show_progress(words)

    def _show_writing(self, words: str, steps: int = 0) -> None:
        """Say what the import is doing (`steps` = how many rows are written), or that it is being stopped."""
        self._writing = True
        given_up = self._given_up.is_set()
        self._show_progress(translate("Roll", "Being stopped…") if given_up else words, steps)
        self._close.setEnabled(not given_up)

    def _show_progress(self, words: str, steps: int = 0) -> None:
        busy = self._writing
        self._refusal.hide()
        self._words.setText(words)
        self._progress.setRange(0, steps)
        self._progress.setValue(0)
        self._progress.setVisible(bool(words))
        for widget in (self.box, self.unit):
            widget.setEnabled(not busy)
        self._save.setEnabled(not busy and to_write(self._found) > 0)
        self._close.setEnabled(True)
        self._close.setText(translate("Roll", "Stop") if busy else translate("Roll", "Close"))
        esc(self._close)

    def _button(self, name: str, do: Any) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_s)
        box.addWidget(make_words(title_of(self._kind), "section"))
        box.addWidget(make_words(about(self._kind), "muted"))
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_l)
        head.addWidget(self.box, 3)
        if self._kind is RollKind.DONOR:
            head.addLayout(_labelled(translate("Roll", "Work unit of rows that name none · optional"), self.unit), 2)
        box.addLayout(head)
        box.addWidget(self.box.note)
        box.addWidget(self.preview, 1)
        box.addWidget(self._unused)
        box.addWidget(self._refusal)
        box.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(SIZES.space_s)
        foot.addWidget(self._save)
        foot.addWidget(self._print)
        foot.addWidget(self._close)
        foot.addSpacing(SIZES.space_s)
        foot.addWidget(self._words)
        foot.addStretch(1)
        foot.addWidget(self._progress)
        return foot

    def reject(self) -> None:
        """Close; while people are being written, stop that first: nothing of it stays."""
        if self._writing:
            self._given_up.set()
            self._show_writing("")
            return
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file from elsewhere."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile() and not self._writing:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        event.acceptProposedAction()
        self.box.take(Path(event.mimeData().urls()[0].toLocalFile()))


def _read_file(path: Path, today: dt.date, kind: RollKind) -> RollFile:
    from baktidesk.services.rolls.reading import read_roll

    return read_roll(path, today, kind)


def _unit_names(session: Any) -> list[str]:
    from baktidesk.services.people import work_unit_names

    return work_unit_names(session)


def _unit_editor() -> TextEditor:
    field = fields_of(RollPerson)["work_unit"]
    assert isinstance(field, Text)
    editor = TextEditor(field)
    editor.setObjectName("work_unit")
    editor.setAccessibleName(translate("Roll", "Work unit of rows that name none · optional"))
    editor.setMaxLength(field.max_length)
    return editor


def _labelled(label: str, editor: QWidget) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(SIZES.space_xs)
    words = OneLine("caption", label)
    words.setBuddy(editor)
    box.addWidget(words)
    box.addWidget(editor)
    return box


def _progress() -> QProgressBar:
    bar = QProgressBar()
    bar.setAccessibleName(translate("Roll", "How far the import is"))
    bar.setFixedWidth(SIZES.rail)
    return bar
