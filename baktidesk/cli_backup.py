"""The commands `backup` and `restore`: copies of the data file made, and put back, without the window."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from baktidesk import cli_unlock, paths
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.services.language import Language, Tongue, load_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from baktidesk.db.backup import Content
    from baktidesk.services.backups import BackUp


def back_up(options: argparse.Namespace) -> int:
    """Make a verified copy beside the data, or in the folder asked for; give the exit code."""
    from baktidesk.services import backups

    data = options.data or paths.data_file()
    refuse_missing(data)
    cli_unlock.unlock(options, data)
    if options.to:
        done = backups.back_up_to(data, options.to)
    else:
        second = speak(options, data, reading=True)
        done = backups.back_up(data, second, always=True)
    _tell(options, done)
    return 0


def restore(options: argparse.Namespace) -> int:
    """Put a copy in the place of the data, which are kept aside; give the exit code."""
    from baktidesk.db.restore import alone_with
    from baktidesk.services import backups

    data = options.data or paths.data_file()
    backups.refuse_server(data)
    if not options.file.is_file():
        raise Refused(QT_TRANSLATE_NOOP("Refused", "There is no file {file}."), file=str(options.file))
    place = Path(data).absolute()
    # What is in place may be damaged or of other data: only what is put there must be opened.
    cli_unlock.unlock(options, options.file)
    with alone_with(place):
        restored = backups.restore(data, options.file)
    words = language(options)
    text = QT_TRANSLATE_NOOP("Command", "The data of {file} are back: {records}.")
    print(words.translate("Command", text).format(file=options.file.name, records=records(restored.content, words)))
    if restored.kept:
        text = QT_TRANSLATE_NOOP("Command", "What was there before is kept: {file}")
        print(words.translate("Command", text).format(file=restored.kept))
    return 0


def as_json(done: "BackUp") -> dict[str, Any]:
    """Give what was backed up as the command line prints it."""
    return {
        "file": str(done.backup.path),
        "made_at": done.backup.made_at.isoformat(),
        "revision": done.backup.revision,
        "records": dict(done.content.records),
        "second": str(done.second.path) if done.second else None,
    }


def _add_backup(parser: argparse.ArgumentParser, words: Language) -> None:
    to = QT_TRANSLATE_NOOP("Command", "folder to write to instead of the one beside the data; it is made when missing")
    as_text = QT_TRANSLATE_NOOP("Command", "print JSON")
    parser.add_argument("--to", metavar="DIR", type=Path, help=words.translate("Command", to))
    parser.add_argument("--json", action="store_true", help=words.translate("Command", as_text))


def _add_restore(parser: argparse.ArgumentParser, words: Language) -> None:
    file = QT_TRANSLATE_NOOP("Command", "the backup to put back")
    parser.add_argument("file", metavar="FILE", type=Path, help=words.translate("Command", file))


COMMANDS: "Final[tuple[tuple[str, str, Callable[[argparse.ArgumentParser, Language], None]], ...]]" = (
    ("backup", QT_TRANSLATE_NOOP("Command", "make a verified copy of the data file"), _add_backup),
    ("restore", QT_TRANSLATE_NOOP("Command", "put a backup in the place of the data file"), _add_restore),
)
"""Name, help and arguments of each command."""


def refuse_missing(data: str) -> None:
    """Refuse data that are on a server, or not there."""
    from baktidesk.services import backups

    backups.refuse_server(data)
    if not Path(data).exists():
        raise Refused(QT_TRANSLATE_NOOP("Refused", "There is no data file {file} yet."), file=data)


def speak(options: argparse.Namespace, data: str, *, reading: bool = False) -> str:
    """Open the data as every command does, speak their language, and give their second place."""
    from baktidesk.db.schema import open_database, open_for_reading
    from baktidesk.services import backups, settings

    database = open_for_reading(data) if reading else open_database(data)
    try:
        options.lang = options.lang or database.read(settings.load).language
        return database.read(backups.second_place)
    finally:
        database.close()


def _tell(options: argparse.Namespace, done: "BackUp") -> None:
    if options.json:
        print(json.dumps(as_json(done), ensure_ascii=False, indent=2))
        return
    words = language(options)
    text = QT_TRANSLATE_NOOP("Command", "Backed up and checked: {file} ({records})")
    shown = words.translate("Command", text)
    print(shown.format(file=done.backup.path, records=records(done.content, words)))
    if done.second:
        text = QT_TRANSLATE_NOOP("Command", "In the second place too: {file}")
        print(words.translate("Command", text).format(file=done.second.path))
    if done.second_problem:
        print(words.refusal(done.second_problem))


def records(content: "Content", words: Language) -> str:
    """Give how many records a data file holds, in words."""
    from baktidesk.services.backups import COUNTED

    text = QT_TRANSLATE_NOOP("Command", "{count} records")
    return words.translate("Command", text).format(count=sum(content.records.get(name, 0) for name in COUNTED))


def language(options: argparse.Namespace) -> Language:
    """Give the language that was asked for, or read from the data."""
    return load_language(options.lang or Tongue.INDONESIAN)
