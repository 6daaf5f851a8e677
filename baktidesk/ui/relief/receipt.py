"""The receipt of what was given: a signature on the screen, a thumbprint on paper, or a photo or scan."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from baktidesk.domain.errors import Refused
from baktidesk.domain.giving import ReceiptKind
from baktidesk.domain.zones import Zone, local_day
from baktidesk.services.attachments import Attachment
from baktidesk.services.relief.receipts import keep_receipt, list_receipts
from baktidesk.ui import text
from baktidesk.ui.dialog_parts import button_row, esc
from baktidesk.ui.file_dialogs import file_dialog
from baktidesk.ui.folder_box import usual_folder
from baktidesk.ui.page import make_words
from baktidesk.ui.relief.signature_pad import SignaturePad, png
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import LIGHT, SIZES, font

NOTE_SIZE = 640, 120


class ReceiptDialog(QDialog):
    """Asks how the recipient confirms it; each way is kept with the records."""

    def __init__(self, parent: QWidget, store: Store, ids: Sequence[str], whose: str, zone: Zone) -> None:
        """Make the dialog for some distributions; `whose` says in words what they are."""
        super().__init__(parent)
        self.setObjectName("receipt.dialog")
        self.setWindowTitle("baktidesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        self._ids = tuple(ids)
        self._whose = whose
        self._zone = zone
        self.pad = SignaturePad("receipt.pad")
        self.note = self._words("", "problem")
        self.note.setObjectName("receipt.note")
        self.kept = self._words("", "caption")
        self.kept.setObjectName("receipt.kept")
        self.kept.hide()
        self.sign = self._button("sign", translate("Giving", "Keep the signature"), "Ctrl+Return", self._on_sign)
        self.sign.setProperty("primary", True)
        self._again = self._button("again", translate("Giving", "Sign again"), "", self.pad.clear)
        words = translate("Giving", "The thumbprint is on paper")
        self._thumb = self._button("thumb", words, "Ctrl+J", self._on_thumb)
        self._photo = self._button("photo", translate("Giving", "Photo or scan…"), "Ctrl+O", self._on_photo)
        self._close = esc(self._button("close", translate("Giving", "Close"), "", self.reject))
        self._lay_out()
        self.pad.edited.connect(self._on_edited)
        self._on_edited()
        store.read(lambda session: list_receipts(session, self._ids[0]), self._show_kept)

    @classmethod
    def show_for(cls, parent: QWidget, store: Store, ids: Sequence[str], whose: str) -> "ReceiptDialog | None":
        """Open the dialog without blocking; None without an event."""
        if store.active_event is None:
            return None
        dialog = cls(parent, store, ids, whose, store.active_event.zone)
        dialog.open()
        dialog.pad.setFocus(Qt.FocusReason.OtherFocusReason)
        return dialog

    def take_file(self, path: Path) -> None:
        """Keep a photo or scan as the receipt."""
        self._keep(ReceiptKind.PHOTO, path)

    def _show_kept(self, found: Sequence[tuple[ReceiptKind, Attachment]]) -> None:
        if not isValid(self):
            return
        shown = [f"{text.label(kind)} {text.hour(one.created_at, self._zone)}" for kind, one in found]
        words = translate("Giving", "Kept already: {receipts}")
        self.kept.setText(words.format(receipts=", ".join(shown)) if shown else "")
        self.kept.setVisible(bool(shown))

    def _on_edited(self) -> None:
        self.sign.setEnabled(not self.pad.is_blank)
        self._again.setEnabled(not self.pad.is_blank)

    def _on_sign(self) -> None:
        if self.sign.isEnabled():
            self._keep(ReceiptKind.SIGNATURE, self.pad.picture())

    def _on_thumb(self) -> None:
        self._keep(ReceiptKind.THUMBPRINT, thumb_note(self._store.actor.name, self._zone))

    def _on_photo(self) -> None:
        kinds = translate("Giving", "Pictures and PDF (*.jpg *.jpeg *.png *.pdf)")
        title = translate("Giving", "Photo or scan…")
        chooser = file_dialog(self, "receipt.files", title, folder=str(usual_folder()), kinds=kinds)
        chooser.fileSelected.connect(lambda file: self.take_file(Path(file)))
        chooser.open()

    def _keep(self, kind: ReceiptKind, content: bytes | Path) -> None:
        self._store.run(
            lambda session: keep_receipt(session, self._ids, kind, content),
            lambda _none: self._kept(),
            refused=self._refused,
            tell=lambda _none: translate("Giving", "Receipt kept: {kind}, {whose}.").format(
                kind=text.label(kind), whose=self._whose
            ),
        )

    def _kept(self) -> None:
        if isValid(self):
            self.accept()

    def _refused(self, refusal: Refused) -> None:
        if isValid(self):
            self.note.setText(text.sentence(refusal))

    def _words(self, words: str, role: str) -> QLabel:
        label = make_words(words, role)
        label.setWordWrap(True)
        return label

    def _button(self, name: str, words: str, key: str, do: Any) -> QPushButton:
        shown = key.replace("Return", "Enter")
        button = QPushButton(f"{words}   {shown}" if key else words)
        button.setObjectName(f"receipt.{name}")
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        if key:
            QShortcut(QKeySequence(key), self).activated.connect(do)
        return button

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_s)
        box.addWidget(make_words(translate("Giving", "Receipt"), "section"))
        box.addWidget(self._words(self._whose, "strong"))
        box.addWidget(self.pad)
        box.addLayout(button_row(self._again, self._thumb, self._photo))
        box.addWidget(self.kept)
        box.addWidget(self.note)
        box.addLayout(button_row(self.sign, self._close))


def thumb_note(officer: str, zone: Zone) -> bytes:
    """Give a note as a PNG file that says when and by whom a thumbprint on paper was seen; it names nobody else."""
    moment = dt.datetime.now(dt.UTC)
    words = translate("Giving", "Thumbprint given on paper. Seen by {officer}, {day} {time}.")
    told = words.format(officer=officer, day=text.day(local_day(moment, zone)), time=text.hour(moment, zone))
    image = QImage(*NOTE_SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    painter.setPen(QColor(LIGHT.text))
    painter.setFont(font("section"))
    place = QRect(QPoint(0, 0), image.size()).adjusted(SIZES.space_l, 0, -SIZES.space_l, 0)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, told)
    painter.end()
    return png(image)
