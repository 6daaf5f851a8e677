"""The commands `encrypt` and `decrypt`: the data file written anew under a key, or without one, without the window."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from baktidesk import cli_backup, cli_unlock, paths
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.passphrase import in_groups
from baktidesk.services.language import Language

if TYPE_CHECKING:
    from baktidesk.db.restore import Restored
    from baktidesk.services.encryption import Prepared

_IN_A_ROW: Final = 4

COMMANDS: Final = (
    ("encrypt", QT_TRANSLATE_NOOP("Command", "encrypt the data file under a passphrase, which is asked for")),
    ("decrypt", QT_TRANSLATE_NOOP("Command", "turn the encrypted data file into one without encryption")),
)
"""Name and help of each command."""


def encrypt(options: argparse.Namespace) -> int:
    """Encrypt the plain data file, which nobody may have open; give the exit code.

    The recovery key is printed before anything is written, so that no data are encrypted whose key nobody has seen.
    """
    from baktidesk.db.restore import alone_with
    from baktidesk.services import encryption

    data = options.data or paths.data_file()
    cli_backup.refuse_missing(data)
    if encryption.is_encrypted(data):
        raise Refused(QT_TRANSLATE_NOOP("Refused", "The data file is encrypted already."))
    with alone_with(Path(data).absolute()):
        cli_backup.speak(options, data)
        words = cli_backup.language(options)
        prepared = encryption.prepare(*_new_passphrase(options, words))
        _show_recovery(prepared, words)
        done = encryption.encrypt(data, prepared)
        text = QT_TRANSLATE_NOOP("Command", "Encrypted and checked: {file} ({records})")
        _tell(done, data, words.translate("Command", text), words)
        _tell_plain(data, words)
    return 0


def decrypt(options: argparse.Namespace) -> int:
    """Turn the encrypted data file, which nobody may have open, plain; give the exit code."""
    from baktidesk.db.restore import alone_with
    from baktidesk.services import encryption

    data = options.data or paths.data_file()
    cli_backup.refuse_missing(data)
    if not encryption.is_encrypted(data):
        raise Refused(QT_TRANSLATE_NOOP("Refused", "The data file is not encrypted."))
    with alone_with(Path(data).absolute()):
        cli_unlock.unlock(options, data)
        cli_backup.speak(options, data)
        done = encryption.end(data)
        words = cli_backup.language(options)
        text = QT_TRANSLATE_NOOP("Command", "Written without encryption and checked: {file} ({records})")
        _tell(done, data, words.translate("Command", text), words)
    return 0


def _new_passphrase(options: argparse.Namespace, words: Language) -> tuple[str, str]:
    """Give the new passphrase as it was typed, twice; once is enough from a file."""
    from baktidesk.services.encryption import refuse_weak

    if options.passphrase_file:
        return (cli_unlock.first_line(options.passphrase_file),) * 2
    if not sys.stdin.isatty():
        text = QT_TRANSLATE_NOOP("Refused", "A new passphrase is typed on a terminal. Please start the command there.")
        raise Refused(text)
    once = QT_TRANSLATE_NOOP("Command", "New passphrase, at least 12 characters (it is not shown):")
    typed = getpass.getpass(f"{words.translate('Command', once)} ")
    refuse_weak(typed, typed)
    again = QT_TRANSLATE_NOOP("Command", "The same again:")
    return typed, getpass.getpass(f"{words.translate('Command', again)} ")


def _show_recovery(prepared: "Prepared", words: Language) -> None:
    groups = in_groups(prepared.recovery)
    text = QT_TRANSLATE_NOOP("Command", "Recovery key (code {code}):")
    print(words.translate("Command", text).format(code=prepared.code))
    for start in range(0, len(groups), _IN_A_ROW):
        print("   ", "  ".join(groups[start : start + _IN_A_ROW]))
    text = QT_TRANSLATE_NOOP(
        "Command",
        "It opens the data when the passphrase has been forgotten, and it is shown only now: please copy it onto paper "
        "and keep that in the safe of the office.",
    )
    print(words.translate("Command", text), flush=True)


def _tell(done: "Restored", data: str, sentence: str, words: Language) -> None:
    print(sentence.format(file=data, records=cli_backup.records(done.content, words)))
    text = QT_TRANSLATE_NOOP("Command", "What was there before is kept: {file}")
    print(words.translate("Command", text).format(file=done.kept))


def _tell_plain(data: str, words: Language) -> None:
    """Say how many copies without encryption are left, and where they are removed."""
    from baktidesk.db.schema import open_database
    from baktidesk.services.plain_copies import standing

    database = open_database(data)
    try:
        left = database.read(lambda session: standing(session, data)).plain
    finally:
        database.close()
    text = QT_TRANSLATE_NOOP("Command", "Copies without encryption that are left: {count}. The settings remove them.")
    print(words.translate("Command", text).format(count=len(left)))
