"""The report of a donor day on A4 in PMI's layout, under the letterhead; official papers are in Indonesian."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from baktidesk.domain.donation import BagType, DeferralReason
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.labels import Labelled
from baktidesk.domain.letterhead import StoredLetterhead
from baktidesk.domain.paper import Document, Paper
from baktidesk.domain.person import BloodGroup, Sex
from baktidesk.domain.pmi_report import AgeBand, Frequency, Pair, PmiReport
from baktidesk.domain.words import clock, long_date, number
from baktidesk.domain.zones import local, zoned_clock
from baktidesk.services.language import Language, Tongue, load_language
from baktidesk.ui.papers.handover_sheet import Block, letterhead_block
from baktidesk.ui.papers.printing import PRACTICE_MARK
from baktidesk.ui.papers.sheet import HtmlPages, HtmlSheet, Pages
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import LIGHT

if TYPE_CHECKING:
    from baktidesk.services.prints import PrintSetup

TITLE: Final = "LAPORAN KEGIATAN DONOR DARAH"
NOTE: Final = (
    "Baru: belum pernah mendonorkan darah menurut catatan penyelenggara dan tanpa kartu donor. Umur dihitung pada hari "
    "kedatangan. Keputusan medis ada pada PMI."
)
_INSET, _GAP, _GUTTER, _FOOT, _SIGNING = 19, 10, 28, 24, 56
_TEXT, _SMALL = 12, 10
Rows = Sequence[tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class PmiSheet:
    """The report of an event's day or days, as it stood at a moment (UTC)."""

    report: PmiReport
    event: StoredEvent
    head: StoredLetterhead
    at: dt.datetime
    mark: str = ""
    landscape: bool = False

    @property
    def title(self) -> str:
        """What the document is, without a name."""
        return f"{TITLE.title()} {self.event.record.code}"

    def lay_out(self, room: QSizeF) -> Pages:
        """Break the report into pages; it has one unless names are very long."""
        return PmiPages(self, room)


class PmiPages:
    """The pages of the report."""

    def __init__(self, sheet: PmiSheet, room: QSizeF) -> None:
        """Measure every piece and share them among the pages."""
        self._width, self.height = room.width() - 2 * _INSET, room.height()
        self._foot = _html(f'<p align="center">{escape(_source(sheet))}</p>', self._width, _SMALL)
        self._pages = _broken(list(_blocks(sheet, self._width)), self.height - _FOOT)
        self.count = len(self._pages)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 0."""
        painter.translate(_INSET, 0)
        for top, block in (*self._pages[number], (self.height - self._foot.height, self._foot)):
            painter.save()
            painter.translate(0, top)
            block.paint(painter)
            painter.restore()


def print_pmi_report(parent: QWidget, store: Store, event: StoredEvent, day: dt.date | None) -> None:
    """Offer the report of a day of an event, or of all its days (None), for printing on A4 or as a PDF file."""

    def open_dialog(found: tuple["PmiSheet", "PrintSetup"]) -> None:
        from baktidesk.ui.papers.print_dialog import PrintDialog, PrintJob

        sheet, setup = found
        name = f"{event.record.code}_laporan-pmi" + (f"_{day:%Y-%m-%d}" if day else "")
        job = PrintJob(
            title=translate("Print", "Print the report in PMI's layout"),
            document=Document.PMI_REPORT,
            papers=(Paper.A4,),
            make=lambda _paper: sheet,
            file_name=f"{sheet.mark}_{name}" if sheet.mark else name,
            record_id=event.id,
        )
        PrintDialog.ask(parent, store, job, setup)

    store.read(lambda session: _read(session, event, day), open_dialog)


def _read(session: Any, event: StoredEvent, day: dt.date | None) -> tuple[PmiSheet, "PrintSetup"]:
    from baktidesk.services.donors.pmi_report import pmi_report
    from baktidesk.services.letterhead import own_letterhead
    from baktidesk.services.prints import print_setup

    setup = print_setup(session, Document.PMI_REPORT)
    mark = PRACTICE_MARK if setup.practice else ""
    report, head = pmi_report(session, event.id, day), own_letterhead(session)
    return PmiSheet(report=report, event=event, head=head, at=session.now, mark=mark), setup


def _broken(blocks: Sequence[Block], room: float) -> list[list[tuple[float, Block]]]:
    """Share the pieces among pages of this height; give each with where it begins."""
    pages: list[list[tuple[float, Block]]] = [[]]
    bottom = 0.0
    for block in blocks:
        if pages[-1] and bottom + block.above + block.height > room:
            pages.append([])
            bottom = 0.0
        top = bottom + (block.above if pages[-1] else 0)
        pages[-1].append((top, block))
        bottom = top + block.height
    return pages


def _blocks(sheet: PmiSheet, width: float) -> Iterator[Block]:
    """Give the pieces of the report in order."""
    yield letterhead_block(sheet.head, width)
    name = escape(sheet.event.record.name)
    title = f'<p align="center"><span style="font-size:18px"><b>{TITLE}</b></span><br><b>{name}</b></p>'
    yield _html(title, width, 14, above=1.5 * _GAP)
    yield _html(_facts(sheet), width, _TEXT, above=_GAP)
    yield _side_by_side(sheet.report, width)
    yield _html(f"<p>{NOTE}</p>", width, _SMALL, above=_GAP)
    yield _html(_signatures(sheet), width, _TEXT, above=1.5 * _GAP)


def _facts(sheet: PmiSheet) -> str:
    """Give when, where and by whom."""
    record, report = sheet.event.record, sheet.report
    places = dict.fromkeys(line.place for line in record.days if report.day in (None, line.day))
    facts = {
        "Hari, tanggal": _days(sheet),
        "Waktu": _hours(sheet),
        "Tempat": ", ".join(places),
        "Penyelenggara": record.organiser,
        "Mitra": record.partner,
    }
    rows = "".join(
        f'<tr><td width="110">{words}</td><td width="12">:</td><td>{escape(value)}</td></tr>'
        for words, value in facts.items()
        if value
    )
    return f'<table cellspacing="0" cellpadding="1">{rows}</table>'


def _side_by_side(report: PmiReport, width: float) -> Block:
    """Give the tables in two columns."""
    column = (width - _GUTTER) / 2
    language = load_language(Tongue.INDONESIAN)
    left = _html("".join(_left(report, language, column)), column, _TEXT)
    right = _html("".join(_right(report, language, column)), column, _TEXT)

    def paint(painter: QPainter) -> None:
        painter.save()
        left.paint(painter)
        painter.restore()
        painter.translate(column + _GUTTER, 0)
        right.paint(painter)

    return Block(max(left.height, right.height), paint, above=_GAP)


def _left(report: PmiReport, language: Language, width: float) -> Iterator[str]:
    donors = report.totals
    results = {
        "Calon pendonor": donors.candidates,
        "Lolos pemeriksaan": donors.passed,
        "Berhasil": donors.donated,
        "Ditolak": donors.deferred,
        "Gagal aftap": donors.failed,
        "Masih menunggu": donors.waiting,
        "Pergi sebelum selesai": donors.left,
    }
    yield _table("Hasil", ("", "Orang"), [(words, _n(n)) for words, n in results.items()], width)
    groups = [(_word(BloodGroup, key, language), _n(n)) for key, n in donors.by_blood_group.items()]
    yield _table("Berhasil menurut golongan darah", ("", "Kantong"), groups, width, total=(donors.donated,))
    bags = [(_bag_words(*key, language), _n(n)) for key, n in report.bags.items()]
    yield _table("Kantong terisi menurut jenis", ("", "Kantong"), bags, width, total=(donors.donated,))
    yield f"<p>Kantong terpakai, dengan yang gagal: <b>{_n(donors.bags)}</b></p>"


def _right(report: PmiReport, language: Language, width: float) -> Iterator[str]:
    donors, both = report.totals, ("", "Datang", "Berhasil")
    reasons = [(_word(DeferralReason, key, language), _n(n)) for key, n in donors.by_deferral_reason.items()]
    yield _table("Penolakan menurut alasan", ("", "Orang"), reasons, width, total=(donors.deferred,))
    totals = (donors.candidates, donors.donated)
    of_all: tuple[tuple[str, type[Labelled], Mapping[Any, Pair]], ...] = (
        ("Donor baru dan ulang", Frequency, report.frequencies),
        ("Jenis kelamin", Sex, report.sexes),
        ("Kelompok umur (tahun)", AgeBand, report.ages),
    )
    for title, choices, counted in of_all:
        rows = [(_word(choices, key, language), _n(one.came), _n(one.donated)) for key, one in counted.items()]
        yield _table(title, both, rows, width, total=totals)


def _table(title: str, heads: Sequence[str], rows: Rows, width: float, total: Iterable[int] = ()) -> str:
    """Give a table: words left, figures right, a line under every row, the total in bold."""
    sums = tuple(total)
    lines = [*rows, ("Jumlah", *map(_n, sums))] if sums else list(rows)
    head = _line((f"<b>{title}</b>", *heads[1:]), "td", LIGHT.text, width)
    body = "".join(
        _line(tuple(map(_strong if sums and line is lines[-1] else escape, line)), "td", LIGHT.line, width)
        for line in lines
    )
    table = f'<table cellspacing="0" cellpadding="2" width="{width:.0f}">{head}{body}</table>'
    return f'{table}<p style="font-size:6px">&nbsp;</p>'


def _line(cells: Sequence[str], tag: str, color: str, width: float) -> str:
    figures = 58
    first = width - figures * (len(cells) - 1)
    style = f"border-bottom:1px solid {color}"
    made = (
        f'<{tag} width="{figures if place else first:.0f}" align="{"right" if place else "left"}" style="{style}">'
        f"{cell}</{tag}>"
        for place, cell in enumerate(cells)
    )
    return f"<tr>{''.join(made)}</tr>"


def _signatures(sheet: PmiSheet) -> str:
    """Give the two places to sign: PMI left, the organiser right, with the place of the (first) day and the date."""
    places = (line.place for line in sheet.event.record.days if sheet.report.day in (None, line.day))
    place = next(places, "")
    on = f"{place}, {long_date(local(sheet.at, sheet.event.zone).date()).partition(', ')[2]}"
    room = f'<p style="font-size:{_SIGNING}px">&nbsp;</p>'
    line = "(............................................)"
    sides = (("&nbsp;", "Petugas PMI"), (escape(on), "Penanggung jawab kegiatan"))
    cells = "".join(f'<td width="50%" align="center">{above}<br>{who}{room}{line}</td>' for above, who in sides)
    return f'<table width="100%" cellspacing="0" cellpadding="0"><tr>{cells}</tr></table>'


def _source(sheet: PmiSheet) -> str:
    at = local(sheet.at, sheet.event.zone)
    return f"{sheet.event.record.code} · Angka per {long_date(at.date())} {zoned_clock(sheet.at, sheet.event.zone)}"


def _days(sheet: PmiSheet) -> str:
    event, day = sheet.event, sheet.report.day
    if day or event.first_day == event.last_day:
        return long_date(day or event.first_day)
    return f"{long_date(event.first_day)} s.d. {long_date(event.last_day)}"


def _hours(sheet: PmiSheet) -> str:
    """Give the first arrival and the last record of one day."""
    report, event = sheet.report, sheet.event
    one_day = report.day is not None or event.first_day == event.last_day
    if report.first is None or report.last is None or not one_day:
        return ""
    return f"{clock(local(report.first, event.zone))} s.d. {zoned_clock(report.last, event.zone)}"


def _bag_words(kind: str, volume: int, language: Language) -> str:
    words = _word(BagType, kind, language)
    return f"{words}, {volume} mL" if volume else words


def _word(choices: type[Labelled], key: str, language: Language) -> str:
    known = next((one for one in choices if one.value == key), None)
    return language.label(known) if known else "Tidak dicatat"


def _n(value: int) -> str:
    return number(value)


def _strong(words: str) -> str:
    return f"<b>{escape(words)}</b>"


def _html(html: str, width: float, pixels: int, *, above: float = 0) -> Block:
    """Give a piece of HTML, which has what people typed escaped."""
    whole = f'<div style="font-size:{pixels}px; color:{LIGHT.text}">{html}</div>'
    pages = HtmlPages(HtmlSheet(title="", html=whole), QSizeF(width, 0))
    paint: Callable[[QPainter], None] = lambda painter: pages.paint(painter, 0)  # noqa: E731
    return Block(pages.height, paint, above)
