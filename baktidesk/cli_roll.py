"""The command `roll`: the list of people that a work unit sent, looked at or put on an event's roll."""

import argparse
import json
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.services.language import Language, Tongue, load_language

if TYPE_CHECKING:
    from baktidesk.db.session import Database
    from baktidesk.domain.roll import RollChange, RollPreview, TurnedAway

KINDS: Final = ("donor", "recipient")
WHAT: Final = QT_TRANSLATE_NOOP("Command", "check a roll (.xlsx) against an event, or import it")


def add_roll(parser: argparse.ArgumentParser, words: Language) -> None:
    """Add what the command takes beside the event."""
    file = QT_TRANSLATE_NOOP("Command", "Excel file (.xlsx) with a column of names")
    apply = QT_TRANSLATE_NOOP("Command", "write the accepted people; without it nothing is written")
    as_text = QT_TRANSLATE_NOOP("Command", "print JSON")
    parser.add_argument("file", metavar="FILE", type=Path, help=words.translate("Command", file))
    whose = QT_TRANSLATE_NOOP("Command", "whose roll it is: donor (unless said otherwise) or recipient")
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0], help=words.translate("Command", whose))
    parser.add_argument("--apply", action="store_true", help=words.translate("Command", apply))
    parser.add_argument("--json", action="store_true", help=words.translate("Command", as_text))


def roll(options: argparse.Namespace, opened: "AbstractContextManager[Database]") -> int:
    """Say what importing the file would do, or do it; give the exit code."""
    from baktidesk.domain.roll import RollKind
    from baktidesk.services.backups import copy_first
    from baktidesk.services.events import find_event
    from baktidesk.services.rolls.roll import as_json, import_roll, preview
    from baktidesk.services.starting import refuse_changed_data

    kind = RollKind(options.kind)
    with opened as database:
        event = database.read(lambda session: find_event(session, options.event))
        found = database.read(lambda session: preview(session, event.id, options.file, kind))
        if options.apply:
            database.read(refuse_changed_data)
            copy_first(database)
            found = database.run(lambda session: import_roll(session, event.id, found.file, kind)).value
    language = load_language(options.lang or Tongue.INDONESIAN)
    if options.json:
        print(json.dumps(as_json(found, language.sentence), ensure_ascii=False, indent=2))
    else:
        _tell(found, language, applied=options.apply)
    return 0


def _tell(found: "RollPreview", language: Language, *, applied: bool) -> None:
    if applied:
        text = QT_TRANSLATE_NOOP("Command", "Added to the roll: {accepted}. Duplicate: {duplicate}. Bad: {bad}.")
    else:
        text = QT_TRANSLATE_NOOP(
            "Command",
            "Would be added: {accepted}. Duplicate: {duplicate}. Bad: {bad}. Nothing was written; --apply writes.",
        )
    counts = {"accepted": len(found.accepted), "duplicate": len(found.duplicate), "bad": len(found.bad)}
    print(language.translate("Command", text).format(**counts))
    told: list[TurnedAway | RollChange] = [*found.duplicate, *found.bad, *found.changed]
    for one in sorted(told, key=lambda line: line.row):
        print(language.sentence(one.sentence))
