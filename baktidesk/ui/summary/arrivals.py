"""Arrivals per hour: a column for every hour of the day between the first and the last arrival."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from baktidesk.domain.figure import Figure
from baktidesk.domain.words import clock
from baktidesk.ui import text
from baktidesk.ui.page import make_words
from baktidesk.ui.summary.charts import LEAST, Part, in_words
from baktidesk.ui.summary.figure_button import FigureButton, Mark
from baktidesk.ui.summary.figures import make_titled_card
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, current_theme

_HIGH = SIZES.space_xxl * 3
_HOURS = 24


class ArrivalsCard(QFrame):
    """How many came in each hour; the busiest hour is said in words."""

    def __init__(self) -> None:
        """Make the card."""
        super().__init__()
        card, box = make_titled_card(translate("Summary", "Arrivals per hour"))
        self._busiest = make_words("", "muted")
        self._busiest.setObjectName("summary.busiest")
        self._columns = HourColumns("summary.hour", translate("Summary", "Arrivals per hour"))
        box.addWidget(self._busiest)
        box.addWidget(self._columns)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def show_arrivals(self, arrived: Mapping[int, int], base: Figure) -> None:
        """Show how many came in each hour (0 to 23) of the events and days of `base`."""
        parts = hour_parts(arrived, base)
        self._columns.show_parts(parts)
        busiest = max(parts, key=lambda part: part.value, default=None)
        if busiest is None:
            self._busiest.setText("")
            return
        words = translate("Summary", "Busiest hour: {hours}, {count} arrived")
        self._busiest.setText(words.format(hours=busiest.label, count=text.number(busiest.value)))


class HourColumns(QWidget):
    """Columns on one base line, the figure over each and its hour below."""

    def __init__(self, name: str, accessible: str) -> None:
        """Make it empty; figures get the object names `<name>.<hour>`."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self._all: list[tuple[FigureButton, Column, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(SIZES.space_xs // 2)
        self._grid.setRowStretch(1, 1)

    def show_parts(self, parts: list[Part]) -> None:
        """Show these hours, on a scale from zero to the busiest."""
        while len(self._all) < len(parts):
            self._add()
        most = max((part.value for part in parts), default=0)
        for number, widgets in enumerate(self._all):
            for widget in widgets:
                widget.setVisible(number < len(parts))
            self._grid.setColumnStretch(number, 1 if number < len(parts) else 0)
            widgets[0].setObjectName("")
        for part, (figure, column, hour) in zip(parts, self._all, strict=False):
            figure.show_figure(part.label, text.number(part.value), part.figure)
            figure.setObjectName(f"{self.objectName()}.{part.key}")
            column.show_value(part.value, most)
            hour.setText(f"{int(part.key):02}")
        self.setAccessibleDescription(in_words(parts))

    def _add(self) -> None:
        figure, column, hour = FigureButton("", side=Qt.AlignmentFlag.AlignHCenter), Column(), make_words("", "caption")
        hour.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.lead_to(lambda _place: figure)
        for row, widget in enumerate((figure, column, hour)):
            self._grid.addWidget(widget, row, len(self._all))
        self._all.append((figure, column, hour))


class Column(Mark):
    """One vertical bar from zero; the busiest of its chart is darker, not only of another hue."""

    def __init__(self) -> None:
        """Make an empty one."""
        super().__init__()
        self._value, self._most = 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_value(self, value: int, most: int) -> None:
        """Show a value on a scale that ends at `most`."""
        if (value, max(most, 1)) != (self._value, self._most):
            self._value, self._most = value, max(most, 1)
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for a chart as high as the funnel."""
        return QSize(SIZES.space_xl, _HIGH)

    def minimumSizeHint(self) -> QSize:
        """Accept a narrow column, but not a low one."""
        return QSize(SIZES.space_m, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar and its part of the base line."""
        painter, theme = QPainter(self), current_theme()
        room = self.height() - 1
        high = max(room * self._value / self._most, LEAST if self._value else 0)
        gap = min(self.width() / 8, SIZES.space_s)
        wide = min(self.width() - 2 * gap, SIZES.space_xxl * 2)
        busiest = self._value == self._most
        top_left = QPointF((self.width() - wide) / 2, room - high)
        painter.fillRect(QRectF(top_left.x(), top_left.y(), wide, high), theme.color("accent" if busiest else "edge"))
        painter.fillRect(QRectF(0, room, self.width(), 1), theme.color("edge"))
        painter.end()


def hour_parts(arrived: Mapping[int, int], base: Figure) -> list[Part]:
    """Give a part for every hour from the first to the last arrival, those without any included."""
    hours = range(min(arrived), max(arrived) + 1) if arrived else range(0)
    return [
        Part(key=str(hour), label=_hours_words(hour), value=arrived.get(hour, 0), figure=_figure(base, hour))
        for hour in hours
    ]


def _figure(base: Figure, hour: int) -> Figure:
    words = translate("Summary", "Arrived {hours}").format(hours=_hours_words(hour))
    return replace(base, hour=hour, words=words)


def _hours_words(hour: int) -> str:
    """Give an hour from its begin to its end: 09.00–10.00."""
    tongue = text.language().tongue
    first, last = (clock(dt.time(one % _HOURS), tongue) for one in (hour, hour + 1))
    return f"{first}–{last}"
