"""The two gates: setting up the desk on the first run, and the officer's PIN ever after."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.errors import Refused
from baktidesk.domain.officer import StoredOfficer
from baktidesk.ui import text
from baktidesk.ui.enter import EnterMovesOn
from baktidesk.ui.form import Form
from baktidesk.ui.glyph import Glyph
from baktidesk.ui.page import make_card, make_words
from baktidesk.ui.setup import FirstRun
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES


class Gate(QWidget):
    """A card in the middle of an otherwise empty window."""

    def __init__(self, name: str, title: str, sentence: str) -> None:
        """Make the card with its title and one sentence."""
        super().__init__()
        self.setObjectName(name)
        card, self.box = make_card()
        card.setFixedWidth(SIZES.desk_most)
        self.box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_xl)
        head = QHBoxLayout()
        head.addWidget(Glyph("donor", "accent", SIZES.icon))
        head.addWidget(make_words(title, "title"), 1)
        self.box.addLayout(head)
        words = make_words(sentence, "muted")
        words.setWordWrap(True)
        self.box.addWidget(words)
        middle = QHBoxLayout()  # by stretches: an alignment would forget the height of wrapped words
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)


class FirstRunGate(Gate):
    """One page for the first run: language, work unit, desk letter, first officer with PIN.

    Signals:
        submitted(object): a checked FirstRun.
        language_chosen(str): the officer switched the language of this page.
    """

    submitted = Signal(object)
    language_chosen = Signal(str)

    def __init__(self) -> None:
        """Make the page."""
        super().__init__(
            "first_run",
            translate("FirstRun", "Welcome"),
            translate("FirstRun", "Set up this laptop once; it takes less than a minute and needs no internet."),
        )
        self.form = Form(FirstRun, "first_run", translate("FirstRun", "Begin"))
        self.form.editor("pin").setEchoMode(QLineEdit.EchoMode.Password)
        self.form.editor("pin_again").setEchoMode(QLineEdit.EchoMode.Password)
        self.form.submitted.connect(self.submitted)
        self.form.editor("language").edited.connect(self._on_language)
        self.box.addWidget(self.form)

    def focus(self) -> None:
        """Put the cursor into the first empty input."""
        self.form.editor("work_unit").setFocus()

    def _on_language(self) -> None:
        self.language_chosen.emit(self.form.editor("language").value().value)


class LoginGate(Gate):
    """The officer and the PIN.

    Signals:
        submitted(str, str): officer id and PIN.
    """

    submitted = Signal(str, str)

    def __init__(self, officers: Sequence[StoredOfficer], last: str = "") -> None:
        """Offer the officers of this desk; `last` is the id of the one who was here before."""
        super().__init__(
            "login", translate("Login", "Who is at this desk?"), translate("Login", "The PIN says who did what.")
        )
        self.officer = QComboBox()
        self.officer.setObjectName("officer")
        self.officer.setAccessibleName(translate("Login", "Officer"))
        self.officer.setProperty("desk", True)
        for one in officers:
            self.officer.addItem(one.name, one.id)
        self.officer.setCurrentIndex(max(self.officer.findData(last), 0))
        self.officer.installEventFilter(EnterMovesOn(self))
        self.pin = QLineEdit()
        self.pin.setObjectName("pin")
        self.pin.setAccessibleName(translate("Login", "PIN"))
        self.pin.setProperty("desk", True)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(6)
        self.pin.returnPressed.connect(self._submit)
        self._problem = make_words("", "problem")
        self._problem.setFixedHeight(SIZES.note)
        self._lay_out()

    def show_refused(self, refusal: Refused) -> None:
        """Say that the PIN was not right, with the cursor in it."""
        self._problem.setText(text.sentence(refusal))
        self.pin.clear()
        self.pin.setFocus()

    def focus(self) -> None:
        """Put the cursor to the PIN."""
        self.pin.setFocus()

    def _submit(self) -> None:
        self._problem.setText("")
        self.submitted.emit(str(self.officer.currentData()), self.pin.text())

    def _lay_out(self) -> None:
        for words, widget in ((translate("Login", "Officer"), self.officer), (translate("Login", "PIN"), self.pin)):
            caption = make_words(words, "caption")
            caption.setBuddy(widget)
            self.box.addWidget(caption)
            self.box.addWidget(widget)
        self.box.addWidget(self._problem)
        button = QPushButton(translate("Login", "Open   Enter"))
        button.setObjectName("login.open")
        button.setProperty("primary", True)
        button.clicked.connect(self._submit)
        self.box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class SorryGate(Gate):
    """One clear sentence when the data cannot be opened; nothing has been changed.

    Signals:
        quit_asked(): the officer closes the program.
    """

    quit_asked = Signal()

    def __init__(self, sentence: str) -> None:
        """Show the sentence."""
        super().__init__("sorry", translate("Sorry", "The data cannot be opened"), sentence)
        self._close = QPushButton(translate("Sorry", "Close"))
        self._close.setObjectName("sorry.close")
        self._close.setProperty("primary", True)
        self._close.clicked.connect(self.quit_asked)
        self.box.addSpacing(SIZES.space_m)
        self.box.addWidget(self._close, 0, Qt.AlignmentFlag.AlignLeft)

    def focus(self) -> None:
        """Let Enter close the program."""
        self._close.setFocus()
