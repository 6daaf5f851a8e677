"""A draft opens in any mail program; a message goes out through a real server, or waits with the reason why not."""

import contextlib
import email
import socket
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from baktidesk.domain.errors import Refused, RefusedValues
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.mail import MailHead, MailServer, MailState, Security
from baktidesk.services.sending import mail
from tests.stories import Desk

HEAD = MailHead(to="kanwil@contoh.go.id, pusat@contoh.go.id", cc="arsip@contoh.go.id")
BODY = "Izin melaporkan …\nPendaftar: 50 orang"


class Postbox:
    """A mail server's answers, and what it has taken."""

    def __init__(self, answer: str = "250 OK") -> None:
        self.answer = answer
        self.taken: list[EmailMessage] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - the server's name
        """Take a message."""
        if self.answer.startswith("2"):
            self.taken.append(email.message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        return self.answer


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextlib.contextmanager
def serving(postbox: Postbox, **options: Any) -> Iterator[MailServer]:
    """Run a real server on loopback."""
    port = free_port()
    controller = Controller(postbox, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield MailServer(host="127.0.0.1", port=port, security=Security.NONE, sender="petugas@contoh.go.id")
    finally:
        controller.stop()


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Give a file to attach."""
    path = tmp_path / "KANIM-UJI_2026-01-20_r1.xlsx"
    path.write_bytes(b"PK\x03\x04 workbook")
    return path


@pytest.fixture
def waiting(desk: Desk, event: StoredEvent, workbook: Path, tmp_path: Path) -> Path:
    """Put a message into the outbox and give its file."""
    desk.do(mail.put_into_outbox, event.id, HEAD, "Laporan", BODY, workbook, tmp_path / "outbox")
    return Path(desk.see(mail.outbox)[0].file)


def test_a_draft_opens_ready_to_be_sent(desk: Desk, event: StoredEvent, workbook: Path, tmp_path: Path) -> None:
    path = desk.do(mail.write_draft, event.id, HEAD, "Laporan kegiatan", BODY, workbook, tmp_path)
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert (message["X-Unsent"], message["To"], message["Cc"]) == (
        "1",
        "kanwil@contoh.go.id, pusat@contoh.go.id",
        HEAD.cc,
    )
    assert message.get_body().get_content().splitlines() == BODY.splitlines()
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (workbook.name, workbook.read_bytes())
    assert path.stat().st_mode & 0o777 == 0o600


def test_recipients_are_fixed_for_the_event_and_have_to_be_addresses(desk: Desk, event: StoredEvent) -> None:
    with pytest.raises(RefusedValues, match="“kanwil” is not an e-mail address") as no:
        desk.do(mail.keep_mail_head, event.id, MailHead(to="kanwil"))
    assert set(no.value.problems) == {"to"}
    desk.do(mail.keep_mail_head, event.id, HEAD)
    assert desk.see(mail.mail_head, event.id) == HEAD


def test_a_message_is_sent_when_the_server_has_taken_it(desk: Desk, waiting: Path) -> None:
    postbox = Postbox()
    with serving(postbox) as server:
        answer = mail.deliver(server, "", waiting)
    (line,) = desk.see(mail.outbox)
    desk.do(mail.note_answer, line.id, answer, sent=True)
    assert [one["Subject"] for one in postbox.taken] == ["Laporan"]
    (line,) = desk.see(mail.outbox)
    assert (line.state, line.answer, line.recipients) == (MailState.SENT, "250 OK", 3)


def test_a_refused_message_stays_with_the_servers_answer(desk: Desk, waiting: Path) -> None:
    with serving(Postbox("552 Message too large")) as server, pytest.raises(Refused, match="Message too large") as no:
        mail.deliver(server, "", waiting)
    desk.do(mail.note_answer, desk.see(mail.outbox)[0].id, str(no.value), sent=False)
    (line,) = desk.see(mail.outbox)
    assert (line.state, "too large" in line.answer, waiting.exists()) == (MailState.REFUSED, True, True)


def test_a_wrong_password_is_told_at_the_password(waiting: Path) -> None:
    def no_one(*_args: Any) -> AuthResult:
        return AuthResult(success=False, handled=False)

    with serving(Postbox(), authenticator=no_one, auth_require_tls=False) as server:
        server.user = "petugas"
        with pytest.raises(Refused, match="user name and password") as no:
            mail.deliver(server, "salah", waiting)
    assert no.value.field == "password"


def test_a_server_without_a_trusted_certificate_gets_no_password(waiting: Path) -> None:
    with serving(Postbox()) as server:
        server.security = Security.STARTTLS
        with pytest.raises(Refused, match=r"refused|cannot be reached"):
            mail.deliver(server, "rahasia", waiting)


def test_nobody_answers(waiting: Path) -> None:
    port = free_port()
    with pytest.raises(Refused, match=r"127\.0\.0\.1 cannot be reached"):
        mail.deliver(MailServer(host="127.0.0.1", port=port, security=Security.NONE, sender="a@b.id"), "", waiting)


@pytest.mark.parametrize("hangs_up", [True, False], ids=["hangs up", "says nothing"])
def test_a_server_that_breaks_off_or_says_nothing(
    waiting: Path, monkeypatch: pytest.MonkeyPatch, hangs_up: bool
) -> None:
    monkeypatch.setattr(mail, "SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        caught: list[socket.socket] = []

        def answer() -> None:
            caught.append(listening.accept()[0])
            if hangs_up:
                caught[0].close()

        thread = threading.Thread(target=answer)
        thread.start()
        server = MailServer(host="127.0.0.1", port=listening.getsockname()[1], security=Security.NONE, sender="a@b.id")
        with pytest.raises(Refused):
            mail.deliver(server, "", waiting)
        thread.join()
        for one in caught:
            one.close()


def test_the_outbox_and_the_server_survive_and_no_password_is_kept(desk: Desk, waiting: Path) -> None:
    desk.do(mail.keep_mail_server, MailServer(host="mail.contoh.go.id", sender="petugas@contoh.go.id", user="petugas"))
    again = Desk(desk.database)
    assert again.see(mail.mail_server).host == "mail.contoh.go.id"
    assert [one.state for one in again.see(mail.outbox)] == [MailState.WAITING]
    with pytest.raises(RefusedValues, match="not an e-mail address"):
        desk.do(mail.keep_mail_server, MailServer(host="x", sender="petugas"))
