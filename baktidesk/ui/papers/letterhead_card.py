"""The letterhead in the settings: seen as it prints, changed in a form, with its logo and the template of numbers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from baktidesk.domain.errors import Refused
from baktidesk.domain.letterhead import Letterhead, StoredLetterhead
from baktidesk.domain.officer import Deed, may
from baktidesk.services import letterhead
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.dialog_parts import within_window
from baktidesk.ui.file_dialogs import file_dialog
from baktidesk.ui.folder_box import usual_folder
from baktidesk.ui.form import Form
from baktidesk.ui.page import make_button, make_card, make_paragraph
from baktidesk.ui.papers.handover_sheet import Block, letterhead_block
from baktidesk.ui.papers.sheet import PER_MM
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import LIGHT, SIZES

EXAMPLE = "{serial:03}/BAST/{unit}/{month_roman}/{year}"
_PAPER = 170 * PER_MM


class LetterheadCard(QFrame):
    """How the documents of this work unit begin, and the buttons that change it."""

    def __init__(self, store: Store) -> None:
        """Make the card; `refresh` fills it."""
        super().__init__()
        self._store = store
        self._shown = StoredLetterhead(record=Letterhead(), work_unit="")
        card, box = make_card(translate("Settings", "Letterhead of documents"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.view = LetterheadView()
        self._numbers = make_paragraph("", "muted", "settings.letterhead_numbers")
        self._note = make_paragraph("", "muted", "settings.letterhead_note")
        self.change = make_button("settings.letterhead", "edit", translate("Settings", "Change the letterhead"))
        self.change.clicked.connect(self._ask)
        self.logo = make_button("settings.logo", "plus", translate("Settings", "Choose the logo"))
        self.logo.clicked.connect(self._ask_logo)
        self.no_logo = make_button("settings.no_logo", "cross", translate("Settings", "Without a logo"))
        self.no_logo.clicked.connect(self._drop_logo)
        for part in (self.view, self._numbers, self._note):
            box.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(SIZES.space_s)
        for button in (self.change, self.logo, self.no_logo):
            foot.addWidget(button)
        foot.addStretch(1)
        box.addLayout(foot)

    def refresh(self) -> None:
        """Read the letterhead of this desk's work unit again."""
        self._store.read(letterhead.own_letterhead, self._show)

    def show_rights(self) -> None:
        """Offer what the officer of now may do."""
        allowed = may(self._store.actor.role, Deed.SET_UP_EVENT)
        for button in (self.change, self.logo, self.no_logo):
            button.setEnabled(allowed)
        words = "" if allowed else translate("Settings", "Only a supervisor changes the letterhead.")
        self._say(words or self._hint())

    def take_logo(self, file: Path) -> None:
        """Keep a picture as the logo."""
        record = self._shown.record
        words = translate("Settings", "The logo stands on every document from now on.")
        self._store.run(
            lambda session: letterhead.keep_letterhead(session, record, file),
            self._show,
            refused=self._on_refused,
            tell=lambda _kept: words,
            undoable=False,
        )

    def _show(self, shown: StoredLetterhead) -> None:
        self._shown = shown
        self.view.show_head(shown)
        template = shown.record.number_template
        words = translate("Settings", "Numbers: {template}") if template else _no_template()
        self._numbers.setText(words.format(template=template))
        self.no_logo.setVisible(bool(shown.logo))
        self.show_rights()

    def _hint(self) -> str:
        return "" if self._shown.kept else translate("Settings", "Not set up yet: documents begin like this.")

    def _ask(self) -> None:
        form = Form(Letterhead, "settings.letterhead", translate("Settings", "Keep the letterhead"), scrolls=True)
        title = translate("Settings", "Letterhead of {unit}").format(unit=self._shown.work_unit)
        dialog = RecordDialog(self, "settings.letterhead", title, form, self._keep)
        words = translate("Settings", "For example {example}. Empty where the secretariat gives the numbers.")
        form.say_help("number_template", words.format(example=EXAMPLE))
        form.load(self._shown.record)
        dialog.setMinimumWidth(SIZES.desk_least + SIZES.desk_least // 3)
        dialog.resize(within_window(self, dialog.minimumWidth(), dialog.sizeHint().height()))
        dialog.open()
        form.focus_first()

    def _keep(self, record: Letterhead, done: Callable[[], None], refused: Callable[[Refused], None]) -> None:
        def kept(shown: StoredLetterhead) -> None:
            done()
            self._show(shown)

        words = translate("Settings", "Documents of {unit} begin with this letterhead from now on.")
        self._store.run(
            lambda session: letterhead.keep_letterhead(session, record),
            kept,
            refused=refused,
            tell=lambda shown: words.format(unit=shown.work_unit),
            undoable=False,
        )

    def _ask_logo(self) -> None:
        """Open the system's dialog without blocking."""
        kinds = translate("Settings", "Pictures (*.png *.jpg *.jpeg)")
        title = translate("Settings", "Choose the logo")
        dialog = file_dialog(self, "settings.logo_files", title, folder=str(usual_folder()), kinds=kinds)
        dialog.fileSelected.connect(lambda chosen: self.take_logo(Path(chosen)))
        dialog.open()

    def _drop_logo(self) -> None:
        def work(session: Any) -> StoredLetterhead:
            letterhead.drop_logo(session)
            return letterhead.own_letterhead(session)

        words = translate("Settings", "Documents are printed without a logo from now on.")
        self._store.run(work, self._show, refused=self._on_refused, tell=lambda _kept: words, undoable=False)

    def _on_refused(self, refusal: Refused) -> None:
        self._say(text.sentence(refusal))

    def _say(self, words: str) -> None:
        self._note.setText(words)
        self._note.setVisible(bool(words))


class LetterheadView(QWidget):
    """A letterhead as it prints, made smaller to the room that there is."""

    def __init__(self) -> None:
        """Make an empty view."""
        super().__init__()
        self.setObjectName("settings.letterhead_view")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._block: Block | None = None

    def show_head(self, head: StoredLetterhead) -> None:
        """Show a letterhead; screen readers read its lines."""
        self._block = letterhead_block(head, _PAPER)
        self.setAccessibleName("\n".join((*head.record.lines, head.record.unit, *head.record.small_lines)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a width that can be read."""
        return QSize(SIZES.desk_least, self.heightForWidth(SIZES.desk_least))

    def heightForWidth(self, width: int) -> int:
        """Keep the shape."""
        height = self._block.height if self._block is not None else 0
        return round(height * self._scale(width)) + 2 * SIZES.space_m

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a piece of paper with the letterhead on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(LIGHT.surface))
        painter.setPen(QColor(LIGHT.line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._block is not None:
            painter.translate(SIZES.space_m, SIZES.space_m)
            scale = self._scale(self.width())
            painter.scale(scale, scale)
            self._block.paint(painter)

    @staticmethod
    def _scale(width: int) -> float:
        return (width - 2 * SIZES.space_m) / _PAPER


def _no_template() -> str:
    return translate("Settings", "The secretariat gives the numbers: they are typed in, or left open.")
