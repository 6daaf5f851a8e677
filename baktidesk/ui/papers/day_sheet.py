"""The sheet of a closed day: its figures, what was looked at, who closed it, and where the audit stands."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from baktidesk.domain.closing import Finding
from baktidesk.domain.names import slug
from baktidesk.domain.paper import Document, Paper
from baktidesk.domain.press import PressFigure, PressLine
from baktidesk.ui import text
from baktidesk.ui.papers.paper import Markup, fill, place_on
from baktidesk.ui.papers.sheet import HtmlSheet, Sheet
from baktidesk.ui.sending.press_words import figure_words, unit_word
from baktidesk.ui.sending.reopening import closed_words, passed_words
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import LIGHT

if TYPE_CHECKING:
    from baktidesk.services.closing import DaySheet
    from baktidesk.services.prints import PrintSetup

_GROUP: Final = 8
"""Letters of the seal that stand together, so that it can be compared by eye."""


def day_sheet(told: "DaySheet", mark: str = "") -> Sheet:
    """Give the sheet, with a place for signatures."""
    event, closed = told.event, told.closed
    html = fill(
        "day_sheet.html",
        work_unit=told.work_unit or event.record.organiser,
        title=translate("Paper", "Day sheet").upper(),
        event=event.record.name,
        day=text.long_day(closed.day),
        place=place_on(event, closed.day),
        figures_head=translate("Paper", "Figures of the day"),
        figures=_rows(_figure(line) for line in told.lines if line.n or line.figure is PressFigure.CANDIDATES),
        gates_head=translate("Paper", "What was looked at before closing"),
        gates=_rows(_gate(one) for one in closed.findings),
        closed=_closed(told),
        audit=translate("Paper", "Audit entries when this was printed: {count}. Seal of the last one:").format(
            count=text.number(told.head.count)
        ),
        seal=_grouped(told.head.seal),
        officer_head=translate("Paper", "Closed by"),
        officer=closed.officer,
        supervisor_head=translate("Paper", "Seen by"),
        signed="............................, ........................ 20......",
        dots="( .......................................................... )",
    )
    return HtmlSheet(title=translate("Paper", "Day sheet"), html=html, mark=mark)


def print_day_sheet(parent: QWidget, store: Store, event_id: str, day: Any) -> None:
    """Offer the sheet of a closed local day for printing."""
    from baktidesk.ui.papers.print_dialog import PrintDialog, PrintJob
    from baktidesk.ui.papers.printing import PRACTICE_MARK

    def read(session: Any) -> tuple["DaySheet", "PrintSetup"]:
        from baktidesk.services import closing
        from baktidesk.services.prints import print_setup

        return closing.day_sheet(session, event_id, day), print_setup(session, Document.DAY_SHEET)

    def open_dialog(found: tuple["DaySheet", "PrintSetup"]) -> None:
        told, setup = found
        mark = PRACTICE_MARK if setup.practice else ""
        name = f"{told.event.record.code}_{slug(translate('Paper', 'Day sheet')).lower()}-{day:%Y-%m-%d}"
        job = PrintJob(
            title=translate("Paper", "Print the day sheet of {day}").format(day=text.long_day(day)),
            document=Document.DAY_SHEET,
            papers=(Paper.A4,),
            make=lambda _paper: day_sheet(told, mark),
            file_name=f"{mark}_{name}" if mark else name,
            record_id=told.closed.id,
        )
        PrintDialog.ask(parent, store, job, setup)

    store.read(read, open_dialog)


def _closed(told: "DaySheet") -> str:
    return " ".join(filter(None, (closed_words(told.closed, told.event.zone), passed_words(told.closed))))


def _figure(line: PressLine) -> Sequence[str]:
    return figure_words(line), text.number(line.n), unit_word(line)


def _gate(one: Finding) -> Sequence[str]:
    return text.label(one.gate), text.label(one.state), text.sentence(one.sentence)


def _rows(rows: Iterable[Sequence[str]]) -> Markup:
    """Give the lines of a table, each with a thin line under it; numbers stand right."""
    style = f"border-bottom:1px solid {LIGHT.line}"
    lines = ("".join(f'<td style="{style}"{_side(cell)}>{escape(cell)}</td>' for cell in row) for row in rows)
    return Markup("".join(f"<tr>{cells}</tr>" for cells in lines))


def _side(cell: str) -> str:
    return ' align="right"' if cell[:1].isdigit() else ""


def _grouped(seal: str) -> str:
    return " ".join(seal[start : start + _GROUP] for start in range(0, len(seal), _GROUP))
