"""One dialog for a bug: what happened is in the log, the half-filled form is still there."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

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
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
        foot = QHBoxLayout()
        box.addLayout(foot)
        self.go_on = _add(foot, "bug.close", translate("Bug", "Go on"), self.accept)
        self.go_on.setProperty("primary", True)
        self.go_on.setDefault(True)
        words_of = report.toPlainText
        _add(
            foot,
            "bug.copy",
            translate("Bug", "Copy the report"),
            lambda: QGuiApplication.clipboard().setText(words_of()),
        )
        foot.addStretch(1)

    @classmethod
    def show_for(cls, parent: QWidget | None, error: BaseException) -> "BugDialog":
        """Open the dialog without blocking, one at a time."""
        known = parent.findChild(cls, "bug.dialog") if parent else None
        if known is not None and known.isVisible():
            return known
        dialog = cls(parent, error)
        dialog.open()
        dialog.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
        return dialog


class _Net(QObject):
    """Brings what broke on another thread to the window's own.

    Signals:
        fell(object): the exception.
    """

    fell = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.fell.connect(self._show)

    def _show(self, error: BaseException) -> None:
        BugDialog.show_for(self._window, error)


def catch_bugs(window: QWidget) -> None:
    """Log what nobody caught, on any thread, show it once over the window, live on; Qt's warnings are logged too."""
    net = _Net(window)

    def on_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("nobody caught this", exc_info=(kind, error, trace))
        if not issubclass(kind, KeyboardInterrupt):
            net.fell.emit(error)

    def on_thread(fallen: threading.ExceptHookArgs) -> None:
        if fallen.exc_value is not None:
            on_bug(fallen.exc_type, fallen.exc_value, fallen.exc_traceback)

    sys.excepthook = on_bug
    threading.excepthook = on_thread
    qInstallMessageHandler(lambda _kind, _place, words: log.warning("Qt: %s", words))


def report_on(error: BaseException) -> str:
    """Give version, kinds of exception down to the first cause, and places in the code, without any value or folder."""
    lines = [f"baktidesk {__version__}"]
    cause: BaseException | None = error
    while cause is not None:
        lines += [type(cause).__name__, *_places(cause.__traceback__)]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace:
        code = trace.tb_frame.f_code
        yield f"  {'/'.join(Path(code.co_filename).parts[-2:])}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


def _add(foot: QHBoxLayout, name: str, words: str, do: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAccessibleName(words)
    button.clicked.connect(do)
    foot.addWidget(button)
    return button
