"""Voiding: the only way in which a record is taken back."""

from dataclasses import dataclass
from typing import Annotated

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Text


@dataclass(kw_only=True)
class Voiding:
    """Why a record is voided."""

    reason: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Reason"),
            help=QT_TRANSLATE_NOOP("Field", "The record stays readable and no longer counts."),
            required=True,
            max_length=300,
        ),
    ] = ""
