"""What one person may ask of us: what is stored, its correction, and its erasure (UU 27/2022)."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Choice, Day, Identity, Phone, Text
from baktidesk.domain.person import Sex

ERASED = "(dihapus)"
"""The name of somebody who has been erased, in whatever language the screen speaks: it is data."""


@dataclass(kw_only=True)
class PersonIdentity:
    """Who a person is, to be corrected as a whole."""

    full_name: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Full name"), required=True, personal=True)] = ""
    nik: Annotated[str, Identity(label=QT_TRANSLATE_NOOP("Field", "NIK"), width=1)] = ""
    phone: Annotated[str, Phone(label=QT_TRANSLATE_NOOP("Field", "Phone"), width=1)] = ""
    sex: Annotated[Sex | None, Choice(label=QT_TRANSLATE_NOOP("Field", "Sex"), options=Sex, width=1)] = None
    birth_date: Annotated[dt.date | None, Day(label=QT_TRANSLATE_NOOP("Field", "Birth date"), width=1)] = None
    address: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Address"), max_length=200, personal=True)] = ""


@dataclass(kw_only=True)
class Erasure:
    """Why somebody is erased."""

    reason: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Reason"),
            help=QT_TRANSLATE_NOOP("Field", "For example: the person asked for it. Please write no name here."),
            required=True,
            max_length=300,
        ),
    ] = ""
