"""Personal data in the settings: how long identities are kept, and the papers and lists that account for them."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from baktidesk.domain.errors import Refused
from baktidesk.domain.incident import Incident
from baktidesk.domain.names import slug
from baktidesk.domain.paper import Document, Paper
from baktidesk.domain.retention import Overdue, Retention
from baktidesk.domain.zones import Zone, local_day
from baktidesk.services.retention import keep_retention, overdue
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.page import make_button, make_card, make_paragraph, make_words
from baktidesk.ui.papers.printing import PRACTICE_MARK
from baktidesk.ui.papers.sheet import Sheet
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

if TYPE_CHECKING:
    from baktidesk.services.accountability import Account
    from baktidesk.services.prints import PrintSetup

    Found = tuple[Account, PrintSetup, dt.datetime]


class PrivacyCard(QFrame):
    """The span after which identities are emptied, and what a supervisor is asked for by law."""

    def __init__(self, store: Store) -> None:
        """Make the card; `refresh` fills it."""
        super().__init__()
        self._store = store
        card, box = make_card(translate("Privacy", "Personal data"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.span = QComboBox()
        self.span.setObjectName("privacy.retention")
        self.span.setAccessibleName(translate("Privacy", "Identities are kept for"))
        for one in Retention:
            self.span.addItem(text.label(one), one.value)
        self.span.activated.connect(self._keep)
        self._words = make_paragraph("", "muted", "privacy.words")
        self._erase = make_button("privacy.erase", "void", translate("Privacy", "Erase old identities…"))
        self._erase.clicked.connect(self._ask_erasure)
        self._record = make_button("privacy.record", "print", translate("Privacy", "Record of processing"))
        self._record.clicked.connect(self._print_record)
        self._incident = make_button("privacy.incident", "warning", translate("Privacy", "Report an incident…"))
        self._incident.clicked.connect(self._ask_incident)
        self._trail = make_button("privacy.trail", "records", translate("Privacy", "Trail of the officers"))
        self._trail.clicked.connect(self._open_trail)
        self._lay_out(box)

    def refresh(self) -> None:
        """Read the span, and who is kept longer."""
        self._store.read(overdue, self._show)

    def _show(self, found: Overdue) -> None:
        self.span.setCurrentIndex(self.span.findData(found.retention.value))
        self._erase.setEnabled(found.people > 0)
        self._words.setText(_words(found))

    def _keep(self) -> None:
        span = Retention(str(self.span.currentData()))

        def refused(refusal: Refused) -> None:
            self._store.said.emit(text.sentence(refusal), "")
            self.refresh()

        self._store.run(
            lambda session: keep_retention(session, span),
            lambda _nothing: self.refresh(),
            refused=refused,
            tell=lambda _nothing: translate("Privacy", "Kept."),
            undoable=False,
        )

    def _ask_erasure(self) -> None:
        from baktidesk.services.retention import erase_overdue
        from baktidesk.ui.safety.erase_dialog import EraseDialog, erasure_words

        told = translate("Privacy", "The identities of {count} people have been erased.")
        EraseDialog.ask_why(
            self,
            self._store,
            "privacy.erasure",
            translate("Privacy", "Erase old identities"),
            f"{self._words.text()} {erasure_words()}",
            erase_overdue,
            lambda _count: self.refresh(),
            lambda count: told.format(count=text.number(count)),
        )

    def _print_record(self) -> None:
        from baktidesk.ui.papers.account_sheet import processing_record

        def make(account: "Account", now: dt.datetime, mark: str) -> Sheet:
            return processing_record(account, now, self._zone(), mark)

        self._read_account(None, lambda found: self._offer(found, Document.PROCESSING_RECORD, make))

    def _ask_incident(self) -> None:
        RecordDialog.ask(
            self,
            "privacy.incident",
            translate("Privacy", "Report an incident"),
            Incident,
            translate("Privacy", "Make the report"),
            self._report,
            sentence=translate(
                "Privacy",
                "A lost laptop or a workbook sent to the wrong person is told to those concerned and to the authority "
                "within 3 x 24 hours. The report lists what was held and what the audit tells.",
            ),
        )

    def _report(self, record: Incident, done: Callable[[], None], refused: Callable[[Refused], None]) -> None:
        from baktidesk.services.accountability import note_incident
        from baktidesk.ui.papers.account_sheet import incident_report

        def make(account: "Account", now: dt.datetime, mark: str) -> Sheet:
            return incident_report(account, record, now, self._zone(), mark)

        def offer(found: "Found") -> None:
            done()
            self._offer(found, Document.INCIDENT_REPORT, make, note_incident)

        self._read_account(record.since, offer, refused)

    def _read_account(
        self, since: dt.date | None, then: Callable[["Found"], None], refused: Callable[[Refused], None] | None = None
    ) -> None:
        """Read the account as a deed, so that a supervisor can allow it in place."""
        document, zone = Document.INCIDENT_REPORT if since else Document.PROCESSING_RECORD, self._zone()

        def work(session: Any) -> "Found":
            from baktidesk.services.accountability import account
            from baktidesk.services.prints import print_setup

            return account(session, since, zone), print_setup(session, document), session.now

        self._store.run(work, then, refused=refused, undoable=False)

    def _offer(
        self,
        found: "Found",
        document: Document,
        make: Callable[["Account", dt.datetime, str], Sheet],
        also: Callable[[Any], object] = lambda _session: None,
    ) -> None:
        from baktidesk.ui.papers.print_dialog import PrintDialog, PrintJob

        account, setup, now = found
        mark = PRACTICE_MARK if setup.practice else ""
        name = f"{slug(text.label(document)).lower()}_{local_day(now, self._zone()):%Y-%m-%d}"
        job = PrintJob(
            title=text.label(document),
            document=document,
            papers=(Paper.A4,),
            make=lambda _size: make(account, now, mark),
            file_name=f"{mark}_{name}" if mark else name,
            record_id=document.value,
            also=also,
        )
        PrintDialog.ask(self, self._store, job, setup)

    def _open_trail(self) -> None:
        from baktidesk.ui.safety.trail_dialog import TrailDialog

        TrailDialog.show_for(self, self._store)

    def _zone(self) -> Zone:
        return self._store.active_event.zone if self._store.active_event else Zone.WIB

    def _lay_out(self, box: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_m)
        label = make_words(translate("Privacy", "Identities are kept for"), "muted")
        label.setBuddy(self.span)
        row.addWidget(label)
        row.addWidget(self.span, 1)
        box.addLayout(row)
        box.addWidget(self._words)
        grid = QGridLayout()
        grid.setSpacing(SIZES.space_s)
        for number, button in enumerate((self._erase, self._trail, self._record, self._incident)):
            grid.addWidget(button, number // 2, number % 2)
        box.addLayout(grid)


def _words(found: Overdue) -> str:
    if found.last_day is None:
        return translate("Privacy", "Decide how long it has to be known who came; after that only the counts are kept.")
    if not found.people:
        return translate("Privacy", "Nobody is kept longer than that.")
    words = translate("Privacy", "{people} people of {events} are kept longer than that.")
    return words.format(people=text.number(found.people), events=", ".join(found.events) or "–")
