"""What is written down when personal data may have got into wrong hands (UU 27/2022: told within 3 x 24 hours)."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Day, Hour, Text

WITHIN: Final = dt.timedelta(hours=72)
"""From when it was noticed until those concerned and the authority are told; Article 46."""


@dataclass(kw_only=True)
class Incident:
    """A loss or leak as the officer describes it; day and hour are the event's local time."""

    noticed_on: Annotated[
        dt.date | None, Day(label=QT_TRANSLATE_NOOP("Field", "Noticed on"), past=True, required=True)
    ] = None
    noticed_at: Annotated[dt.time | None, Hour(label=QT_TRANSLATE_NOOP("Field", "Noticed at"), required=True)] = None
    since: Annotated[
        dt.date | None,
        Day(
            label=QT_TRANSLATE_NOOP("Field", "May have begun on"),
            help=QT_TRANSLATE_NOOP("Field", "What the audit tells is listed from this day on."),
            past=True,
            required=True,
        ),
    ] = None
    what: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "What happened"),
            help=QT_TRANSLATE_NOOP("Field", "For example: the laptop was stolen from the car. No names, please."),
            required=True,
            max_length=1000,
            lines=4,
        ),
    ] = ""
    done: Annotated[
        str,
        Text(label=QT_TRANSLATE_NOOP("Field", "What has been done about it"), max_length=1000, lines=4),
    ] = ""
