"""The paper with the recovery key: printed once, kept in the office's safe, never written to this laptop."""

import datetime as dt
from typing import Final

from baktidesk.domain.passphrase import in_groups
from baktidesk.ui import text
from baktidesk.ui.papers.paper import Markup, fill
from baktidesk.ui.papers.sheet import HtmlSheet
from baktidesk.ui.text import translate

_IN_A_ROW: Final = 4
_PLACES: Final = ("first", "second", "third", "fourth")


def recovery_sheet(recovery: str, file: str, code: str, day: dt.date) -> HtmlSheet:
    """Give the page with a recovery key for a data file, whose key file has this code, made on a day."""
    groups = in_groups(recovery)
    rows = [_row(groups, start) for start in range(0, len(groups), _IN_A_ROW)]
    html = fill(
        "recovery_key.html",
        title=translate("Recovery", "Recovery key"),
        what=translate("Recovery", "of the encrypted baktidesk data of this office"),
        rows=Markup("".join(rows)),
        opens=translate("Recovery", "Whoever has this paper and the laptop, or a backup, can read all the data."),
        keep=translate("Recovery", "Keep it in a closed envelope in the safe of the office, never with the laptop."),
        use=translate(
            "Recovery",
            "When the passphrase has been forgotten: choose “Use the recovery key” at the start and type the eight "
            "groups. Capitals and spaces do not matter.",
        ),
        file_caption=translate("Recovery", "Data file"),
        file=file,
        code_caption=translate("Recovery", "Code"),
        code=code,
        day_caption=translate("Recovery", "Made on"),
        day=text.long_day(day),
    )
    return HtmlSheet(title=translate("Recovery", "Recovery key"), html=html)


def _row(groups: list[str], start: int) -> str:
    values: dict[str, object] = {}
    for place, name in enumerate(_PLACES):
        values[name] = groups[start + place]
        values[f"{name}_number"] = start + place + 1
    return fill("recovery_key_row.html", **values)
