"""The band over the list of records while it shows those behind a figure of the summary."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from baktidesk.domain.figure import Figure
from baktidesk.services.journal import Found
from baktidesk.ui import text
from baktidesk.ui.summary.charts import ElidedLabel
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

FIGURE_LIMIT: Final = 5000
"""Records behind a figure that are listed, so that all of a venue day can be counted."""


class FigureFilter(QFrame):
    """What the list is limited to, how much its records come to, and the way back to all of them.

    Signals:
        dropped(): the officer wants all records again.
    """

    dropped = Signal()

    def __init__(self) -> None:
        """Make it, hidden."""
        super().__init__()
        self.setProperty("banner", "accent")
        self.figure: Figure | None = None
        self._words = ElidedLabel(role="strong")
        self._words.setObjectName("records.figure")
        self._sum = ElidedLabel(role="muted")
        self._sum.setObjectName("records.sum")
        everything = QPushButton(translate("Records", "Show all records"))
        everything.setObjectName("records.all")
        everything.setAccessibleName(everything.text())
        everything.setProperty("quiet", True)
        everything.clicked.connect(self._drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_m, SIZES.space_xs, SIZES.space_xs, SIZES.space_xs)
        row.setSpacing(SIZES.space_m)
        row.addWidget(self._words)
        row.addWidget(self._sum, 1)
        row.addWidget(everything)
        self.hide()

    def show_figure(self, figure: Figure) -> None:
        """Name the figure whose records are listed."""
        self.figure = figure
        words = translate("Records", "Behind the summary: {figure}, {day}")
        self._words.show_words(words.format(figure=figure.words, day=_days(figure)))
        self._sum.show_words("")
        self.show()

    def show_found(self, found: Found, *, searched: bool) -> None:
        """Say what the goods of the records come to, where all of them are listed."""
        figure = self.figure
        if figure is None or not figure.item or searched or len(found.lines) < found.total:
            self._sum.show_words("")
            return
        amount = sum(figure.amount(line.goods, line.state) for line in found.lines)
        words = translate("Records", "{amount} {unit} together")
        self._sum.show_words(words.format(amount=text.number(amount), unit=figure.unit))

    def clear(self) -> None:
        """Limit the list no longer, without telling anybody."""
        self.figure = None
        self.hide()

    def _drop(self) -> None:
        self.clear()
        self.dropped.emit()


def _days(figure: Figure) -> str:
    """Say which days a figure is of."""
    if figure.until:
        return translate("Records", "up to {day}").format(day=text.day(figure.until))
    return text.day(figure.day) if figure.day else translate("Summary", "Whole event")
