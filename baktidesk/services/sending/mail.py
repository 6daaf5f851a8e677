"""E-mail to the regional office: whom it goes to, the server it goes through, and a draft for any mail program.

A draft is logged as made, never as sent; what is sent stands in `post`.
"""

from pathlib import Path
from typing import Final

from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem, RefusedValues
from baktidesk.domain.mail import MailHead, MailServer, Security, addresses, check_addresses
from baktidesk.domain.officer import Deed
from baktidesk.services.audit import note
from baktidesk.services.records import checked, require
from baktidesk.services.sending.message import make_message, write_private
from baktidesk.services.sending.parcel import check_parcel

HEADS: Final = "mail_heads"
SERVER: Final = "desk/mail_server"


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


def recipients(head: MailHead) -> tuple[str, ...]:
    """Give everybody who receives a message, each once."""
    return tuple(dict.fromkeys([*addresses(head.to), *addresses(head.cc)]))


def write_draft(
    session: Session, event_id: str, head: MailHead, subject: str, body: str, attached: Path, folder: Path
) -> Path:
    """Write a draft (.eml, X-Unsent: 1) that Outlook and Thunderbird open ready to be sent; give its path.

    Refused for a workbook with names that has no password, and to who may not export names.
    """
    check_parcel(session, event_id, attached)
    message = make_message(head, subject, body, attached)
    message["X-Unsent"] = "1"
    path = folder / f"{attached.stem}.eml"
    write_private(path, message.as_bytes())
    note(session, "mail_draft", "event", event_id, **_told(path, attached, head))
    return path


def mail_server(session: Session) -> MailServer:
    """Give how this desk reaches the office's server; without a host it has not been set up."""
    kept = dict(session.setting(SERVER, {}))
    return MailServer(**kept | {"security": Security(kept.get("security", Security.STARTTLS.value))})


def keep_mail_server(session: Session, server: MailServer) -> MailServer:
    """Keep how this desk reaches the office's server, without a password; refused at a bad sender."""
    require(session, Deed.SET_UP_EVENT)
    server = checked(session, server)
    problem = check_addresses(server.sender)
    if not problem and len(addresses(server.sender)) > 1:
        problem = Problem(QT_TRANSLATE_NOOP("Problem", "A message has one sender."))
    if problem:
        raise RefusedValues({"sender": problem})
    session.set(SERVER, {**vars(server), "security": server.security.value})
    return server


def _told(path: Path, attached: Path, head: MailHead) -> dict[str, object]:
    return {"file": path.name, "attached": attached.name, "recipients": len(recipients(head))}
