"""One column of the board: a head with its count over cards that are painted, not made, however many there are."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout

from baktidesk.domain.zones import Zone
from baktidesk.services.donors.visit_lists import VisitLine, VisitList
from baktidesk.ui import text
from baktidesk.ui.donors.marking import Marking
from baktidesk.ui.donors.visit_cards import CARD, CardPainter, Cards
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.page import make_words
from baktidesk.ui.theme import SIZES, current_theme, mark


class CardList(QListView):
    """The cards of a column.

    Signals:
        sideways(int): the officer wants to go to the column on the left (-1) or on the right (1).
        entered(): the keys go here now.
        left(): the keys go elsewhere.
    """

    sideways = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, name: str, accessible: str) -> None:
        """Make an empty list."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.cards = Cards(self)
        self.setModel(self.cards)
        self.setItemDelegate(CardPainter(self))
        self.marking = Marking(self)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView { border: none; background: transparent; }")  # the column paints both
        self.setMinimumHeight(CARD)

    def selected(self) -> list[VisitLine]:
        """Give the selected visits from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.cards.lines[row] for row in rows]

    def select(self, rows: Sequence[int]) -> None:
        """Select these rows and no others; the keys go on from the first."""
        model, keep = self.selectionModel(), QItemSelectionModel.SelectionFlag.NoUpdate
        self.clearSelection()
        for row in rows:
            model.select(self.cards.index(row), QItemSelectionModel.SelectionFlag.Select)
        if rows and self.currentIndex().row() not in rows:
            model.setCurrentIndex(self.cards.index(rows[0]), keep)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Let letters be keys of the steps alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Left and Right go to the neighbouring column, and Space mark a visit."""
        sides = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        meant = self.marking.meant(event)
        if event.key() in sides:
            self.sideways.emit(sides[Qt.Key(event.key())])
        elif meant is not None:
            super().keyPressEvent(meant)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keys go here."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the keys go elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()


class BoardColumn(QFrame):
    """A head with title, count and one line of detail, over the cards; a button shows the visits left out.

    Signals:
        all_asked(): the officer wants to see every visit.
    """

    all_asked = Signal()

    def __init__(self, key: str, title: str) -> None:
        """Make an empty column; `key` ends the object names of its list, count and button."""
        super().__init__()
        self.list = CardList(f"donors.column.{key}", title)
        self._count = make_words("0", "section")
        self._count.setObjectName(f"donors.count.{key}")
        self._detail = make_words("", "caption")
        self._detail.setWordWrap(True)
        self._empty = self._make_empty()
        self._all = QPushButton()
        self._all.setObjectName(f"donors.all.{key}")
        self._all.setProperty("quiet", True)
        self._all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._all.clicked.connect(self.all_asked)
        self._all.hide()
        self._lay_out(title)
        for moved in (self.list.entered, self.list.left):
            moved.connect(self.update)

    def show_lines(self, lines: Sequence[VisitLine], seen: VisitList, zone: Zone) -> None:
        """Show these visits."""
        bar = self.list.verticalScrollBar()
        scrolled = bar.value()
        self.list.cards.show(lines, seen, zone)
        bar.setValue(scrolled)
        self._empty.setVisible(not lines)

    def say(self, count: int, detail: str, tone: str, left_out: str) -> None:
        """Say how many visits there are, what is worth knowing of them, and how many are not shown ("" = none)."""
        self._count.setText(text.number(count))
        self._detail.setText(detail)
        mark(self._detail, "tone", tone)
        self._all.setText(left_out)
        self._all.setVisible(bool(left_out))

    def say_empty(self, words: str) -> None:
        """Say what an empty column means."""
        self._empty.setText(words)

    def _make_empty(self) -> QLabel:
        label = make_words("", "muted")
        label.setObjectName("empty")
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box = QVBoxLayout(self.list.viewport())
        box.setContentsMargins(SIZES.space_s, 0, SIZES.space_s, 0)
        box.addWidget(label)
        return label

    def _lay_out(self, title: str) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_s, SIZES.space_s, SIZES.space_s, SIZES.space_xs)
        box.setSpacing(SIZES.space_s)
        words, head = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(0)
        head.setContentsMargins(SIZES.space_xs, 0, SIZES.space_xs, 0)
        head.addWidget(OneLine("strong", title), 1)
        head.addWidget(self._count)
        detail = QHBoxLayout()
        detail.setContentsMargins(SIZES.space_xs, 0, SIZES.space_xs, 0)
        detail.addWidget(self._detail)
        words.addLayout(head)
        words.addLayout(detail)
        box.addLayout(words)
        box.addWidget(self.list, 1)
        box.addWidget(self._all)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the well that the cards lie in; its edge shows where the keys go."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if self.list.hasFocus() else "line"), 1))
        painter.setBrush(theme.color("window"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, SIZES.radius_card, SIZES.radius_card)
        painter.end()
