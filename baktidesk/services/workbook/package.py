"""The file around the rows: styles, tables, print set-up and properties by openpyxl, rows streamed into its package."""

import contextlib
import datetime as dt
import gc
import io
import re
import zipfile
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import IO, Any, Final, Self

from baktidesk.services.workbook.cells import cell_text, letters
from baktidesk.services.workbook.charts import Chart, add_chart

A4: Final = 9
ACCENT: Final = "0B5C8A"  # The accent of ui/theme.py; a test keeps the two equal.
_THEME_ACCENT: Final = "4F81BD"
_ACCENT, _PAPER, _INK = 4, 0, 1
_RED, _GREEN = "C62828", "C8E6C9"
_CORE: Final = "docProps/core.xml"
_DIMENSION: Final = re.compile(rb'<dimension ref="[^"]*"\s*/>')
_ROWS: Final = re.compile(rb"<sheetData\s*/>|<sheetData>.*?</sheetData>", re.DOTALL)
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_USUAL, _QUICK = 6, 2
"""Levels of packing; what each costs in time and size is told in docs/decisions/0016-packing-large-workbooks.md."""
_LARGE: Final = 200_000
"""Bytes that are packed at once elsewhere: each of the three steps there (checksum, packing, writing) waits until those
who make rows let the interpreter go, which they do about every hundred rows."""
_AHEAD: Final = 2
"""Pieces that may wait to be packed."""

TEXT = "@"
WHOLE = "#,##0"
# A style's number format and what else is special about it.
_STYLES: Final[Mapping[str, tuple[str, frozenset[str]]]] = {
    "text": (TEXT, frozenset({"body"})),
    "whole": (WHOLE, frozenset({"body", "right"})),
    "decimal": ("#,##0.0", frozenset({"body", "right"})),
    "year": ("0", frozenset({"body", "middle"})),
    "day": ("dd/mm/yyyy", frozenset({"body", "middle"})),
    "moment": ("dd/mm/yyyy hh:mm", frozenset({"body", "middle"})),
    "clock": ("hh:mm", frozenset({"body", "middle"})),
    "verdict": ("General", frozenset({"body", "middle"})),
    "note": (TEXT, frozenset({"body", "wrap"})),
    "key": (TEXT, frozenset()),
    "head": (TEXT, frozenset({"head", "wrap"})),
    "title": (TEXT, frozenset({"title", "wrap"})),
    "section": (TEXT, frozenset({"section"})),
    "caption": (TEXT, frozenset({"caption", "wrap"})),
    "caption number": (TEXT, frozenset({"caption", "wrap", "right"})),
    "strong": (TEXT, frozenset({"strong", "wrap"})),
}


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The column, by its letter, that is green where it says one word and red where it says the other."""

    letter: str
    right: str
    wrong: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """How a sheet looks and prints; `widths` in characters, `merged` as A1:B2, header and footer as plain text."""

    name: str
    widths: Sequence[int]
    header: str
    footer: str
    landscape: bool = True
    one_page: bool = False
    merged: Sequence[str] = ()
    hidden_columns: Sequence[int] = ()
    table: Sequence[str] = ()
    rows: int = 0
    printed: int = 0
    charts: Sequence[Chart] = ()
    verdict: Verdict | None = None


@dataclass
class Skeleton:
    """A workbook without rows: the sheets as pages, and the numbers of the styles by name."""

    title: str
    subject: str
    language: str
    book: Any = None
    styles: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the empty workbook with its styles."""
        from openpyxl import Workbook
        from openpyxl.writer.theme import theme_xml

        self.book = Workbook()
        self.book.remove(self.book.active)
        self.book.loaded_theme = theme_xml.replace(_THEME_ACCENT, ACCENT)
        self._name_styles()

    def add(self, page: Page) -> None:
        """Add a sheet behind the others."""
        sheet = self.book.create_sheet(page.name)
        for column, width in enumerate(page.widths, 1):
            sheet.column_dimensions[letters(column)].width = width
        for column in page.hidden_columns:
            sheet.column_dimensions[letters(column)].hidden = True
        for merged in page.merged:
            sheet.merged_cells.add(merged)
        for chart in page.charts:
            add_chart(sheet, chart, ACCENT)
        if page.verdict:
            _add_alarm(sheet, page.verdict, page.rows)
        _set_up_print(sheet, page)
        if page.table:
            _add_table(sheet, page)
        else:
            sheet.sheet_view.showGridLines = False

    def parts(self) -> dict[str, bytes]:
        """Give the parts of the package by name, the sheets still without rows."""
        from openpyxl.writer.excel import ExcelWriter

        memory = io.BytesIO()
        self.book.active = 0
        ExcelWriter(self.book, zipfile.ZipFile(memory, "w")).save()
        with zipfile.ZipFile(memory) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def properties(self, made_at: dt.datetime) -> bytes:
        """Give the document's properties, made at a moment in UTC."""
        from openpyxl.xml.functions import tostring

        naive = made_at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
        properties = self.book.properties
        properties.title, properties.subject, properties.creator = self.title, self.subject, "baktidesk"
        properties.language, properties.created, properties.modified = self.language, naive, naive
        return bytes(tostring(properties.to_tree()))

    def _name_styles(self) -> None:
        from openpyxl.cell import Cell

        sheet = self.book.create_sheet("styles")
        for name, (number_format, traits) in _STYLES.items():
            self.book.add_named_style(_named_style(name, number_format, traits))
            scratch = Cell(sheet, row=1, column=1)
            scratch.style = f"baktidesk {name}"
            self.styles[name] = scratch.style_id
        self.book.remove(sheet)


class PackageWriter:
    """Writes the package to an open file, sheet after sheet; what does not change is the same to the byte."""

    def __init__(self, file: IO[bytes], skeleton: Skeleton, *, quick: bool = False) -> None:
        """Take the file and a skeleton with all its sheets; `quick` packs in a third of the time, a fifth larger."""
        self._archive = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self._level = _QUICK if quick else _USUAL
        self._skeleton = skeleton
        self._frozen = False
        self._parts = skeleton.parts()
        self._sheets = {sheet.title: sheet.path.lstrip("/") for sheet in skeleton.book.worksheets}
        for name, data in self._parts.items():
            if name != _CORE and name not in self._sheets.values():
                self._write(name, [data])

    def __enter__(self) -> Self:
        """Give the writer; what is in memory before the rows come is no rubbish to be looked for among them.

        A program that has put the collector off and runs it by itself keeps what it has set aside for good.
        """
        self._frozen = gc.isenabled()
        if self._frozen:
            gc.freeze()
        return self

    def __exit__(self, *error: object) -> None:
        """Let go of the file; a package that was not closed before is not whole."""
        if self._frozen:
            gc.unfreeze()
        with contextlib.suppress(OSError, ValueError):
            self._archive.close()

    def sheet(self, name: str, rows: Iterable[bytes], last_row: int, last_column: int) -> None:
        """Write the rows of a sheet, of which the last cell is known beforehand, into its page."""
        head, tail = _ROWS.split(self._parts[self._sheets[name]], maxsplit=1)
        area = f'<dimension ref="A1:{letters(last_column)}{last_row}"/>'.encode()
        before, behind = _DIMENSION.sub(area, head) + b"<sheetData>", b"</sheetData>" + tail
        self._write(self._sheets[name], chain([before], rows, [behind]))

    def close(self, made_at: dt.datetime) -> None:
        """Write the document's properties and the list of the parts."""
        self._write(_CORE, [self._skeleton.properties(made_at)])
        self._archive.close()

    def _write(self, name: str, pieces: Iterable[bytes]) -> None:
        info = zipfile.ZipInfo(name, _NO_TIME)
        info.compress_type = zipfile.ZIP_DEFLATED
        # The archive's own level is not heard where a part brings its own date.
        info._compresslevel = self._level  # type: ignore[attr-defined]
        with self._archive.open(info, "w") as part, _Packer(part) as packer:
            for piece in pieces:
                packer.take(piece)


class _Packer:
    """Packs on another thread, which needs no interpreter for it, while the next pieces are made.

    A fault on the way (a full disk) is raised at one of the next pieces, or at the end.
    """

    def __init__(self, part: IO[bytes]) -> None:
        """Take the part of the package that the pieces make up."""
        self._part = part
        self._beside = ThreadPoolExecutor(1, "pack")
        self._waiting: deque[Future[int]] = deque()
        self._pieces: list[bytes] = []
        self._length = 0

    def __enter__(self) -> Self:
        """Give the packer."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        """Pack the rest; after a fault it is let go."""
        try:
            if kind is None:
                self._wait(0)
                self._part.write(b"".join(self._pieces))
        finally:
            self._beside.shutdown(cancel_futures=True)

    def take(self, piece: bytes) -> None:
        """Pack a piece behind the others, together with its neighbours."""
        self._pieces.append(piece)
        self._length += len(piece)
        if self._length >= _LARGE:
            self._wait(_AHEAD - 1)
            self._waiting.append(self._beside.submit(self._part.write, b"".join(self._pieces)))
            self._pieces, self._length = [], 0

    def _wait(self, left: int) -> None:
        while len(self._waiting) > left:
            self._waiting.popleft().result()


def _set_up_print(sheet: Any, page: Page) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape" if page.landscape else "portrait"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(page.one_page)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.oddHeader.left.text = cell_text(page.header).replace("&", "&&")
    sheet.oddFooter.center.text = page.footer


def _add_alarm(sheet: Any, verdict: Verdict, rows: int) -> None:
    """Colour the verdicts: red with bold white letters where something does not agree."""
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Font, PatternFill

    red, green = PatternFill(bgColor=_RED, fill_type="solid"), PatternFill(bgColor=_GREEN, fill_type="solid")
    cells = f"{verdict.letter}3:{verdict.letter}{rows + 2}"
    white = Font(bold=True, color="FFFFFF")
    alarm = CellIsRule(operator="equal", formula=[f'"{verdict.wrong}"'], fill=red, font=white)
    sheet.conditional_formatting.add(cells, alarm)
    sheet.conditional_formatting.add(cells, CellIsRule(operator="equal", formula=[f'"{verdict.right}"'], fill=green))


def _add_table(sheet: Any, page: Page) -> None:
    """Make the second row the head of a native table down to the last row."""
    from openpyxl.worksheet.table import Table, TableStyleInfo

    area = f"A2:{letters(len(page.table))}{page.rows + 2}"
    table = Table(displayName=page.name.replace(" ", ""), ref=area)
    table._initialise_columns()
    for column, label in zip(table.tableColumns, page.table, strict=True):
        column.name = label
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
    sheet.add_table(table)
    sheet.freeze_panes = "A3"
    sheet.sheet_view.selection[-1].activeCell = sheet.sheet_view.selection[-1].sqref = "A3"  # The first row is hidden.
    sheet.print_title_rows = "2:2"
    sheet.print_area = f"A2:{letters(page.printed)}{page.rows + 2}"


def _named_style(name: str, number_format: str, traits: frozenset[str]) -> Any:
    from openpyxl.styles import Alignment, NamedStyle

    style = NamedStyle(name=f"baktidesk {name}", number_format=number_format, font=_font(traits))
    side = "right" if "right" in traits else "center" if "middle" in traits else "left"
    indent = 1 if side != "center" and traits & {"body", "caption", "head"} else 0
    middle = "center" if "head" in traits else "top"
    style.alignment = Alignment(horizontal=side, indent=indent, vertical=middle, wrap_text="wrap" in traits)
    fill, border = _fill(traits), _border(traits)
    if fill:
        style.fill = fill
    if border:
        style.border = border
    return style


def _font(traits: frozenset[str]) -> Any:
    from openpyxl.styles import Font
    from openpyxl.styles.colors import Color

    size = 16 if "title" in traits else 12 if "section" in traits else 11
    colour = _PAPER if "head" in traits else _ACCENT if traits & {"title", "section"} else _INK
    bold = bool(traits & {"head", "title", "section", "caption", "strong"})
    return Font(name="Calibri", size=size, bold=bold, color=Color(theme=colour))


def _fill(traits: frozenset[str]) -> Any:
    from openpyxl.styles import PatternFill
    from openpyxl.styles.colors import Color

    if "head" in traits:
        return PatternFill("solid", fgColor=Color(theme=_ACCENT))
    if "caption" in traits:
        return PatternFill("solid", fgColor=Color(theme=_ACCENT, tint=0.85))
    return None


def _border(traits: frozenset[str]) -> Any:
    from openpyxl.styles import Border, Side
    from openpyxl.styles.colors import Color

    if "section" in traits:
        return Border(bottom=Side("medium", color=Color(theme=_ACCENT)))
    if "body" in traits:
        return Border(bottom=Side("thin", color=Color(theme=_PAPER, tint=-0.15)))
    return None


def same_cells(one: Path | IO[bytes], other: Path | IO[bytes]) -> bool:
    """Tell whether two workbooks have the same parts, leaving out properties and the manifest, their last sheet."""
    try:
        return _sums(one) == _sums(other)
    except (zipfile.BadZipFile, OSError):
        return False


def _sums(path: Path | IO[bytes]) -> dict[str, tuple[int, int]]:
    with zipfile.ZipFile(path) as archive:
        sums = {info.filename: (info.CRC, info.file_size) for info in archive.infolist()}
    sheets = [name for name in sums if name.startswith("xl/worksheets/sheet")]
    aside = {_CORE, max(sheets, key=lambda name: (len(name), name), default="")}
    return {name: pair for name, pair in sums.items() if name not in aside}
