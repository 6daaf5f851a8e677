"""A message goes through a protected connection to the server that the settings name, or not at all."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult

from baktidesk.domain.errors import Refused
from baktidesk.domain.mail import MailHead, MailServer, Security
from baktidesk.services.sending.delivery import Delivery, answer_of
from baktidesk.services.sending.message import make_message, write_private
from tests.mail_server import PASSWORD, Office, Postbox, serving

HEAD = MailHead(to="kanwil@contoh.go.id")
PROTECTED = [Security.STARTTLS, Security.TLS]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Give the office that signs its servers' certificates."""
    return Office(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a message that waits."""
    path = tmp_path / "kotak" / "uji.eml"
    write_private(path, make_message(HEAD, "Laporan", "Isi rahasia", None, "petugas@contoh.go.id").as_bytes())
    return path


@pytest.fixture
def told() -> list[str]:
    """Give the passwords that a server was told."""
    return []


@pytest.fixture
def trusting(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this laptop trust what the office signs."""
    monkeypatch.setenv("SSL_CERT_FILE", str(office.trusted))


@contextlib.contextmanager
def protected(security: Security, postbox: Postbox, told: list[str], context: Any) -> Iterator[MailServer]:
    """Run a server that wants a password, protected in one of the two ways."""

    def check(_server: Any, _session: Any, _envelope: Any, _mechanism: str, said: Any) -> AuthResult:
        told.append(said.password.decode())
        return AuthResult(success=told[-1] == PASSWORD, handled=False)

    late = {"tls_context": context, "require_starttls": True}
    ways = {Security.STARTTLS: late, Security.TLS: {"ssl_context": context, "auth_require_tls": False}}
    with serving(postbox, authenticator=check, **ways[security]) as server:
        server.security, server.user = security, "petugas"
        yield server


@pytest.mark.parametrize("security", PROTECTED)
def test_a_server_that_the_office_vouches_for_gets_password_and_message(
    file: Path, office: Office, trusting: None, told: list[str], security: Security
) -> None:
    postbox = Postbox()
    with protected(security, postbox, told, office.certify()) as server:
        assert Delivery(server, PASSWORD, file).run().startswith("250")
    assert (len(postbox.taken), told) == (1, [PASSWORD])


@pytest.mark.parametrize("security", PROTECTED)
@pytest.mark.parametrize(
    ("address", "days", "sentence"),
    [
        ("127.0.0.2", 1, r"certificate does not belong to 127\.0\.0\.1.*server's name in the settings"),
        ("127.0.0.1", -1, r"certificate of 127\.0\.0\.1 is not valid today.*this laptop's date"),
    ],
    ids=["another name", "expired"],
)
def test_a_certificate_that_does_not_fit_gets_nothing(
    file: Path,
    office: Office,
    trusting: None,
    told: list[str],
    security: Security,
    address: str,
    days: int,
    sentence: str,
) -> None:
    postbox = Postbox()
    served = protected(security, postbox, told, office.certify(address, days))
    with served as server, pytest.raises(Refused, match=sentence) as no:
        Delivery(server, PASSWORD, file).run()
    assert (postbox.taken, told, answer_of(file)) == ([], [], None) and "SSL" not in str(no.value)


@pytest.mark.parametrize("security", PROTECTED)
def test_a_certificate_that_nobody_here_vouches_for_gets_nothing(
    file: Path, office: Office, told: list[str], security: Security
) -> None:
    postbox = Postbox()
    served = protected(security, postbox, told, office.certify())
    with served as server, pytest.raises(Refused, match=r"certificate of 127\.0\.0\.1 cannot be trusted"):
        Delivery(server, PASSWORD, file).run()
    assert (postbox.taken, told, answer_of(file)) == ([], [], None)


@contextlib.contextmanager
def overheard(*lines: bytes) -> Iterator[tuple[MailServer, list[bytes]]]:
    """Run a server that never protects anything; give it, and all that goes over the wire to it."""
    heard: list[bytes] = []

    def talk() -> None:
        line, _address = listening.accept()
        with line, contextlib.suppress(OSError):  # the laptop hangs up
            for said in lines:
                line.sendall(said + b"\r\n")
                heard.append(line.recv(65536))

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=talk, daemon=True)
        thread.start()
        port = listening.getsockname()[1]
        yield MailServer(host="127.0.0.1", port=port, user="petugas", sender="petugas@contoh.go.id"), heard
    thread.join(5)


CAN = b"250-here\r\n250-AUTH PLAIN LOGIN\r\n250 "


@pytest.mark.parametrize(
    ("security", "lines"),
    [
        (Security.STARTTLS, (b"220 here", CAN + b"HELP", b"221 bye")),
        (Security.STARTTLS, (b"220 here", CAN + b"STARTTLS", b"454 not now", b"221 bye")),
        (Security.STARTTLS, (b"220 here", CAN + b"STARTTLS", b"220 go on\r\n250 AUTH PLAIN", b"235 welcome")),
        (Security.TLS, (b"220 here", CAN + b"HELP")),
    ],
    ids=["not offered", "not now", "only says so", "not from the start"],
)
def test_no_password_and_no_message_ever_goes_out_unprotected(
    file: Path, security: Security, lines: tuple[bytes, ...]
) -> None:
    with overheard(*lines) as (server, heard), pytest.raises(Refused):
        server.security = security
        Delivery(server, PASSWORD, file).run()
    wire = b"".join(heard)
    assert heard and not [
        word for word in (b"AUTH", b"MAIL FROM", b"DATA", b"rahasia", PASSWORD.encode()) if word in wire
    ]


def test_stop_does_not_wait_for_a_server_that_never_begins_to_protect(file: Path) -> None:
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = MailServer(host="127.0.0.1", port=listening.getsockname()[1], security=Security.TLS, sender="a@b.id")
        one = Delivery(server, "", file)

        def run() -> None:
            with pytest.raises(Refused, match="Stopped"):
                one.run()
            ended.set()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        line, _address = listening.accept()
        assert line.recv(1)  # it has begun to protect the connection
        one.cancel()
        assert ended.wait(3)
        line.close()
