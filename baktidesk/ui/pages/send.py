"""Sending: an event as an Excel file for the regional office, without names or with them."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Deed, may
from baktidesk.domain.zones import Zone, local_day
from baktidesk.services.journal import RecordKind
from baktidesk.services.sending import outbox as sending
from baktidesk.services.sending.outbox import PastExport, Preview
from baktidesk.services.workbook.book import Cancelled, Exported, ExportKind
from baktidesk.ui import text
from baktidesk.ui.chip import Chip
from baktidesk.ui.choice_card import ChoiceCard
from baktidesk.ui.folder_box import FolderBox, usual_folder
from baktidesk.ui.page import Page, make_card, make_words
from baktidesk.ui.sending.day_card import DayCard
from baktidesk.ui.sending.send_cards import PreviewCard, ResultCard, kind_chip
from baktidesk.ui.sending.send_options import DetailOptions
from baktidesk.ui.sending.ways import SendWays
from baktidesk.ui.store import Store
from baktidesk.ui.summary.charts import ElidedLabel
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

_PAST_ROWS = 3


class SendPage(Page):
    """The choice of what is sent on the left, what is in it on the right, and below what was made before.

    Signals:
        progressed(int, int): rows written by the thread that writes, and how many there will be.
    """

    progressed = Signal(int, int)

    reads = frozenset({*RecordKind, "event", "export", "onward_report"})

    def __init__(self, store: Store) -> None:
        """Make the page."""
        super().__init__(store, "send")
        self._seen: Preview | None = None
        self._stop = Event()
        self.options = DetailOptions()
        self._cards = self._make_cards()
        self._names = make_words("", "warning")
        self._names.setObjectName("send.names")
        self.folder = FolderBox("send")
        self._export = self._make_button()
        self._progress = QProgressBar()
        self._progress.setAccessibleName(translate("Send", "Making the file"))
        self._working = ElidedLabel(translate("Send", "The file is being made…"), "muted")
        self._cancel = self._make_cancel()
        self._preview = PreviewCard()
        self.result = ResultCard()
        self._past: RecordTable[PastExport] = self._make_past()
        self._report = self._make_report()
        self.ways = SendWays(self, store, lambda: self.result.file)
        self.result.mail_asked.connect(self._ask_mail)
        keys = {"Ctrl+Return": self._send, "F7": self._ask_report, "F8": self.result.ask_mail}
        for key, do in keys.items():
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)
        store.broke.connect(self._on_broke)
        self.progressed.connect(self._on_progressed)
        self._show_working(working=False)
        self._lay_out()

    def show_event(self, event: StoredEvent | None) -> None:
        """Forget what was made of the other event."""
        self._seen = None
        self.options.forget()
        self.result.hide()

    def refresh(self) -> None:
        """Count and check again."""
        self.ways.refresh()
        event = self.store.active_event
        if event is not None:
            self.store.read(lambda session: sending.preview(session, event.id), lambda seen: self._show(event.id, seen))

    def focus(self) -> None:
        """Put the cursor to the choice."""
        self._cards[self.kind].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def kind(self) -> ExportKind:
        """The kind of export that is chosen."""
        return next(kind for kind, card in self._cards.items() if card.isChecked())

    def _show(self, event_id: str, seen: Preview) -> None:
        event = self.store.active_event
        if event is None or event.id != event_id:
            return
        self._seen = seen
        self._preview.show_preview(seen)
        self._past.show_rows(seen.past)
        if not self.folder.editor.text():
            remembered = Path(seen.folder) if seen.folder else usual_folder()
            self.folder.set_value(remembered if remembered.is_dir() else usual_folder())
        self._show_rights()
        self._show_names()

    def _show_rights(self) -> None:
        """Offer names only to those who may export them; a change of officer goes back to none."""
        card = self._cards[ExportKind.DETAIL]
        allowed = may(self.store.actor.role, Deed.EXPORT_DETAIL)
        card.setEnabled(allowed)
        card.show_sentence(_about_names() if allowed else translate("Send", "Only a supervisor exports names."))
        if not allowed:
            self.options.forget()
            self._cards[ExportKind.SUMMARY].setChecked(True)

    def _show_names(self) -> None:
        """Say before sending how many people are named in the file, and ask what else it may hold."""
        self.options.setVisible(self.kind is ExportKind.DETAIL)
        if self._seen is None or self.kind is ExportKind.SUMMARY:
            self._names.setText("")
            return
        counts = self._seen.counts
        people = counts[RecordKind.VISIT] + counts[RecordKind.DISTRIBUTION] + counts[RecordKind.HANDOVER]
        words = translate("Send", "Names up to {count} people. Send it only to those who may have it.")
        self._names.setText(words.format(count=text.number(people)))

    def _send(self) -> None:
        event = self.store.active_event
        if event is None or not self._export.isEnabled() or self._has_problem():
            return
        kind, folder, language = self.kind, self.folder.value(), text.language()
        asked = self.options.asked() if kind is ExportKind.DETAIL else {}
        self._stop.clear()
        self._show_working(working=True)
        self.store.run(
            lambda session: sending.send(session, event.id, kind, folder, language, progress=self._tell, **asked),
            self._sent,
            refused=self._refused,
            tell=_made,
            undoable=False,
        )

    def _has_problem(self) -> bool:
        """Show what is wrong with the folder or, with names, with what else was asked."""
        problem = self.folder.problem()
        self.folder.show_problem(problem)
        wrong = self.options.problem() if self.kind is ExportKind.DETAIL and problem is None else None
        self.options.show_problem(wrong)
        return problem is not None or wrong is not None

    def _tell(self, done: int, of: int) -> None:
        """Tell the window how far the writing is, and give up when it says so; called by the thread that writes."""
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done, of)

    def _on_progressed(self, done: int, of: int) -> None:
        self._progress.setRange(0, of)
        self._progress.setValue(done)

    def _on_cancel(self) -> None:
        self._stop.set()
        self._cancel.setEnabled(False)

    def _sent(self, exported: Exported) -> None:
        self._show_working(working=False)
        self.options.finish()
        self.result.show_result(exported)
        self.result.focus()

    def _refused(self, refusal: Refused) -> None:
        self._show_working(working=False)
        if refusal.field in ("password", "unmask"):
            self.options.show_problem(refusal.problem)
        elif isinstance(refusal, Cancelled):
            self.store.said.emit(text.sentence(refusal.problem), "")
        else:
            self.folder.show_problem(refusal.problem)

    def _on_broke(self, _error: object) -> None:
        self._show_working(working=False)

    def _show_working(self, *, working: bool) -> None:
        self._export.setEnabled(not working)
        self._cancel.setEnabled(working)
        self._report.setVisible(not working)
        self._progress.setRange(0, 0)
        for widget in (self._progress, self._working, self._cancel):
            widget.setVisible(working)

    def _make_cards(self) -> dict[ExportKind, ChoiceCard]:
        summary = ChoiceCard(
            "send.ringkasan",
            translate("Send", "RINGKASAN – for reports"),
            translate("Send", "All figures and records, but no names, identity numbers or addresses."),
            Chip("good", "check", translate("Send", "Without names")),
        )
        detail = ChoiceCard(
            "send.rincian",
            translate("Send", "RINCIAN – for the archive"),
            _about_names(),
            Chip("warn", "person", translate("Send", "With names")),
        )
        summary.setChecked(True)
        detail.toggled.connect(self._show_names)
        return {ExportKind.SUMMARY: summary, ExportKind.DETAIL: detail}

    def _make_button(self) -> QPushButton:
        words = translate("Send", "Make the Excel file")
        button = QPushButton(translate("Form", "{verb}   Ctrl+Enter").format(verb=words))
        button.setObjectName("send.export")
        button.setAccessibleName(words)
        button.setProperty("primary", True)
        button.setAutoDefault(True)
        button.clicked.connect(self._send)
        return button

    def _make_cancel(self) -> QPushButton:
        button = QPushButton(translate("Send", "Stop"))
        button.setObjectName("send.cancel")
        button.setAccessibleName(translate("Send", "Stop making the file"))
        button.clicked.connect(self._on_cancel)
        return button

    def _make_report(self) -> QPushButton:
        words = translate("Send", "Report for WhatsApp")
        button = QPushButton(icon("copy", "accent", SIZES.icon_small), f"{words}   F7")
        button.setObjectName("send.report")
        button.setAccessibleName(words)
        button.clicked.connect(self._ask_report)
        return button

    def _ask_report(self) -> None:
        from baktidesk.ui.sending.report_dialog import ReportDialog

        ReportDialog.show_for(self, self.store)

    def _ask_mail(self, file: Path) -> None:
        from baktidesk.ui.sending.mail_dialog import MailDialog

        MailDialog.show_for(self, self.store, file)

    def _make_past(self) -> RecordTable[PastExport]:
        columns: list[Column[PastExport]] = [
            Column(title=translate("Send", "Time"), value=self._when, width=152),
            Column(title=translate("Send", "Kind"), value=lambda one: one.kind, chip=_chip, width=134),
            Column(title=translate("Send", "Rev."), value=lambda one: one.revision, width=56),
            Column(title=translate("Send", "File"), value=lambda one: one.file, stretch=True),
            Column(title=translate("Send", "Officer"), value=lambda one: one.officer, width=124),
        ]
        empty = translate("Send", "No file has been made of this event yet.")
        accessible = translate("Send", "Files made so far")
        return RecordTable("send.past", columns, empty, accessible=accessible)

    def _when(self, one: PastExport) -> str:
        zone = self.store.active_event.zone if self.store.active_event else Zone.WIB
        return f"{text.day(local_day(one.at, zone))}  {text.hour(one.at, zone)}"

    def _lay_out(self) -> None:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(SIZES.space_l, SIZES.space_l, SIZES.space_l, SIZES.space_l)
        grid.setSpacing(SIZES.gutter)
        deed = self._make_deed_card()
        deed.setFixedWidth(SIZES.desk_most)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(deed, 0, 0, top)
        grid.addLayout(self._make_right(), 0, 1, top)
        grid.addWidget(self._make_past_card(), 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _make_deed_card(self) -> QFrame:
        card, box = make_card(translate("Send", "Send to the regional office"))
        for choice in self._cards.values():
            box.addWidget(choice)
        self._names.setFixedHeight(SIZES.note)
        box.addWidget(self._names)
        box.addWidget(self.options)
        box.addWidget(self.folder)
        foot = QHBoxLayout()
        foot.setSpacing(SIZES.space_m)
        foot.addWidget(self._export)
        foot.addWidget(self._report)
        foot.addWidget(self._working, 1)
        foot.addStretch()
        foot.addWidget(self._cancel)
        box.addLayout(foot)
        room = QVBoxLayout()
        room.addWidget(self._progress)
        keeper = QWidget()
        keeper.setLayout(room)
        room.setContentsMargins(0, 0, 0, 0)
        keeper.setFixedHeight(SIZES.progress)
        box.addWidget(keeper)
        return card

    def _make_right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(SIZES.space_m)
        right.addWidget(self._preview)
        right.addWidget(self.result)
        right.addWidget(DayCard(self, self.store))
        return right

    def _make_past_card(self) -> QFrame:
        card, box = make_card()
        head = QHBoxLayout()
        head.addWidget(make_words(translate("Send", "Files made so far"), "section"), 1)
        head.addWidget(self.ways)
        box.addLayout(head)
        self._past.setMinimumHeight(_PAST_ROWS * SIZES.row)
        self._past.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # takes what is left
        box.addWidget(self._past, 1)
        return card


def _made(exported: Exported) -> str:
    if exported.unchanged:
        return translate("Send", "Nothing has changed: {file} is still the newest.").format(file=exported.file.name)
    return translate("Send", "{file} has been made.").format(file=exported.file.name)


def _chip(one: PastExport) -> Chip:
    return kind_chip(one.kind)


def _about_names() -> str:
    return translate("Send", "Names and addresses as well; identity numbers stay masked. Keep it safe.")
