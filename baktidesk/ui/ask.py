"""Questions to the officer: one question a dialog, verbs on the buttons."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.errors import Refused
from baktidesk.ui.choices import Option
from baktidesk.ui.dialog_parts import esc, within_window
from baktidesk.ui.form import Form
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

Save = Callable[[Any, Callable[[], None], Callable[[Refused], None]], None]


class RecordDialog(QDialog):
    """Asks for one small record and stays open until it is saved, so that a refusal loses nothing."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        title: str,
        form: Form,
        save: Save,
        sentence: str = "",
        *,
        danger: bool = False,
    ) -> None:
        """Take the form; `save(record, done, refused)` starts saving and calls one of the two."""
        super().__init__(parent)
        self.setObjectName(f"{name}.dialog")
        self.setWindowTitle("baktidesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = form
        self._save = save
        self._waits = False
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_s)
        box.addWidget(_wrapped(title, "section"))
        if sentence:
            words = _wrapped(sentence, "muted")
            words.setObjectName(f"{name}.sentence")
            box.addWidget(words)
        box.addWidget(form)
        keep = esc(QPushButton(translate("Ask", "Leave it")))
        keep.setObjectName(f"{name}.keep")
        keep.clicked.connect(self.reject)
        form.foot.insertWidget(1, keep)
        form.save.setProperty("primary", not danger)
        form.save.setProperty("danger", danger)
        self.setMinimumWidth(SIZES.desk_least)
        form.submitted.connect(self._on_submitted)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        name: str,
        title: str,
        record: type[Any],
        button: str,
        save: Save,
        *,
        options: frozenset[str] | None = None,
        offers: dict[str, Sequence[Option]] | None = None,
        sentence: str = "",
        danger: bool = False,
    ) -> "RecordDialog":
        """Open the dialog for a record class without blocking; give it. `sentence` says what it is about.

        Where something is taken back, its button warns of `danger`.
        """
        parent.window()  # where it has gone meanwhile this raises, before there is a form that would belong to nobody
        form = Form(record, name, button, options=options, desk=True)
        for kind, choices in (offers or {}).items():
            form.offer(kind, choices)
        dialog = cls(parent, name, title, form, save, sentence, danger=danger)
        dialog.open()
        form.focus_first()
        return dialog

    def _on_submitted(self, record: Any) -> None:
        self._waits = True
        self._save(record, self.accept, self._refuse)

    def _refuse(self, refusal: Refused) -> None:
        self._waits = False
        self.form.show_refused(refusal)
        if not self.isVisible():
            self.open()

    def reject(self) -> None:
        """Leave; while a record is on its way only out of sight, so that a refusal still reaches the officer."""
        if self._waits and not self.form.save.isEnabled():
            self.hide()
        else:
            super().reject()

    def _fit(self) -> None:
        """Grow from the middle until no sentence lies over an input and no button is cut: Qt asks for less room."""
        if not self.isVisible():
            return
        wanted = self._needed().expandedTo(self.size())
        grown = wanted - self.size()
        if not grown.isNull():
            self.resize(wanted)
            self.move(max(0, self.x() - grown.width() // 2), max(0, self.y() - grown.height() // 2))

    def _needed(self) -> QSize:
        """Give the size that sentences, inputs and buttons need, at least as wide as the dialog is."""
        box = self.layout()
        width = max(self.width(), self.form.foot.sizeHint().width() + 2 * SIZES.space_xl)
        return within_window(self, width, box.totalHeightForWidth(width) if box else self.height())

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with no more height than is needed: Qt reckons with sentences in a narrower dialog."""
        if not event.spontaneous():
            self.resize(self._needed())
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Make room for what has grown."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done


class Question(QDialog):
    """Asks one question whose buttons are verbs; the harmless one is the default and takes Escape."""

    def __init__(self, parent: QWidget, name: str, question: str, verb: str, keep: str, *, danger: bool) -> None:
        """Make the question with its doing and its keeping button."""
        super().__init__(parent)
        self.setObjectName(f"{name}.dialog")
        self.setWindowTitle(verb)
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_l)
        words = QLabel(question)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setMinimumWidth(SIZES.desk_least)
        box.addWidget(words)
        buttons = QHBoxLayout()
        box.addLayout(buttons)
        esc(self._add(buttons, f"{name}.keep", keep, self.reject)).setDefault(True)
        self._add(buttons, f"{name}.do", verb, self.accept).setProperty("danger" if danger else "primary", True)
        buttons.addStretch(1)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        name: str,
        question: str,
        verb: str,
        then: Callable[[], None],
        *,
        keep: str = "",
        danger: bool = False,
    ) -> "Question":
        """Open the question without blocking; `then` is called when the officer says do it."""
        dialog = cls(parent, name, question, verb, keep or translate("Ask", "Leave it"), danger=danger)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(then)
        dialog.open()
        return dialog

    def _add(self, buttons: QHBoxLayout, name: str, words: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.clicked.connect(do)
        buttons.addWidget(button)
        return button


def _wrapped(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
