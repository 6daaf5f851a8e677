"""The dispute desk (Meja Sengketa): who is parked there, and how it ended."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Text


@dataclass(kw_only=True)
class Dispute:
    """Who is parked, and what is not clear."""

    full_name: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Full name"), required=True, personal=True)] = ""
    note: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "What is not clear"), required=True, max_length=300, lines=3)
    ] = ""


@dataclass(kw_only=True)
class Resolution:
    """How a dispute ended."""

    resolution: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "How it was settled"), required=True, max_length=300, lines=3)
    ] = ""


@dataclass(frozen=True, kw_only=True)
class StoredDispute:
    """A dispute as stored; times in UTC, `resolved_at` None while it is open."""

    id: str
    day: dt.date
    created_at: dt.datetime
    full_name: str
    note: str
    officer: str
    desk: str
    resolution: str
    resolved_at: dt.datetime | None
