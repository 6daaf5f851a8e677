"""The report that goes out by WhatsApp: its forms, what the officer adds, and how a template is filled."""

import re
from dataclasses import dataclass
from typing import Annotated, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.fields import Text
from baktidesk.domain.labels import Labelled

NIHIL: Final = "_NIHIL_"
"""What offices write where there is nothing."""

BLANKS: Final = (
    "to", "event", "day", "hours", "now", "place", "organiser", "partner", "donors", "goods", "onward", "issues",
    "documentation", "signer", "position",
)  # fmt: skip
_BLANK: Final = re.compile(r"\{([^{}]*)\}")


class ReportForm(Labelled):
    """How much the report says."""

    FULL = "full", QT_TRANSLATE_NOOP("Choice", "Full report")
    SHORT = "short", QT_TRANSLATE_NOOP("Choice", "Short")
    UPDATE = "update", QT_TRANSLATE_NOOP("Choice", "Update with the hour")


@dataclass(kw_only=True)
class ReportHead:
    """What the officer adds to the figures; kept from one report to the next."""

    to: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Addressed to"), max_length=300, lines=3, keep=True)] = ""
    issues: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "Difficulties met"), max_length=600, lines=3, keep=True)
    ] = ""
    documentation: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "Documentation"), max_length=300, lines=2, keep=True)
    ] = ""
    signer: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Signed by"), personal=True, keep=True, width=1)] = ""
    position: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Position"), keep=True, width=1)] = ""


def check_template(template: str, known: tuple[str, ...] = BLANKS) -> Problem | None:
    """Say which blank of a template is not known; None when all are."""
    strange = [name for name in _BLANK.findall(template) if name not in known]
    if not strange:
        return None
    text = QT_TRANSLATE_NOOP("Problem", "{{{name}}} is not known. Known are: {known}.")
    return Problem(text, {"name": strange[0], "known": ", ".join(known)})


def fill_template(template: str, values: dict[str, str], empty: str = NIHIL) -> str:
    """Put values into the blanks; what stands in a value is never filled again, an empty one becomes `empty`."""
    return _BLANK.sub(lambda found: values.get(found.group(1), found.group()).strip() or empty, template).strip()
