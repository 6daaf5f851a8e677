"""The two gates: setting up the desk on the first run, and the officer's PIN ever after."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.errors import Refused
from baktidesk.domain.officer import StoredOfficer
from baktidesk.ui import text
from baktidesk.ui.enter import EnterMovesOn
from baktidesk.ui.form import Form
from baktidesk.ui.glyph import Glyph
from baktidesk.ui.page import make_card, make_words
from baktidesk.ui.safety.countdown import Countdown
from baktidesk.ui.safety.practising import make_practice_button
from baktidesk.ui.safety.setup import ENCRYPTED, FirstRun
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

PIN_LENGTH = 6


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
        practice_asked(): the officer only wants to try.
    """

    submitted = Signal(object)
    language_chosen = Signal(str)
    practice_asked = Signal()

    def __init__(self) -> None:
        """Make the page."""
        super().__init__(
            "first_run",
            translate("FirstRun", "Welcome"),
            translate("FirstRun", "Set up this laptop once; it takes less than a minute and needs no internet."),
        )
        self.form = Form(FirstRun, "first_run", translate("FirstRun", "Begin"), options=frozenset())
        for name in ("pin", "pin_again", "passphrase", "passphrase_again"):
            self.form.editor(name).setEchoMode(QLineEdit.EchoMode.Password)
        self.form.editor("encrypt").edited.connect(self._on_encrypt)
        self.form.submitted.connect(self.submitted)
        self.form.editor("language").edited.connect(self._on_language)
        self._waiting = make_words("", "muted")
        self._waiting.setObjectName("first_run.waiting")
        self._waiting.hide()
        self._practice = make_practice_button(self.practice_asked)
        self.form.foot.addWidget(self._practice)
        self.box.addWidget(self.form)
        self.box.addWidget(self._waiting)

    def focus(self) -> None:
        """Put the cursor into the first empty input."""
        self.form.editor("work_unit").setFocus()

    def restore(self, state: Mapping[str, Any]) -> None:
        """Put back what was typed before, as after a switch of language."""
        self.form.restore(state)
        self._on_encrypt()

    def wait(self, begun: FirstRun | None = None) -> None:
        """Say that the encryption is under way, and take nothing more meanwhile.

        `begun` is what was typed before this page was shown anew; it stays out of sight unless it is refused.
        """
        self._say_waiting(translate("FirstRun", "The encryption is being prepared. This takes a few seconds."))
        if begun is not None:
            self.form.load(begun)
            self.form.hide()

    def wait_for_practice(self) -> None:
        """Say that the practice file is being written, and take nothing more meanwhile."""
        self._say_waiting(translate("FirstRun", "The practice is being prepared. This takes a few seconds."))

    def go_on(self, refusal: Refused | None = None) -> None:
        """Take entries again, and say what was wrong with the last ones."""
        self._waiting.hide()
        self.form.show()
        self.form.set_saving(False)
        self._practice.setEnabled(True)
        if refusal is not None:
            self.form.show_refused(refusal)

    def _on_encrypt(self) -> None:
        """Ask for a passphrase where one is needed."""
        self.form.set_options(frozenset({ENCRYPTED} if self.form.editor("encrypt").value() else ()))

    def _say_waiting(self, words: str) -> None:
        self._waiting.setText(words)
        self._waiting.show()
        self.form.set_saving(True)
        self._practice.setEnabled(False)

    def _on_language(self) -> None:
        self.language_chosen.emit(self.form.editor("language").value().value)


class PinBox(QLineEdit):
    """Takes a PIN; a letter is no digit of it and chooses an officer instead.

    Signals:
        letter(str): a letter was typed.
    """

    letter = Signal(str)

    def __init__(self) -> None:
        """Make the box, its digits hidden."""
        super().__init__()
        self.setObjectName("pin")
        self.setAccessibleName(translate("Login", "PIN"))
        self.setProperty("desk", True)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(PIN_LENGTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and keys of movement; hand letters on."""
        if event.text().isalpha():
            self.letter.emit(event.text())
            return
        super().keyPressEvent(event)


class OfficerBox(QComboBox):
    """The officers by name; a digit belongs to no name and begins the PIN.

    Signals:
        digit(str): a digit was typed.
    """

    digit = Signal(str)

    def __init__(self) -> None:
        """Make the box without officers."""
        super().__init__()
        self.setObjectName("officer")
        self.setAccessibleName(translate("Login", "Officer"))
        self.setProperty("desk", True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take letters and keys of movement; hand digits on."""
        if event.text().isdigit():
            self.digit.emit(event.text())
            return
        super().keyPressEvent(event)


class LoginGate(Gate):
    """The officer and the PIN; after too many wrong ones it counts the seconds down until the next is looked at.

    Signals:
        submitted(str, str): officer id and PIN.
    """

    submitted = Signal(str, str)

    def __init__(self, officers: Sequence[StoredOfficer], last: str = "") -> None:
        """Offer the officers of this desk; `last` is the id of the one who was here before."""
        super().__init__(
            "login", translate("Login", "Who is at this desk?"), translate("Login", "The PIN says who did what.")
        )
        self.officer = OfficerBox()
        self.officer.digit.connect(self._begin)
        for one in officers:
            self.officer.addItem(one.name, one.id)
        self.officer.setCurrentIndex(max(self.officer.findData(last), 0))
        self.officer.installEventFilter(EnterMovesOn(self))
        self.officer.currentIndexChanged.connect(self._on_officer)
        self.pin = PinBox()
        self.pin.letter.connect(self._choose)
        self.pin.returnPressed.connect(self._submit)
        self._open = QPushButton(translate("Login", "Open   Enter"))
        self._countdown = Countdown(self)
        self._countdown.left.connect(self._tell_left)
        self._countdown.over.connect(self._on_over)
        self._problem = make_words("", "problem")
        self._problem.setFixedHeight(SIZES.note)
        self._lay_out()

    def show_refused(self, refusal: Refused) -> None:
        """Say that the PIN was not right, with the cursor in it, or how long to wait."""
        self.pin.clear()
        self.set_trying(trying=False)
        self._problem.setText(text.sentence(refusal))
        seconds = refusal.problem.values.get("seconds")
        if isinstance(seconds, int):
            self._countdown.begin(seconds)
            self._allow(typing=False)
            self.officer.setFocus()
        else:
            self.pin.setFocus()

    def set_trying(self, *, trying: bool) -> None:
        """Take no second PIN while one is looked at."""
        self._open.setDisabled(trying)
        self.pin.setReadOnly(trying)

    def focus(self) -> None:
        """Put the cursor to the PIN."""
        self.pin.setFocus()

    def _allow(self, *, typing: bool) -> None:
        self.pin.setEnabled(typing)
        self._open.setEnabled(typing)

    def _tell_left(self, seconds: int) -> None:
        words = translate("Refused", "Too many wrong PINs. Please try again in {seconds} seconds.")
        self._problem.setText(words.format(seconds=seconds))

    def _on_over(self) -> None:
        """Take a PIN again, with the cursor in it."""
        self._end_wait()
        self.pin.setFocus()

    def _end_wait(self) -> None:
        self._countdown.stop()
        self._problem.setText("")
        self._allow(typing=True)

    def _on_officer(self) -> None:
        """Let another officer type: a wait is only for the one whose PIN was wrong."""
        self._end_wait()
        self.pin.clear()

    def _choose(self, letter: str) -> None:
        """Choose the next officer whose name begins with a letter."""
        count = self.officer.count()
        for step in range(1, count + 1):
            index = (self.officer.currentIndex() + step) % count
            if self.officer.itemText(index).casefold().startswith(letter.casefold()):
                self.officer.setCurrentIndex(index)
                return

    def _begin(self, digit: str) -> None:
        """Go to the PIN with its first digit."""
        if self.pin.isEnabled():
            self.pin.setFocus()
            self.pin.insert(digit)

    def _submit(self) -> None:
        if not self._open.isEnabled():
            return
        self._problem.setText("")
        self.submitted.emit(str(self.officer.currentData()), self.pin.text())

    def _lay_out(self) -> None:
        for words, widget in ((translate("Login", "Officer"), self.officer), (translate("Login", "PIN"), self.pin)):
            caption = make_words(words, "caption")
            caption.setBuddy(widget)
            self.box.addWidget(caption)
            self.box.addWidget(widget)
        self.box.addWidget(self._problem)
        self._open.setObjectName("login.open")
        self._open.setProperty("primary", True)
        self._open.clicked.connect(self._submit)
        foot = QHBoxLayout()
        foot.setSpacing(SIZES.space_m)
        foot.addWidget(self._open)
        if self.officer.count() > 1:
            foot.addWidget(make_words(translate("Login", "A letter chooses another officer."), "muted"))
        foot.addStretch(1)
        self.box.addLayout(foot)
