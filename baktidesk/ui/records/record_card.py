"""One record beside the list: what it holds, what happened to it, and its voiding."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from baktidesk.domain.zones import Zone
from baktidesk.services.journal import RecordDetails, RecordKind, RecordLine
from baktidesk.ui.chip import StatusChip
from baktidesk.ui.dialog_parts import button_row
from baktidesk.ui.glyph import Glyph
from baktidesk.ui.page import make_card, make_words
from baktidesk.ui.records.record_words import Sentence, detail_rows, kind_chip, state_chip, tell, title_of
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon


class RecordCard(QWidget):
    """The record of the selected row.

    Signals:
        void_asked(): the officer wants the record voided.
        person_asked(): the officer wants to see all that is stored of the person.
        files_asked(): the officer wants the photos and files kept with the record.
    """

    void_asked = Signal()
    person_asked = Signal()
    files_asked = Signal()

    def __init__(self) -> None:
        """Make the card with nothing in it."""
        super().__init__()
        card, self._box = make_card()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self._title = _wrapped("", "section")
        self._title.setObjectName("records.title")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(SIZES.space_s)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.void = self._make_void()
        self._box.addWidget(self._title)
        self._box.addLayout(self._chips)
        self._box.addWidget(self._scroll, 1)
        self.person = QPushButton(icon("person", "accent"), translate("Records", "This person…"))
        self.person.setObjectName("records.person")
        self.person.setAccessibleName(translate("Records", "This person…"))
        self.person.clicked.connect(self.person_asked)
        self.files = QPushButton(icon("photo", "accent"), translate("Photos", "Photos…"))
        self.files.setObjectName("records.files")
        self.files.setAccessibleName(translate("Photos", "Photos and files"))
        self.files.clicked.connect(self.files_asked)
        for row in ((self.person, self.files), (self.void,)):  # side by side the three would have to be cut
            foot = button_row(*row)
            self._box.addLayout(foot)
        self.clear()

    def clear(self) -> None:
        """Say how to see a record."""
        self._title.hide()
        self._show_chips(None)
        self._show_body(_empty_body())
        self.void.hide()
        self.person.hide()
        self.files.hide()

    def show_record(self, line: RecordLine, details: RecordDetails, zone: Zone) -> None:
        """Show a record with its history; what is voided already, or no desk may void, offers no voiding."""
        self._title.setText(title_of(line))
        self._title.show()
        self._show_chips(line)
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, SIZES.space_s, SIZES.space_s, 0)
        box.setSpacing(SIZES.space_m)
        box.addLayout(_details_grid(details, zone))
        box.addSpacing(SIZES.space_xs)
        box.addWidget(make_words(translate("Records", "History"), "section"))
        for one in details.history:
            box.addWidget(_Deed(tell(one, details.kind, zone)))
        box.addStretch(1)
        self._show_body(body)
        self.void.setVisible(line.kind is not RecordKind.MOVEMENT and not line.voided)
        self.person.setVisible(bool(details.values.get("person_id")))
        self.files.setVisible(not line.voided)

    def _show_chips(self, line: RecordLine | None) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for chip in (kind_chip(line.kind), state_chip(line)) if line else ():
            self._chips.addWidget(StatusChip(chip))
        self._chips.addStretch(1)

    def _show_body(self, body: QWidget) -> None:
        self._scroll.setWidget(body)
        body.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)

    def _make_void(self) -> QPushButton:
        button = QPushButton(translate("Records", "Void   Del"))
        button.setObjectName("records.void")
        button.setAccessibleName(translate("Records", "Void"))
        button.setProperty("danger", True)
        button.clicked.connect(self.void_asked)
        return button


class _Deed(QFrame):
    """One deed of the history: its icon, what was done and changed, and when by whom."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZES.space_s)
        row.addWidget(Glyph(sentence.icon, sentence.tone, SIZES.icon_small), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(SIZES.space_xs // 2)
        words.addWidget(_wrapped(sentence.deed, "strong"))
        for change in sentence.changes:
            words.addWidget(_wrapped(change, "body"))
        words.addWidget(_wrapped(sentence.by, "caption"))
        row.addLayout(words, 1)


def _details_grid(details: RecordDetails, zone: Zone) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SIZES.space_m)
    grid.setVerticalSpacing(SIZES.space_s - SIZES.space_xs // 2)
    grid.setColumnStretch(1, 1)
    for row, (label, value) in enumerate(detail_rows(details, zone)):
        caption = _wrapped(label, "muted")
        caption.setFixedWidth(SIZES.desk_least // 4)
        grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_wrapped(value, "body"), row, 1, Qt.AlignmentFlag.AlignTop)
    return grid


def _empty_body() -> QWidget:
    body = QWidget()
    box = QVBoxLayout(body)
    box.setSpacing(SIZES.space_m)
    words = _wrapped(
        translate("Records", "Choose a line in the list to see what it holds and what happened to it."), "muted"
    )
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    box.addStretch(1)
    box.addWidget(Glyph("records", "muted", SIZES.icon_large), 0, Qt.AlignmentFlag.AlignHCenter)
    box.addWidget(words)
    box.addStretch(2)
    return body


def _wrapped(words: str, role: str) -> QLabel:
    label = make_words(words, role)
    label.setWordWrap(True)
    return label
