"""One person: all that is stored, printed, corrected and erased; a copied NIK leaves the clipboard by itself."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from baktidesk.domain.errors import Refused
from baktidesk.domain.nik import mask_nik
from baktidesk.domain.privacy import PersonIdentity
from baktidesk.domain.zones import Zone, local_day
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.dialog_parts import esc, within_window
from baktidesk.ui.page import make_words
from baktidesk.ui.papers.printing import print_list
from baktidesk.ui.records.record_words import detail_rows, tell_identity
from baktidesk.ui.safety.trail_words import deed_words
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

if TYPE_CHECKING:
    from baktidesk.services.audit import AuditLine
    from baktidesk.services.privacy import PersonFile

CLIPBOARD_MS = 10_000


class CopiedNik(QObject):
    """A NIK lent to the clipboard: taken back soon, or when the program closes, unless something else was copied since.

    It belongs to the store and not to a dialog, which may be closed before.
    """

    def __init__(self, store: Store, nik: str) -> None:
        """Put the NIK onto the clipboard."""
        super().__init__(store)
        self._nik = nik
        self._timer = QTimer(self, interval=CLIPBOARD_MS, singleShot=True)
        self._timer.timeout.connect(self.take_back)
        store.closing.connect(self.take_back)
        QApplication.clipboard().setText(nik)
        self._timer.start()

    def take_back(self) -> None:
        """Empty the clipboard if the NIK is still there."""
        if QApplication.clipboard().text() == self._nik:
            QApplication.clipboard().clear()
        self._nik = ""
        self._timer.stop()
        self.deleteLater()


class PersonDialog(QDialog):
    """Shows what is stored of a person and what can be done with it."""

    def __init__(self, parent: QWidget, store: Store, file: "PersonFile", zone: Zone) -> None:
        """Show a person's file."""
        super().__init__(parent)
        self.setObjectName("person.dialog")
        self.setWindowTitle("baktidesk")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store, self._file, self._zone = store, file, zone
        self._words = make_words("", "muted")
        self._words.setObjectName("person.words")
        self._words.setWordWrap(True)
        self._lay_out()

    @classmethod
    def show_for(cls, parent: QWidget, store: Store, person_id: str, zone: Zone) -> None:
        """Read a person's file, which is written down, and open the dialog without blocking."""

        def work(session: Any) -> "PersonFile":
            from baktidesk.services.privacy import person_file

            return person_file(session, person_id)

        store.run(work, lambda file: cls(parent, store, file, zone).open(), undoable=False)

    def _print(self) -> None:
        heads = [translate("Person", "What"), translate("Person", "Stored value")]
        print_list(self, self._store, translate("Person", "Data of one person"), heads, [*self._rows(masked=False)])

    def _correct(self) -> None:
        dialog = RecordDialog.ask(
            self,
            "person.correct",
            translate("Person", "Correct who this is"),
            PersonIdentity,
            translate("Person", "Correct"),
            self._keep,
        )
        dialog.form.load(self._file.identity)

    def _keep(self, record: PersonIdentity, done: Callable[[], None], refused: Callable[[Refused], None]) -> None:
        def work(session: Any) -> None:
            from baktidesk.services.privacy import correct_person

            correct_person(session, self._file.person_id, record)

        self._run(work, translate("Person", "The person has been corrected."), done, refused)

    def _ask_erasure(self) -> None:
        from baktidesk.services.privacy import erase_person
        from baktidesk.ui.safety.erase_dialog import EraseDialog, erasure_words

        person_id = self._file.person_id
        told = translate("Person", "The person has been erased.")
        EraseDialog.ask_why(
            self,
            self._store,
            "person.erase",
            translate("Person", "Erase {name}").format(name=self._file.identity.full_name),
            erasure_words(),
            lambda session, record: erase_person(session, person_id, record),
            lambda _nothing: self.accept(),
            lambda _nothing: told,
        )

    def _run(
        self, work: Callable[[Any], None], told: str, done: Callable[[], None], refused: Callable[[Refused], None]
    ) -> None:
        def finish(_nothing: None) -> None:
            done()
            self.accept()

        self._store.run(work, finish, refused=refused, tell=lambda _nothing: told, undoable=False)

    def _copy_nik(self) -> None:
        """Give the NIK to the clipboard, and take it back unless something else has been copied since."""
        CopiedNik(self._store, self._file.identity.nik)
        self._words.setText(translate("Person", "The NIK can be pasted for 10 seconds."))

    def _rows(self, *, masked: bool) -> Iterator[tuple[str, str]]:
        """Give label and value of all that is stored."""
        file, who = self._file, self._file.identity
        yield translate("Field", "Full name"), who.full_name
        yield translate("Field", "NIK"), mask_nik(who.nik) if masked and who.nik else who.nik or "–"
        yield translate("Field", "Sex"), text.label(who.sex) if who.sex else "–"
        yield translate("Field", "Birth date"), text.long_day(who.birth_date) if who.birth_date else "–"
        yield translate("Field", "Phone"), who.phone or "–"
        yield translate("Field", "Address"), who.address or "–"
        more = ((translate("Person", "NIP"), file.nip), (translate("Person", "Donor card"), file.donor_card_number))
        yield from ((label, value) for label, value in more if value)
        for record in file.records:
            yield text.label(record.kind), text.long_day(record.values["day"])
            yield from ((f"  {label}", value) for label, value in detail_rows(record, self._zone))
        yield translate("Records", "History"), ""
        yield from (self._deed(line, masked=masked) for line in file.history)

    def _deed(self, line: "AuditLine", *, masked: bool) -> tuple[str, str]:
        """Tell when, and what was done by whom; of somebody erased no old value is shown."""
        when = f"  {text.day(local_day(line.at, self._zone))} {text.hour(line.at, self._zone)}"
        changes = () if self._file.erased else tell_identity(line, masked=masked)
        return when, "\n".join((f"{deed_words(line)} · {line.officer}", *changes))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_m)
        box.addWidget(make_words(translate("Person", "What is stored of this person"), "section"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._make_grid())
        box.addWidget(area, 1)
        box.addWidget(self._words)
        box.addLayout(self._make_foot())
        self.resize(within_window(self, SIZES.desk_most + SIZES.scan_least, SIZES.results))

    def _make_grid(self) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setHorizontalSpacing(SIZES.space_l)
        grid.setColumnStretch(1, 1)
        rows = [*self._rows(masked=True)]
        for number, (label, value) in enumerate(rows):
            grid.addWidget(make_words(label, "muted"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_wrapped(value, "body" if number else "strong"), number, 1)
        grid.setRowStretch(len(rows), 1)
        return body

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(SIZES.space_s)
        erased = self._file.erased
        buttons = (
            ("person.print", "print", translate("Person", "Print all of it"), self._print, True),
            ("person.copy", "copy", translate("Person", "Copy the NIK"), self._copy_nik, bool(self._file.identity.nik)),
            ("person.correct", "edit", translate("Person", "Correct…"), self._correct, not erased),
            ("person.erase", "void", translate("Person", "Erase…"), self._ask_erasure, not erased),
        )
        for name, image, words, do, offered in buttons:
            button = QPushButton(icon(image, "accent"), words)
            button.setObjectName(name)
            button.setAccessibleName(words)
            button.setAutoDefault(False)
            button.clicked.connect(do)
            button.setEnabled(offered)
            foot.addWidget(button)
        foot.addStretch(1)
        close = esc(QPushButton(translate("Person", "Close")))
        close.setObjectName("person.close")
        close.clicked.connect(self.reject)
        foot.addWidget(close)
        return foot


def _wrapped(words: str, role: str) -> QLabel:
    label = make_words(words, role)
    label.setWordWrap(True)
    return label
