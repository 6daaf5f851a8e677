"""A switch between the few ways in which a page works: buttons side by side, one of them down, each with its key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from baktidesk.ui.theme import SIZES, icon


class Segments(QWidget):
    """The switch.

    Signals:
        chosen(str): the officer wants to work in this way.
    """

    chosen = Signal(str)

    def __init__(self, name: str, accessible: str) -> None:
        """Make an empty switch; `name` is the prefix of its buttons' object names."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SIZES.space_s)

    def add(self, value: str, words: str, image: str, key: str, page: QWidget) -> None:
        """Add a way to work, with an icon and the key that chooses it anywhere on the page."""
        button = QPushButton(icon(image, "muted"), f" {words}   {key}")
        button.setObjectName(f"{self.objectName()}.{value}")
        button.setAccessibleName(words)
        button.setCheckable(True)
        button.setChecked(not self._buttons)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.choose(value))
        shortcut = QShortcut(QKeySequence(key), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self.choose(value))
        self._buttons[value] = button
        self._group.addButton(button)
        self._row.addWidget(button)

    def choose(self, value: str) -> None:
        """Work in this way from now on."""
        self._buttons[value].setChecked(True)
        self.chosen.emit(value)
