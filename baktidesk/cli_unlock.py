"""The passphrase of encrypted data on the command line: from a file, or asked for on the terminal."""

import argparse
import getpass
import sys
from pathlib import Path

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.passphrase import check_recovery_key
from baktidesk.services.language import Language, Tongue, load_language


def add_passphrase(parser: argparse.ArgumentParser, words: Language) -> None:
    """Let every command take the passphrase from a file; never as an argument, which others can read."""
    told = QT_TRANSLATE_NOOP(
        "Command", "encrypted data: passphrase or recovery key in the first line of this file (else it is asked for)"
    )
    parser.add_argument("--passphrase-file", metavar="F", type=Path, help=words.translate("Command", told))


def unlock(options: argparse.Namespace, *places: str | Path) -> None:
    """Let these data files or backups be opened; Refused when the passphrase is wrong or nobody can be asked for it."""
    from baktidesk.services.encryption import Locked, demand_key

    for place in map(str, places):
        try:
            demand_key(place)
        except Locked as locked:
            _open(place, passphrase_of(options, locked))


def passphrase_of(options: argparse.Namespace, locked: Refused) -> str:
    """Give what stands in the first line of the file, or is typed on the terminal; else raise what was refused."""
    if options.passphrase_file:
        return first_line(options.passphrase_file)
    if not sys.stdin.isatty():
        raise locked
    asked = QT_TRANSLATE_NOOP("Command", "Passphrase or recovery key: ")
    return getpass.getpass(load_language(options.lang or Tongue.INDONESIAN).translate("Command", asked))


def first_line(file: Path) -> str:
    """Give the first line of a file with a secret; Refused when it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig").partition("\n")[0]
    except (OSError, UnicodeDecodeError) as error:
        text = QT_TRANSLATE_NOOP("Refused", "The password file {file} cannot be read.")
        raise Refused(text, field="passphrase_file", file=str(file)) from error


def _open(place: str, secret: str) -> None:
    from baktidesk.services import encryption

    if check_recovery_key(secret) is None:
        encryption.unlock_by_recovery(place, secret)
    else:
        encryption.unlock(place, secret)
