"""Photos and files of an event or of one record: added, looked at, taken out with a reason, zipped on request."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from baktidesk.domain.errors import Refused
from baktidesk.domain.scrubbed import MediaType
from baktidesk.domain.voiding import Voiding
from baktidesk.domain.zones import Zone, local_day
from baktidesk.services.attachments import (
    Attachment,
    attachment_path,
    drop_attachment,
    keep_attachment,
    list_attachments,
)
from baktidesk.services.viewing import lay_out
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.chip import Chip
from baktidesk.ui.dialog_parts import esc
from baktidesk.ui.file_dialogs import file_dialog
from baktidesk.ui.folder_box import usual_folder
from baktidesk.ui.page import make_card, make_paragraph, make_words
from baktidesk.ui.sending.mail_size import megabytes
from baktidesk.ui.sending.photo_view import PhotoView
from baktidesk.ui.store import Store
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon, mark

CHIPS = {
    MediaType.PDF: ("muted", "records"),
    MediaType.JPEG: ("accent", "photo"),
    MediaType.PNG: ("accent", "photo"),
}
WIDTH, ROWS = 940, 8


class PhotosDialog(QDialog):
    """What is kept with one record; with a workbook at hand it offers the .zip.

    Signals:
        zip_asked(): the officer wants workbook and files in one .zip.
    """

    zip_asked = Signal()

    def __init__(self, parent: QWidget, store: Store, kind: str, record_id: str, title: str) -> None:
        """Make the dialog for a record of a kind (its table)."""
        super().__init__(parent)
        self.setObjectName("photos.dialog")
        self.setWindowTitle("baktidesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store, self._kind, self._record_id = store, kind, record_id
        self._shown = ""
        self._about = make_paragraph(title, "strong", "photos.about")
        self.list = self._make_list()
        self.view = PhotoView()
        self.note = make_paragraph("", "muted", "photos.note")
        self.progress = QProgressBar()
        self.progress.setAccessibleName(translate("Photos", "Making the zip"))
        self.progress.hide()
        self.add = self._make_button("photos.add", "plus", translate("Photos", "Add photos or files   F5"), self._ask)
        self.look = self._make_button("photos.open", "search", translate("Photos", "Open   Enter"), self._open)
        self.drop = self._make_button("photos.drop", "cross", translate("Photos", "Take out   Del"), self._ask_drop)
        words = translate("Photos", "Zip with the workbook")
        self.zip = self._make_button("photos.zip", "export", words, self.zip_asked.emit)
        self.zip.hide()
        self.close_button = esc(self._make_button("photos.close", "", translate("Report", "Close"), self.reject))
        self._connect()
        self._lay_out()
        self._say(_keeps(), "muted")

    @classmethod
    def show_for(cls, parent: QWidget, store: Store, kind: str, record_id: str, title: str) -> "PhotosDialog":
        """Open the dialog without blocking."""
        dialog = cls(parent, store, kind, record_id, title)
        dialog.open()
        dialog.refresh()
        return dialog

    def refresh(self) -> None:
        """Read again what is kept."""
        self._store.read(lambda session: list_attachments(session, self._record_id), self._show)

    def add_files(self, files: Sequence[Path]) -> None:
        """Keep these files, each a deed of its own: one that is refused does not hold up the others."""
        for file in files:
            self._add_file(file)

    def say(self, words: str, role: str = "muted") -> None:
        """Say something under the list: how it went, or what is wrong."""
        if isValid(self):
            self._say(words, role)

    def _add_file(self, file: Path) -> None:
        kind, record_id = self._kind, self._record_id
        words = translate("Photos", "{file} is kept.").format(file=file.name)
        self._store.run(
            lambda session: keep_attachment(session, kind, record_id, file, file.stem),
            lambda _id: self.refresh(),
            refused=lambda no: self._on_refused(no, file),
            tell=lambda _id: words,
        )

    def _show(self, kept: list[Attachment]) -> None:
        if not isValid(self):
            return
        self.list.show_rows(kept)
        if self.list.current() is None and kept:
            self.list.select(len(kept) - 1)
        self._on_chosen(self.list.current())

    def _on_chosen(self, one: Attachment | None) -> None:
        for button in (self.look, self.drop):
            button.setEnabled(one is not None)
        if (one.id if one else "") == self._shown:
            return
        self._shown = one.id if one else ""
        self.view.clear()
        if one is not None:
            self._store.read(lambda session: attachment_path(session, one.id), lambda path: self._preview(one.id, path))

    def _preview(self, shown: str, path: Path) -> None:
        if isValid(self) and shown == self._shown:
            self.view.show_file(path)

    def _open(self) -> None:
        """Open the selected file in the system's own program, when it is still what it was."""
        one = self.list.current()
        if one is None:
            return
        self._store.run(
            lambda session: lay_out(session, one.id),
            _open,
            refused=lambda no: self.say(text.sentence(no), "problem"),
            undoable=False,
        )

    def _ask(self) -> None:
        """Open the system's dialog without blocking."""
        kinds = translate("Photos", "Photos and papers (*.jpg *.jpeg *.png *.pdf)")
        title = translate("Photos", "Add photos or files")
        dialog = file_dialog(self, "photos.files", title, folder=str(usual_folder()), kinds=kinds, many=True)
        dialog.filesSelected.connect(lambda chosen: self.add_files([Path(one) for one in chosen]))
        dialog.open()

    def _ask_drop(self) -> None:
        one = self.list.current()
        if one is None:
            return
        RecordDialog.ask(
            self,
            "photos.drop_question",
            translate("Photos", "Take out {file}?").format(file=one.label or text.label(one.media_type)),
            Voiding,
            translate("Photos", "Take out"),
            lambda record, done, refused: self._drop(one, record, done, refused),
            danger=True,
        )

    def _drop(
        self, one: Attachment, record: Voiding, done: Callable[[], None], refused: Callable[[Refused], None]
    ) -> None:
        def gone(_nothing: object) -> None:
            done()
            self.refresh()

        words = translate("Photos", "The file has been taken out.")
        self._store.run(
            lambda session: drop_attachment(session, one.id, record.reason),
            gone,
            refused=refused,
            tell=lambda _nothing: words,
        )

    def _on_refused(self, refusal: Refused, file: Path) -> None:
        words = translate("Photos", "{file}: {problem}")
        self.say(words.format(file=file.name, problem=text.sentence(refusal)), "problem")

    def _say(self, words: str, role: str) -> None:
        self.note.setText(words)
        mark(self.note, "role", role)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _one: self._open())
        for key, do in {"F5": self._ask, "Del": self._ask_drop}.items():
            QShortcut(QKeySequence(key), self).activated.connect(do)

    def _make_list(self) -> RecordTable[Attachment]:
        columns: list[Column[Attachment]] = [
            Column(title=translate("Send", "Time"), value=self._when, width=160),
            Column(title=translate("Photos", "Kind"), value=lambda one: one.media_type, chip=_chip, width=92),
            Column(title=translate("Photos", "Name"), value=lambda one: one.label, stretch=True),
            Column(title=translate("Outbox", "Size"), value=lambda one: megabytes(one.bytes), width=84),
        ]
        empty = translate("Photos", "No photos yet. Add them with F5.")
        table = RecordTable("photos.list", columns, empty, accessible=translate("Photos", "Photos and files"))
        table.setMinimumHeight(ROWS * SIZES.row)
        return table

    def _when(self, one: Attachment) -> str:
        zone = self._store.active_event.zone if self._store.active_event else Zone.WIB
        return f"{text.day(local_day(one.created_at, zone))}  {text.hour(one.created_at, zone)}"

    def _make_button(self, name: str, image: str, words: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        if image:
            button.setIcon(icon(image, "accent", SIZES.icon_small))
        button.setObjectName(name)
        button.setAccessibleName(words.split("   ")[0])
        button.setAutoDefault(False)
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        outer.setSpacing(SIZES.space_m)
        outer.addWidget(make_words(translate("Photos", "Photos and files"), "section"))
        outer.addWidget(self._about)
        middle = QHBoxLayout()
        middle.setSpacing(SIZES.space_m)
        middle.addWidget(self.list, 1)
        frame, room = make_card()
        room.addWidget(self.view)
        middle.addWidget(frame)
        outer.addLayout(middle, 1)
        self.note.setMinimumHeight(2 * SIZES.note)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        outer.addWidget(self.note)
        keeper = QWidget()
        keeper.setFixedHeight(SIZES.progress)
        below = QVBoxLayout(keeper)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.progress)
        outer.addWidget(keeper)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(SIZES.space_s)
        for button in (self.add, self.look, self.drop, self.zip):
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        outer.addLayout(self.foot)
        self.setMinimumWidth(WIDTH)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _chip(one: Attachment) -> Chip:
    tone, image = CHIPS[one.media_type]
    return Chip(tone, image, {MediaType.PDF: "PDF", MediaType.JPEG: "JPG", MediaType.PNG: "PNG"}[one.media_type])


def _keeps() -> str:
    return translate("Photos", "JPG, PNG and PDF up to 20 MB. Where and when a photo was taken is removed from it.")
