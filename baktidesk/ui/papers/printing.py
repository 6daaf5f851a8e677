"""Printing: documents as PDF files or onto a printer, and the few things of a donor desk that are printed."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QFileDevice, QIODevice, QSaveFile
from PySide6.QtGui import QPagedPaintDevice, QPdfWriter
from PySide6.QtWidgets import QWidget

from baktidesk.domain.donation import Visit, VisitStatus
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.names import slug
from baktidesk.domain.paper import Document, Paper
from baktidesk.domain.zones import local, local_day
from baktidesk.ui import text
from baktidesk.ui.papers import paper as papers
from baktidesk.ui.papers.sheet import HtmlSheet, Sheet, lay_out, page_layout, paint
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from baktidesk.services.donors.slips import SlipBatch
    from baktidesk.services.prints import PrintSetup

PRACTICE_MARK = "LATIHAN"
_PDF_PER_INCH = 1200
_OWN = QFileDevice.Permission.ReadOwner | QFileDevice.Permission.WriteOwner
_WHOLE_SHEETS = (Paper.A4,)
_SMALL = (Paper.A4, Paper.ROLL_80)
_CARDS = (Paper.A5, Paper.A4, Paper.ROLL_80)


def make_pdf(document: Sheet | str, path: Path, paper: Paper) -> int:
    """Write a document (or HTML) as a PDF file with real text and embedded fonts; give the number of its pages.

    The file appears under its name only when it is whole, readable by its owner alone; its folder is made when
    missing. On the window's thread only. Refused at the field `folder` when the file cannot be written.
    """
    return sum(1 for _page in pdf_pages(document, path, paper))


def pdf_pages(document: Sheet | str, path: Path, paper: Paper) -> Iterator[int]:
    """Write a PDF file as `make_pdf` does, page by page; a file that is not painted to its end never appears."""
    sheet = HtmlSheet(title="", html=document) if isinstance(document, str) else document
    pages, size = lay_out(sheet, paper)
    file = _opened(path)
    writer = QPdfWriter(file)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    writer.setTitle(sheet.title)
    writer.setCreator("baktidesk")
    writer.setResolution(_PDF_PER_INCH)
    writer.setPageLayout(page_layout(size))
    yield from paint(sheet, pages, size, writer)
    if not file.commit():
        raise _unwritable(path, file.errorString())


def print_on(printer: "QPrinter", sheet: Sheet, paper: Paper) -> int:
    """Print a document on a printer, its page set to the paper; give the number of pages."""
    pages, size = lay_out(sheet, paper)
    printer.setDocName(sheet.title)
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(size))
    return sum(1 for _page in paint(sheet, pages, size, printer))


def print_queue_slip(parent: QWidget, store: Store, visit: Visit) -> None:
    """Offer a visit's slip with its queue number for printing."""

    def open_dialog(found: tuple["PrintSetup", StoredEvent]) -> None:
        setup, event = found
        _offer(
            parent,
            store,
            setup,
            title=translate("Print", "Print the queue slip {number}").format(number=visit.queue_number),
            document=Document.QUEUE_SLIP,
            papers=_SMALL,
            make=lambda size, mark: papers.queue_slip(event, visit, size, mark),
            file_name=_file_name(event, translate("Print", "number"), visit.queue_number),
            record_id=visit.id,
        )

    store.read(lambda session: _setup_and_event(session, Document.QUEUE_SLIP, visit.event_id), open_dialog)


def print_thank_you(parent: QWidget, store: Store, visit: Visit) -> None:
    """Offer a donor's thank-you card for printing, with the next date only after a successful donation."""

    def read(session: Any) -> tuple["PrintSetup", StoredEvent, papers.NextDonation | None]:
        return *_setup_and_event(session, Document.THANK_YOU, visit.event_id), _next_donation(session, visit)

    def open_dialog(found: tuple["PrintSetup", StoredEvent, papers.NextDonation | None]) -> None:
        setup, event, again = found
        _offer(
            parent,
            store,
            setup,
            title=translate("Print", "Print the thank-you card for {number}").format(number=visit.queue_number),
            document=Document.THANK_YOU,
            papers=_CARDS,
            make=lambda size, mark: papers.thank_you(event, visit, size, again, mark),
            file_name=_file_name(event, translate("Print", "thank you"), visit.queue_number),
            record_id=visit.id,
        )

    store.read(read, open_dialog)


def print_slips_of(parent: QWidget, store: Store, batch: "SlipBatch") -> None:
    """Offer the blank slips of a batch for printing, marked as copies when they were printed before."""

    def read(session: Any) -> tuple["PrintSetup", StoredEvent, bool]:
        from baktidesk.services.prints import was_printed

        return *_setup_and_event(session, Document.BLANK_SLIPS, batch.event_id), was_printed(session, batch.id)

    def open_dialog(found: tuple["PrintSetup", StoredEvent, bool]) -> None:
        from baktidesk.ui.donors.blank_slips import blank_slips, slip_number

        setup, event, copy = found
        first, last = slip_number(batch.first_number), slip_number(batch.last_number)
        _offer(
            parent,
            store,
            setup,
            title=translate("Print", "Print the blank slips {first} to {last}").format(first=first, last=last),
            document=Document.BLANK_SLIPS,
            papers=_WHOLE_SHEETS,
            make=lambda _size, mark: blank_slips(event, batch.numbers, copy=copy, mark=mark),
            file_name=_file_name(event, translate("Print", "slips"), first, last),
            record_id=batch.id,
            copy=copy,
        )

    store.read(read, open_dialog)


def print_blank_slips(parent: QWidget, store: Store) -> None:
    """Ask how many blank slips are wanted, number them and offer them for printing; earlier ones can be reprinted."""
    from baktidesk.ui.donors.slip_dialog import BlankSlipsDialog

    BlankSlipsDialog.show_for(parent, store)


def print_list(
    parent: QWidget, store: Store, title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    """Offer any table of the active event for printing on A4; nothing happens without an event."""
    event = store.active_event
    if event is None:
        return

    def open_dialog(found: tuple["PrintSetup", dt.datetime]) -> None:
        setup, moment = found
        sheet = _list_sheet(event, moment, title, heads, rows)
        _offer(
            parent,
            store,
            setup,
            title=translate("Print", "Print the list “{title}”").format(title=title),
            document=Document.LIST,
            papers=_WHOLE_SHEETS,
            make=lambda _size, mark: sheet(mark),
            file_name=_file_name(event, title, f"{local(moment, event.zone):%Y-%m-%d-%H%M}"),
            record_id=event.id,
        )

    store.read(lambda session: (_setup(session, Document.LIST), session.now), open_dialog)


def _list_sheet(
    event: StoredEvent, moment: dt.datetime, title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]
) -> Callable[[str], Sheet]:
    from baktidesk.ui.papers.paper_list import ListSheet

    day = text.long_day(local_day(moment, event.zone))
    printed = translate("Paper", "{day}, {hour} {zone} · {count} lines").format(
        day=day, hour=text.hour(moment, event.zone), zone=event.zone.value, count=text.number(len(rows))
    )
    return lambda mark: ListSheet(title=title, about=[event.record.name, printed], heads=heads, rows=rows, mark=mark)


def _offer(parent: QWidget, store: Store, setup: "PrintSetup", **job: Any) -> None:
    """Open the print dialog; a practice file's papers say so in their name and across every page."""
    from baktidesk.ui.papers.print_dialog import PrintDialog, PrintJob

    mark = PRACTICE_MARK if setup.practice else ""
    make, name = job.pop("make"), job.pop("file_name")
    file_name = f"{mark}_{name}" if mark else name
    PrintDialog.ask(parent, store, PrintJob(make=lambda size: make(size, mark), file_name=file_name, **job), setup)


def _setup(session: Any, document: Document) -> "PrintSetup":
    from baktidesk.services.prints import print_setup

    return print_setup(session, document)


def _setup_and_event(session: Any, document: Document, event_id: str) -> tuple["PrintSetup", StoredEvent]:
    from baktidesk.services.events import load_event

    return _setup(session, document), load_event(session, event_id)


def _next_donation(session: Any, visit: Visit) -> papers.NextDonation | None:
    """Give the return date after a successful donation, by the rules of that day; otherwise there is none."""
    from baktidesk.domain.rules import may_donate_from
    from baktidesk.services.donors.rules import rules_on

    if visit.status is not VisitStatus.DONATED or visit.voided_at is not None:
        return None
    rules = rules_on(session, visit.day)
    return papers.NextDonation(day=may_donate_from(rules, visit.day), source=rules.name)


def _file_name(event: StoredEvent, what: str, *numbers: str) -> str:
    """Give KODE_apa-nomor without its ending; only what names no person comes in."""
    return f"{event.record.code}_{'-'.join([slug(what).lower(), *numbers])}"


def _opened(path: Path) -> QSaveFile:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error.strerror or str(error)) from error
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _unwritable(path, file.errorString())
    file.setPermissions(_OWN)
    return file


def _unwritable(path: Path, why: str) -> Refused:
    sentence = QT_TRANSLATE_NOOP("Refused", "The file could not be written to the folder {folder}: {why}.")
    return Refused(sentence, field="folder", folder=str(path.parent), why=why)
