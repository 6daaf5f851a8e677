"""Stories of the outbox: a message is sent by a key, the window never waits for it, and nothing is said too early."""

import gc
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database, Session
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.mail import MailHead, MailServer, MailState, Security
from baktidesk.services.donors import donations
from baktidesk.services.language import load_language
from baktidesk.services.sending import mail, post
from baktidesk.services.workbook.book import ExportKind, export_event
from baktidesk.ui.sending.mail_dialog import MailDialog
from baktidesk.ui.sending.outbox_dialog import OutboxDialog
from baktidesk.ui.sending.postman import Postman
from baktidesk.ui.store import Store
from tests.mail_server import PASSWORD, Postbox, check_password, serving
from tests.services.test_password_keeper import Safe
from tests.stories import a_donor

HEAD = MailHead(to="kanwil@contoh.go.id", cc="arsip@contoh.go.id")
Settle = Callable[[], None]


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    """Let this system have no keyring, whatever the machine has."""
    own = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    yield
    keyring.set_keyring(own)


@pytest.fixture
def workbook(database: Database, actor: Actor, event: StoredEvent, tmp_path: Path) -> Path:
    """Make a workbook without names."""

    def work(session: Session) -> Path:
        donations.check_in(session, event.id, a_donor())
        return export_event(session, event.id, ExportKind.SUMMARY, tmp_path / "out", load_language("id")).file

    return Path(database.run(work, actor).value)


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> QWidget:
    """Give a window for dialogs to hang on."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def set_up_server(database: Database, actor: Actor, server: MailServer) -> None:
    """Keep the server in the settings."""
    database.run(lambda session: mail.keep_mail_server(session, server), actor)


def put(database: Database, actor: Actor, event: StoredEvent, workbook: Path) -> str:
    """Put a message into the outbox; give its id."""
    args = (event.id, HEAD, "Laporan", "Isi", workbook)
    return str(database.run(lambda session: post.put_into_outbox(session, *args), actor).value.id)


def shown(qtbot: QtBot, kind: type[QWidget]) -> QWidget:
    """Wait for a dialog of a kind."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return cast("QWidget", QApplication.activeModalWidget())


def ended(qtbot: QtBot, store: Store, dialog: OutboxDialog, state: MailState) -> None:
    """Wait until the first message of the list has a state and nothing is under way."""

    def is_so() -> bool:
        rows = dialog.list.rows.records
        return not Postman.of(store).busy_with and not store.busy and bool(rows) and rows[0].state is state

    qtbot.waitUntil(is_so, timeout=60_000)


def said(dialog: QWidget, name: str) -> str:
    """Give the words of a label."""
    return str(dialog.findChild(QLabel, name).text())


def test_a_workbook_is_sent_with_its_summary_by_one_key(
    database: Database, actor: Actor, store: Store, event: StoredEvent, workbook: Path, window: QWidget, qtbot: QtBot
) -> None:
    postbox = Postbox()
    with serving(postbox) as server:
        set_up_server(database, actor, server)
        MailDialog.show_for(window, store, workbook)
        dialog = cast("MailDialog", shown(qtbot, MailDialog))
        dialog.form.editor("to").set_value("kanwil@contoh.go.id, pusat@contoh.go.id")
        dialog.form.edited.emit()
        inside = said(dialog, "mail.sentence")
        assert "recipients: 2" in inside and "RINGKASAN" in inside and "Nothing is sent yet" in inside
        QTest.keyClick(dialog, Qt.Key.Key_F10)
        outbox = cast("OutboxDialog", shown(qtbot, OutboxDialog))
        ended(qtbot, store, outbox, MailState.SENT)
    (message,) = postbox.taken
    assert "Pendaftar: 1" in message.get_body().get_content()  # type: ignore[union-attr]
    assert [part.get_filename() for part in message.iter_attachments()] == [workbook.name]
    assert said(outbox, "outbox.answer") == "The server answered: 250 OK queued as 4711"
    assert not outbox.send.isEnabled() and not outbox.withdraw.isEnabled()
    outbox.reject()


def test_a_refusal_is_shown_with_the_servers_words_and_tried_again(
    database: Database, actor: Actor, store: Store, event: StoredEvent, workbook: Path, window: QWidget, qtbot: QtBot
) -> None:
    postbox = Postbox(unknown="arsip@contoh.go.id")
    with serving(postbox) as server:
        set_up_server(database, actor, server)
        put(database, actor, event, workbook)
        outbox = OutboxDialog.show_for(window, store)
        qtbot.waitUntil(outbox.send.isEnabled)
        QTest.keyClick(outbox, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        ended(qtbot, store, outbox, MailState.REFUSED)
        assert "550 5.1.1 mailbox unknown" in said(outbox, "outbox.answer")
        postbox.unknown = ""
        assert outbox.send.accessibleName() == "Try again"
        outbox.send.click()
        ended(qtbot, store, outbox, MailState.SENT)
    outbox.reject()


def test_the_window_goes_on_while_a_slow_server_thinks_and_stop_leaves_it(
    database: Database, actor: Actor, store: Store, event: StoredEvent, workbook: Path, window: QWidget, qtbot: QtBot
) -> None:
    postbox = Postbox()
    postbox.may_answer.clear()
    ticks: list[float] = []
    timer = QTimer(window, interval=5)
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    with serving(postbox) as server:
        set_up_server(database, actor, server)
        put(database, actor, event, workbook)
        outbox = OutboxDialog.show_for(window, store)
        qtbot.waitUntil(outbox.send.isEnabled)
        timer.start()
        outbox.send.click()
        qtbot.waitUntil(postbox.got.is_set)
        qtbot.waitUntil(lambda: len(ticks) > 20)
        assert "You can go on working" in said(outbox, "outbox.answer") and outbox.stop.isVisible()
        outbox.stop.click()
        ended(qtbot, store, outbox, MailState.UNSURE)
        timer.stop()
        assert outbox.send.accessibleName() == "Send once more" and "no answer came" in said(outbox, "outbox.answer")
        outbox.send.click()
        question = QApplication.activeModalWidget()
        assert question is not None and question.objectName() == "outbox.again.dialog"
        question.findChild(QPushButton, "outbox.again.keep").click()
    assert len(postbox.taken) == 1
    outbox.reject()


def test_without_a_keyring_the_password_is_asked_for_each_time(
    database: Database, actor: Actor, store: Store, event: StoredEvent, workbook: Path, window: QWidget, qtbot: QtBot
) -> None:
    postbox = Postbox()
    with serving(postbox, authenticator=check_password, auth_require_tls=False) as server:
        server.user = "petugas"
        set_up_server(database, actor, server)
        put(database, actor, event, workbook)
        outbox = OutboxDialog.show_for(window, store)
        for password, state in (("salah", MailState.REFUSED), (PASSWORD, MailState.SENT)):
            qtbot.waitUntil(outbox.send.isEnabled)
            outbox.send.click()
            qtbot.waitUntil(lambda: (w := QApplication.activeModalWidget()) is not None and w is not outbox)
            asked = cast("QWidget", QApplication.activeModalWidget())
            assert "no keyring" in said(asked, "outbox.password.sentence")
            assert not asked.form.asks("keep")  # type: ignore[attr-defined]
            asked.findChild(QLineEdit, "password").setText(password)
            asked.findChild(QPushButton, "outbox.password.save").click()
            ended(qtbot, store, outbox, state)
    assert len(postbox.taken) == 1
    outbox.reject()
    everything = b"".join(path.read_bytes() for path in Path(database.place).parent.rglob("*") if path.is_file())
    assert PASSWORD.encode() not in everything


def test_a_password_in_the_keyring_is_used_without_a_question(
    database: Database, actor: Actor, store: Store, event: StoredEvent, workbook: Path, window: QWidget, qtbot: QtBot
) -> None:
    safe, postbox = Safe(), Postbox()
    keyring.set_keyring(safe)
    with serving(postbox, authenticator=check_password, auth_require_tls=False) as server:
        server.user = "petugas"
        safe.kept["baktidesk", "petugas@127.0.0.1"] = PASSWORD
        set_up_server(database, actor, server)
        outbox = OutboxDialog.show_for(window, store, send=put(database, actor, event, workbook))
        ended(qtbot, store, outbox, MailState.SENT)
    outbox.reject()


def test_a_message_is_withdrawn_after_a_question(
    database: Database, actor: Actor, store: Store, event: StoredEvent, workbook: Path, window: QWidget, qtbot: QtBot
) -> None:
    set_up_server(database, actor, MailServer(host="127.0.0.1", port=9, sender="a@contoh.go.id"))
    put(database, actor, event, workbook)
    outbox = OutboxDialog.show_for(window, store)
    qtbot.waitUntil(outbox.withdraw.isEnabled)
    outbox.withdraw.click()
    cast("QWidget", QApplication.activeModalWidget()).findChild(QPushButton, "outbox.withdraw_question.do").click()
    ended(qtbot, store, outbox, MailState.WITHDRAWN)
    outbox.reject()


def test_an_outbox_that_was_closed_is_let_go(
    store: Store, event: StoredEvent, window: QWidget, qtbot: QtBot, settle: Settle
) -> None:
    outbox = OutboxDialog.show_for(window, store)
    settle()
    known = weakref.ref(outbox)
    with qtbot.waitSignal(outbox.destroyed):
        outbox.reject()
    del outbox
    store.read(lambda _session: None, lambda _nothing: None)  # until now the store has kept the errand of the dialog
    settle()
    gc.collect()
    assert known() is None


def test_without_a_server_the_mail_says_so_and_stays_open(
    store: Store, event: StoredEvent, workbook: Path, window: QWidget, qtbot: QtBot, settle: Settle
) -> None:
    MailDialog.show_for(window, store, workbook)
    dialog = cast("MailDialog", shown(qtbot, MailDialog))
    dialog.form.editor("to").set_value("kanwil@contoh.go.id")
    dialog.server.click()
    settle()
    assert "mail server in the settings" in said(dialog, "mail.sentence") and dialog.form.save.isEnabled()
    dialog.reject()


def test_closing_the_program_breaks_a_sending_off(
    database: Database, actor: Actor, store: Store, event: StoredEvent, workbook: Path, window: QWidget, qtbot: QtBot
) -> None:
    postbox = Postbox()
    postbox.may_answer.clear()
    with serving(postbox) as server:
        set_up_server(database, actor, server)
        outbox = OutboxDialog.show_for(window, store, send=put(database, actor, event, workbook))
        qtbot.waitUntil(postbox.got.is_set)
        outbox.reject()
        begun = time.monotonic()
        Postman.of(store)._on_closing()
        assert time.monotonic() - begun < 1
    assert not [thread for thread in threading.enumerate() if thread.name == "post"]
    qtbot.waitUntil(lambda: not store.busy)
    (one,) = database.read(post.outbox)
    assert one.state is MailState.UNSURE


def test_security_is_chosen_in_words(window: QWidget, store: Store, qtbot: QtBot, settle: Settle) -> None:
    from baktidesk.ui.sending.server_card import ServerCard

    card = ServerCard(store)
    qtbot.addWidget(card)
    card.refresh()
    settle()
    assert "Not set up yet" in said(card, "settings.mail_server_words")
    card.change.click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    form = QApplication.activeModalWidget().form  # type: ignore[union-attr]
    for name, value in {
        "host": "surel.contoh.go.id",
        "port": 465,
        "security": Security.TLS,
        "sender": "p@c.id",
    }.items():
        form.editor(name).set_value(value)
    form.submit()
    settle()
    assert said(card, "settings.mail_server_words").startswith("Through surel.contoh.go.id, port 465, protection: TLS")
