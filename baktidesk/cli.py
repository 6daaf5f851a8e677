"""The command line: the same services as the window, without Qt.

Exit codes: 0 done, 1 refused with one sentence on the error stream, 2 not understood.
"""

import argparse
import datetime as dt
import io
import json
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from baktidesk import __version__, cli_backup, cli_encrypt, cli_events, cli_roll, cli_unlock, paths
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.words import read_day
from baktidesk.services.language import Language, Tongue, load_language

if TYPE_CHECKING:
    from baktidesk.db.session import Database

DONE: Final = 0
REFUSED: Final = 1
INTERRUPTED: Final = 130
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """What lies above the command line and is handed to it.

    `window` shows the window on a data file or URL, `rehearse` plays the practice day into a folder in a
    language ("id", "en"); both give an exit code.
    """

    window: Callable[[str], int]
    rehearse: Callable[[Path, str], int]


class _Parser(argparse.ArgumentParser):
    """Says in the reader's language that a command was not understood, and what exactly."""

    words = Language(Tongue.ENGLISH)

    def error(self, message: str) -> NoReturn:
        """Print the sentence and leave with 2."""
        text = QT_TRANSLATE_NOOP("Command", "The command was not understood ({why}). For help: baktidesk --help")
        self.exit(2, self.words.translate("Command", text).format(why=message) + "\n")


def main(arguments: Sequence[str], elsewhere: Elsewhere | None = None) -> int:
    """Do what the command line asks and give the exit code; without a command, show the window."""
    _speak_utf8()
    spoken = _spoken(arguments)
    try:
        options = _parser(load_language(spoken or Tongue.INDONESIAN)).parse_args(arguments)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    try:
        return _COMMANDS[options.command](options, elsewhere)
    except (Exception, KeyboardInterrupt) as error:
        return tell(error, options)


def tell(error: BaseException, options: argparse.Namespace | None = None) -> int:
    """Say what has kept a command from being done, or the window from being shown; give the exit code."""
    _speak_utf8()
    options = options or argparse.Namespace(command="", lang="")
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, Refused):
        print(_language(options).refusal(error), file=sys.stderr)
    elif isinstance(error, BrokenPipeError):
        sys.stdout = None
    else:
        _tell_bug(options, error)
    return REFUSED


def _speak_utf8() -> None:
    """Print UTF-8 on every console and into every pipe; what a console cannot show becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _spoken(arguments: Sequence[str]) -> str:
    """Give the language asked for, before anything can be refused in it; "" when none or a strange one is asked for."""
    pairs = zip(arguments, [*arguments[1:], ""], strict=False)
    found = [after if one == "--lang" else one.removeprefix("--lang=") for one, after in pairs if one[:6] == "--lang"]
    return found[-1] if found and found[-1] in set(Tongue) else ""


# --- what can be asked ------------------------------------------------------------------------------------------


def _parser(words: Language) -> argparse.ArgumentParser:
    parser = _Parser(prog="baktidesk")
    parser.words = words
    parser.set_defaults(command="", data="", lang="", passphrase_file=None)
    parser.add_argument("--version", action="version", version=f"baktidesk {__version__}")
    everywhere = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    for target in (parser, everywhere):
        _add_common(target, words)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for add in (_add_events, _add_summary, _add_export, _add_check, _add_demo, _add_rehearse):
        add(commands, everywhere, words)
    for name, told, add_to in cli_backup.COMMANDS:
        add_to(_add_command(commands, everywhere, words, name, told), words)
    for name, told in cli_encrypt.COMMANDS:
        _add_command(commands, everywhere, words, name, told)
    roll = _add_command(commands, everywhere, words, "roll", cli_roll.WHAT)
    _add_event(roll, words)
    cli_roll.add_roll(roll, words)
    return parser


def _add_common(parser: argparse.ArgumentParser, words: Language) -> None:
    data = QT_TRANSLATE_NOOP("Command", "data file or PostgreSQL URL (also: environment variable BAKTIDESK_DATA)")
    lang = QT_TRANSLATE_NOOP("Command", "language of the output")
    parser.add_argument("--data", metavar="FILE", help=words.translate("Command", data))
    parser.add_argument("--lang", choices=[str(tongue) for tongue in Tongue], help=words.translate("Command", lang))
    cli_unlock.add_passphrase(parser, words)


def _add_command(commands: Any, everywhere: argparse.ArgumentParser, words: Language, name: str, text: str) -> Any:
    told = words.translate("Command", text)
    parser = commands.add_parser(name, parents=[everywhere], help=told, description=told)
    parser.words = words
    return parser


def _add_events(commands: Any, everywhere: argparse.ArgumentParser, words: Language) -> None:
    _add_json(_add_command(commands, everywhere, words, "events", cli_events.WHAT), words)


def _add_summary(commands: Any, everywhere: argparse.ArgumentParser, words: Language) -> None:
    text = QT_TRANSLATE_NOOP("Command", "print the figures of an event")
    day = QT_TRANSLATE_NOOP("Command", "only one day, such as 2026-01-20")
    series = QT_TRANSLATE_NOOP("Command", "together with the other events of its series")
    parser = _add_command(commands, everywhere, words, "summary", text)
    _add_event(parser, words)
    parser.add_argument("--day", metavar="D", help=words.translate("Command", day), type=partial(_day, words))
    parser.add_argument("--series", action="store_true", help=words.translate("Command", series))
    _add_json(parser, words)


def _add_export(commands: Any, everywhere: argparse.ArgumentParser, words: Language) -> None:
    text = QT_TRANSLATE_NOOP("Command", "write an event into an Excel workbook")
    kind = QT_TRANSLATE_NOOP("Command", "ringkasan: without names; rincian: with names")
    out = QT_TRANSLATE_NOOP("Command", "folder to write to; it is made when missing")
    health = QT_TRANSLATE_NOOP("Command", "with the health columns (blood group, reasons of deferral, values measured)")
    parser = _add_command(commands, everywhere, words, "export", text)
    _add_event(parser, words)
    kinds = ("ringkasan", "rincian")
    parser.add_argument("--kind", required=True, choices=kinds, help=words.translate("Command", kind))
    parser.add_argument("--out", required=True, metavar="DIR", type=Path, help=words.translate("Command", out))
    parser.add_argument("--health", action="store_true", help=words.translate("Command", health))
    unmask = QT_TRANSLATE_NOOP(
        "Command", "show identity numbers in full, behind a password; the reason is kept in the audit"
    )
    secret = QT_TRANSLATE_NOOP("Command", "lock the workbook with the password in the first line of this file")
    parser.add_argument("--unmask", default="", metavar="REASON", help=words.translate("Command", unmask))
    parser.add_argument("--password-file", metavar="F", type=Path, help=words.translate("Command", secret))
    _add_json(parser, words)


def _add_check(commands: Any, everywhere: argparse.ArgumentParser, words: Language) -> None:
    text = QT_TRANSLATE_NOOP("Command", "check that the data are whole and their figures agree")
    _add_json(_add_command(commands, everywhere, words, "check", text), words)


def _add_demo(commands: Any, everywhere: argparse.ArgumentParser, words: Language) -> None:
    text = QT_TRANSLATE_NOOP("Command", "write the practice file and open it")
    stay = QT_TRANSLATE_NOOP("Command", "only write the file")
    parser = _add_command(commands, everywhere, words, "demo", text)
    parser.add_argument("--no-window", action="store_true", help=words.translate("Command", stay))


def _add_rehearse(commands: Any, everywhere: argparse.ArgumentParser, words: Language) -> None:
    parser = commands.add_parser("rehearse", parents=[everywhere])
    parser.words = words
    parser.add_argument("--out", required=True, metavar="DIR", type=Path)


def _add_event(parser: argparse.ArgumentParser, words: Language) -> None:
    text = QT_TRANSLATE_NOOP("Command", "code of the event, as “events” lists it")
    parser.add_argument("--event", required=True, metavar="CODE", help=words.translate("Command", text))


def _add_json(parser: argparse.ArgumentParser, words: Language) -> None:
    text = QT_TRANSLATE_NOOP("Command", "print JSON")
    parser.add_argument("--json", action="store_true", help=words.translate("Command", text))


def _day(words: Language, text: str) -> dt.date:
    try:
        return read_day(text, dt.date.today())
    except ValueError:
        sentence = QT_TRANSLATE_NOOP("Command", "“{text}” is not a day; write for example 2026-01-20")
        raise argparse.ArgumentTypeError(words.translate("Command", sentence).format(text=text)) from None


# --- what is done -----------------------------------------------------------------------------------------------


def _summary(options: argparse.Namespace, _elsewhere: Elsewhere | None) -> int:
    from baktidesk.services.events import find_event, series_events
    from baktidesk.services.sending.summary_text import summary_text
    from baktidesk.services.summary import as_json, summarise, summarise_series

    with _Opened(options, reading=True) as database:
        event = database.read(lambda session: find_event(session, options.event))
        if options.series:
            figures = database.read(
                lambda session: summarise_series(session, series_events(session, event.id), options.day)
            )
        else:
            figures = database.read(lambda session: summarise(session, event.id, options.day))
    if options.json:
        _print_json(as_json(figures))
    else:
        print(summary_text(figures, _language(options)))
    return DONE


def _export(options: argparse.Namespace, _elsewhere: Elsewhere | None) -> int:
    from baktidesk.services.events import find_event
    from baktidesk.services.starting import refuse_changed_data
    from baktidesk.services.workbook.book import ExportKind, as_json, export_event
    from baktidesk.services.workbook.secret import read_password

    kind, language = ExportKind(options.kind), _language(options)
    _refuse_unlocked(options)
    password = read_password(options.password_file) if options.password_file else ""
    asked = {"health": options.health, "unmask": options.unmask, "password": password}
    with _Opened(options) as database:
        event = database.read(lambda session: find_event(session, options.event))
        database.read(refuse_changed_data)
        exported = database.run(
            lambda session: export_event(session, event.id, kind, options.out, language, **asked)
        ).value
    if options.json:
        _print_json(as_json(exported))
        return DONE
    text = QT_TRANSLATE_NOOP("Command", "Written: {file} (revision {revision}, SHA-256 {sha256})")
    values = {"file": exported.file, "revision": exported.revision, "sha256": exported.sha256}
    print(language.translate("Command", text).format(**values))
    return DONE


def _refuse_unlocked(options: argparse.Namespace) -> None:
    """Refuse whole identity numbers in a workbook that anybody can open."""
    if options.unmask and not options.password_file:
        text = QT_TRANSLATE_NOOP(
            "Refused",
            "Whole identity numbers go only into a workbook with a password. Please name the file with the password: "
            "--password-file.",
        )
        raise Refused(text, field="password_file")


def _check(options: argparse.Namespace, _elsewhere: Elsewhere | None) -> int:
    from baktidesk.services.check import as_json, check

    with _Opened(options, reading=True) as database:
        verdict = database.read(check)
    language = _language(options)
    if options.json:
        _print_json(as_json(verdict))
    elif verdict.ok:
        text = QT_TRANSLATE_NOOP("Command", "All is well: {count} records checked.")
        print(language.translate("Command", text).format(count=sum(verdict.records.values())))
    for problem in verdict.problems:
        print(language.sentence(problem), file=sys.stderr)
    return DONE if verdict.ok else REFUSED


def _demo(options: argparse.Namespace, elsewhere: Elsewhere | None) -> int:
    from baktidesk.services.practice.files import write_practice

    data = options.data or paths.chosen_data() or paths.practice_file()
    write_practice(data)
    if not options.no_window and elsewhere:
        return elsewhere.window(data)
    text = QT_TRANSLATE_NOOP("Command", "The practice file is ready: {file}")
    print(_language(options).translate("Command", text).format(file=_shown(data)))
    return DONE


def _rehearse(options: argparse.Namespace, elsewhere: Elsewhere | None) -> int:
    if elsewhere is None:
        raise LookupError("nothing to rehearse with")
    return elsewhere.rehearse(options.out, options.lang or Tongue.INDONESIAN)


def _window(options: argparse.Namespace, elsewhere: Elsewhere | None) -> int:
    if elsewhere is None:
        raise LookupError("no window to show")
    return elsewhere.window(options.data or paths.data_file())


_COMMANDS: Final[dict[str | None, Callable[[argparse.Namespace, Elsewhere | None], int]]] = {
    None: _window,
    "": _window,
    "events": lambda options, _elsewhere: cli_events.events(options, _Opened(options, reading=True)),
    "summary": _summary,
    "export": _export,
    "check": _check,
    "demo": _demo,
    "rehearse": _rehearse,
    "roll": lambda options, _elsewhere: cli_roll.roll(options, _Opened(options, reading=not options.apply)),
    "backup": lambda options, _elsewhere: cli_backup.back_up(options),
    "restore": lambda options, _elsewhere: cli_backup.restore(options),
    "encrypt": lambda options, _elsewhere: cli_encrypt.encrypt(options),
    "decrypt": lambda options, _elsewhere: cli_encrypt.decrypt(options),
}


# --- what they share --------------------------------------------------------------------------------------------


class _Opened:
    """Opens the chosen data, closes them at the end, and speaks their language unless another was asked for.

    `reading` is for what writes nothing: the file stays as it is, also when this is the last to close it.
    """

    def __init__(self, options: argparse.Namespace, *, reading: bool = False) -> None:
        self.options = options
        self.reading = reading

    def __enter__(self) -> "Database":
        from baktidesk.db.engine import is_url
        from baktidesk.db.schema import open_database, open_for_reading

        data = self.options.data or paths.data_file()
        if not is_url(data) and not Path(data).exists():
            raise Refused(QT_TRANSLATE_NOOP("Refused", "There is no data file {file} yet."), file=data)
        cli_unlock.unlock(self.options, data)
        self.database = open_for_reading(data) if self.reading else open_database(data)
        self._read_language()
        return self.database

    def _read_language(self) -> None:
        from baktidesk.services import settings

        if not self.options.lang:
            self.options.lang = self.database.read(settings.load).language

    def __exit__(self, *_error: object) -> None:
        self.database.close()


def _language(options: argparse.Namespace) -> Language:
    return load_language(options.lang or Tongue.INDONESIAN)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _shown(data: str) -> str:
    """Give a file's path, or a server's address without its password."""
    head, mark, tail = data.rpartition("@")
    return f"{head.partition('://')[0]}://…@{tail}" if mark and "://" in head else data


def _tell_bug(options: argparse.Namespace, bug: BaseException) -> None:
    from baktidesk import log as log_file

    handler: logging.Handler = logging.NullHandler()
    try:
        handler = log_file.start(paths.log_folder())
    except OSError:
        logging.getLogger().addHandler(handler)
    log.error("the command “%s” broke down", options.command, exc_info=bug)
    logging.getLogger().removeHandler(handler)
    handler.close()
    text = QT_TRANSLATE_NOOP(
        "Command", "Something went wrong inside the program. Nothing was lost; the log tells more: {file}"
    )
    sentence = _language(options).translate("Command", text)
    print(sentence.format(file=paths.log_folder() / log_file.FILE), file=sys.stderr)
