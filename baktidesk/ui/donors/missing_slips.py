"""Slips that have not come back: their numbers, on screen and on paper, and the end of those left over."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.slips import UnusedSlips, read_runs, runs, runs_in_words
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.dialog_parts import esc
from baktidesk.ui.page import make_words
from baktidesk.ui.papers.printing import print_list
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

if TYPE_CHECKING:
    from collections.abc import Callable

_LINES_SHOWN = 6


@dataclass(frozen=True, kw_only=True)
class SlipCount:
    """How many slips were issued, and the numbers of those that have not come back."""

    issued: int
    missing: tuple[int, ...]


class MissingSlipsDialog(QDialog):
    """Lists the slips that nobody has entered; it reads again whenever a slip is entered or set aside."""

    def __init__(self, parent: QWidget, store: Store, event: StoredEvent, count: SlipCount) -> None:
        """Show the numbers."""
        super().__init__(parent)
        self.setObjectName("missing_slips.dialog")
        self.setWindowTitle(translate("Slips", "Slips that have not come back"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(SIZES.desk_most)
        self._parent = parent
        self._store = store
        self._event = event
        self._count = count
        self._sentence = _wrapped("muted", "missing_slips.sentence")
        self._numbers = _wrapped("section", "missing_slips.numbers")
        self._numbers.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._scrolled = _scrolled(self._numbers)
        self._print = self._button("missing_slips.print", translate("Slips", "Print the list"), self._print_list)
        self._unused = self._button("missing_slips.unused", translate("Slips", "Mark as unused…"), self._ask_unused)
        self._close = esc(self._button("missing_slips.close", translate("Slips", "Close"), self.reject))
        self._lay_out()
        self._show(count)
        store.changed.connect(self._on_changed)

    @classmethod
    def show_for(cls, parent: QWidget, store: Store) -> None:
        """Open the dialog for the active event without blocking; nothing happens without an event."""
        event = store.active_event
        if event is not None:
            store.read(lambda session: _read(session, event.id), lambda count: cls(parent, store, event, count).open())

    def _show(self, count: SlipCount) -> None:
        self._count = count
        self._numbers.setText(runs_in_words(count.missing))
        self._scrolled.setVisible(bool(count.missing))
        wanted = self._numbers.heightForWidth(SIZES.desk_most - 2 * SIZES.space_xxl)
        self._scrolled.setFixedHeight(max(0, min(wanted, SIZES.row * _LINES_SHOWN)))  # -1 where nothing is missing
        self._sentence.setText(_sentence(count))
        for button in (self._print, self._unused):
            button.setVisible(bool(count.missing))
        first = self._print if count.missing else self._close
        first.setDefault(True)
        if self.focusWidget() in (None, self._print, self._unused):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"donor_visit", "slip_batch"}:
            self._store.read(lambda session: _read(session, self._event.id), self._show_again)

    def _show_again(self, count: SlipCount) -> None:
        """Show the numbers, unless the dialog has been closed while they were read."""
        if isValid(self):
            self._show(count)

    def _print_list(self) -> None:
        """Print the runs, with room to write what became of each."""
        heads = [translate("Slips", "Slip"), translate("Slips", "Slips"), translate("Slips", "What became of it")]
        rows = [
            (runs_in_words(range(first, last + 1)), last - first + 1, "") for first, last in runs(self._count.missing)
        ]
        print_list(self._parent, self._store, translate("Slips", "Slips that have not come back"), heads, rows)

    def _ask_unused(self) -> None:
        dialog = RecordDialog.ask(
            self,
            "unused",
            translate("Slips", "Which slips will not come back?"),
            UnusedSlips,
            translate("Slips", "Mark as unused"),
            self._set_aside,
            sentence=translate("Slips", "They were left over or spoiled. They no longer count as missing."),
        )
        dialog.form.load(UnusedSlips(numbers=runs_in_words(self._count.missing)))
        dialog.form.editor("numbers").selectAll()  # what is typed takes the place of all that are missing

    def _set_aside(self, record: UnusedSlips, done: "Callable[[], None]", refused: "Callable[[Refused], None]") -> None:
        try:
            wanted = read_runs(record.numbers)
        except ValueError:
            refused(Refused(_NOT_NUMBERS, field="numbers", context="Problem"))
            return
        missing = [number for number in self._count.missing if any(first <= number <= last for first, last in wanted)]

        def keep(session: Any) -> list[int]:
            from baktidesk.services.donors.slips import set_aside

            return set_aside(session, self._event.id, missing)

        self._store.run(keep, lambda _numbers: done(), refused=refused, tell=_told, undoable=False)

    def _button(self, name: str, words: str, do: "Callable[[], object]") -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_m)
        box.addWidget(make_words(translate("Slips", "Slips that have not come back"), "section"))
        box.addWidget(self._sentence)
        box.addWidget(self._scrolled, 1)
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_s)
        for button in (self._print, self._unused, self._close):
            row.addWidget(button)
        row.addStretch(1)
        box.addLayout(row)


_NOT_NUMBERS = QT_TRANSLATE_NOOP("Problem", "Please write numbers and runs, for example 12, 15–18.")


def _read(session: Any, event_id: str) -> SlipCount:
    from baktidesk.services.donors.slips import list_batches, missing_slips

    issued = sum(len(batch.numbers) for batch in list_batches(session, event_id))
    return SlipCount(issued=issued, missing=tuple(missing_slips(session, event_id)))


def _sentence(count: SlipCount) -> str:
    if not count.issued:
        return translate("Slips", "No slips have been numbered for this event yet.")
    if not count.missing:
        return translate("Slips", "All {issued} slips are accounted for.").format(issued=text.number(count.issued))
    words = translate("Slips", "{missing} of {issued} slips are neither entered nor marked as unused:")
    return words.format(missing=text.number(len(count.missing)), issued=text.number(count.issued))


def _told(numbers: list[int]) -> str:
    return translate("Slips", "Marked as unused: {numbers}.").format(numbers=runs_in_words(numbers))


def _scrolled(label: QLabel) -> QScrollArea:
    """Put a label that may be long where it scrolls."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    area.setWidget(label)
    for widget in (label, area.viewport()):
        widget.setAutoFillBackground(False)
    return area


def _wrapped(role: str, name: str) -> QLabel:
    label = make_words("", role)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
