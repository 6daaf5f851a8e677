"""The message to the regional office: who receives it, how the office's server is reached, and where it stands."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.fields import Choice, Number, Text
from baktidesk.domain.labels import Labelled

SOME_REFUSE: Final = 10_000_000
MOST_REFUSE: Final = 20_000_000
"""Bytes of a whole message from which some servers, and from which most, refuse it."""

_ADDRESS: Final = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+", re.ASCII)
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
    REFUSED = "refused", QT_TRANSLATE_NOOP("Choice", "Not accepted"), "bad"
    UNSURE = "unsure", QT_TRANSLATE_NOOP("Choice", "Perhaps sent already"), "warn"
    WITHDRAWN = "withdrawn", QT_TRANSLATE_NOOP("Choice", "Withdrawn"), "muted"

    @property
    def is_open(self) -> bool:
        """Tell whether the message still lies in the outbox."""
        return self in (MailState.WAITING, MailState.REFUSED, MailState.UNSURE)


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """A message in the outbox: what is attached, whom it goes to, its `bytes` on the way, the last answer; UTC.

    `reason` is a sentence of the program (source text) where no server answered.
    """

    id: str
    file: str
    subject: str
    attached: str
    recipients: tuple[str, ...]
    bytes: int
    state: MailState
    answer: str
    reason: Problem | None
    made_at: dt.datetime
    tried_at: dt.datetime | None


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What a workbook is that may be sent: its kind as stored, its records, its size, and whether it is locked."""

    file: str
    kind: str
    records: int
    bytes: int
    locked: bool


def sent_size(attached: int) -> int:
    """Give the bytes of a message with an attachment of so many bytes: base64 in lines of 76 with their ends."""
    return attached * 78 // 57 + 4000


def addresses(text: str) -> list[str]:
    """Give the addresses of a list, each once."""
    return list(dict.fromkeys(part for part in _BETWEEN.split(text.strip()) if part))


def check_addresses(text: str) -> Problem | None:
    """Say which part of a list is no address; None when all are."""
    for part in addresses(text):
        if not (part.isascii() and _ADDRESS.fullmatch(part)):
            text = QT_TRANSLATE_NOOP("Problem", "“{part}” is not an e-mail address, such as kanwil@contoh.go.id.")
            return Problem(text, {"part": part})
    return None
