"""The print dialog: on which paper, onto which printer or into which folder; Enter does it as the last time."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem, Refused
from baktidesk.domain.names import slug
from baktidesk.domain.paper import Document, Paper
from baktidesk.ui import text
from baktidesk.ui.dialog_parts import esc
from baktidesk.ui.folder_box import FolderBox, usual_folder
from baktidesk.ui.glyph import Glyph
from baktidesk.ui.page import make_words
from baktidesk.ui.papers.pdf_job import PdfJob
from baktidesk.ui.papers.printing import print_on
from baktidesk.ui.papers.sheet import Sheet
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

if TYPE_CHECKING:
    from baktidesk.services.prints import PrintSetup

_SYSTEM = "system"
_PRINTER = "printer:"
_FILE_MAKERS = ("pdf", "xps", "onenote")
"""What is in the names of printers that make a file."""


@dataclass(frozen=True, kw_only=True)
class PrintJob:
    """What is to be printed: its title, how it is made for a paper, its file's name (no ending), and its audit row.

    Without a document it is a secret: it goes onto paper alone, never into a file, and nothing is written down.
    `also` is done in the transaction that writes the print down.
    """

    title: str
    document: Document | None
    papers: tuple[Paper, ...]
    make: Callable[[Paper], Sheet]
    file_name: str = ""
    record_id: str = ""
    copy: bool = False
    also: Callable[[Any], object] = lambda _session: None

    def file_on(self, paper: Paper) -> str:
        """Give the name of a PDF file; it has the paper where there are several, so that none takes another's place."""
        if len(self.papers) == 1:
            return f"{self.file_name}.pdf"
        return f"{self.file_name}-{slug(text.label(paper)).lower()}.pdf"


class PrintDialog(QDialog):
    """Asks for paper and place, and stays open until it is printed, so that a refusal loses nothing."""

    def __init__(self, parent: QWidget, store: Store, job: PrintJob, setup: "PrintSetup") -> None:
        """Show how this desk printed such a document the last time."""
        super().__init__(parent)
        self.setObjectName("print.dialog")
        self.setWindowTitle(job.title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(SIZES.desk_most)
        self._store = store
        self._job = job
        self._setup = setup
        self._file = Path()
        self.paper = _combo("print.paper", translate("Print", "Paper"))
        self.place = _combo("print.place", translate("Print", "Print to"))
        self.folder = FolderBox("print")
        self._problem = make_words("", "problem")
        self._problem.setObjectName("print.problem")
        self._problem.setWordWrap(True)
        self._print = _button("print.do", "", self._start)
        self._print.setProperty("primary", True)
        self._print.setDefault(True)
        self._keep = esc(_button("print.keep", translate("Ask", "Leave it"), self.reject))
        self._choice = self._make_choice()
        self._result = self._make_result()
        self._lay_out()
        self._offer()
        store.broke.connect(self._on_broke)

    @classmethod
    def ask(cls, parent: QWidget, store: Store, job: PrintJob, setup: "PrintSetup") -> "PrintDialog":
        """Open the dialog without blocking, with Enter ready to print; give it."""
        dialog = cls(parent, store, job, setup)
        dialog.open()
        (dialog._keep if dialog._print.isHidden() else dialog._print).setFocus(Qt.FocusReason.OtherFocusReason)
        return dialog

    def _offer(self) -> None:
        """Offer papers and places, the last ones chosen."""
        for paper in self._job.papers:
            self.paper.addItem(text.label(paper), paper.value)
        secret = self._job.document is None
        if not secret:
            self.place.addItem(icon("export", "muted"), translate("Print", "A PDF file"), "")
        printers = [name for name in QPrinterInfo.availablePrinterNames() if not (secret and _makes_files(name))]
        for name in printers:
            self.place.addItem(icon("print", "muted"), name, _PRINTER + name)
        if printers and not secret:
            self.place.addItem(icon("settings", "muted"), translate("Print", "Settings of the printer…"), _SYSTEM)
        _choose(self.paper, self._setup.paper or self._job.papers[0])
        _choose(self.place, _PRINTER + (self._setup.printer or QPrinterInfo.defaultPrinterName()))
        if self._setup.paper and not self._setup.printer:
            _choose(self.place, "")
        remembered = Path(self._setup.folder) if self._setup.folder else usual_folder()
        self.folder.set_value(remembered if remembered.is_dir() else usual_folder())
        self.place.activated.connect(self._show_place)
        self._show_place()
        if not self.place.count():
            self._say(text.sentence(Problem(_NO_PRINTER_HERE)))
            self._ways.hide()
            self._only_close()

    def _show_place(self) -> None:
        to_file = self.place.currentData() == ""
        self.folder.setVisible(to_file)
        verb = translate("Print", "Save as PDF") if to_file else translate("Print", "Print")
        self._print.setText(translate("Print", "{verb}   Enter").format(verb=verb))
        self._print.setAccessibleName(verb)
        self._say("")
        self._fit()

    def _start(self) -> None:
        """Print, once; the button rests until the answer is there."""
        if not self._print.isEnabled():
            return
        place, paper = str(self.place.currentData()), Paper(self.paper.currentData())
        if not place:
            self._save_file(paper)
        elif place == _SYSTEM:
            self._ask_system(paper)
        else:
            self._print_on(QPrinter(QPrinterInfo.printerInfo(place.removeprefix(_PRINTER))), paper)

    def _save_file(self, paper: Paper) -> None:
        problem = self.folder.problem()
        self.folder.show_problem(problem)
        if problem:
            return
        sheet, file = self._job.make(paper), self.folder.value() / self._job.file_on(paper)
        self._print.setEnabled(False)
        PdfJob(self, self._store, lambda: self._on_saved(file, paper), self._on_refused).write(sheet, file, paper)

    def _ask_system(self, paper: Paper) -> None:
        """Open the system's own dialog, for trays, copies and both sides."""
        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("print.system")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if sys.platform.startswith("linux"):
            # Qt's dialog would ask for the file by one that looks into files (see file_dialogs).
            dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
        dialog.accepted.connect(lambda: self._print_on(printer, paper))
        QDialog.open(dialog)  # its own `open` wants a slot of Qt's

    def _print_on(self, printer: QPrinter, paper: Paper) -> None:
        if printer.isValid():
            print_on(printer, self._job.make(paper), paper)
        if not printer.isValid() or printer.printerState() == QPrinter.PrinterState.Error:
            self._say(text.sentence(Problem(_NO_PRINTER if self._job.document else _NO_ANSWER)))
            self._fit()
            return
        self._note(paper, printer.printerName())
        words = translate("Print", "Sent to the printer {printer}.").format(printer=printer.printerName())
        self._store.said.emit(words, "")
        self.accept()

    def _on_saved(self, file: Path, paper: Paper) -> None:
        self._file = file
        self._print.setEnabled(True)
        self._note(paper, "")
        self._choice.hide()
        self._only_close()
        self._name.setText(file.name)
        self._where.setText(translate("Print", "In {folder}").format(folder=file.parent))
        self._where.setToolTip(str(file.parent))
        self._result.show()
        self._open.show()
        self._fit()

    def _only_close(self) -> None:
        """Leave nothing to be done but to close."""
        self._print.hide()
        self._keep.setText(translate("Print", "Close   Enter"))
        self._keep.setAccessibleName(translate("Print", "Close"))
        self._keep.setDefault(True)
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, refusal: Refused) -> None:
        self._print.setEnabled(True)
        self.folder.show_problem(refusal.problem)

    def _on_broke(self, _error: object) -> None:
        self._print.setEnabled(True)

    def _note(self, paper: Paper, printer: str) -> None:
        """Write the print down and remember how it was done; nobody waits for that."""
        document = self._job.document
        if document is None:
            return
        folder = self._setup.folder if printer else str(self.folder.value())
        done = replace(self._setup, paper=paper, printer=printer, folder=folder)
        job = self._job

        def keep(session: Any) -> None:
            from baktidesk.services.prints import keep_print

            keep_print(session, document, job.record_id, done, copy=job.copy)
            job.also(session)

        self._store.run(keep, undoable=False)

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file)))

    def _make_choice(self) -> QWidget:
        choice = QWidget()
        box = QVBoxLayout(choice)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SIZES.space_m)
        self._ways = QWidget()
        row = QHBoxLayout(self._ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZES.space_m)
        for combo, stretch in ((self.paper, 1), (self.place, 2)):
            column = QVBoxLayout()
            column.setSpacing(SIZES.space_xs)
            label = make_words(combo.accessibleName(), "caption")
            label.setBuddy(combo)
            column.addWidget(label)
            column.addWidget(combo)
            row.addLayout(column, stretch)
        box.addWidget(self._ways)
        box.addWidget(self.folder)
        box.addWidget(self._problem)
        return choice

    def _make_result(self) -> QWidget:
        result = QWidget()
        row = QHBoxLayout(result)
        row.setContentsMargins(0, SIZES.space_s, 0, SIZES.space_s)
        row.setSpacing(SIZES.space_m)
        row.addWidget(Glyph("check", "good", SIZES.icon), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(SIZES.space_xs)
        self._name = _wrapped("strong", "print.file")
        self._where = _wrapped("caption", "print.where")
        words.addWidget(self._name)
        words.addWidget(self._where)
        row.addLayout(words, 1)
        result.hide()
        return result

    def _lay_out(self) -> None:
        self._column = box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_m)
        title = _wrapped("section", "print.title")
        title.setText(self._job.title)
        box.addWidget(title)
        box.addWidget(self._choice)
        box.addWidget(self._result)
        box.addStretch(1)
        self._open = _button("print.open", translate("Print", "Open the file"), self._open_file)
        self._open.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(SIZES.space_s)
        for button in (self._print, self._open, self._keep):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box.addLayout(buttons)

    def _fit(self) -> None:
        """Be as high as what is shown."""
        if self.isVisible():
            self._column.activate()
            self.resize(self.width(), self.sizeHint().height())

    def reject(self) -> None:
        """Leave, but not between the start of a file and its end: the answer comes to this dialog."""
        if self._print.isEnabled():
            super().reject()


_NO_PRINTER_HERE = QT_TRANSLATE_NOOP("Problem", "No printer is connected. Please copy it by hand.")
_NO_ANSWER = QT_TRANSLATE_NOOP("Problem", "This printer does not answer. Please choose another, or copy it by hand.")
_NO_PRINTER = QT_TRANSLATE_NOOP("Problem", "This printer does not answer. Please choose another, or a PDF file.")


def _makes_files(printer: str) -> bool:
    return any(one in printer.lower() for one in _FILE_MAKERS)


def _combo(name: str, words: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setAccessibleName(words)
    return combo


def _choose(combo: QComboBox, value: str) -> None:
    """Choose a value where it is offered; otherwise what is chosen stays."""
    found = combo.findData(str(value))
    if found >= 0:
        combo.setCurrentIndex(found)


def _button(name: str, words: str, do: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAccessibleName(words)
    button.clicked.connect(do)
    return button


def _wrapped(role: str, name: str) -> QLabel:
    label = make_words("", role)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
