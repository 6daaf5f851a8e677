"""The command `events`: the events of the data, for people or as JSON."""

import argparse
import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.words import long_date
from baktidesk.services.language import Language, Tongue, load_language

if TYPE_CHECKING:
    from baktidesk.db.session import Database
    from baktidesk.domain.event import StoredEvent

WHAT: Final = QT_TRANSLATE_NOOP("Command", "list the events")


def events(options: argparse.Namespace, opened: "AbstractContextManager[Database]") -> int:
    """List the events of the data; give the exit code."""
    from baktidesk.services.events import list_events

    with opened as database:
        found = database.read(list_events)
    if options.json:
        print(json.dumps({"events": [_as_json(event) for event in found]}, ensure_ascii=False, indent=2))
        return 0
    for line in _lines(found, load_language(options.lang or Tongue.INDONESIAN)):
        print(line)
    return 0


def _as_json(event: "StoredEvent") -> dict[str, str]:
    return {
        "code": event.record.code,
        "name": event.record.name,
        "first_day": event.first_day.isoformat(),
        "last_day": event.last_day.isoformat(),
        "zone": event.zone.value,
    }


def _lines(found: "Sequence[StoredEvent]", language: Language) -> list[str]:
    from baktidesk.services.sending.summary_text import table_text

    if not found:
        return [language.translate("Command", QT_TRANSLATE_NOOP("Command", "There are no events yet."))]
    rows = [
        (event.record.code, long_date(event.first_day, language.tongue), event.zone.value, event.record.name)
        for event in found
    ]
    return [line.strip() for line in table_text(rows, language)]
