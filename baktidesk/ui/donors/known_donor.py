"""The banner over the form when a known person has been chosen: who it is, and what our own records tell."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from baktidesk.domain.donation import CheckIn
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.names import match_key
from baktidesk.domain.nik import mask_nik
from baktidesk.domain.rules import DonationHistory, RuleSet, may_donate_from
from baktidesk.services.people import KnownPerson
from baktidesk.ui import text
from baktidesk.ui.donors.people_hints import born_words
from baktidesk.ui.page import make_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, mark

TAIL = 4


class KnownBanner(QFrame):
    """Says whom the form is filled with, and from when our records let this person donate again.

    Signals:
        let_go(): the officer wants the form without this person.
    """

    let_go = Signal()

    def __init__(self) -> None:
        """Make the banner, out of sight."""
        super().__init__()
        self.setObjectName("donors.known")
        self.setProperty("banner", "accent")
        self.who = _wrapped("strong", "donors.known.who")
        self.told = _wrapped("caption", "donors.known.told")
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_m, SIZES.space_xs, SIZES.space_xs, SIZES.space_s)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_xs)
        row.addWidget(self.who, 1)
        row.addWidget(self._make_button(), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.told)
        self.hide()

    def show_person(self, known: KnownPerson, rules: RuleSet, day: dt.date) -> None:
        """Show a person as our records know them on a day; somebody who came too soon is shown as a warning."""
        self.who.setText(who_words(known))
        self.told.setText(told_words(known, rules))
        again = may_donate_from(rules, known.last_donation) if known.last_donation else day
        mark(self, "banner", "warn" if again > day else "accent")
        self.setAccessibleName(f"{self.who.text()}. {self.told.text()}")
        self.show()

    def _make_button(self) -> QPushButton:
        button = QPushButton(translate("Donors", "Let go   Esc"))
        button.setObjectName("donors.let_go")
        button.setAccessibleName(translate("Donors", "Fill in the form without this person"))
        button.setProperty("quiet", True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.let_go)
        return button


def history_of(known: KnownPerson) -> DonationHistory:
    """Give what our records tell of somebody's donations."""
    return DonationHistory(
        donations=known.donations, donations_this_year=known.donations_this_year, last_donation=known.last_donation
    )


def odd_name(known: KnownPerson, record: CheckIn) -> dict[str, Problem]:
    """Ask about a name that has no word of the known person's left: it would rename somebody else."""
    if set(match_key(known.full_name).split()) & set(match_key(record.full_name).split()):
        return {}
    text = QT_TRANSLATE_NOOP("Problem", "The form is filled from {name}. If this is somebody else, press Esc.")
    return {"full_name": Problem(text, {"name": known.full_name})}


def who_words(known: KnownPerson) -> str:
    """Give the name and what tells this person from another of the same name."""
    second = (born_words(known.birth_date, known.birth_year), mask_nik(known.nik) if known.nik else phone_tail(known))
    return " · ".join(part for part in (known.full_name, *second) if part)


def told_words(known: KnownPerson, rules: RuleSet) -> str:
    """Give the donations in our own records, and that PMI may know of others."""
    if known.last_donation is None:
        return translate("Donors", "No donation yet by our records; PMI may know of some.")
    words = translate(
        "Donors",
        "Donations: {count}, the last on {last}. May donate again from {again}, by our records, not PMI's.",
    )
    return words.format(
        count=text.number(known.donations),
        last=text.day(known.last_donation),
        again=text.day(may_donate_from(rules, known.last_donation)),
    )


def phone_tail(known: KnownPerson) -> str:
    """Give the end of a phone number, enough to recognise one's own."""
    return f"…{known.phone[-TAIL:]}" if known.phone else ""


def _wrapped(role: str, name: str) -> QLabel:
    label = make_words("", role)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
