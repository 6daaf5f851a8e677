"""Encrypted data as the officer meets them: the first run, the page that asks for the passphrase, and the settings."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk import app
from baktidesk.db.keys import SIGN
from baktidesk.db.schema import open_database
from baktidesk.domain.errors import Refused
from baktidesk.domain.officer import Desk, OfficerEntry
from baktidesk.domain.paper import Paper
from baktidesk.domain.passphrase import in_groups
from baktidesk.services import backups, encryption, officers
from baktidesk.services.check import check
from baktidesk.shell import Shell
from baktidesk.ui import text
from baktidesk.ui.chip import StatusChip
from baktidesk.ui.papers.print_dialog import PrintDialog
from baktidesk.ui.papers.printing import make_pdf
from baktidesk.ui.safety.countdown import Countdown
from baktidesk.ui.safety.encryption_dialog import RecoveryDialog
from baktidesk.ui.safety.first_run import FirstRunning
from baktidesk.ui.safety.login import FirstRunGate, LoginGate
from baktidesk.ui.safety.restore_dialog import RestoreDialog
from baktidesk.ui.safety.setup import FirstRun
from baktidesk.ui.safety.sorry import SorryGate
from baktidesk.ui.safety.unlock_page import UnlockDialog, UnlockGate
from baktidesk.ui.store import Store
from tests.keyboard import Keyboard
from tests.passphrases import PASSPHRASE, cheap, forget_keys
from tests.ui.pdf import words_of

__all__ = ["cheap"]
pytestmark = pytest.mark.usefixtures("cheap")
PIN = "246813"
SIGNED = b"SQLite format 3"


@pytest.fixture
def plain(tmp_path: Path, empty_file: Path) -> str:
    """Give a plain file of a desk whose administrator is Siti, with a backup."""
    path = tmp_path / "data.db"
    path.write_bytes(empty_file.read_bytes())
    database = open_database(str(path))
    siti = OfficerEntry(name="Siti", pin=PIN)
    database.run(lambda session: officers.set_up_desk(session, Desk(work_unit="Lapas", desk="A"), siti, "en"))
    database.close()
    backups.back_up(str(path))
    return str(path)


@pytest.fixture
def prepared() -> encryption.Prepared:
    """Give secrets that have been made ready."""
    return encryption.prepare(PASSPHRASE, PASSPHRASE)


@pytest.fixture
def locked(plain: str, prepared: encryption.Prepared) -> str:
    """Give the same file encrypted, as the next start finds it."""
    encryption.encrypt(plain, prepared)
    forget_keys()
    return plain


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Callable[[str], Keyboard]]:
    """Give a function that starts the program on a file."""
    begun: list[Keyboard] = []

    def begin(data: str) -> Keyboard:
        hands = Keyboard(qtbot, app.build(data))
        begun.append(hands)
        text.speak("en")  # the first program of a run begins in Indonesian, as nothing says otherwise yet
        gate = hands.window._gate
        if isinstance(gate, UnlockGate):
            assert hands.at() is gate.secret.passphrase
        return hands

    yield begin
    for hands in begun:
        hands.window.close()


def gate_of(hands: Keyboard) -> QWidget:
    """Give the full page that is in sight."""
    gate = hands.window._gate
    assert gate is not None
    return gate


def words(owner: QWidget, name: str) -> str:
    """Give what a label says."""
    label = owner.findChild(QLabel, name)
    assert label is not None
    return label.text()


def said_to_wait(gate: FirstRunGate) -> bool:
    """Tell whether the page says that it is working."""
    label = gate.findChild(QLabel, "first_run.waiting")
    return label is not None and label.isVisibleTo(gate)


def prove(dialog: RecoveryDialog, hands: Keyboard) -> str:
    """Read the key from the screen, as onto paper, and type its end; give the key."""
    groups = [words(dialog, f"recovery.group{number}") for number in range(1, 9)]
    button(dialog, "recovery.hide").click()
    QApplication.clipboard().clear()
    dialog.proof.setText(f"{groups[6]} {groups[7]}".lower())
    QTest.keyClick(dialog.proof, Qt.Key.Key_Return)
    hands.look_up()
    return "".join(groups)


def button(owner: QWidget, name: str) -> QPushButton:
    """Give a button by name."""
    found = owner.findChild(QPushButton, name)
    assert found is not None
    return found


def dialog_of(kind: type[QDialog] = QDialog) -> QDialog:
    """Give the dialog in front."""
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found


# --- the start --------------------------------------------------------------------------------------------------


def test_the_passphrase_comes_before_the_pin(start: Callable[[str], Keyboard], locked: str, qtbot: QtBot) -> None:
    hands = start(locked)
    assert isinstance(gate_of(hands), UnlockGate)
    hands.type(PASSPHRASE)
    assert hands.window.findChild(QLineEdit, "passphrase").text() == PASSPHRASE
    hands.enter()
    qtbot.waitUntil(lambda: isinstance(hands.window._gate, LoginGate))
    qtbot.waitUntil(lambda: hands.window._gate.isAncestorOf(hands.at()))
    hands.type(PIN)
    hands.enter()
    qtbot.waitUntil(lambda: hands.window._gate is None)


def test_a_wrong_passphrase_is_said_and_nothing_is_offered(start: Callable[[str], Keyboard], locked: str) -> None:
    hands = start(locked)
    before = sorted(path.name for path in Path(locked).parent.iterdir())
    hands.type("kuda putih lari malam")
    hands.enter()
    gate = gate_of(hands)
    assert isinstance(gate, UnlockGate)
    assert words(gate, "unlock.problem") == "This passphrase is not right."
    assert hands.window.findChild(SorryGate) is None
    assert sorted(path.name for path in Path(locked).parent.iterdir()) == before
    assert hands.at() is gate.secret.passphrase


def test_after_five_wrong_tries_there_is_a_wait(start: Callable[[str], Keyboard], locked: str, qtbot: QtBot) -> None:
    hands = start(locked)
    gate = gate_of(hands)
    assert isinstance(gate, UnlockGate)
    for _ in range(5):
        gate.secret.passphrase.setText("kuda putih lari malam")
        gate.secret._submit()
        qtbot.waitUntil(lambda: not hands.window.store.busy)
    assert words(gate, "unlock.problem") == "Too many wrong tries. Please try again in 30 seconds."
    assert not gate.secret.passphrase.isEnabled()
    countdown = gate.findChild(Countdown)
    assert countdown is not None
    countdown._end = 0.0
    countdown.look()
    assert gate.secret.passphrase.isEnabled()
    gate.secret.passphrase.setText(PASSPHRASE)
    gate.secret._submit()
    qtbot.waitUntil(lambda: isinstance(hands.window._gate, LoginGate))


def test_the_recovery_key_opens_and_another_passphrase_is_chosen(
    start: Callable[[str], Keyboard], locked: str, prepared: encryption.Prepared, qtbot: QtBot
) -> None:
    hands = start(locked)
    gate = gate_of(hands)
    assert isinstance(gate, UnlockGate)
    button(gate, "unlock.other").click()
    gate.secret.recovery.setText("-".join(in_groups(prepared.recovery)).lower())
    gate.secret.new.setText("nasi goreng pagi")
    gate.secret.again.setText("nasi goreng pagi")
    gate.secret._submit()
    qtbot.waitUntil(lambda: isinstance(hands.window._gate, LoginGate))
    hands.window.close()
    forget_keys()
    encryption.unlock(locked, "nasi goreng pagi")


def test_a_mistyped_recovery_key_costs_no_try(start: Callable[[str], Keyboard], locked: str, qtbot: QtBot) -> None:
    hands = start(locked)
    gate = gate_of(hands)
    assert isinstance(gate, UnlockGate)
    button(gate, "unlock.other").click()
    for _ in range(6):
        gate.secret.recovery.setText("12345 67890")
        gate.secret._submit()
        qtbot.waitUntil(lambda: not hands.window.store.busy)
    assert words(gate, "unlock.problem") == "The recovery key has 40 characters. Now 10."
    assert gate.secret.recovery.isEnabled()


def test_damaged_data_offer_their_backup_after_the_passphrase(
    start: Callable[[str], Keyboard], locked: str, qtbot: QtBot
) -> None:
    Path(locked).write_bytes(Path(locked).read_bytes()[:9000])
    hands = start(locked)
    hands.type(PASSPHRASE)
    hands.enter()
    qtbot.waitUntil(lambda: isinstance(hands.window._gate, SorryGate))
    gate = gate_of(hands)
    qtbot.waitUntil(lambda: button(gate, "sorry.restore").isVisible())
    button(gate, "sorry.restore").click()
    button(gate, "sorry.sure.do").click()
    qtbot.waitUntil(lambda: isinstance(hands.window._gate, LoginGate))


def test_what_is_typed_can_be_shown(start: Callable[[str], Keyboard], locked: str) -> None:
    gate = gate_of(start(locked))
    assert isinstance(gate, UnlockGate)
    assert gate.secret.passphrase.echoMode() is QLineEdit.EchoMode.Password
    gate.secret.show_typed.click()
    assert gate.secret.passphrase.echoMode() is QLineEdit.EchoMode.Normal


def test_the_page_is_wholly_in_sight_and_everything_has_a_name(start: Callable[[str], Keyboard], locked: str) -> None:
    hands = start(locked)
    hands.window.resize(904, 440)
    gate = gate_of(hands)
    assert isinstance(gate, UnlockGate)
    gate.secret._on_other()
    hands.look_up()
    for one in (*gate.findChildren(QLineEdit), *gate.findChildren(QPushButton)):
        assert one.accessibleName(), one.objectName()
        assert gate.rect().contains(one.mapTo(gate, one.rect().bottomRight())) or not one.isVisible()


# --- the first run ----------------------------------------------------------------------------------------------


def set_up_encrypted(hands: Keyboard) -> FirstRunGate:
    """Fill in the first run, with a passphrase, and begin."""
    hands.fill("Lapas Contoh", "Petugas Satu", "147258", "147258")
    gate = gate_of(hands)
    assert isinstance(gate, FirstRunGate)
    gate.form.editor("encrypt").click()
    for name in ("passphrase", "passphrase_again"):
        gate.form.editor(name).setText(PASSPHRASE)
    hands.save()
    return gate


def test_the_first_run_encrypts_before_anybody_is_written_down(
    start: Callable[[str], Keyboard], tmp_path: Path, qtbot: QtBot
) -> None:
    data = tmp_path / "new.db"
    hands = start(str(data))
    gate = set_up_encrypted(hands)
    dialog = dialog_of(RecoveryDialog)
    assert isinstance(dialog, RecoveryDialog)
    assert said_to_wait(gate)
    key = prove(dialog, hands)
    qtbot.waitUntil(lambda: hands.window.has_pages)
    assert data.read_bytes().startswith(SIGN)
    assert not [path for path in tmp_path.rglob("*.db") if path.read_bytes().startswith(SIGNED)]
    hands.window.close()
    forget_keys()
    encryption.unlock_by_recovery(str(data), key)
    database = open_database(str(data))
    assert [one.name for one in database.read(officers.list_officers)] == ["Petugas Satu"]
    database.close()


def test_no_emptied_form_is_in_sight_while_the_first_officer_is_written_down(
    start: Callable[[str], Keyboard], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[bool, str]] = []
    monkeypatch.setattr(FirstRunning, "_write", lambda _self, gate, record: seen.append(look(gate, record)))

    def look(gate: FirstRunGate, record: FirstRun) -> tuple[bool, str]:
        assert said_to_wait(gate)
        assert record.name == "Petugas Satu"
        hidden = not gate.form.isVisibleTo(gate)
        gate.go_on(Refused("The two PINs differ.", field="pin_again"))
        return hidden, gate.form.editor("name").text()

    hands = start(str(tmp_path / "new.db"))
    set_up_encrypted(hands)
    prove(dialog_of(RecoveryDialog), hands)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(True, "Petugas Satu")]


def test_a_file_that_cannot_be_encrypted_gets_no_officer_and_the_page_comes_back(
    start: Callable[[str], Keyboard], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_all: object) -> None:
        raise Refused("The disk is full. Please free some space and try again.")

    monkeypatch.setattr(encryption, "encrypt_empty", fail)
    data = tmp_path / "new.db"
    hands = start(str(data))
    gate = set_up_encrypted(hands)
    prove(dialog_of(RecoveryDialog), hands)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: hands.window._gate is not gate)
    again = gate_of(hands)
    assert isinstance(again, FirstRunGate)
    assert again.form.isVisibleTo(again) and again.form.editor("name").text() == "Petugas Satu"
    hands.window.close()
    database = open_database(str(data))
    assert database.read(officers.list_officers) == []
    database.close()


def test_without_a_passphrase_the_first_run_asks_for_none(start: Callable[[str], Keyboard], tmp_path: Path) -> None:
    hands = start(str(tmp_path / "new.db"))
    gate = gate_of(hands)
    assert isinstance(gate, FirstRunGate)
    assert not gate.form.asks("passphrase")
    gate.form.editor("encrypt").click()
    assert gate.form.asks("passphrase")
    gate.form.editor("passphrase").setText("kuda")
    gate.form.submit()
    assert gate.form.editor("passphrase_again").property("problem")


def test_leaving_the_recovery_key_writes_nothing_and_keeps_the_page(
    start: Callable[[str], Keyboard], tmp_path: Path
) -> None:
    hands = start(str(tmp_path / "new.db"))
    gate = set_up_encrypted(hands)
    button(dialog_of(), "recovery.leave").click()
    hands.look_up()
    assert gate.form.save.isEnabled()
    assert not said_to_wait(gate)
    assert (tmp_path / "new.db").read_bytes().startswith(SIGNED)


# --- the recovery key -------------------------------------------------------------------------------------------


@pytest.fixture
def recovery(qtbot: QtBot, store: Store, prepared: encryption.Prepared) -> Iterator[tuple[RecoveryDialog, list[str]]]:
    """Give the dialog of a recovery key, and what it says when the paper has been proved."""
    parent, proved = QWidget(), list[str]()
    qtbot.addWidget(parent)
    parent.show()
    yield RecoveryDialog.ask(parent, store, prepared, "data.db", lambda: proved.append("proved")), proved


def test_the_key_is_out_of_sight_while_its_end_is_typed(recovery: tuple[RecoveryDialog, list[str]]) -> None:
    dialog, proved = recovery
    button(dialog, "recovery.hide").click()
    assert not any(label.isVisible() for label in dialog.findChildren(QLabel) if "group" in label.objectName())
    dialog.proof.setText("AAAAA BBBBB")
    button(dialog, "recovery.done").click()
    assert words(dialog, "recovery.problem").startswith("These are not the last two groups")
    assert proved == []
    button(dialog, "recovery.back").click()
    assert all(label.isVisible() for label in dialog.findChildren(QLabel) if "group" in label.objectName())


def test_enter_presses_the_button_of_the_recovery_key_that_has_the_cursor(
    recovery: tuple[RecoveryDialog, list[str]],
) -> None:
    dialog, proved = recovery
    QTest.keyClick(button(dialog, "recovery.print"), Qt.Key.Key_Return)
    printing = dialog.findChild(QDialog, "print.dialog")
    assert printing is not None
    printing.reject()
    assert button(dialog, "recovery.hide").isVisible()
    QTest.keyClick(button(dialog, "recovery.hide"), Qt.Key.Key_Return)
    QTest.keyClick(button(dialog, "recovery.back"), Qt.Key.Key_Return)
    assert button(dialog, "recovery.hide").isVisible()
    assert proved == []


@pytest.mark.parametrize("printers", [["Canon G3010"], []])
def test_the_key_is_printed_on_paper_alone(
    recovery: tuple[RecoveryDialog, list[str]], monkeypatch: pytest.MonkeyPatch, printers: list[str]
) -> None:
    names = [*printers, "Microsoft Print to PDF", "Microsoft XPS Document Writer"]
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: names)
    button(recovery[0], "recovery.print").click()
    printing = recovery[0].findChild(PrintDialog)
    assert printing is not None
    assert [printing.place.itemText(row) for row in range(printing.place.count())] == printers
    assert button(printing, "print.do").isVisible() == bool(printers)
    assert printing.folder.isHidden()
    assert words(printing, "print.problem").startswith("No printer") != bool(printers)
    QTest.keyClick(printing, Qt.Key.Key_Escape)
    assert not printing.isVisible()


@pytest.mark.needs("poppler")
def test_the_paper_has_the_key_and_what_it_is_for(
    recovery: tuple[RecoveryDialog, list[str]], prepared: encryption.Prepared, tmp_path: Path
) -> None:
    make_pdf(recovery[0].sheet(), tmp_path / "paper.pdf", Paper.A4)
    printed = words_of(tmp_path / "paper.pdf")
    for group in in_groups(prepared.recovery):
        assert group in printed
    assert "data.db" in printed
    assert prepared.code in printed


def test_a_stick_of_another_laptop_asks_for_its_recovery_key(
    settings: tuple[Shell, Keyboard], tmp_path: Path, prepared: encryption.Prepared, qtbot: QtBot
) -> None:
    other = encryption.make_new(str(tmp_path / "other" / "data.db"), prepared)
    backup = backups.back_up(other.place).backup.path
    other.close()
    forget_keys()
    shell, hands = settings
    shell.ask_restore()
    hands.look_up()
    dialog = dialog_of(RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    dialog.take_file(str(backup))
    qtbot.waitUntil(lambda: bool(dialog.findChildren(UnlockDialog)))
    asked = dialog.findChild(UnlockDialog)
    assert asked
    asked.secret.other.click()
    asked.secret.recovery.setText(prepared.recovery)
    asked.secret.open.click()
    qtbot.waitUntil(lambda: getattr(dialog.copies.current(), "id", "") == str(backup))
    dialog.reject()


# --- the settings -----------------------------------------------------------------------------------------------


@pytest.fixture
def settings(plain: str, qtbot: QtBot) -> Iterator[tuple[Shell, Keyboard]]:
    """Start the program on a plain file and open the settings as its administrator."""
    shell = Shell(plain)
    shell.open_now()
    hands = Keyboard(qtbot, shell.window)
    sign_in(hands, qtbot)
    yield shell, hands
    shell.window.close()


def sign_in(hands: Keyboard, qtbot: QtBot) -> None:
    """Give the PIN and open the settings."""
    qtbot.waitUntil(lambda: isinstance(hands.window._gate, LoginGate))
    hands.look_up()
    hands.type(PIN)
    hands.enter()
    qtbot.waitUntil(lambda: hands.window._gate is None)
    hands.window.open_page("settings")
    hands.look_up()


def state(hands: Keyboard) -> str:
    """Give the word of the chip."""
    chip = hands.window.findChild(StatusChip, "settings.encryption_state")
    assert chip is not None
    return chip.chip.word


def fill_in(dialog: QDialog, hands: Keyboard, **values: str) -> None:
    """Fill a dialog of secrets and press its button."""
    for name, value in values.items():
        box = dialog.findChild(QLineEdit, name)
        assert box is not None
        assert box.echoMode() is QLineEdit.EchoMode.Password
        box.setText(value)
    (primary,) = [one for one in dialog.findChildren(QPushButton) if one.property("primary")]
    primary.click()
    hands.look_up()


def encrypt(hands: Keyboard, qtbot: QtBot) -> str:
    """Encrypt the data from the settings, and sign in again; give the recovery key."""
    button(hands.window, "settings.encrypt").click()
    fill_in(dialog_of(), hands, passphrase=PASSPHRASE, passphrase_again=PASSPHRASE)
    dialog = dialog_of(RecoveryDialog)
    assert isinstance(dialog, RecoveryDialog)
    key = prove(dialog, hands)
    sign_in(hands, qtbot)
    return key


def test_the_settings_encrypt_the_data_and_say_what_stays(settings: tuple[Shell, Keyboard], qtbot: QtBot) -> None:
    shell, hands = settings
    assert state(hands) == "Not encrypted"
    encrypt(hands, qtbot)
    assert state(hands) == "Encrypted"
    assert Path(shell.data).read_bytes().startswith(SIGN)
    assert "older copies without encryption" in words(hands.window, "settings.plain_copies")
    assert shell.database
    assert shell.database.read(check).ok


def test_the_plain_copies_go_when_an_encrypted_backup_replaces_them(
    settings: tuple[Shell, Keyboard], qtbot: QtBot
) -> None:
    shell, hands = settings
    encrypt(hands, qtbot)
    button(hands.window, "settings.remove_plain").click()
    button(dialog_of(), "encryption.remove.do").click()
    hands.look_up()
    folder = Path(shell.data).parent
    assert [path for path in folder.rglob("*.db") if path.read_bytes().startswith(SIGNED)] == []
    assert [path for path in folder.rglob("*.db") if path.read_bytes().startswith(SIGN)]
    assert words(hands.window, "bottom.sentence") == "The copies without encryption are gone."


def test_the_settings_change_passphrase_and_recovery_key(settings: tuple[Shell, Keyboard], qtbot: QtBot) -> None:
    shell, hands = settings
    old = encrypt(hands, qtbot)
    button(hands.window, "settings.passphrase").click()
    dialog, new = dialog_of(), "nasi goreng pagi"
    fill_in(dialog, hands, old="kuda putih lari", passphrase=new, passphrase_again=new)
    assert dialog.isVisible()
    fill_in(dialog, hands, old=PASSPHRASE, passphrase=new, passphrase_again=new)
    button(hands.window, "settings.recovery").click()
    hands.look_up()
    found = dialog_of(RecoveryDialog)
    assert isinstance(found, RecoveryDialog)
    key = prove(found, hands)
    hands.window.close()
    for secret in (PASSPHRASE, new):
        forget_keys()
        if secret is new:
            encryption.unlock(shell.data, secret)
    with pytest.raises(Exception, match="not the recovery key"):
        encryption.unlock_by_recovery(shell.data, old)
    encryption.unlock_by_recovery(shell.data, key)


def test_the_encryption_ends_only_with_the_passphrase(settings: tuple[Shell, Keyboard], qtbot: QtBot) -> None:
    shell, hands = settings
    encrypt(hands, qtbot)
    button(hands.window, "settings.decrypt").click()
    dialog = dialog_of()
    fill_in(dialog, hands, old="kuda putih lari malam")
    assert dialog.isVisible()
    assert Path(shell.data).read_bytes().startswith(SIGN)
    fill_in(dialog, hands, old=PASSPHRASE)
    sign_in(hands, qtbot)
    assert state(hands) == "Not encrypted"
    assert Path(shell.data).read_bytes().startswith(SIGNED)


def test_a_disk_that_fails_leaves_the_data_as_they_were_and_open(
    settings: tuple[Shell, Keyboard], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell, hands = settings
    before = Path(shell.data).read_bytes()
    with monkeypatch.context() as full:  # there is room again for the backup at the end
        full.setattr("baktidesk.db.backup.ROOM", 10**15)
        encrypt(hands, qtbot)
    assert state(hands) == "Not encrypted"
    assert "disk is full" in words(hands.window, "bottom.sentence")
    assert Path(shell.data).read_bytes()[:100] == before[:100]
