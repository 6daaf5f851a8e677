"""Somebody like the donor at the desk is known already: both side by side, and the officer says who it is."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.donation import CheckIn
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.nik import mask_nik
from baktidesk.ui import text
from baktidesk.ui.donors.known_donor import TAIL, phone_tail
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.page import make_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

if TYPE_CHECKING:
    from baktidesk.services.donors.duplicates import Similar

MOST = 2
LINES = (
    QT_TRANSLATE_NOOP("Field", "Name"),
    QT_TRANSLATE_NOOP("Field", "Born"),
    QT_TRANSLATE_NOOP("Field", "NIK"),
    QT_TRANSLATE_NOOP("Field", "Phone"),
    QT_TRANSLATE_NOOP("Field", "Work unit"),
    QT_TRANSLATE_NOOP("Field", "Queue number"),
    QT_TRANSLATE_NOOP("Field", "Last donation"),
)


class SimilarPanel(QFrame):
    """Compares what is typed with the people who may be meant, at most two; it never blocks.

    Once it asks, the form's own button says “another” and takes the save key, so the panel's is not shown beside it.

    Signals:
        same(object): the KnownPerson is the one at the desk.
        other(object): it is somebody else; the ids of all the people shown.
    """

    same = Signal(object)
    other = Signal(object)

    def __init__(self) -> None:
        """Make the panel, out of sight."""
        super().__init__()
        self.setObjectName("donors.similar")
        self.setProperty("banner", "warn")
        self.asked = False
        self._people: list[Similar] = []
        self._shown: tuple[CheckIn, list[Similar]] | None = None
        self._body = QWidget()
        head = make_words(
            translate("Donors", "Is this the same person? Somebody like this is known already."), "strong"
        )
        head.setWordWrap(True)
        self._other = self._make_other()
        self._armed = QTimer(self)
        self._armed.setSingleShot(True)
        self._armed.timeout.connect(lambda: self._other.setEnabled(True))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(SIZES.space_m, SIZES.space_s, SIZES.space_m, SIZES.space_s)
        self._box.setSpacing(SIZES.space_s)
        self._box.addWidget(head)
        self._box.addWidget(self._body)
        self._box.addWidget(self._other)
        self.hide()

    @property
    def ids(self) -> list[str]:
        """Give the ids of the people shown."""
        return [one.known.person_id for one in self._people]

    def show_people(self, record: CheckIn, found: "Sequence[Similar]") -> None:
        """Compare a record with the people found, the likeliest first; the same ones again stay as they are."""
        shown = (replace(record), list(found)[:MOST])
        if self.isVisible() and shown == self._shown:
            return
        self._shown = shown
        self._people = shown[1]
        self.asked = False
        self._box.removeWidget(self._body)
        self._body.deleteLater()
        self._body = self._compare(record)
        self._box.insertWidget(1, self._body)
        self._other.setEnabled(True)
        self._other.show()
        self.show()

    def ask(self) -> None:
        """Ask for the answer: the save key now means somebody else, once a double stroke can be ruled out."""
        self.asked = True
        self._other.hide()
        self._other.setEnabled(False)
        self._armed.start(QApplication.doubleClickInterval())
        first = self._body.findChild(QPushButton)
        if isinstance(first, QPushButton):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer_other(self) -> bool:
        """Take the save key as “somebody else”; give False while it may still be the first stroke's echo."""
        if self._other.isEnabled():
            self._other.click()
            return True
        return False

    def put_away(self) -> None:
        """Go out of sight without an answer."""
        self._people, self._shown = [], None
        self.asked = False
        self.hide()

    def _compare(self, record: CheckIn) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SIZES.space_s)
        grid.setVerticalSpacing(SIZES.space_xs)
        for column, words in enumerate((translate("Donors", "In the form"), translate("Donors", "Known")), 1):
            grid.addWidget(OneLine("caption", words), 0, column)
        row = 1
        for number, one in enumerate(self._people):
            row = self._add_person(grid, row, record, one, number)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        return body

    def _add_person(self, grid: QGridLayout, row: int, record: CheckIn, one: "Similar", number: int) -> int:
        grid.addWidget(OneLine("strong", text.label(one.why)), row, 0, 1, 3)
        for label, typed, known in zip(LINES, typed_words(record), known_words(one), strict=True):
            if typed or known:
                row += 1
                differs = bool(typed and known) and not known.casefold().endswith(typed.casefold())
                grid.addWidget(make_words(translate("Field", label), "caption"), row, 0)
                grid.addWidget(OneLine("body", typed or "–"), row, 1)
                grid.addWidget(OneLine("strong" if differs else "body", known or "–"), row, 2)
        grid.addWidget(self._make_same(one, number), row + 1, 1, 1, 2)
        return row + 2

    def _make_same(self, one: "Similar", number: int) -> QPushButton:
        visits = bool(one.known.visit_id)
        words = translate("Donors", "Same person, show the visit") if visits else translate("Donors", "Same person")
        button = QPushButton(words)
        button.setObjectName(f"donors.same.{number}")
        button.setAccessibleName(f"{words}: {one.known.full_name}")
        button.clicked.connect(lambda: self.same.emit(one.known))
        return button

    def _make_other(self) -> QPushButton:
        words = translate("Donors", "Another person, save")
        button = QPushButton(words)
        button.setObjectName("donors.other")
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.other.emit(self.ids))
        return button


def typed_words(record: CheckIn) -> Sequence[str]:
    """Give what stands in the form, line by line."""
    nik = short_nik(record.nik)
    tail = f"…{record.phone[-TAIL:]}" if record.phone else ""
    return record.full_name, _born(record.birth_date, record.birth_year), nik, tail, record.work_unit, "", ""


def known_words(one: "Similar") -> Sequence[str]:
    """Give what is known of a person, line by line."""
    known = one.known
    last = text.day(known.last_donation) if known.last_donation else ""
    born = _born(known.birth_date, known.birth_year)
    return known.full_name, born, short_nik(known.nik), phone_tail(known), known.work_unit, known.queue_number, last


def short_nik(nik: str) -> str:
    """Give the ends of a NIK for a narrow place: 3171…0001."""
    return f"{nik[:TAIL]}…{nik[-TAIL:]}" if len(nik) > 2 * TAIL else mask_nik(nik)


def _born(birth_date: dt.date | None, birth_year: int | None) -> str:
    return text.day(birth_date) if birth_date else str(birth_year or "")
