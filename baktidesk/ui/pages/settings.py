"""What this laptop and its data file are set to: language, theme, desk, officers, donor rules, check of the data."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from baktidesk import __version__
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.labels import Labelled
from baktidesk.domain.officer import Desk
from baktidesk.domain.zones import Zone
from baktidesk.services import desk, people, settings
from baktidesk.services.desk import DataPlace
from baktidesk.services.settings import DeskSettings
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.donors.rule_card import RuleCard
from baktidesk.ui.page import Page, make_card, make_words
from baktidesk.ui.papers.letterhead_card import LetterheadCard
from baktidesk.ui.safety.data_card import DataCard
from baktidesk.ui.safety.officers_card import OfficersCard
from baktidesk.ui.safety.privacy_card import PrivacyCard
from baktidesk.ui.safety.setup import TongueChoice
from baktidesk.ui.sending.server_card import ServerCard
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, current_theme, icon


class ThemeChoice(Labelled):
    """The ways in which the program can be dressed."""

    SYSTEM = "system", QT_TRANSLATE_NOOP("Choice", "As the system")
    LIGHT = "light", QT_TRANSLATE_NOOP("Choice", "Light")
    DARK = "dark", QT_TRANSLATE_NOOP("Choice", "Dark")


Seen = tuple[DeskSettings, DataPlace, list[str]]


class SettingsPage(Page):
    """The settings in sections.

    Signals:
        language_chosen(str): `id` or `en`; the application speaks it and keeps it.
        theme_chosen(str): `system`, `light` or `dark`; the application is dressed in it and keeps it.
        desk_changed(str): the desk's letter from now on; the store's officer sits there already.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    desk_changed = Signal(str)
    reads = frozenset({"officer", "setting", "rule_set", "person"})

    def __init__(self, store: Store) -> None:
        """Make the page."""
        super().__init__(store, "settings")
        self._desk = Desk()
        self._units: list[str] = []
        self._language = self._make_choice("settings.language", TongueChoice, translate("Settings", "Language"))
        self._theme = self._make_choice("settings.theme", ThemeChoice, translate("Settings", "Theme"))
        self._language.activated.connect(lambda: self.language_chosen.emit(str(self._language.currentData())))
        self._theme.activated.connect(lambda: self.theme_chosen.emit(str(self._theme.currentData())))
        self._place = make_words("", "body")
        self._place.setObjectName("settings.work_unit")
        self._place.setWordWrap(True)
        self._letter = make_words("", "body")
        self._letter.setObjectName("settings.letter")
        self._change_desk = _button("settings.desk", "edit", translate("Settings", "Change the desk"))
        self._change_desk.clicked.connect(self._ask_desk)
        self.officers = OfficersCard(store)
        self.rules = RuleCard(store)
        self.letterhead = LetterheadCard(store)
        self.mail_server = ServerCard(store)
        self.privacy = PrivacyCard(store)
        self.data = DataCard()
        self.data.check_asked.connect(self._check)
        store.broke.connect(self._on_broke)
        self._lay_out()

    def refresh(self) -> None:
        """Read the settings and the place of the data again, and what stands in the cards."""

        def work(session: Any) -> Seen:
            units = people.work_unit_names(session)
            return settings.load(session), desk.data_place(session), units

        self.store.read(work, self._show)
        self.officers.refresh()
        self.rules.refresh()
        self.letterhead.refresh()
        self.mail_server.refresh()
        self.privacy.refresh()

    def focus(self) -> None:
        """Put the cursor to the first setting."""
        self._language.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, seen: Seen) -> None:
        now, place, self._units = seen
        self._desk = Desk(work_unit=now.work_unit, desk=now.desk)
        self._language.setCurrentIndex(self._language.findData(text.language().tongue.value))
        self._theme.setCurrentIndex(self._theme.findData(current_theme().scheme or now.theme))
        self._place.setText(now.work_unit)
        self._letter.setText(now.desk)
        self._show_rights()
        if self.data.check.isEnabled():
            self.data.show_place(place, self._zone())

    def _show_rights(self) -> None:
        self.officers.show_rights()
        self.rules.show_rights()
        self.letterhead.show_rights()
        self.mail_server.show_rights()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer what the officer of now may do."""
        super().showEvent(event)
        self._show_rights()

    def _ask_desk(self) -> None:
        dialog = RecordDialog.ask(
            self,
            "settings.desk",
            translate("Settings", "Work unit and desk"),
            Desk,
            translate("Settings", "Change"),
            self._keep_desk,
            offers={"work_unit": [(name, name) for name in self._units]},
            sentence=translate("Settings", "Queue numbers that were given already stay as they are."),
        )
        dialog.form.load(self._desk)

    def _keep_desk(self, record: Desk, done: Callable[[], None], refused: Callable[[Refused], None]) -> None:
        self.store.run(
            lambda session: desk.change_desk(session, record),
            lambda kept: self._desk_kept(kept, done),
            refused=refused,
            tell=lambda kept: translate("Settings", "From now on this is desk {letter} of {unit}.").format(
                letter=kept.desk, unit=kept.work_unit
            ),
            undoable=False,
        )

    def _desk_kept(self, kept: Desk, done: Callable[[], None]) -> None:
        done()
        self.store.actor = replace(self.store.actor, desk=kept.desk)
        self.desk_changed.emit(kept.desk)

    def _check(self) -> None:
        self.data.show_checking()
        self.store.run(desk.check_data, self.data.show_verdict, undoable=False)

    def _on_broke(self, _error: object) -> None:
        self.data.check.setEnabled(True)

    def _zone(self) -> Zone:
        return self.store.active_event.zone if self.store.active_event else Zone.WIB

    def _make_choice(self, name: str, options: type[Labelled], accessible: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(accessible)
        for option in options:
            box.addItem(text.label(option), option.value)
        return box

    def _lay_out(self) -> None:
        content = QWidget()
        content.setMaximumWidth(SIZES.form_most)
        content.installEventFilter(self)
        self._columns = columns = QHBoxLayout(content)
        columns.setContentsMargins(SIZES.space_l, SIZES.space_l, SIZES.space_l, SIZES.space_l)
        columns.setSpacing(SIZES.gutter)
        for cards, stretch in (
            ((self._make_look_card(), self._make_desk_card(), self.data, self.mail_server, _make_about_card()), 5),
            ((self.officers, self.privacy, self.letterhead, self.rules), 6),
        ):
            columns.addLayout(_stack(cards), stretch)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _make_look_card(self) -> QFrame:
        card, box = make_card(translate("Settings", "Language and look"))
        rows = ((translate("Settings", "Language"), self._language), (translate("Settings", "Theme"), self._theme))
        box.addLayout(_rows(rows))
        return card

    def _make_desk_card(self) -> QFrame:
        card, box = make_card(translate("Settings", "This desk"))
        rows = ((translate("Settings", "Work unit"), self._place), (translate("Settings", "Desk letter"), self._letter))
        box.addLayout(_rows(rows))
        box.addSpacing(SIZES.space_xs)
        box.addWidget(self._change_desk, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _arrange(self) -> None:
        """Put the second column under the first where both have no room beside each other."""
        stacks = [item.minimumSize().width() for number in (0, 1) if (item := self._columns.itemAt(number))]
        around = self._columns.contentsMargins()
        beside = sum(stacks) + self._columns.spacing() + around.left() + around.right() + SIZES.scroll_bar
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if self.width() < beside else ways.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the columns in their new room."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrange the columns anew when what stands in them has become wider."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().eventFilter(watched, event)


def _button(name: str, image: str, words: str) -> QPushButton:
    button = QPushButton(icon(image, "accent"), words)
    button.setObjectName(name)
    button.setAccessibleName(words)
    return button


def _stack(cards: Sequence[QWidget]) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(SIZES.space_m)
    for card in cards:
        box.addWidget(card)
    box.addStretch(1)
    return box


def _rows(rows: Sequence[tuple[str, QWidget]]) -> QGridLayout:
    """Lay out settings with their words on the left."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(SIZES.space_l)
    grid.setVerticalSpacing(SIZES.space_s)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, SIZES.desk_least // 4)
    for number, (words, widget) in enumerate(rows):
        label = make_words(words, "muted")
        label.setBuddy(widget)
        grid.addWidget(label, number, 0)
        grid.addWidget(widget, number, 1)
    return grid


def _make_about_card() -> QFrame:
    card, box = make_card(translate("Settings", "About"))
    box.addLayout(
        _rows(
            (
                (translate("Settings", "Version"), make_words(f"baktidesk {__version__}", "body")),
                (translate("Settings", "Licence"), make_words(translate("Settings", "MIT, free software"), "body")),
            )
        )
    )
    words = make_words(
        translate("Settings", "Works without the internet; nothing is sent unless you send it."), "muted"
    )
    words.setWordWrap(True)
    box.addWidget(words)
    return card
