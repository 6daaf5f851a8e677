"""Handing one message to the office's mail server: the only place in the program that opens a connection to send.

A delivery needs no data and may take as long as the network does, so it runs on a thread of its own.
"""

import contextlib
import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from pathlib import Path
from typing import Final

from baktidesk.db.keys import Locked, unlocked
from baktidesk.db.sealed import Changed, in_form, lock_of, read_content
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.mail import MailServer, Security
from baktidesk.services.sending.message import write_private

SECONDS: Final = 20.0
"""How long the server may take for one answer."""
LAST_SECONDS: Final = 120.0
"""How long it may take for its last answer, when it looks through what it was given."""
_PIECE: Final = 64 * 1024
_MARK: Final = ".handed"
_HELLO: Final = "[127.0.0.1]"
"""How the laptop introduces itself: its own name is nobody's business."""
_LINE_OF_DOT: Final = re.compile(rb"(?m)^\.")

_NOT_TRUSTED: Final = QT_TRANSLATE_NOOP(
    "Refused",
    "The certificate of {host} cannot be trusted: neither password nor message was handed over. Please ask the office.",
)
_OTHER_NAME: Final = QT_TRANSLATE_NOOP(
    "Refused",
    "The certificate does not belong to {host}: neither password nor message was handed over. "
    "Please check the server's name in the settings.",
)
_OTHER_TIME: Final = QT_TRANSLATE_NOOP(
    "Refused",
    "The certificate of {host} is not valid today: neither password nor message was handed over. "
    "Please check this laptop's date, then ask the office.",
)
_NO_TLS: Final = QT_TRANSLATE_NOOP(
    "Refused", "{host} does not protect the connection as the settings ask: nothing was handed over."
)
_SILENT: Final = QT_TRANSLATE_NOOP(
    "Refused", "{host} did not answer within {seconds} seconds. The message was not handed over."
)
_UNKNOWN: Final = QT_TRANSLATE_NOOP(
    "Refused", "The server {host} cannot be found. Is this laptop connected to the network?"
)
_AWAY: Final = QT_TRANSLATE_NOOP("Refused", "The server {host} cannot be reached. The message waits in the outbox.")
_BROKEN: Final = QT_TRANSLATE_NOOP("Refused", "The connection to {host} broke off. The message was not handed over.")
_UNSURE: Final = QT_TRANSLATE_NOOP(
    "Refused", "The connection broke off before {host} answered: the message has perhaps been sent already."
)


class RefusedByServer(Refused):
    """A message, recipient or password that the server does not take; `answer` is what it said."""

    def __init__(self, text: str, answer: str, *, field: str = "", address: str = "", host: str = "") -> None:
        """Take the sentence, which names the answer, and the answer."""
        super().__init__(text, field=field, answer=answer, address=address, host=host)
        self.answer = answer


class PerhapsSent(Refused):
    """A message that was handed over without an answer: only the recipients know whether it came."""


class Stopped(Refused):
    """A delivery that the officer ended before the message was handed over."""

    def __init__(self) -> None:
        """Take the one sentence."""
        super().__init__(QT_TRANSLATE_NOOP("Refused", "Stopped. The message was not sent; it waits in the outbox."))


@dataclass
class Delivery:
    """One message on its way; `run` belongs to one thread, `cancel` may be called from any other.

    `progress` hears how many bytes have gone, and of how many.
    """

    server: MailServer
    password: str = field(repr=False)
    file: Path
    progress: Callable[[int, int], None] = lambda _done, _of: None
    _line: smtplib.SMTP | None = None
    _cancelled: bool = False
    _handed: bool = False

    def run(self) -> str:
        """Hand the message over and give the server's answer; it is on disk before this returns (see `answer_of`).

        All recipients are taken, or the message is not handed over at all. Raises Refused with one sentence,
        PerhapsSent where nobody can tell, Stopped after `cancel`.
        """
        content = self._read()
        try:
            try:
                line = self._connect()
                self._log_in(line)
                self._name_parties(line, content)
                return self._hand_over(line, content)
            finally:
                self._hang_up()
        except Refused:
            raise
        except OSError as error:
            raise self._sentence(error) from error

    def cancel(self) -> None:
        """End the delivery soon: whatever it waits for breaks off."""
        self._cancelled = True
        sock = getattr(self._line, "sock", None)
        if sock is not None:
            with contextlib.suppress(OSError):
                # The plain socket's: a protected one would say goodbye first, and wait for that.
                socket.socket.shutdown(sock, socket.SHUT_RDWR)

    def hold(self, line: smtplib.SMTP) -> None:
        """Remember the connection as soon as there is one, so that it can be broken off."""
        self._line = line
        self._check_cancelled()

    def _read(self) -> bytes:
        try:
            return read_content(self.file)
        except (Locked, Changed) as error:
            text = QT_TRANSLATE_NOOP("Refused", "The message in the outbox was changed; please make it again.")
            raise Refused(text) from error
        except OSError as error:
            text = QT_TRANSLATE_NOOP("Refused", "The message is no longer in the outbox.")
            raise Refused(text) from error

    def _connect(self) -> smtplib.SMTP:
        server, context = self.server, ssl.create_default_context()
        port = server.port or 0
        if server.security is Security.TLS:
            return _ProtectedLine(self, server.host, port, _HELLO, timeout=SECONDS, context=context)
        line = _Line(self, server.host, port, _HELLO, timeout=SECONDS)
        if server.security is Security.STARTTLS:
            line.starttls(context=context)
        return line

    def _log_in(self, line: smtplib.SMTP) -> None:
        if not self.server.user:
            return
        try:
            line.login(self.server.user, self.password)
        except smtplib.SMTPAuthenticationError as error:
            text = QT_TRANSLATE_NOOP("Refused", "The server does not accept user name and password: {answer}")
            raise RefusedByServer(text, _answer(error.smtp_code, error.smtp_error), field="password") from error
        except smtplib.SMTPNotSupportedError as error:
            text = QT_TRANSLATE_NOOP("Refused", "{host} takes no user name and password over this connection.")
            raise Refused(text, field="user", host=self.server.host) from error
        except UnicodeEncodeError as error:
            text = QT_TRANSLATE_NOOP("Refused", "Mail servers take only plain letters, digits and signs in a password.")
            raise Refused(text, field="password") from error

    def _name_parties(self, line: smtplib.SMTP, content: bytes) -> None:
        head = BytesHeaderParser().parsebytes(content)
        line.ehlo_or_helo_if_needed()
        self._check_size(line, len(content))
        self._expect(line.mail(head["From"]), "")
        named = [address for _name, address in getaddresses([head["To"], head["Cc"] or ""])]
        for address in filter(None, named):
            self._expect(line.rcpt(address), address)

    def _check_size(self, line: smtplib.SMTP, size: int) -> None:
        said = line.esmtp_features.get("size", "")
        most = int(said) if said.isdigit() else 0
        if most and size > most:
            text = QT_TRANSLATE_NOOP("Refused", "{host} takes at most {most} MB; the message has {size} MB.")
            raise Refused(text, host=self.server.host, most=most // 1_000_000, size=-(-size // 1_000_000))

    def _expect(self, reply: tuple[int, bytes], address: str) -> None:
        if 200 <= reply[0] < 300:
            return
        text = QT_TRANSLATE_NOOP("Refused", "The server refused the message: {answer}")
        if address:
            text = QT_TRANSLATE_NOOP("Refused", "The server does not take {address}, nobody got the message: {answer}")
        raise RefusedByServer(text, _answer(*reply), address=address)

    def _hand_over(self, line: smtplib.SMTP, content: bytes) -> str:
        code, said = line.docmd("DATA")
        if code != 354:
            self._expect((code if code >= 400 else 554, said), "")
        data = _LINE_OF_DOT.sub(b"..", content)
        for begin in range(0, len(data), _PIECE):
            self._check_cancelled()
            line.send(data[begin : begin + _PIECE])
            self.progress(min(begin + _PIECE, len(data)), len(data))
        return self._finish(line, b"" if data.endswith(b"\r\n") else b"\r\n")

    def _finish(self, line: smtplib.SMTP, end: bytes) -> str:
        """Send the last line, with which a server takes a message; from here on it may have been sent."""
        unknown = answer_of(self.file) is not None  # an earlier try ended without an answer
        self._mark("")
        self._handed = True
        if line.sock is not None:
            line.sock.settimeout(LAST_SECONDS)
        line.send(end + b".\r\n")
        reply = line.getreply()
        answer = _answer(*reply)
        if 200 <= reply[0] < 300:
            self._mark(answer)
        elif not unknown:
            mark_of(self.file).unlink(missing_ok=True)
        self._expect(reply, "")
        return answer

    def _mark(self, answer: str) -> None:
        """Write down that the message was handed over, sealed when the message is."""
        mark, lock = mark_of(self.file), lock_of(self.file)
        write_private(mark, in_form(answer.encode(), mark.name, unlocked.find(lock) if lock else None))

    def _hang_up(self) -> None:
        """Say goodbye without waiting long: what was answered stands."""
        line = self._line
        if line is None or line.sock is None:
            return
        with contextlib.suppress(OSError):
            line.sock.settimeout(1)
            line.quit()
        line.close()

    def _check_cancelled(self) -> None:
        if self._cancelled:
            raise Stopped

    def _sentence(self, error: OSError) -> Refused:
        """Say in one sentence what the network did; a message handed over without an answer is never called unsent."""
        host = self.server.host
        if self._handed:
            return PerhapsSent(_UNSURE, host=host)
        if self._cancelled:
            return Stopped()
        if isinstance(error, smtplib.SMTPResponseException):
            text = QT_TRANSLATE_NOOP("Refused", "The server refused the message: {answer}")
            return RefusedByServer(text, _answer(error.smtp_code, error.smtp_error))
        cause = error.__context__ if isinstance(error.__context__, TimeoutError) else error  # smtplib hides it
        said = next((text for kind, text in _SENTENCES if isinstance(cause, kind)), _AWAY)
        said = _CERTIFICATES.get(getattr(cause, "verify_code", 0), said)
        return Refused(said, host=host, seconds=round(SECONDS))


_SENTENCES: Final[tuple[tuple[type[OSError], str], ...]] = (
    (ssl.SSLCertVerificationError, _NOT_TRUSTED),
    (ssl.SSLError, _NO_TLS),
    (smtplib.SMTPNotSupportedError, _NO_TLS),
    (TimeoutError, _SILENT),
    (socket.gaierror, _UNKNOWN),
    (smtplib.SMTPServerDisconnected, _BROKEN),
    (ConnectionResetError, _BROKEN),
    (BrokenPipeError, _BROKEN),
)


_CERTIFICATES: Final = {9: _OTHER_TIME, 10: _OTHER_TIME, 62: _OTHER_NAME, 64: _OTHER_NAME}
"""What OpenSSL's codes of a certificate say: not yet valid, expired, another name, another address (x509_vfy.h)."""


def mark_of(file: Path) -> Path:
    """Give the file beside a message that says it was handed over; what is in it is the server's answer."""
    return file.with_suffix(_MARK)


def answer_of(file: Path) -> str | None:
    """Give the answer to a message handed over, "" when none came or can be read, None when it was not handed over."""
    try:
        return read_content(mark_of(file)).decode(errors="replace")
    except FileNotFoundError:
        return None
    except (Locked, Changed):
        return ""


def _answer(code: int, said: bytes | str) -> str:
    words = said.decode(errors="replace") if isinstance(said, bytes) else said
    return f"{code} {' '.join(words.split())}".strip()[:300]


class _Line(smtplib.SMTP):
    """A connection that its delivery knows from the first moment."""

    def __init__(self, delivery: Delivery, host: str, port: int, hello: str, *, timeout: float) -> None:
        self._delivery = delivery
        super().__init__(host, port, hello, timeout=timeout)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        sock: socket.socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]
        self.sock = sock
        self._delivery.hold(self)
        return sock


class _ProtectedLine(smtplib.SMTP_SSL):
    """The same, protected from the first byte."""

    def __init__(
        self, delivery: Delivery, host: str, port: int, hello: str, *, timeout: float, context: ssl.SSLContext
    ) -> None:
        self._delivery = delivery
        super().__init__(host, port, hello, timeout=timeout, context=context)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        """Hold the connection before it is protected, so that a server that never begins to is left at once."""
        plain: socket.socket = smtplib.SMTP._get_socket(self, host, port, timeout)  # type: ignore[attr-defined]
        sock = self.context.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
        self.sock = sock
        self._delivery.hold(self)
        sock.do_handshake()
        return sock
