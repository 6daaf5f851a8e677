"""What stands in the workbook: which sheets and columns, and every cell of them, in one language."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import IO, Any, Final

from baktidesk import __version__
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.labels import Labelled
from baktidesk.domain.nik import mask_nik
from baktidesk.domain.zones import Zone
from baktidesk.services import workbook_sheets as sheets
from baktidesk.services.language import Language
from baktidesk.services.summary import summarise
from baktidesk.services.workbook_cells import (
    Checksum,
    Rows,
    Styled,
    Writer,
    cached,
    cell,
    letters,
    moment_writer,
    text_writer,
    words_writer,
)
from baktidesk.services.workbook_columns import CellKind, Column
from baktidesk.services.workbook_package import PackageWriter, Page, Skeleton
from baktidesk.services.workbook_rows import Source, source_of
from baktidesk.services.workbook_summary import COLUMNS, WIDTHS, Line, summary_lines

SCHEMA_VERSION: Final = 1
"""Version of the sheets and columns; a new column carries the version that first had it."""

_WRAPPED: Final = 36
_HEAD_HEIGHT: Final = 32
_NIK_LENGTH: Final = 16
_ONE_PAGE: Final = 85
_NUMBER_STYLES: Final = {CellKind.WHOLE: "whole", CellKind.DECIMAL: "decimal", CellKind.YEAR: "year"}
ENTRIES: Final = {
    "event_code": QT_TRANSLATE_NOOP("Workbook", "Event code"),
    "event_id": QT_TRANSLATE_NOOP("Workbook", "Event id"),
    "kind": QT_TRANSLATE_NOOP("Workbook", "Kind of export"),
    "revision": QT_TRANSLATE_NOOP("Workbook", "Revision"),
    "made_at": QT_TRANSLATE_NOOP("Workbook", "First made (UTC)"),
    "work_unit": QT_TRANSLATE_NOOP("Workbook", "Work unit of the desk"),
    "practice": QT_TRANSLATE_NOOP("Workbook", "Practice data"),
    "language": QT_TRANSLATE_NOOP("Workbook", "Language"),
    "program": QT_TRANSLATE_NOOP("Workbook", "Program version"),
    "schema": QT_TRANSLATE_NOOP("Workbook", "Version of sheets and columns"),
}
ROWS: Final = QT_TRANSLATE_NOOP("Workbook", "Rows in the sheet {sheet}")
SHA256: Final = QT_TRANSLATE_NOOP("Workbook", "Checksum of all cells before this sheet (SHA-256)")


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Which workbook is wanted; `kind` is its stored word, `names` and `health` say which columns it may have."""

    event: StoredEvent
    kind: str
    title: str
    names: bool
    health: bool
    practice: bool
    work_unit: str
    language: Language

    def takes(self, column: Column) -> bool:
        """Tell whether the workbook may have a column."""
        return (self.names or not column.personal) and (self.health or not column.health)


@dataclass(frozen=True, kw_only=True)
class Issue:
    """The number of a revision, and when it was first made (UTC)."""

    revision: int
    made_at: dt.datetime


@dataclass(frozen=True, kw_only=True)
class Written:
    """What was written: the issue, the checksum of the cells and the rows by data sheet."""

    issue: Issue
    sha256: str
    rows: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """One data sheet: its columns, its rows and how many there are."""

    name: str
    columns: Sequence[Column]
    count: int
    source: Source | None = None


@dataclass
class Content:
    """Everything that a wished workbook will hold, gathered in one transaction and not yet written."""

    session: Session
    wish: Wish
    lines: list[Line] = field(default_factory=list)
    data: list[_Sheet] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find out which sheets there are, and lay out the summary."""
        wish = self.wish
        summary = summarise(self.session, wish.event.id)
        self.lines = summary_lines(wish.event, summary, wish.title, wish.language)
        for name, columns in sheets.RECORD_SHEETS.items():
            source = source_of(name, wish.event.id)
            count = source.count(self.session)
            if count:
                kept = source.in_use(self.session, list(filter(wish.takes, columns)), wish.event.record.options())
                self.data.append(_Sheet(name=name, columns=kept, count=count, source=source))
        explained = sum(len(sheet.columns) for sheet in self.data)
        if explained:
            columns = sheets.OTHER_SHEETS[sheets.DICTIONARY]
            self.data.append(_Sheet(name=sheets.DICTIONARY, columns=columns, count=explained))

    def write(self, file: IO[bytes], issue_of: Callable[[str], Issue]) -> Written:
        """Write the workbook; `issue_of` gives the revision for the checksum of everything before the manifest."""
        rows = {sheet.name: sheet.count for sheet in self.data}
        entries = len(ENTRIES) + len(rows) + 1
        manifest = _Sheet(name=sheets.MANIFEST, columns=sheets.OTHER_SHEETS[sheets.MANIFEST], count=entries)
        skeleton = self._skeleton([*self.data, manifest])
        checksum = Checksum()
        with PackageWriter(file, skeleton) as package:
            self._write_summary(package, skeleton, checksum)
            for sheet in self.data:
                self._write_data(package, skeleton, checksum, sheet, self._stored_rows(sheet))
            written = Written(issue=issue_of(checksum.hex()), sha256=checksum.hex(), rows=rows)
            self._write_data(package, skeleton, Checksum(), manifest, self._manifest(written))
            package.close(written.issue.made_at)
        return written

    def _skeleton(self, data: Iterable[_Sheet]) -> Skeleton:
        wish = self.wish
        skeleton = Skeleton(title=wish.event.record.name, subject=wish.title, language=str(wish.language.tongue))
        merged = [_merged(line, row) for row, line in enumerate(self.lines, 1) if line.merged]
        page = Page(name=sheets.SUMMARY, widths=WIDTHS, header=self._header(), footer=self._footer())
        skeleton.add(
            replace(page, landscape=False, merged=merged, hidden_columns=(1,), one_page=len(self.lines) <= _ONE_PAGE)
        )
        for sheet in data:
            skeleton.add(
                replace(
                    page,
                    name=sheet.name,
                    widths=[self._width(column) for column in sheet.columns],
                    table=[self._label(column) for column in sheet.columns],
                    rows=sheet.count,
                    printed=sum(column.printed for column in sheet.columns),
                )
            )
        return skeleton

    def _header(self) -> str:
        return f"{self.wish.event.record.name} · {self.wish.title}"

    def _footer(self) -> str:
        sentence = self.wish.language.translate("Workbook", QT_TRANSLATE_NOOP("Workbook", "Page {page} of {pages}"))
        return sentence.format(page="&P", pages="&N")

    def _label(self, column: Column) -> str:
        label = self.wish.language.translate("Field", column.label)
        zone = f" ({self.wish.event.zone})" if column.kind is CellKind.MOMENT else ""
        unit = f" ({column.unit})" if column.unit else ""
        return f"{label}{unit}{zone}"

    def _width(self, column: Column) -> int:
        """Give the width at which neither a word of the label nor a choice is cut off."""
        label = self._label(column)
        said = _said_words(column, self.wish.language).values() if column.kind is CellKind.CHOICE else ()
        two_lines = max(len(label) // 2, *map(len, label.split())) + 5
        return max(column.width, two_lines, *(len(word) + 3 for word in said))

    def _write_summary(self, package: PackageWriter, skeleton: Skeleton, checksum: Checksum) -> None:
        checksum.sheet(sheets.SUMMARY)
        rows = Rows(checksum)
        written = (_line(rows, line, skeleton.styles) for line in self.lines)
        package.sheet(sheets.SUMMARY, written, len(self.lines), COLUMNS)

    def _write_data(
        self,
        package: PackageWriter,
        skeleton: Skeleton,
        checksum: Checksum,
        sheet: _Sheet,
        stored: Iterable[Sequence[Any]],
    ) -> None:
        checksum.sheet(sheet.name)
        rows = Rows(checksum)
        package.sheet(sheet.name, self._rows(rows, skeleton.styles, sheet, stored), sheet.count + 2, len(sheet.columns))
        if rows.number != sheet.count + 2:
            raise RuntimeError(f"{rows.number - 2} rows of {sheet.name} instead of {sheet.count}")

    def _rows(
        self, rows: Rows, styles: Mapping[str, int], sheet: _Sheet, stored: Iterable[Sequence[Any]]
    ) -> Iterator[bytes]:
        names: list[Styled] = [(column.name, styles["key"]) for column in sheet.columns]
        labels: list[Styled] = [(self._label(column), styles["head"]) for column in sheet.columns]
        yield rows.styled(names, hidden="1")
        yield rows.styled(labels, _HEAD_HEIGHT)
        writers = [writer_of(column, styles, self.wish.language, self.wish.event.zone) for column in sheet.columns]
        wide = {n: column.width - 2 for n, column in enumerate(sheet.columns) if column.width >= _WRAPPED}
        yield from rows.stream(stored, writers, wide)

    def _stored_rows(self, sheet: _Sheet) -> Iterable[Sequence[Any]]:
        return sheet.source.rows(self.session, sheet.columns) if sheet.source else self._dictionary()

    def _dictionary(self) -> Iterator[Sequence[Any]]:
        for sheet in self.data[:-1]:
            for column in sheet.columns:
                yield self._explained(sheet.name, column)

    def _explained(self, sheet: str, column: Column) -> Sequence[Any]:
        language = self.wish.language
        meaning = language.translate("Meaning", column.meaning)
        allowed = "; ".join(f"{stored} = {word}" for stored, word in _said_words(column, language).items())
        kind = language.label(column.kind)
        return (
            sheet, column.name, self._label(column), meaning, kind, column.unit, allowed, column.personal, column.since,
        )  # fmt: skip

    def _manifest(self, written: Written) -> Iterator[Sequence[str]]:
        wish = self.wish
        values = {
            "event_code": wish.event.record.code,
            "event_id": wish.event.id,
            "kind": wish.kind,
            "revision": str(written.issue.revision),
            "made_at": written.issue.made_at.astimezone(dt.UTC).isoformat(timespec="seconds"),
            "work_unit": wish.work_unit,
            "practice": "true" if wish.practice else "false",
            "language": str(wish.language.tongue),
            "program": __version__,
            "schema": str(SCHEMA_VERSION),
        }
        for name, label in ENTRIES.items():
            yield name, wish.language.translate("Workbook", label), values[name]
        for sheet, count in written.rows.items():
            yield f"rows.{sheet}", wish.language.translate("Workbook", ROWS).format(sheet=sheet), str(count)
        yield "sha256", wish.language.translate("Workbook", SHA256), written.sha256


def writer_of(column: Column, styles: Mapping[str, int], language: Language, zone: Zone) -> Writer:
    """Give what writes the stored values of a column."""
    style = styles[_style_name(column)]
    if column.masked:
        return lambda value: cell(masked(value or ""), style)
    if column.kind is CellKind.MOMENT:
        return moment_writer(zone.tzinfo.utcoffset(None), style)
    if column.kind is CellKind.YES_NO:
        yes, no = _yes_no(language).values()
        return lambda value: cell(None if value is None else yes if value else no, style)
    if column.choices:
        return words_writer(_said_words(column, language), style)
    if column.kind is CellKind.TEXT and (column.personal or not column.printed):
        return text_writer(style)
    return cached(lambda value: cell(value, style))


def masked(digits: str) -> str:
    """Show the first four and the last two digits of a NIK or family card number; of anything else less than half."""
    if len(digits) != _NIK_LENGTH:
        return mask_nik(digits)
    return f"{digits[:4]}{'*' * 10}{digits[-2:]}"


def _style_name(column: Column) -> str:
    if column.kind in _NUMBER_STYLES:
        return _NUMBER_STYLES[column.kind]
    if column.kind in (CellKind.DAY, CellKind.MOMENT):
        return "clock" if column.clock else column.kind.value
    return "note" if column.width >= _WRAPPED else "text"


def _said_words(column: Column, language: Language) -> dict[Any, str]:
    """Give the words of a column's stored values in one language, in their order."""
    if column.kind is CellKind.YES_NO:
        return _yes_no(language)
    choices: Iterable[Labelled] = column.choices or ()
    return {choice.value: language.label(choice) for choice in choices}


def _yes_no(language: Language) -> dict[Any, str]:
    yes = language.translate("Workbook", QT_TRANSLATE_NOOP("Workbook", "Yes"))
    return {"true": yes, "false": language.translate("Workbook", QT_TRANSLATE_NOOP("Workbook", "No"))}


def _merged(line: Line, row: int) -> str:
    first, last = line.merged or (1, 1)
    return f"{letters(first)}{row}:{letters(last)}{row}"


def _line(rows: Rows, line: Line, styles: Mapping[str, int]) -> bytes:
    cells: list[Styled | None] = [(line.key, styles["key"]) if line.key else None]
    cells += [entry and (entry[0], styles[entry[1]]) for entry in line.cells]
    return rows.styled(cells, line.height)
