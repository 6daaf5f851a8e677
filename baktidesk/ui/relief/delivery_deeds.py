"""What else can be done with a delivery: goods come back from it, and the institution reports where they went."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from baktidesk.domain.distribution import RUN, Delivery
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES


class DeliveryDeeds(QWidget):
    """The buttons Return and Onward, enabled where they apply to the delivery that is chosen.

    Signals:
        return_asked(object): goods come back from this Delivery.
        onward_asked(object): the institution of this Delivery reports where the goods went.
    """

    return_asked = Signal(object)
    onward_asked = Signal(object)

    def __init__(self, name: str, table: QWidget) -> None:
        """Make the buttons; `name` is the prefix of their object names, their keys work in the `table`."""
        super().__init__()
        self._delivery: Delivery | None = None
        self._return = self._button(f"{name}.return", translate("Distributions", "Return"), "R", self._on_return, table)
        self._onward = self._button(f"{name}.onward", translate("Distributions", "Onward"), "L", self._on_onward, table)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZES.space_s)
        for button in (self._return, self._onward):
            row.addWidget(button)
        self.show_delivery(None)

    def show_delivery(self, delivery: Delivery | None) -> None:
        """Take over another delivery, or none."""
        self._delivery = delivery
        live = delivery is not None and delivery.voided_at is None and not delivery.symbolic and delivery.kind != RUN
        self._return.setEnabled(live)
        self._onward.setEnabled(live and delivery is not None and delivery.onward)

    def _on_return(self) -> None:
        if self._return.isEnabled():
            self.return_asked.emit(self._delivery)

    def _on_onward(self) -> None:
        if self._onward.isEnabled():
            self.onward_asked.emit(self._delivery)

    def _button(self, name: str, words: str, key: str, do: Callable[[], None], table: QWidget) -> QPushButton:
        button = QPushButton(f"{words}   {key}")
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(do)
        shortcut = QShortcut(QKeySequence(key), table, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(do)
        return button
