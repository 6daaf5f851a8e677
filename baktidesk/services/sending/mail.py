"""E-mail to the regional office: a draft that any mail program opens, and an outbox for the office's own server.

A draft is logged as made, never as sent; a message of the outbox is sent when the server has taken it.
"""

import datetime as dt
import os
import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Any, Final

from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused, RefusedValues
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.mail import (
    MailHead,
    MailServer,
    MailState,
    Outgoing,
    Security,
    addresses,
    check_addresses,
)
from baktidesk.domain.names import slug
from baktidesk.services.audit import note
from baktidesk.services.records import checked

HEADS: Final = "mail_heads"
SERVER: Final = "desk/mail_server"
OUTBOX: Final = "desk/outbox"
XLSX: Final = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
SECONDS: Final = 20.0
"""How long the server may take for one answer."""


def mail_head(session: Session, event_id: str) -> MailHead:
    """Give whom the event's messages go to."""
    return MailHead(**session.setting(HEADS, {}).get(event_id, {}))


def keep_mail_head(session: Session, event_id: str, head: MailHead) -> MailHead:
    """Fix whom the event's messages go to; refused at the field that holds no addresses. Give the stored form."""
    head = checked(session, head)
    problems = {name: problem for name in ("to", "cc") if (problem := check_addresses(getattr(head, name)))}
    if problems:
        raise RefusedValues(problems)
    session.set(HEADS, {**session.setting(HEADS, {}), event_id: dict(vars(head))})
    return head


def make_message(head: MailHead, subject: str, body: str, attached: Path | None, sender: str = "") -> EmailMessage:
    """Give a message with the body as plain text and the workbook beside it."""
    message = EmailMessage(policy=SMTP)
    message["To"] = ", ".join(addresses(head.to))
    if head.cc:
        message["Cc"] = ", ".join(addresses(head.cc))
    message["Subject"] = subject
    if sender:
        message["From"] = sender
    message.set_content(body)
    if attached:
        message.add_attachment(attached.read_bytes(), maintype=XLSX[0], subtype=XLSX[1], filename=attached.name)
    return message


def write_draft(
    session: Session, event_id: str, head: MailHead, subject: str, body: str, attached: Path, folder: Path
) -> Path:
    """Write a draft (.eml, X-Unsent: 1) that Outlook and Thunderbird open ready to be sent; give its path."""
    message = make_message(head, subject, body, attached)
    message["X-Unsent"] = "1"
    path = folder / f"{attached.stem}.eml"
    _write(path, message.as_bytes())
    counted = len(addresses(head.to)) + len(addresses(head.cc))
    note(session, "mail_draft", "event", event_id, file=path.name, attached=attached.name, recipients=counted)
    return path


def mail_server(session: Session) -> MailServer:
    """Give how this desk reaches the office's server."""
    kept = dict(session.setting(SERVER, {}))
    return MailServer(**kept | {"security": Security(kept.get("security", Security.STARTTLS.value))})


def keep_mail_server(session: Session, server: MailServer) -> None:
    """Keep how this desk reaches the office's server, without a password; refused at a bad sender."""
    server = checked(session, server)
    problem = check_addresses(server.sender)
    if problem:
        raise RefusedValues({"sender": problem})
    session.set(SERVER, {**vars(server), "security": server.security.value})


def put_into_outbox(
    session: Session, event_id: str, head: MailHead, subject: str, body: str, attached: Path, folder: Path
) -> str:
    """Put a message into the outbox, a file in `folder` that survives restarts; give its id."""
    server = mail_server(session)
    message = make_message(head, subject, body, attached, server.sender)
    message["Date"] = format_datetime(session.now)
    new_id = uuid7()
    message["Message-ID"] = make_msgid(idstring=new_id, domain=server.sender.rpartition("@")[2] or "localhost")
    path = folder / f"{slug(attached.stem)}-{new_id[-6:]}.eml"
    _write(path, message.as_bytes())
    counted = len(addresses(head.to)) + len(addresses(head.cc))
    line = {"id": new_id, "file": str(path), "subject": subject, "recipients": counted, "state": "waiting"}
    line |= {"answer": "", "made_at": session.now.isoformat(), "tried_at": None, "event_id": event_id}
    session.set(OUTBOX, [*session.setting(OUTBOX, []), line])
    return new_id


def outbox(session: Session) -> list[Outgoing]:
    """Give the messages of this desk's outbox, newest first."""
    return [_outgoing(line) for line in reversed(session.setting(OUTBOX, []))]


def deliver(server: MailServer, password: str, file: Path) -> str:
    """Hand a message to the server and give its answer; Refused says what the server or the network said.

    Runs without the data open: it may take as long as the network does.
    """
    import email

    message = email.message_from_bytes(file.read_bytes(), policy=SMTP)
    try:
        with _connect(server) as connection:
            if server.user:
                connection.login(server.user, password)
            refused = connection.send_message(message)
    except smtplib.SMTPAuthenticationError as error:
        raise Refused(
            QT_TRANSLATE_NOOP("Refused", "The server does not accept user name and password: {answer}"),
            field="password",
            answer=_answer(error),
        ) from error
    except smtplib.SMTPException as error:
        raise Refused(
            QT_TRANSLATE_NOOP("Refused", "The server refused the message: {answer}"), answer=_answer(error)
        ) from error
    except (OSError, ssl.SSLError) as error:
        raise Refused(
            QT_TRANSLATE_NOOP("Refused", "The server {host} cannot be reached: {why}"),
            host=server.host,
            why=error.strerror or str(error) or type(error).__name__,
        ) from error
    return "; ".join(f"{code} {text.decode(errors='replace')}" for code, text in refused.values()) or "250 OK"


def note_answer(session: Session, message_id: str, answer: str, *, sent: bool) -> None:
    """Write down what became of a message: sent with the server's answer, or refused and to be tried again."""
    lines = session.setting(OUTBOX, [])
    state = MailState.SENT if sent else MailState.REFUSED
    change = {"state": state.value, "answer": answer[:300], "tried_at": session.now.isoformat()}
    session.set(OUTBOX, [line | change if line["id"] == message_id else line for line in lines])
    found = next(line for line in lines if line["id"] == message_id)
    note(session, f"mail_{state.value}", "event", found["event_id"], file=Path(found["file"]).name, answer=answer[:300])


def _connect(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    port = server.port or 0
    if server.security is Security.TLS:
        return smtplib.SMTP_SSL(server.host, port, timeout=SECONDS, context=context)
    connection = smtplib.SMTP(server.host, port, timeout=SECONDS)
    if server.security is Security.STARTTLS:
        try:
            connection.starttls(context=context)
        except BaseException:
            connection.close()
            raise
    return connection


def _answer(error: smtplib.SMTPException) -> str:
    said: Any = getattr(error, "smtp_error", b"") or str(error)
    return said.decode(errors="replace") if isinstance(said, bytes) else str(said)


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    growing = path.with_name(path.name + ".part")
    try:
        handle = os.open(growing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        growing.replace(path)
    except OSError as error:
        growing.unlink(missing_ok=True)
        text = QT_TRANSLATE_NOOP("Refused", "The message cannot be written to {folder}: {why}.")
        raise Refused(text, folder=str(path.parent), why=error.strerror or "") from error


def _outgoing(line: dict[str, Any]) -> Outgoing:
    moment: Callable[[str], dt.datetime] = dt.datetime.fromisoformat
    values = {name: line[name] for name in ("id", "file", "subject", "recipients", "answer")}
    return Outgoing(
        **values,
        state=MailState(line["state"]),
        made_at=moment(line["made_at"]),
        tried_at=moment(line["tried_at"]) if line["tried_at"] else None,
    )
