"""Workbooks behind a password, as Excel and LibreOffice lock them: Office's "agile" encryption, AES and SHA-512."""

import io
import secrets
from pathlib import Path
from typing import Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused

LEAST: Final = 10
MOST: Final = 255
_GROUPS, _GROUP = 3, 4
_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without those that sound or look alike on the telephone and on paper: I and 1, O and 0."""


def make_password() -> str:
    """Give a new password of 60 random bits that can be read out: K7MP-3XQD-VW2A."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def checked_password(password: str) -> str:
    """Give the password; refused when it is too short to protect anything, or longer than Excel takes."""
    if len(password) < LEAST:
        text = QT_TRANSLATE_NOOP("Refused", "A password has at least {least} characters. Now {count}.")
        raise Refused(text, field="password", least=LEAST, count=len(password))
    if len(password) > MOST or not password.isprintable():
        text = QT_TRANSLATE_NOOP("Refused", "A password has at most {most} characters, all of them visible.")
        raise Refused(text, field="password", most=MOST)
    return password


def read_password(file: Path) -> str:
    """Give the password that stands in the first line of a file; refused when the file cannot be read."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        text = QT_TRANSLATE_NOOP("Refused", "The password file {file} cannot be read.")
        raise Refused(text, field="password_file", file=str(file)) from error
    return checked_password(lines[0] if lines else "")


def locked(package: io.BytesIO, password: str) -> bytes:
    """Give a workbook locked; everything happens in memory, so that nothing lies open on a disk."""
    from msoffcrypto.format.ooxml import OOXMLFile

    memory = io.BytesIO()
    package.seek(0)
    OOXMLFile(package).encrypt(password, memory)
    return memory.getvalue()


def unlocked(file: Path, password: str) -> io.BytesIO | None:
    """Give the workbook in a locked file; None when it is not one, was tampered with or has another password."""
    from msoffcrypto import exceptions
    from msoffcrypto.format.ooxml import OOXMLFile

    memory = io.BytesIO()
    try:
        office = OOXMLFile(io.BytesIO(file.read_bytes()))
        office.load_key(password=password, verify_password=True)
        office.decrypt(memory, verify_integrity=True)
    except (exceptions.FileFormatError, exceptions.InvalidKeyError, exceptions.DecryptionError, OSError, ValueError):
        return None
    return memory
