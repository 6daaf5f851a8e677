"""The queue number just given, large enough to be read across the table."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from baktidesk.domain.donation import Visit
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.page import make_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon


class NumberCard(QFrame):
    """The number of the last check-in, whose it is, and the button that prints it."""

    def __init__(self, on_print: Callable[[Visit], None]) -> None:
        """Make the card; `on_print` is given the visit whose number is to be printed."""
        super().__init__()
        self.setProperty("card", True)
        self._print = on_print
        self._visit: Visit | None = None
        self.number = make_words("", "huge")
        self.number.setObjectName("donors.number")
        self.number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.whose = OneLine("muted")
        self.whose.setObjectName("donors.whose")
        self.button = self._make_button()
        self._lay_out()
        key = QShortcut(QKeySequence("F8"), self)
        key.activated.connect(self.button.click)
        self.forget()

    def show_visit(self, visit: Visit) -> None:
        """Show the number of a visit."""
        self._visit = visit
        self.number.setText(visit.queue_number)
        self.whose.setText(visit.full_name)
        self._show(True)

    def forget(self) -> None:
        """Show no number."""
        self._visit = None
        self.number.setText("")
        self.whose.setText(translate("Donors", "The queue number of the last check-in stands here."))
        self._show(False)

    def _show(self, given: bool) -> None:
        self.number.setVisible(given)
        self.button.setVisible(given)

    def _on_print(self) -> None:
        if self._visit:
            self._print(self._visit)

    def _make_button(self) -> QPushButton:
        button = QPushButton(translate("Donors", "Print   F8"))
        button.setObjectName("donors.print")
        button.setAccessibleName(translate("Donors", "Print the number"))
        button.setToolTip(translate("Donors", "Print the number"))
        button.setIcon(icon("print", "accent", SIZES.icon_small))
        button.setProperty("quiet", True)
        button.clicked.connect(self._on_print)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_l, SIZES.space_s, SIZES.space_l, SIZES.space_s)
        row.setSpacing(SIZES.space_l)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addStretch(1)
        beside.addWidget(make_words(translate("Donors", "Queue number"), "caption"))
        beside.addWidget(self.whose)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addSpacing(-SIZES.space_m)  # its words stand under the name
        line.addWidget(self.button)
        line.addStretch(1)
        beside.addLayout(line)
        beside.addStretch(1)
        row.addWidget(self.number)
        row.addLayout(beside, 1)
