"""A real mail server on loopback, as good-natured or as difficult as a story needs it."""

import asyncio
import contextlib
import datetime as dt
import email
import ipaddress
import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from baktidesk.domain.mail import MailServer, Security

PASSWORD = "kata sandi surel"
logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # what the tests' server says of its own future


class Postbox:
    """A mail server's answers, and what it has taken; `unknown` is an address that it does not know."""

    def __init__(self, answer: str = "250 OK queued as 4711", unknown: str = "") -> None:
        self.answer = answer
        self.unknown = unknown
        self.taken: list[EmailMessage] = []
        self.got = threading.Event()
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.goodbye_seconds = 0.0

    async def handle_QUIT(self, _server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802
        """Say goodbye, in its own time."""
        await asyncio.sleep(self.goodbye_seconds)
        return "221 Bye"

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        """Take a recipient."""
        if address == self.unknown:
            return "550 5.1.1 mailbox unknown"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - the server's name
        """Take a message, and answer when it may."""
        if self.answer.startswith("2"):
            self.taken.append(email.message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        self.got.set()
        self.may_answer.wait(10)
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
        postbox.may_answer.set()
        controller.stop()


def check_password(_server: Any, _session: Any, _envelope: Any, _mechanism: str, told: Any) -> AuthResult:
    """Let in who has the password."""
    return AuthResult(success=told.password == PASSWORD.encode(), handled=False)


@contextlib.contextmanager
def answering(*lines: bytes, hang_up: bool = False) -> Iterator[MailServer]:
    """Run a server that says these lines, one after each thing it hears, then nothing more, or hangs up."""
    caught: list[socket.socket] = []

    def talk() -> None:
        with contextlib.suppress(OSError):
            caught.append(listening.accept()[0])
            for line in lines:
                caught[0].sendall(line + b"\r\n")
                caught[0].recv(65536)
            if hang_up:
                caught[0].close()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=talk, daemon=True)
        thread.start()
        port = listening.getsockname()[1]
        yield MailServer(host="127.0.0.1", port=port, security=Security.NONE, sender="petugas@contoh.go.id")
        for one in caught:
            one.close()
    thread.join(2)


class Office:
    """Who signs the certificates of an office's servers; `trusted` is the file that a laptop is given of it."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._key = folder, ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Kantor Uji")])
        self.trusted = folder / "kantor.pem"
        own = self._sign(self._name, self._key, 1).add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        self.trusted.write_bytes(own.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))

    def certify(self, address: str = "127.0.0.1", days: int = 1) -> ssl.SSLContext:
        """Give what the server at an address protects connections with, for so many days from today on."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
        named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, address)])
        made = self._sign(named, key, days).add_extension(names, False).sign(self._key, hashes.SHA256())
        return _context(self._folder, key, made)

    def _sign(self, name: x509.Name, key: ec.EllipticCurvePrivateKey, days: int) -> x509.CertificateBuilder:
        now = dt.datetime.now(dt.UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + dt.timedelta(days=min(days, 0) - 1))
            .not_valid_after(now + dt.timedelta(days=days))
        )


def certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """Give what a server protects connections with, signed by itself, and the file of that certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        .sign(key, hashes.SHA256())
    )
    return _context(folder, key, made), folder / "server.pem"


def _context(folder: Path, key: ec.EllipticCurvePrivateKey, made: x509.Certificate) -> ssl.SSLContext:
    """Write a server's certificate and key down; give what it protects connections with."""
    private, public = folder / "server.key", folder / "server.pem"
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    private.write_bytes(key.private_bytes(*form))
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(public, private)
    return context
