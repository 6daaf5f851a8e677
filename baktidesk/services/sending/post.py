"""The outbox: messages as files beside the data that wait, are sent through the office's server, or are withdrawn.

What became of a message is known from two things: the line that the data keep, and a mark beside its file, written
before the last byte goes out. So a program that dies in between says "perhaps sent", and never sends twice by itself.
"""

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Any, Final

from baktidesk import paths
from baktidesk.db import beside
from baktidesk.db.sealed import in_form
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem, Refused
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.mail import MailHead, MailState, Outgoing, sent_size
from baktidesk.domain.names import slug
from baktidesk.services.audit import note
from baktidesk.services.sealing import key_of
from baktidesk.services.sending.delivery import PerhapsSent, RefusedByServer, Stopped, answer_of, mark_of
from baktidesk.services.sending.mail import mail_server, recipients
from baktidesk.services.sending.message import make_message, write_private
from baktidesk.services.sending.parcel import check_parcel

OUTBOX: Final = "desk/outbox"
_LISTED: Final = 200


def outbox_folder(session: Session) -> Path:
    """Give the folder of the messages: beside the data file, or in this laptop's data folder for a server."""
    url = session.connection.engine.url
    if url.get_backend_name() != "sqlite":
        return paths.data_folder() / "kotak-keluar"
    return beside.outbox_folder(Path(url.database or ""))


def put_into_outbox(
    session: Session, event_id: str, head: MailHead, subject: str, body: str, attached: Path
) -> Outgoing:
    """Put a message into the outbox, a file that survives restarts, sealed beside encrypted data; nothing is sent yet.

    Refused without a server in the settings, and for a workbook with names that has no password.
    """
    server = mail_server(session)
    if not server.host or not server.sender:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "Please fill in the office's mail server in the settings first."))
    check_parcel(session, event_id, attached)
    message = make_message(head, subject, body, attached, server.sender)
    message["Date"] = format_datetime(session.now)
    new_id = uuid7()
    message["Message-ID"] = make_msgid(idstring=new_id, domain=server.sender.rpartition("@")[2])
    name = f"{slug(attached.stem)}-{new_id[-6:]}.eml"
    write_private(outbox_folder(session) / name, in_form(message.as_bytes(), name, key_of(session)))
    line: dict[str, Any] = {
        "id": new_id,
        "event_id": event_id,
        "file": name,
        "subject": subject,
        "attached": attached.name,
        "recipients": list(recipients(head)),
        "bytes": sent_size(attached.stat().st_size),
        "state": MailState.WAITING.value,
        "answer": "",
        "reason": None,
        "made_at": session.now.isoformat(),
        "tried_at": None,
    }
    session.set(OUTBOX, [*session.setting(OUTBOX, []), line][-_LISTED:])
    counted = len(line["recipients"])
    note(session, "mail_queued", "event", event_id, file=name, attached=attached.name, recipients=counted)
    return _outgoing(outbox_folder(session), line)


def outbox(session: Session) -> list[Outgoing]:
    """Give the messages of this desk's outbox, newest first."""
    folder = outbox_folder(session)
    return [_outgoing(folder, line) for line in reversed(session.setting(OUTBOX, []))]


def file_of(message: Outgoing) -> Path:
    """Give where the file of a message lies."""
    return Path(message.file)


def waiting(session: Session) -> int:
    """Give how many messages still lie in the outbox."""
    return sum(one.state.is_open for one in outbox(session))


def ready_to_send(session: Session, message_id: str, *, again: bool = False) -> Outgoing:
    """Give a message that may be handed to the server now.

    Refused (PerhapsSent) for one that has perhaps been sent, unless the officer wants it sent `again` and so answers
    for a second copy; refused for one that is sent or withdrawn.
    """
    found = _find(session, message_id)
    if not found.state.is_open:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This message was sent or withdrawn already."))
    if found.state is MailState.UNSURE:
        if not again:
            raise PerhapsSent(
                QT_TRANSLATE_NOOP(
                    "Refused", "This message has perhaps been sent already. Please ask a recipient first."
                )
            )
        _note(session, found, MailState.UNSURE, "mail_again")
    return found


def note_sent(session: Session, message_id: str, answer: str) -> None:
    """Write down that the server has taken a message, and what it answered; its file goes, the workbook stays."""
    found = _find(session, message_id)
    _note(session, found, MailState.SENT, "mail_sent", answer=answer)
    _forget_file(found)


def note_not_sent(session: Session, message_id: str, why: Refused) -> None:
    """Write down why a message is not known to be sent; it stays in the outbox and can be tried again."""
    found = _find(session, message_id)
    if isinstance(why, PerhapsSent):
        _note(session, found, MailState.UNSURE, "mail_unsure", reason=why.problem)
    elif isinstance(why, RefusedByServer):
        _note(session, found, MailState.REFUSED, "mail_refused", answer=why.answer, reason=why.problem)
    elif not isinstance(why, Stopped):
        _note(session, found, MailState.WAITING, "mail_tried", reason=why.problem)


def settle(session: Session) -> int:
    """Write down what marks tell of messages whose sending was cut short; give how many. Not while one is under way."""
    lines = {line["id"]: line for line in session.setting(OUTBOX, [])}
    open_now = [one for one in outbox(session) if lines[one.id]["state"] != one.state.value]
    for one in open_now:
        if one.state is MailState.SENT:
            note_sent(session, one.id, one.answer)
        else:
            _note(session, one, MailState.UNSURE, "mail_unsure")
    return len(open_now)


def withdraw(session: Session, message_id: str) -> None:
    """Take a message out of the outbox for good; its line stays on the list."""
    found = _find(session, message_id)
    if not found.state.is_open:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This message was sent or withdrawn already."))
    _note(session, found, MailState.WITHDRAWN, "mail_withdrawn")
    _forget_file(found)


def _find(session: Session, message_id: str) -> Outgoing:
    found = next((one for one in outbox(session) if one.id == message_id), None)
    if found is None:
        raise LookupError("no message with this id")
    return found


def _note(
    session: Session,
    found: Outgoing,
    state: MailState,
    action: str,
    *,
    answer: str = "",
    reason: Problem | None = None,
) -> None:
    kept = None if reason is None else {"text": reason.text, "values": dict(reason.values)}
    change = {"state": state.value, "answer": answer, "reason": kept, "tried_at": session.now.isoformat()}
    lines = session.setting(OUTBOX, [])
    event_id = next(line["event_id"] for line in lines if line["id"] == found.id)
    session.set(OUTBOX, [line | change if line["id"] == found.id else line for line in lines])
    said = {"answer": answer} if answer else {}
    note(session, action, "event", event_id, file=Path(found.file).name, **said)


def _forget_file(found: Outgoing) -> None:
    """Let go of the copy on this laptop; the mark goes last, because it says what happened."""
    with suppress(OSError):
        Path(found.file).unlink(missing_ok=True)
        mark_of(Path(found.file)).unlink(missing_ok=True)


def _outgoing(folder: Path, line: Mapping[str, Any]) -> Outgoing:
    file = folder / Path(line["file"]).name
    kept, state, answer = line.get("reason"), MailState(line["state"]), str(line["answer"])
    handed = answer_of(file) if state.is_open else None
    if handed is not None:
        state, answer = (MailState.SENT, handed) if handed else (MailState.UNSURE, answer)
    return Outgoing(
        id=str(line["id"]),
        file=str(file),
        subject=str(line["subject"]),
        attached=str(line["attached"]),
        recipients=tuple(line["recipients"]),
        bytes=int(line["bytes"]),
        state=state,
        answer=answer,
        reason=Problem(kept["text"], kept["values"], "Refused") if kept else None,
        made_at=dt.datetime.fromisoformat(line["made_at"]),
        tried_at=dt.datetime.fromisoformat(line["tried_at"]) if line["tried_at"] else None,
    )
