"""The message to the regional office: who receives it, how the office's server is reached, and where it stands."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.fields import Choice, Number, Text
from baktidesk.domain.labels import Labelled

LARGE: Final = 15_000_000
"""Bytes from which many servers refuse a message (25 MB with base64's third on top)."""

_ADDRESS: Final = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")
_BETWEEN: Final = re.compile(r"[,;\s]+")


@dataclass(kw_only=True)
class MailHead:
    """Whom a message goes to; several addresses are set apart by commas. Fixed for the event."""

    to: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "To"), required=True, max_length=500, personal=True)] = ""
    cc: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Copy to"), max_length=500, personal=True)] = ""


class Security(Labelled):
    """How the way to the server is kept from others."""

    STARTTLS = "starttls", QT_TRANSLATE_NOOP("Choice", "STARTTLS (usual, port 587)")
    TLS = "tls", QT_TRANSLATE_NOOP("Choice", "TLS from the start (port 465)")
    NONE = "none", QT_TRANSLATE_NOOP("Choice", "None (only within the office)")


@dataclass(kw_only=True)
class MailServer:
    """The office's own mail server; its password is never kept in the data."""

    host: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Server"), required=True)] = ""
    port: Annotated[
        int | None,
        Number(label=QT_TRANSLATE_NOOP("Field", "Port"), minimum=1, maximum=65535, required=True, plain=True),
    ] = 587
    security: Annotated[
        Security, Choice(label=QT_TRANSLATE_NOOP("Field", "Security"), options=Security, required=True)
    ] = Security.STARTTLS
    user: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "User name"), width=1, personal=True)] = ""
    sender: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "Sender's address"), required=True, width=1, personal=True)
    ] = ""


class MailState(Labelled):
    """Where a message in the outbox stands."""

    WAITING = "waiting", QT_TRANSLATE_NOOP("Choice", "Waiting to be sent"), "warn"
    SENT = "sent", QT_TRANSLATE_NOOP("Choice", "Sent"), "good"
    REFUSED = "refused", QT_TRANSLATE_NOOP("Choice", "Refused by the server"), "bad"


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """A message in the outbox: its file (.eml), how many receive it, and the server's last answer; times in UTC."""

    id: str
    file: str
    subject: str
    recipients: int
    state: MailState
    answer: str
    made_at: dt.datetime
    tried_at: dt.datetime | None


def addresses(text: str) -> list[str]:
    """Give the addresses of a list, each once."""
    return list(dict.fromkeys(part for part in _BETWEEN.split(text.strip()) if part))


def check_addresses(text: str) -> Problem | None:
    """Say which part of a list is no address; None when all are."""
    for part in addresses(text):
        if not _ADDRESS.fullmatch(part):
            text = QT_TRANSLATE_NOOP("Problem", "“{part}” is not an e-mail address, such as kanwil@contoh.go.id.")
            return Problem(text, {"part": part})
    return None
