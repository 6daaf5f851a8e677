"""What every page has in common: the store, the active event, and reading again when something it shows has changed."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from baktidesk.ui.put import put
from baktidesk.ui.store import Store
from baktidesk.ui.theme import SIZES, icon

if TYPE_CHECKING:
    from baktidesk.domain.event import StoredEvent


class Page(QWidget):
    """A page of the window; `reads` names the kinds of record that it shows.

    A page that is not in sight reads again only when it comes into sight.
    """

    reads: frozenset[str] = frozenset()

    def __init__(self, store: Store, name: str) -> None:
        """Take the store and the page's object name."""
        super().__init__()
        self.setObjectName(name)
        self.store = store
        self._stale = True
        store.changed.connect(self._on_changed)
        store.event_changed.connect(self._on_event_changed)

    def show_event(self, event: "StoredEvent | None") -> None:
        """Take over another active event; pages that depend on one extend this."""

    def refresh(self) -> None:
        """Read again what the page shows."""

    def focus(self) -> None:
        """Put the cursor where the work begins."""

    def refresh_soon(self) -> None:
        """Read again now when in sight, else when it comes into sight."""
        self._stale = True
        if self.isVisible():
            self._refresh_now()

    def retire(self) -> None:
        """Stop listening, before another page takes this one's place."""
        self.store.changed.disconnect(self._on_changed)
        self.store.event_changed.disconnect(self._on_event_changed)

    def _refresh_now(self) -> None:
        self._stale = False
        self.refresh()

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if kinds & self.reads:
            self.refresh_soon()

    def _on_event_changed(self, event: "StoredEvent | None") -> None:
        self.show_event(event)
        self.refresh_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while out of sight."""
        super().showEvent(event)
        if self._stale:
            self._refresh_now()


def make_card(title: str = "") -> tuple[QFrame, QVBoxLayout]:
    """Give a card and its layout, with a section title where one is given."""
    card = QFrame()
    card.setProperty("card", True)
    box = QVBoxLayout(card)
    box.setContentsMargins(SIZES.space_l, SIZES.space_l, SIZES.space_l, SIZES.space_l)
    box.setSpacing(SIZES.space_s)
    if title:
        box.addWidget(make_words(title, "section"))
    return card, box


def make_words(words: str, role: str) -> QLabel:
    """Give a label of plain text in one of the type roles (title, section, caption, muted, figure, huge)."""
    label = QLabel(words)
    put(label, textFormat="PlainText")
    label.setProperty("role", role)
    return label


def make_paragraph(words: str, role: str, name: str = "") -> QLabel:
    """Give words (see `make_words`) that go on in the next line; `name` is the object name of those that change."""
    label = make_words(words, role)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label


def make_button(name: str, image: str, words: str) -> QPushButton:
    """Give a quiet button of a card: object name, icon in the accent colour, and its words."""
    button = QPushButton(icon(image, "accent"), words)
    button.setObjectName(name)
    button.setAccessibleName(words)
    return button
