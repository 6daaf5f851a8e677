"""Putting a backup back in five steps: choose it, compare it, say why, do it, and see what became of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from baktidesk.domain.errors import Refused
from baktidesk.domain.zones import Zone, local_day
from baktidesk.ui import text
from baktidesk.ui.chip import Chip
from baktidesk.ui.dialog_parts import button_row, dialog_button, esc, within_window
from baktidesk.ui.file_dialogs import file_dialog
from baktidesk.ui.page import make_paragraph, make_words
from baktidesk.ui.store import Store
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

if TYPE_CHECKING:
    from baktidesk.db.backup import Content

STEPS = 5
NUMBER_WIDTH, PLACE_WIDTH = 120, 160
CHOOSE, COMPARE, WHY, DO = range(4)


@dataclass(frozen=True, kw_only=True)
class Copy:
    """One backup that can be chosen: when it was made, in words, and what it holds; None when it is damaged."""

    id: str
    when: str
    where: str
    content: "Content | None"

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.id)


@dataclass(frozen=True, kw_only=True)
class Difference:
    """How many records of a kind there are now, and how many in the backup."""

    id: str
    words: str
    now: int
    then: int


class RestoreDialog(QDialog):
    """Leads through the first four steps; nothing is written before the last of them."""

    def __init__(
        self, parent: QWidget, store: Store, copies: Sequence[Copy], now: Mapping[str, int], go: Callable[[Path], None]
    ) -> None:
        """Show the copies; `go` is called with the one that was decided upon."""
        super().__init__(parent)
        self.setObjectName("restore.dialog")
        self.setWindowTitle(translate("Restore", "Put a backup back"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(within_window(parent, SIZES.desk_most + SIZES.scan_least, SIZES.results))
        self._store, self._now, self._go = store, now, go
        self._copies = list(copies)
        self._step = make_words("", "muted")
        self._step.setObjectName("restore.step")
        self.copies: RecordTable[Copy] = _make_copies()
        self.differences: RecordTable[Difference] = _make_differences()
        self._lost = make_paragraph("", "body", "restore.lost")
        self.reason = QLineEdit()
        self.reason.setObjectName("restore.reason")
        self.reason.setAccessibleName(translate("Restore", "Reason"))
        self._problem = make_paragraph("", "problem", "restore.problem")
        self._sure = make_paragraph("", "body", "restore.sure")
        self._stack = QStackedWidget()
        self._next = QPushButton()
        self._next.setObjectName("restore.next")
        self._next.setProperty("primary", True)
        self._next.setDefault(True)
        self._next.clicked.connect(self._on_next)
        self._lay_out()
        self.copies.chosen.connect(lambda one: self._next.setEnabled(one is not None and one.content is not None))
        self.copies.opened.connect(self._on_next)
        self.copies.show_rows(self._copies)
        self._go_to(CHOOSE)

    @classmethod
    def show_for(cls, parent: QWidget, store: Store, data: str, go: Callable[[Path], None]) -> None:
        """Read the copies beside the data and in the second place, and open the dialog without blocking."""

        def work(session: Any) -> tuple[list[Copy], Mapping[str, int]]:
            from baktidesk.services.restoring import counts_now

            return _copies_of(session, data), counts_now(session)

        def open_dialog(found: tuple[list[Copy], Mapping[str, int]]) -> None:
            dialog = cls(parent, store, *found, go)
            dialog.open()
            dialog.copies.setFocus(Qt.FocusReason.OtherFocusReason)
            if found[0]:
                dialog.copies.select(0)

        store.read(work, open_dialog)

    def _go_to(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        names = (
            translate("Restore", "Choose the backup"),
            translate("Restore", "Compare it with what is there now"),
            translate("Restore", "Say why"),
            translate("Restore", "Put it back"),
        )
        words = translate("Restore", "Step {step} of {steps}: {name}")
        self._step.setText(words.format(step=step + 1, steps=STEPS, name=names[step]))
        verb = translate("Restore", "Put it back now") if step == DO else translate("Restore", "Next")
        self._next.setText(verb)
        self._next.setAccessibleName(verb)
        chosen = self.copies.current()
        self._next.setEnabled(step != CHOOSE or (chosen is not None and chosen.content is not None))
        self._back.setEnabled(step != CHOOSE)
        self._other.setVisible(step == CHOOSE)
        if step == WHY:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step != CHOOSE:
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_next(self, _row: object = None) -> None:
        if not self._next.isEnabled():
            return
        step = self._stack.currentIndex()
        if step == CHOOSE:
            self._compare()
        elif step == WHY:
            self._ask()
        elif step == DO:
            self._do()
        else:
            self._go_to(step + 1)

    def _compare(self) -> None:
        from baktidesk.services.restoring import WORDS

        chosen = self.copies.current()
        if chosen is None or chosen.content is None:
            return
        then = chosen.content.records
        rows = [
            Difference(id=kind, words=translate("Restore", words), now=self._now.get(kind, 0), then=then.get(kind, 0))
            for kind, words in WORDS.items()
        ]
        self.differences.show_rows(rows)
        lost = sum(max(row.now - row.then, 0) for row in rows if row.id != "person")
        gone = translate("Restore", "{count} records that are there now will not be there any more.")
        none = translate("Restore", "Nothing that is there now is missing in this backup.")
        self._lost.setText(gone.format(count=text.number(lost)) if lost else none)
        self._go_to(COMPARE)

    def _ask(self) -> None:
        """Write down why; a supervisor's PIN is asked for in place where the officer's role does not suffice."""
        chosen, reason = self.copies.current(), self.reason.text()
        if chosen is None:
            return

        def work(session: Any) -> None:
            from baktidesk.services.restoring import ask_restore

            ask_restore(session, chosen.path.name, reason)

        self._store.run(work, lambda _nothing: self._confirm(chosen), refused=self._on_refused, undoable=False)

    def _confirm(self, chosen: Copy) -> None:
        self._problem.setText("")
        sure = translate(
            "Restore",
            "The data of {when} come back. Before that the data of now are backed up once more, and their file is "
            "kept under another name. Everybody signs in anew afterwards.",
        )
        self._sure.setText(sure.format(when=chosen.when))
        self._go_to(DO)

    def _on_refused(self, refusal: Refused) -> None:
        self._problem.setText(text.sentence(refusal))
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self) -> None:
        chosen = self.copies.current()
        if chosen is not None:
            self.accept()
            self._go(chosen.path)

    def _ask_file(self) -> None:
        dialog = file_dialog(self, "restore.file", translate("Restore", "Choose another file"))
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def take_file(self, path: str) -> None:
        """Offer a file from elsewhere as the first copy, once it has been looked into."""
        self._store.start(lambda: _look_into(Path(path)), self._offer, partial(self._say_file, path))

    def _offer(self, copy: Copy) -> None:
        self._copies = [copy, *(one for one in self._copies if one.id != copy.id)]
        self.copies.show_rows(self._copies)
        self.copies.select(0)
        self._lost.setText("")
        self._file_problem.setText("")

    def _say_file(self, path: str, refusal: Refused) -> None:
        from baktidesk.db.keys import Locked

        if isinstance(refusal, Locked):
            from baktidesk.ui.safety.unlock_page import UnlockDialog

            UnlockDialog.ask(self, self._store, path, lambda: self.take_file(path))
            return
        self._file_problem.setText(text.sentence(refusal))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_m)
        box.addWidget(make_words(self.windowTitle(), "section"))
        box.addWidget(self._step)
        self._file_problem = make_paragraph("", "problem", "restore.file_problem")
        label = make_words(translate("Restore", "Reason"), "caption")
        label.setBuddy(self.reason)
        for widgets in (
            (self.copies, self._file_problem),
            (self.differences, self._lost),
            (label, self.reason, self._problem),
            (self._sure,),
        ):
            self._stack.addWidget(_column(widgets))
        box.addWidget(self._stack, 1)
        box.addLayout(self._make_foot())

    def _make_foot(self) -> QHBoxLayout:
        back = translate("Restore", "Back")
        self._back = dialog_button("restore.back", back, lambda: self._go_to(self._stack.currentIndex() - 1))
        self._other = dialog_button("restore.other", translate("Restore", "Another file…"), self._ask_file)
        leave = esc(dialog_button("restore.leave", translate("Ask", "Leave it"), self.reject))
        return button_row(self._next, self._back, self._other, leave)


class RestoredDialog(QDialog):
    """The fifth step: what became of it."""

    def __init__(self, parent: QWidget, kept: str, refusal: Refused | None) -> None:
        """Say that it is done and under which name the file of before is kept, or why it was not done."""
        super().__init__(parent)
        self.setObjectName("restored.dialog")
        self.setWindowTitle(translate("Restore", "Put a backup back"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(SIZES.desk_most)
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_m)
        box.addWidget(make_words(self.windowTitle(), "section"))
        step = translate("Restore", "Step {step} of {steps}: {name}")
        box.addWidget(make_words(step.format(step=STEPS, steps=STEPS, name=translate("Restore", "Look")), "muted"))
        done = translate("Restore", "The backup is in place. What was there before is kept beside it as {file}.")
        words = text.sentence(refusal) if refusal else done.format(file=kept)
        box.addWidget(make_paragraph(words, "problem" if refusal else "body", "restored.words"))
        close = QPushButton(translate("Restore", "Go on"))
        close.setObjectName("restored.close")
        close.setProperty("primary", True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)


def _copies_of(session: Any, data: str) -> list[Copy]:
    """Give the copies beside the data and in the second place, newest first, each once."""
    from baktidesk.db.backup import list_backups
    from baktidesk.services.backups import list_with_content, look, second_place

    second = second_place(session)
    here = translate("Restore", "beside the data")
    there = translate("Restore", "second place")
    copies = [_copy(one, here) for one in list_with_content(data)]
    names = {copy.path.name for copy in copies}
    elsewhere = list_backups(Path(second)) if second else []
    return [*copies, *(_copy(look(one), there) for one in elsewhere if one.path.name not in names)]


def _copy(listed: Any, where: str) -> Copy:
    made = listed.backup.made_at
    when = f"{text.long_day(local_day(made, Zone.WIB))}, {text.hour(made, Zone.WIB)} {Zone.WIB.value}"
    return Copy(id=str(listed.backup.path), when=when, where=where, content=listed.content)


def _look_into(path: Path) -> Copy:
    """Look into a file from elsewhere; refused when it is no whole backup."""
    from baktidesk.db.restore import look_into
    from baktidesk.db.schema import HEAD

    return Copy(id=str(path), when=path.name, where=str(path.parent), content=look_into(path, HEAD))


def _make_copies() -> "RecordTable[Copy]":
    columns: list[Column[Copy]] = [
        Column(title=translate("Restore", "Backup of"), value=lambda one: one.when, stretch=True),
        Column(title=translate("Restore", "Place"), value=lambda one: one.where, width=PLACE_WIDTH),
        Column(title=translate("Backup", "State"), value=_state, chip=_state, width=NUMBER_WIDTH),
    ]
    empty = translate("Restore", "There is no backup here. Choose another file, for example on the USB stick.")
    return RecordTable("restore.copies", columns, empty, accessible=translate("Backup", "Backups"))


def _make_differences() -> "RecordTable[Difference]":
    columns: list[Column[Difference]] = [
        Column(title=translate("Restore", "What"), value=lambda one: one.words, stretch=True),
        Column(title=translate("Restore", "Now"), value=lambda one: one.now, width=NUMBER_WIDTH),
        Column(title=translate("Restore", "In the backup"), value=lambda one: one.then, width=NUMBER_WIDTH),
        Column(title=translate("Restore", "Difference"), value=_difference, width=NUMBER_WIDTH),
    ]
    return RecordTable("restore.differences", columns, "", accessible=translate("Restore", "Difference"))


def _difference(row: Difference) -> int:
    return row.then - row.now


def _state(one: Copy) -> Chip:
    if one.content:
        return Chip("good", "check", translate("Backup", "Verified"))
    return Chip("bad", "warning", translate("Backup", "Damaged"))


def _column(widgets: Sequence[QWidget]) -> QWidget:
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(SIZES.space_s)
    for widget in widgets:
        box.addWidget(widget, 1 if isinstance(widget, RecordTable) else 0)
    if not any(isinstance(widget, RecordTable) for widget in widgets):
        box.addStretch(1)
    return page
