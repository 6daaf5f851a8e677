"""A message about an event as a file: words, recipients and the attached workbook, readable by its owner alone."""

import os
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Final

from baktidesk.db.backup import sync_folder
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.mail import MailHead, addresses

XLSX: Final = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
_AS_WRITTEN: Final = SMTP.clone(refold_source="none")
_NAME_LINE: Final = 66
"""Letters of one encoded word of a name, so that its line stays within 76."""


def make_message(head: MailHead, subject: str, body: str, attached: Path | None, sender: str = "") -> EmailMessage:
    """Give a message with the body as plain text and the workbook beside it; refused when that cannot be read."""
    message = EmailMessage(policy=_AS_WRITTEN)
    message["To"] = ", ".join(addresses(head.to))
    if head.cc:
        message["Cc"] = ", ".join(addresses(head.cc))
    message["Subject"] = subject
    if sender:
        message["From"] = sender
    message.set_content(body, cte="quoted-printable")
    if attached:
        message.add_attachment(_content(attached), maintype=XLSX[0], subtype=XLSX[1], filename=attached.name)
        for part in message.iter_attachments():
            _tell_name(part, attached.name)
    return message


def write_private(path: Path, content: bytes) -> None:
    """Write a file that appears whole on the disk or not at all, readable by its owner alone; its folder is made.

    Refused when the disk does not take it.
    """
    growing = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(growing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        growing.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        growing.unlink(missing_ok=True)
        text = QT_TRANSLATE_NOOP("Refused", "The message cannot be written to {folder}: {why}.")
        raise Refused(text, folder=str(path.parent), why=error.strerror or "") from error


def _tell_name(part: EmailMessage, name: str) -> None:
    """Write the name of a file as Outlook reads it: it knows nothing of RFC 2231 and would say "Untitled attachment".

    A plain name stands whole on one line, however long; one with other letters is told in the way of RFC 2047 as well.
    """
    plain = name.isascii() and name.isprintable() and not set('"\\') & set(name)
    told = name if plain else Header(name, "utf-8", maxlinelen=_NAME_LINE).encode(linesep="\r\n")
    del part["Content-Type"]
    part.set_raw("Content-Type", f'{"/".join(XLSX)};\r\n name="{told}"')
    if plain:
        del part["Content-Disposition"]
        part.set_raw("Content-Disposition", f'attachment;\r\n filename="{name}"')


def _content(attached: Path) -> bytes:
    try:
        return attached.read_bytes()
    except OSError as error:
        text = QT_TRANSLATE_NOOP("Refused", "The file {file} cannot be read.")
        raise Refused(text, field="file", file=attached.name) from error
