"""The desk of the pages about goods: the window with both of them, and an officer's hands on its keyboard."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Database
from baktidesk.domain.event import StoredEvent
from baktidesk.ui.main_window import MainWindow
from baktidesk.ui.pages.distributions import DistributionsPage
from baktidesk.ui.pages.stock import StockPage
from baktidesk.ui.store import Store
from tests.keyboard import Keyboard


class ReliefDesk(Keyboard):
    """An officer at the window with the pages about goods."""

    def __init__(self, qtbot: QtBot, store: Store, event: StoredEvent, database: Database, key: str) -> None:
        window = MainWindow(store)
        window.offer_page("distributions", lambda: DistributionsPage(store))
        window.offer_page("stock", lambda: StockPage(store))
        window.show_events(event, [event])
        window.open_page(key)
        self.page: Any = window.page(key)
        self.event = event
        self._database = database
        super().__init__(qtbot, window)

    def see(self, work: Callable[..., Any], *args: Any, **more: Any) -> Any:
        """Read from the data file, past the window."""
        return self._database.read(lambda session: work(session, *args, **more))

    def label(self, name: str) -> str:
        """Give what a label says."""
        found = self.window.findChild(QLabel, name)
        assert found is not None
        return found.text()

    def sentence(self) -> str:
        """Give the sentence in the bottom bar."""
        return self.label("bottom.sentence")

    def pass_by(self, count: int) -> None:
        """Press Enter so many times."""
        for _ in range(count):
            self.enter()

    def tick(self) -> None:
        """Press the space bar on a box to be ticked."""
        self.press(Qt.Key.Key_Space)


def notes(form: QWidget) -> list[str]:
    """Give the problems that a form shows."""
    return [label.text() for label in form.findChildren(QLabel) if label.property("role") == "problem"]
