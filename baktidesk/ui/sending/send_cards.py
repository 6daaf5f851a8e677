"""Beside the export: what it will hold, what speaks against it, and what came out of it."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from baktidesk.domain.summary import Obligation
from baktidesk.services.journal import RecordKind
from baktidesk.services.sending.outbox import Preview
from baktidesk.services.workbook.book import Exported, ExportKind
from baktidesk.services.workbook.sheets import RECORD_SHEETS
from baktidesk.ui import text
from baktidesk.ui.chip import Chip, StatusChip
from baktidesk.ui.page import make_card, make_words
from baktidesk.ui.relief.goods import amount
from baktidesk.ui.summary.figures import make_figure, show_number
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

CHECKSUM_SHOWN = 12


class PreviewCard(QFrame):
    """How much will be sent, and whether anything should be looked at before."""

    def __init__(self) -> None:
        """Make the card."""
        super().__init__()
        card, box = make_card(translate("Send", "Before sending"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self._facts = {
            RecordKind.VISIT: (translate("Send", "Donors"), make_figure("send.donors", "title")),
            RecordKind.HANDOVER: (translate("Send", "Handovers"), make_figure("send.handovers", "title")),
            RecordKind.DISTRIBUTION: (translate("Send", "Distributions"), make_figure("send.distributions", "title")),
        }
        box.addLayout(self._make_facts())
        box.addSpacing(SIZES.space_xs)
        self._checks = QGridLayout()
        self._checks.setHorizontalSpacing(SIZES.space_m)
        self._checks.setVerticalSpacing(SIZES.space_s)
        self._checks.setColumnStretch(1, 1)
        box.addLayout(self._checks)

    def show_preview(self, preview: Preview) -> None:
        """Show the counts and the checks."""
        for kind, (title, figure) in self._facts.items():
            show_number(figure, title, preview.counts[kind])
        while (item := self._checks.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for number, (chip, words) in enumerate(checks(preview)):
            sentence = _wrapped(words, "body")
            sentence.setObjectName(f"send.check.{number}")
            top = Qt.AlignmentFlag.AlignTop
            self._checks.addWidget(StatusChip(chip), number, 0, top | Qt.AlignmentFlag.AlignLeft)
            self._checks.addWidget(sentence, number, 1)

    def _make_facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SIZES.space_xxl)
        grid.setVerticalSpacing(0)
        for column, (title, figure) in enumerate(self._facts.values()):
            grid.addWidget(make_words(title, "caption"), 0, column)
            grid.addWidget(figure, 1, column)
        grid.setColumnStretch(len(self._facts), 1)
        return grid


class ResultCard(QFrame):
    """The file that was made, and the ways on from it.

    Signals:
        mail_asked(object): the officer wants an e-mail with the file of this Path.
    """

    mail_asked = Signal(object)

    def __init__(self) -> None:
        """Make the card; it hides until there is a file."""
        super().__init__()
        card, box = make_card()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self._file = Path()
        self._head = make_words("", "section")
        self._chip = StatusChip(kind_chip(ExportKind.SUMMARY))
        self._name = _wrapped("", "strong")
        self._name.setObjectName("send.file")
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._rows = _wrapped("", "body")
        self._rows.setObjectName("send.rows")
        self._sum = _wrapped("", "caption")
        self._sum.setObjectName("send.checksum")
        self._open = _button("send.open_folder", "export", translate("Send", "Open the folder"))
        self._open.clicked.connect(self._open_folder)
        self._mail = _button("send.mail", "send", translate("Send", "E-mail   F8"))
        self._mail.clicked.connect(self.ask_mail)
        self._copy = _button("send.copy_name", "copy", translate("Send", "Copy the file name"))
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._file.name))
        self._lay_out(box)
        self.hide()

    @property
    def file(self) -> Path | None:
        """The file that was made, None as long as there is none."""
        return None if self.isHidden() else self._file

    def show_result(self, exported: Exported) -> None:
        """Show the file."""
        self._file = exported.file
        same = translate("Send", "Nothing has changed since")
        head = same if exported.unchanged else translate("Send", "The file is ready")
        self._head.setText(head)
        self._chip.show_status(kind_chip(exported.kind))
        self._name.setText(exported.file.name)
        self._rows.setText(_rows_words(exported))
        words = translate("Send", "Revision {revision} · checksum {checksum} · in {folder}")
        self._sum.setText(
            words.format(
                revision=text.number(exported.revision),
                checksum=exported.sha256[:CHECKSUM_SHOWN],
                folder=exported.file.parent,
            )
        )
        self.show()

    def focus(self) -> None:
        """Put the cursor to the way to the file."""
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_mail(self) -> None:
        """Ask for an e-mail with the file that was made, where one was."""
        if not self.isHidden():
            self.mail_asked.emit(self._file)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))

    def _lay_out(self, box: QVBoxLayout) -> None:
        head = QHBoxLayout()
        head.addWidget(self._head)
        head.addStretch(1)
        head.addWidget(self._chip)
        box.addLayout(head)
        for label in (self._name, self._rows, self._sum):
            box.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(SIZES.space_s)
        buttons.addWidget(self._mail)
        buttons.addWidget(self._open)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        box.addSpacing(SIZES.space_xs)
        box.addLayout(buttons)


def kind_chip(kind: ExportKind) -> Chip:
    """Give the chip of a kind of export."""
    if kind is ExportKind.SUMMARY:
        return Chip("good", "summary", translate("Send", "RINGKASAN"))
    return Chip("warn", "person", translate("Send", "RINCIAN"))


def checks(preview: Preview) -> Iterator[tuple[Chip, str]]:
    """Give what was looked at before sending, as a chip and a sentence each; nothing of it forbids the sending."""
    if preview.is_empty:
        yield _look(), translate("Send", "Nothing has been recorded yet: the file would hold headings only.")
        return
    broken = preview.summary.broken_identities()
    for problem in broken:
        yield Chip("bad", "warning", translate("Send", "Does not add up")), text.sentence(problem)
    if not broken:
        yield _fine(), translate("Send", "All figures add up.")
    yield _waiting(preview.summary.donors.waiting)
    yield _onward(preview.summary.onward_open)


def _rows_words(exported: Exported) -> str:
    """Give the records by sheet, each kept on one line with its count."""
    counts = ((sheet, count) for sheet, count in exported.rows.items() if sheet in RECORD_SHEETS)
    return " · ".join(f"{sheet}\N{NO-BREAK SPACE}{text.number(count)}" for sheet, count in counts)


def _waiting(waiting: int) -> tuple[Chip, str]:
    if not waiting:
        return _fine(), translate("Send", "Every donor has a result.")
    words = translate("Send", "Donors still waiting: {count}. They are sent without a result.")
    return _look(), words.format(count=text.number(waiting))


def _onward(still_open: tuple[Obligation, ...]) -> tuple[Chip, str]:
    if not still_open:
        return _fine(), translate("Send", "No institution owes a report on onward distribution.")
    first = still_open[0]
    if len(still_open) == 1:
        words = translate("Send", "{to} has not yet reported where {goods} went.")
        return _look(), words.format(to=first.to, goods=amount(first.item, first.open, first.unit))
    words = translate("Send", "{count} reports on onward distribution are open, the oldest from {to}.")
    return _look(), words.format(count=text.number(len(still_open)), to=first.to)


def _fine() -> Chip:
    return Chip("good", "check", translate("Send", "Fine"))


def _look() -> Chip:
    return Chip("warn", "warning", translate("Send", "Please look"))


def _button(name: str, image: str, words: str) -> QPushButton:
    button = QPushButton(icon(image, "accent"), words)
    button.setObjectName(name)
    button.setAccessibleName(words)
    return button


def _wrapped(words: str, role: str) -> QLabel:
    label = make_words(words, role)
    label.setWordWrap(True)
    return label
