"""The handover record (BAST) on screen: filled in on the left, seen as it prints on the right, printed and signed."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.errors import Refused
from baktidesk.domain.handover_document import (
    DocumentEntry,
    DocumentState,
    PhysicalDelivery,
    filled,
)
from baktidesk.domain.paper import Document, Paper
from baktidesk.ui import text
from baktidesk.ui.ask import Question
from baktidesk.ui.chip import Chip, StatusChip
from baktidesk.ui.dialog_parts import window_below
from baktidesk.ui.file_dialogs import file_dialog
from baktidesk.ui.folder_box import usual_folder
from baktidesk.ui.form import Form
from baktidesk.ui.page import make_card, make_paragraph, make_words
from baktidesk.ui.papers.handover_shown import (
    Shown,
    chip_of,
    file_name_of,
    make_ready,
    physical_words,
    read_shown,
    sheet_of,
    state_words,
)
from baktidesk.ui.papers.paper_view import PaperView
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon, mark

_TYPING_MS = 200


class HandoverDialog(QDialog):
    """Fills in, shows, prints and closes off the document of one handover."""

    def __init__(self, parent: QWidget, store: Store, shown: Shown) -> None:
        """Show a document."""
        super().__init__(parent)
        self.setObjectName("document.dialog")
        self.setWindowTitle(translate("HandoverRecord", "Handover record (BAST)"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        self._shown = shown
        self._closed = False
        self.form = Form(DocumentEntry, "document", translate("HandoverRecord", "Save"), desk=True, scrolls=True)
        self.view = PaperView("document.view", translate("HandoverRecord", "The document as it prints"))
        self._title = make_words("", "section")
        self._chip = StatusChip(Chip("muted", "edit", ""))
        self._paper = StatusChip(Chip("muted", "scan", ""))
        self._paper.setObjectName("document.paper")
        self._words = make_paragraph("", "muted", "document.state")
        self._problem = make_paragraph("", "problem", "document.problem")
        self.print = _button("document.print", "print", translate("HandoverRecord", "Print"), "Ctrl+P", self._print)
        self.sign = _button(
            "document.sign", "link", translate("HandoverRecord", "Attach the signed copy"), "Ctrl+O", self._ask_scan
        )
        self.scan = _button(
            "document.scan", "search", translate("HandoverRecord", "Open the scan"), "", self._open_scan
        )
        self.leave = _button("document.close", "", translate("HandoverRecord", "Close"), "Esc", self.reject)
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._begin()
        self._show()

    @classmethod
    def show_for(cls, parent: QWidget, store: Store, handover_id: str, paper: bool | None = None) -> None:
        """Read the document of a handover and open the dialog without blocking.

        `paper` tells whether a scanned paper of it agrees with the record; None where none was scanned.
        """

        def open_dialog(shown: Shown) -> None:
            dialog = cls(parent, store, shown)
            dialog.show_paper(paper)
            window = window_below(parent)
            dialog.resize(window.width() - SIZES.space_xxl, window.height() - SIZES.space_xxl)
            dialog.open()
            dialog.form.focus_first()

        store.read(lambda session: read_shown(session, handover_id), open_dialog)

    def show_paper(self, agrees: bool | None) -> None:
        """Say whether the paper that was scanned says what the record says; None where none was."""
        self._paper.setVisible(agrees is not None)
        if agrees:
            self._paper.show_status(Chip("good", "check", translate("HandoverRecord", "The scanned paper agrees")))
        elif agrees is not None:
            words = translate("HandoverRecord", "The scanned paper is out of date")
            self._paper.show_status(Chip("bad", "warning", words))

    def attach(self, file: Path) -> None:
        """Keep a scan of the signed document."""
        handover_id = self._shown.document.id

        def work(session: Any) -> str:
            from baktidesk.services.relief.handover_documents import sign_document

            return sign_document(session, handover_id, file)

        words = translate("HandoverRecord", "The signed copy is kept with the handover.")
        self._store.run(work, refused=self._on_refused, tell=lambda _id: words)

    def _begin(self) -> None:
        """Put what is stored into the form, once."""
        shown = self._shown
        if shown.document.symbolic:
            self.form.offer("delivery", [(one.id, physical_words(one)) for one in shown.physical])
        if shown.head.record.number_template:
            words = translate("HandoverRecord", "Left empty, the next number is given when it is printed.")
            self.form.say_help("document_number", words)
        self.form.load(shown.entry)
        self.form.setEnabled(not shown.document.voided)

    def _show(self) -> None:
        """Show the document and where it stands."""
        document = self._shown.document
        self._title.setText(document.institution)
        self._chip.show_status(chip_of(document))
        self._words.setText(state_words(self._shown))
        self.print.setEnabled(not document.voided)
        self.sign.setEnabled(document.state is not DocumentState.DRAFT and not document.voided)
        self.scan.setVisible(bool(self._shown.scans))
        self._preview()

    def _preview(self) -> None:
        """Show the pages with what stands in the form."""
        entry = self.form.record()
        self.view.show_sheet(sheet_of(self._shown, filled(self._shown.document, entry, self._chosen(entry))), Paper.A4)

    def _chosen(self, entry: DocumentEntry) -> PhysicalDelivery | None:
        found = next((one for one in self._shown.physical if one.id == entry.delivery_id), None)
        return PhysicalDelivery(day=found.day, document_number=found.document_number) if found else None

    def _is_changed(self) -> bool:
        return bool(self.form.record() != self._shown.entry)

    def _is_waiting(self) -> bool:
        return not self.form.save.isEnabled() or not (self.print.isEnabled() or self._shown.document.voided)

    def _on_broke(self, _error: object) -> None:
        self.form.set_saving(False)
        self.print.setEnabled(not self._shown.document.voided)

    def _on_finished(self) -> None:
        self._closed = True

    def _on_submitted(self, record: DocumentEntry) -> None:
        handover_id = self._shown.document.id

        def work(session: Any) -> None:
            from baktidesk.services.relief.handover_documents import fill_document

            fill_document(session, handover_id, record)

        words = translate("HandoverRecord", "The handover record has been saved.")
        self._store.run(work, lambda _none: self._saved(record), refused=self._on_refused, tell=lambda _none: words)

    def _saved(self, record: DocumentEntry) -> None:
        self.form.set_saving(False)
        self._say("")
        self._take_entry(record)
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_entry(self, entry: DocumentEntry) -> None:
        self._shown = replace(self._shown, entry=entry)

    def _print(self) -> None:
        """Save what was typed, give the number where we give it, and offer the document for printing."""
        record = self.form.check() if self.print.isEnabled() else None
        if record is None:
            return
        handover_id = self._shown.document.id
        self.print.setEnabled(False)
        self._store.run(
            lambda session: make_ready(session, handover_id, record),
            self._offer,
            refused=self._on_refused,
            undoable=False,
        )

    def _offer(self, shown: Shown) -> None:
        from baktidesk.services.relief.handover_documents import count_print
        from baktidesk.ui.papers.print_dialog import PrintDialog, PrintJob

        self._shown = shown
        self._say("")
        self.form.load(shown.entry)
        self._show()
        sheet, document = sheet_of(shown, shown.document), shown.document
        job = PrintJob(
            title=translate("HandoverRecord", "Print the handover record for {institution}").format(
                institution=document.institution
            ),
            document=Document.HANDOVER_RECORD,
            papers=(Paper.A4,),
            make=lambda _paper: sheet,
            file_name=file_name_of(shown),
            record_id=document.id,
            copy=document.printed > 0,
            also=partial(count_print, handover_id=document.id, fingerprint=document.fingerprint),
        )
        PrintDialog.ask(self, self._store, job, shown.setup)

    def _ask_scan(self) -> None:
        """Open the system's dialog for the scan, without blocking."""
        kinds = translate("HandoverRecord", "Scans and photos (*.pdf *.jpg *.jpeg *.png)")
        title = translate("HandoverRecord", "Choose the scan of the signed copy")
        dialog = file_dialog(self, "document.files", title, folder=str(usual_folder()), kinds=kinds)
        dialog.fileSelected.connect(lambda chosen: self.attach(Path(chosen)))
        dialog.open()

    def _open_scan(self) -> None:
        """Open the newest scan in the system's own program, when it is still what it was."""
        newest = self._shown.scans[-1]

        def work(session: Any) -> Path:
            from baktidesk.services.viewing import lay_out

            return lay_out(session, newest)

        self._store.run(work, _open, refused=self._on_refused, undoable=False)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        """Read again what was changed, here or at another desk; what is being typed stays."""
        if not kinds & {"handover", "attachment", "setting"}:
            return
        self._store.read(lambda session: read_shown(session, self._shown.document.id), self._take)

    def _take(self, shown: Shown) -> None:
        if self._closed:
            return
        typed = self._is_changed()
        self._shown = shown
        if not typed:
            self.form.load(shown.entry)
        self._say("")
        self._show()

    def _on_refused(self, refusal: Refused) -> None:
        if self._closed:
            return
        self.form.set_saving(False)
        self.print.setEnabled(not self._shown.document.voided)
        if refusal.field and self.form.asks(refusal.field):
            self.form.show_refused(refusal)
            return
        self._say(text.sentence(refusal))

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _connect(self) -> None:
        self.finished.connect(self._on_finished)
        self.form.submitted.connect(self._on_submitted)
        self.form.edited.connect(self._typing.start)
        self._typing.timeout.connect(self._preview)
        self._store.changed.connect(self._on_changed)
        self._store.broke.connect(self._on_broke)
        for key, do in (
            ("Ctrl+P", self._print),
            ("Ctrl+O", self.sign.click),
            ("PgDown", partial(self.view.turn, 1)),
            ("PgUp", partial(self.view.turn, -1)),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(do)

    def _lay_out(self) -> None:
        mark(self.form.save, "primary", False)
        self.print.setProperty("primary", True)
        self.print.setIcon(icon("print", "on_accent"))
        card, box = make_card()
        card.setFixedWidth(SIZES.desk_least)
        state = QHBoxLayout()
        state.addWidget(self._chip)
        state.addStretch(1)
        for part in (self._title, self._words, self._problem):
            part.setWordWrap(True)
        box.addWidget(self._title)
        box.addLayout(state)
        box.addWidget(self._paper)
        box.addWidget(self._words)
        box.addWidget(self._problem)
        box.addWidget(self.form, 1)
        right = QVBoxLayout()
        right.setSpacing(SIZES.space_m)
        right.addWidget(self.view, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SIZES.space_s)
        for button in (self.print, self.sign, self.scan):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        right.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_l, SIZES.space_l, SIZES.space_l, SIZES.space_l)
        row.setSpacing(SIZES.gutter)
        row.addWidget(card)
        row.addLayout(right, 1)
        self._say("")
        self.show_paper(None)

    def reject(self) -> None:
        """Close, but not while an answer is on its way here; what was typed and not saved is asked about first."""
        if self._is_waiting():
            return
        if not self._is_changed() or self._shown.document.voided:
            super().reject()
            return
        Question.ask(
            self,
            "document.leave",
            translate("HandoverRecord", "What you typed here has not been saved. Close all the same?"),
            translate("HandoverRecord", "Close without saving"),
            super().reject,
            keep=translate("HandoverRecord", "Go on filling in"),
            danger=True,
        )


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _button(name: str, image: str, words: str, key: str, do: Any) -> QPushButton:
    button = QPushButton(f"{words}   {key}" if key else words)
    if image:
        button.setIcon(icon(image, "muted"))
    button.setObjectName(name)
    button.setAccessibleName(words)
    button.setAutoDefault(False)
    button.clicked.connect(do)
    return button
