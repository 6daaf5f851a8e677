"""One dialog for a bug: what happened is in the log, the half-filled form is still there."""

import logging
import sys
from types import TracebackType

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from baktidesk import __version__
from baktidesk.ui.page import make_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

log = logging.getLogger(__name__)


class BugDialog(QDialog):
    """Says that something went wrong inside, with a report that can be copied and holds no personal data."""

    def __init__(self, parent: QWidget | None, error: BaseException) -> None:
        """Make the dialog for an exception."""
        super().__init__(parent)
        self.setObjectName("bug.dialog")
        self.setWindowTitle("baktidesk")
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_m)
        box.addWidget(make_words(translate("Bug", "Something went wrong inside the program"), "section"))
        words: QLabel = make_words(
            translate("Bug", "It was written to the log. You can go on; what you typed is still there."), "body"
        )
        words.setWordWrap(True)
        box.addWidget(words)
        report = QPlainTextEdit(report_on(error))
        report.setObjectName("bug.report")
        report.setReadOnly(True)
        report.setMinimumWidth(SIZES.desk_most)
        box.addWidget(report)
        button = QPushButton(translate("Bug", "Go on"))
        button.setObjectName("bug.close")
        button.setProperty("primary", True)
        button.clicked.connect(self.accept)
        box.addWidget(button)

    @classmethod
    def show_for(cls, parent: QWidget | None, error: BaseException) -> "BugDialog":
        """Open the dialog without blocking, one at a time."""
        known = parent.findChild(cls, "bug.dialog") if parent else None
        if known is not None and known.isVisible():
            return known
        dialog = cls(parent, error)
        dialog.open()
        return dialog


def catch_bugs(window: QWidget) -> None:
    """Log what nobody caught, show it once over the window, and live on; Qt's own warnings are logged too."""

    def on_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("nobody caught this", exc_info=(kind, error, trace))
        BugDialog.show_for(window, error)

    sys.excepthook = on_bug
    qInstallMessageHandler(lambda _kind, _place, words: log.warning("Qt: %s", words))


def report_on(error: BaseException) -> str:
    """Give version, kind of exception and the places in our code, without any value."""
    lines = [f"baktidesk {__version__}", type(error).__name__]
    trace = error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        lines.append(f"{code.co_filename.rpartition('baktidesk')[2]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return "\n".join(lines)
