"""Every record of the event: searched, filtered, told with its history, voided with a reason."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.figure import Figure
from baktidesk.domain.voiding import Voiding
from baktidesk.domain.zones import Zone, local_day
from baktidesk.services import journal
from baktidesk.services.donors import donations
from baktidesk.services.journal import Found, RecordDetails, RecordKind, RecordLine
from baktidesk.services.relief import distributions
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.page import Page, make_card, make_words
from baktidesk.ui.records.figure_filter import FIGURE_LIMIT, FigureFilter
from baktidesk.ui.records.record_card import RecordCard
from baktidesk.ui.records.record_words import goods_words, kind_chip, state_chip, title_of
from baktidesk.ui.store import Store
from baktidesk.ui.summary.charts import ElidedLabel
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

HOUR, DAY_AND_HOUR = 64, 124
NARROW, NARROWEST = 1000, 900
STATES = (
    ("", QT_TRANSLATE_NOOP("Records", "Valid and voided")),
    ("valid", QT_TRANSLATE_NOOP("Records", "Valid only")),
    ("voided", QT_TRANSLATE_NOOP("Records", "Voided only")),
)


class RecordsPage(Page):
    """The list of every record on the left, the selected one on the right."""

    reads = frozenset({*RecordKind, "person", "onward_report"})

    def __init__(self, store: Store) -> None:
        """Make the page."""
        super().__init__(store, "records")
        self.search = self._make_search()
        self._kind = self._make_choice("records.kind", translate("Records", "Kind of record"), self._kinds())
        self._state = self._make_choice("records.state", translate("Records", "Valid or voided"), self._states())
        self.list: RecordTable[RecordLine] = self._make_list()
        self._count = ElidedLabel(role="muted")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._count.setObjectName("records.count")
        self._person = ""
        self._behind = FigureFilter()
        self._behind.dropped.connect(self.refresh)
        self.card = RecordCard()
        self.card.void_asked.connect(self._void)
        self.card.person_asked.connect(self._show_person)
        self.card.files_asked.connect(self._show_files)
        delete = QShortcut(QKeySequence("Del"), self.list, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._void)
        self._lay_out()

    def show_event(self, event: StoredEvent | None) -> None:
        """Forget the other event's records."""
        self._behind.clear()
        self.list.show_rows([])
        self._count.show_words("")

    def show_figure(self, figure: Figure) -> None:
        """Show the records that a figure of the summary counts, until the officer wants all again."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._behind.show_figure(figure)
        self.refresh_soon()

    def refresh(self) -> None:
        """Search again."""
        event = self.store.active_event
        if event is None:
            return
        asked, figure = self._asked(), self._behind.figure
        kind, voided = self._wanted()
        wanted: dict[str, Any] = {"kind": kind, "voided": voided}
        if figure:
            wanted = {"figure": figure, "limit": FIGURE_LIMIT}
        self.store.read(
            lambda session: journal.list_records(session, event.id, search=asked[0], **wanted),
            lambda found: self._show(asked, figure, found),
        )

    def focus(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asked(self) -> tuple[str, str, str]:
        return self.search.text(), str(self._kind.currentData()), str(self._state.currentData())

    def _wanted(self) -> tuple[RecordKind | None, bool | None]:
        _words, kind, state = self._asked()
        return RecordKind(kind) if kind else None, {"": None, "valid": False, "voided": True}[state]

    def _show(self, asked: tuple[str, str, str], figure: Figure | None, found: Found) -> None:
        if (asked, figure) != (self._asked(), self._behind.figure):
            return
        for choice in (self._kind, self._state):
            choice.setVisible(figure is None)
        self._behind.show_found(found, searched=bool(asked[0]))
        self.list.setColumnWidth(0, DAY_AND_HOUR if any(map(self._is_dated, found.lines)) else HOUR)
        self.list.show_rows(found.lines)
        self._say_empty(filtered=any(asked) or figure is not None)
        if len(found.lines) < found.total:
            words = translate("Records", "Shown: the newest {shown} of {total}. Please narrow the search.")
        else:
            words = translate("Records", "{total} in the list")
        self._count.show_words(words.format(shown=text.number(len(found.lines)), total=text.number(found.total)))

    def _say_empty(self, *, filtered: bool) -> None:
        empty = self.list.findChild(QLabel, "empty")
        if empty is not None:
            empty.setText(_nothing_found() if filtered else _nothing_yet())

    def _on_chosen(self, line: RecordLine | None) -> None:
        if line is None:
            self.card.clear()
            return
        self.store.read(
            lambda session: journal.record_details(session, line.kind, line.id),
            lambda details: self._show_details(line, details),
        )

    def _show_details(self, line: RecordLine, details: RecordDetails) -> None:
        current = self.list.current()
        if current is not None and current.id == details.id:
            self._person = str(details.values.get("person_id") or "")
            self.card.show_record(line, details, self._zone())

    def _show_person(self) -> None:
        from baktidesk.ui.records.person_dialog import PersonDialog

        PersonDialog.show_for(self, self.store, self._person, self._zone())

    def _show_files(self) -> None:
        from baktidesk.ui.sending.photos_dialog import PhotosDialog

        line = self.list.current()
        if line is not None:
            PhotosDialog.show_for(self, self.store, line.kind.value, line.id, title_of(line))

    def _void(self) -> None:
        line = self.list.current()
        if line is None or not self.card.void.isVisible():
            return
        RecordDialog.ask(
            self,
            "records.void",
            translate("Records", "Void {record}?").format(record=title_of(line)),
            Voiding,
            translate("Records", "Void"),
            lambda record, done, refused: self._do_void(line, record, done, refused),
            danger=True,
        )

    def _do_void(
        self, line: RecordLine, record: Voiding, done: Callable[[], None], refused: Callable[[Refused], None]
    ) -> None:
        def work(session: Any) -> None:
            if line.kind is RecordKind.VISIT:
                donations.void_visit(session, line.id, record.reason)
            else:
                distributions.void_delivery(session, line.kind.value, line.id, record.reason)

        self.store.run(
            work,
            lambda _nothing: self._voided(done),
            refused=refused,
            tell=lambda _nothing: translate("Records", "{record} has been voided.").format(record=title_of(line)),
        )

    def _voided(self, done: Callable[[], None]) -> None:
        done()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _zone(self) -> Zone:
        return self.store.active_event.zone if self.store.active_event else Zone.WIB

    def _when(self, line: RecordLine) -> str:
        """Give the hour, with its day before it where that is not plain."""
        hour = text.hour(line.at, self._zone())
        day = text.day(local_day(line.at, self._zone())).rpartition(" ")[0]
        return f"{day}  {hour}" if self._is_dated(line) else hour

    def _is_dated(self, line: RecordLine) -> bool:
        """Tell whether the day must be said: the event has several, or this is not its day."""
        event = self.store.active_event
        return event is not None and not event.first_day == event.last_day == local_day(line.at, event.zone)

    def _on_search_entered(self) -> None:
        if self.list.rows.records:
            self.list.select(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_search(self) -> QLineEdit:
        search = QLineEdit()
        search.setObjectName("records.search")
        search.setPlaceholderText(translate("Records", "Queue number, name, institution, bag   Ctrl+F"))
        search.setAccessibleName(translate("Records", "Search the records"))
        search.setClearButtonEnabled(True)
        search.addAction(icon("search", "muted", SIZES.icon_small), QLineEdit.ActionPosition.LeadingPosition)
        search.textChanged.connect(self.refresh)
        search.returnPressed.connect(self._on_search_entered)
        return search

    def _make_choice(self, name: str, accessible: str, options: list[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(accessible)
        for value, words in options:
            box.addItem(words, value)
        box.currentIndexChanged.connect(self.refresh)
        return box

    def _kinds(self) -> list[tuple[str, str]]:
        every = ("", translate("Records", "All kinds"))
        return [every, *((kind.value, text.label(kind)) for kind in RecordKind)]

    def _states(self) -> list[tuple[str, str]]:
        return [(value, translate("Records", words)) for value, words in STATES]

    def _make_list(self) -> RecordTable[RecordLine]:
        columns: list[Column[RecordLine]] = [
            Column(title=translate("Records", "Time"), value=self._when, width=HOUR),
            Column(title=translate("Records", "Kind"), value=lambda line: line.kind, chip=_kind, width=132),
            Column(title=translate("Records", "Who or what"), value=_what, stretch=True),
            Column(title=translate("Records", "State"), value=lambda line: line.state, chip=state_chip, width=140),
            Column(title=translate("Records", "Officer"), value=lambda line: line.officer, width=124),
            Column(title=translate("Records", "Desk"), value=lambda line: line.desk, width=52),
        ]
        accessible = translate("Records", "Records of the event")
        table: RecordTable[RecordLine] = RecordTable("records.list", columns, _nothing_yet(), accessible=accessible)
        table.chosen.connect(self._on_chosen)
        return table

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_l, SIZES.space_l, SIZES.space_l, SIZES.space_l)
        row.setSpacing(SIZES.gutter)
        row.addWidget(self._make_left(), 1)
        row.addWidget(self.card)

    def _make_left(self) -> QWidget:
        card, box = make_card()
        head = QHBoxLayout()
        head.addWidget(make_words(translate("Records", "Records"), "section"))
        head.addWidget(self._count, 1)
        box.addLayout(head)
        filters = QHBoxLayout()
        filters.setSpacing(SIZES.space_s)
        filters.addWidget(self.search, 1)
        filters.addWidget(self._kind)
        filters.addWidget(self._state)
        box.addWidget(self._behind)
        box.addLayout(filters)
        box.addWidget(self.list, 1)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave officer and desk to the history, and the kind to the card, where the page is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        for column in (4, 5):
            self.list.setColumnHidden(column, narrow)
        self.list.setColumnHidden(1, event.size().width() < NARROWEST)
        self.card.setFixedWidth(SIZES.desk_least - (2 if narrow else 1) * SIZES.rail_narrow)


def _kind(line: RecordLine) -> Any:
    return kind_chip(line.kind)


def _what(line: RecordLine) -> str:
    return f"{title_of(line)} · {goods_words(line.goods)}" if line.goods else title_of(line)


def _nothing_yet() -> str:
    return translate("Records", "Nothing has been recorded yet. Whatever is saved at a desk appears here.")


def _nothing_found() -> str:
    return translate("Records", "Nothing fits. Try fewer letters, another kind, or clear the search.")
