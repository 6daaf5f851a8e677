"""What stands in the workbook: which sheets and columns, and every cell of them, in one language."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import IO, Any, Final

from baktidesk.db.session import Session
from baktidesk.db.streams import Columns, transposed
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.event import StoredEvent
from baktidesk.services.attachments import files_of_event
from baktidesk.services.language import Language
from baktidesk.services.summary import summarise
from baktidesk.services.workbook import sheets
from baktidesk.services.workbook.cells import ColumnWriter, Styled, letters
from baktidesk.services.workbook.charts import charts_of
from baktidesk.services.workbook.checks import DIFFERENT, SAME, check_rows, figure_checks, formula_writer, row_count
from baktidesk.services.workbook.columns import CellKind, Column
from baktidesk.services.workbook.contents import Contents
from baktidesk.services.workbook.corrections import Corrections
from baktidesk.services.workbook.manifest import Issue, entries, file_entry, manifest_rows
from baktidesk.services.workbook.package import PackageWriter, Page, Skeleton, Verdict
from baktidesk.services.workbook.rows import Source, source_of
from baktidesk.services.workbook.stream import Checksum, Rows, stretches
from baktidesk.services.workbook.summary import COLUMNS, WIDTHS, Line, summary_lines
from baktidesk.services.workbook.table import Table
from baktidesk.services.workbook.tally import Tally
from baktidesk.services.workbook.values import WRAPPED, said_words, words_of, writer_of

_MANY: Final = 5000
_RECORDS: Final = frozenset(sheets.RECORD_SHEETS) - {sheets.VOIDED}
_HEAD_HEIGHT: Final = 32
_ONE_PAGE: Final = 85
_UNMASKED: Final = QT_TRANSLATE_NOOP("Meaning", "Identity number in full; unmasked for a reason told in the audit.")


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Which workbook is wanted; `kind` is its stored word, `names` and `health` say which columns it may have.

    `unmasked` shows identity numbers in full.
    """

    event: StoredEvent
    kind: str
    title: str
    names: bool
    health: bool
    unmasked: bool
    practice: bool
    work_unit: str
    language: Language

    def takes(self, column: Column) -> bool:
        """Tell whether the workbook may have a column."""
        return (self.names or not column.personal) and (self.health or not column.health)


@dataclass(frozen=True, kw_only=True)
class Written:
    """What was written: the revision and the rows by data sheet."""

    issue: Issue
    rows: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """One data sheet: its columns, its rows and how many there are."""

    name: str
    columns: Sequence[Column]
    count: int
    source: Source | Corrections | None = None


@dataclass
class Content:
    """Everything that a wished workbook will hold, gathered in one transaction and not yet written.

    `since` is the last audit sequence of the workbook made before, 0 when there is none.
    """

    session: Session
    wish: Wish
    since: int = 0
    lines: list[Line] = field(default_factory=list)
    data: list[_Sheet] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find out which sheets there are, lay out the summary, and list the attached files."""
        wish = self.wish
        attached = files_of_event(self.session, wish.event.id, records=wish.names)
        self.files = [file_entry(one, names=wish.names) for one in attached]
        summary = summarise(self.session, wish.event.id)
        self.lines = summary_lines(wish.event, summary, wish.title, wish.language, few_together=not wish.names)
        for name in sheets.RECORD_SHEETS:
            if name != sheets.VOIDED:
                self._add(name, source_of(name, wish.event.id))
        self._add_explanations()

    def told_since(self, since: int) -> "Content":
        """Give the same content with the corrections since another audit sequence."""
        other = copy(self)
        other.since, other.data = since, [sheet for sheet in self.data if sheet.name in _RECORDS]
        other._add_explanations()
        return other

    @property
    def corrected(self) -> int:
        """Give the number of rows of the sheet Koreksi."""
        return sum(sheet.count for sheet in self.data if sheet.name == sheets.VOIDED)

    @property
    def total(self) -> int:
        """Give the number of rows that will be written."""
        return sum(sheet.count for sheet in self.data)

    def write(self, file: IO[bytes], issue_of: Callable[[str], Issue], tell: Callable[[int], None]) -> Written:
        """Write the workbook; `issue_of` gives the revision for the checksum of everything before the sheet Periksa.

        `tell` hears how many rows have been written, and may raise to give up.
        """
        rows = {sheet.name: sheet.count for sheet in self.data}
        tables = {sheet.name: Table(sheet.name, sheet.columns, sheet.count) for sheet in self.data}
        figures = figure_checks(tables, self.lines, rows, self.wish.language)
        contents = Contents(tables, self.lines, self._label, self.wish.language)
        many = row_count(len(figures) + contents.count)
        check = _Sheet(name=sheets.CHECK, columns=sheets.OTHER_SHEETS[sheets.CHECK], count=many)
        manifest = _Sheet(
            name=sheets.MANIFEST, columns=sheets.OTHER_SHEETS[sheets.MANIFEST], count=entries(rows, self.files)
        )
        skeleton = self._skeleton([*self.data, *([check] if tables else []), manifest])
        checksum = Checksum()
        with PackageWriter(file, skeleton, quick=self.total > _MANY) as package:
            self._write_summary(package, skeleton, checksum)
            for sheet, done in zip(self.data, accumulate(rows.values(), initial=0), strict=False):
                stored = self._stored_rows(sheet, skeleton.styles)
                told = _told(stored, done, tell)
                self._write_data(package, skeleton, checksum, sheet, told, contents.tallies.get(sheet.name))
            written = Written(issue=issue_of(checksum.hex()), rows=rows)
            if tables:
                checked = check_rows(contents.note(), [*figures, *contents.checks()], self.wish.language)
                self._write_data(package, skeleton, Checksum(), check, [transposed(checked)])
            told = manifest_rows(self._told(), written.issue, rows, self.files, self.wish.language)
            self._write_data(package, skeleton, Checksum(), manifest, [transposed(told)])
            package.close(written.issue.made_at)
        return written

    def _add(self, name: str, source: Source) -> None:
        count = source.count(self.session)
        if count:
            taken = list(filter(self.wish.takes, sheets.RECORD_SHEETS[name]))
            kept = source.in_use(self.session, taken, self.wish.event.record.options())
            self.data.append(_Sheet(name=name, columns=kept, count=count, source=source))

    def _add_explanations(self) -> None:
        self._add_corrections()
        explained = sum(len(sheet.columns) for sheet in self.data)
        if explained:
            columns = sheets.OTHER_SHEETS[sheets.DICTIONARY]
            self.data.append(_Sheet(name=sheets.DICTIONARY, columns=columns, count=explained))

    def _add_corrections(self) -> None:
        wish = self.wish
        source = Corrections(
            self.session,
            wish.event.id,
            self.since,
            {sheet.name: sheet.columns for sheet in self.data},
            self._label,
            lambda column, value: words_of(column, value, wish.language, wish.event.zone, unmasked=wish.unmasked),
        )
        count = source.count()
        if count:
            kept = source.in_use(list(filter(wish.takes, sheets.RECORD_SHEETS[sheets.VOIDED])))
            self.data.append(_Sheet(name=sheets.VOIDED, columns=kept, count=count, source=source))

    def _skeleton(self, data: Iterable[_Sheet]) -> Skeleton:
        wish = self.wish
        skeleton = Skeleton(title=wish.event.record.name, subject=wish.title, language=str(wish.language.tongue))
        merged = [_merged(line, row) for row, line in enumerate(self.lines, 1) if line.merged]
        page = Page(name=sheets.SUMMARY, widths=WIDTHS, header=self._header(), footer=self._footer())
        charts = tuple(charts_of(self.lines, wish.language))
        fits = len(self.lines) <= _ONE_PAGE
        skeleton.add(replace(page, landscape=False, merged=merged, hidden_columns=(1,), one_page=fits, charts=charts))
        for sheet in data:
            skeleton.add(
                replace(
                    page,
                    name=sheet.name,
                    widths=[self._width(column) for column in sheet.columns],
                    table=[self._label(column) for column in sheet.columns],
                    rows=sheet.count,
                    printed=sum(column.printed for column in sheet.columns),
                    verdict=self._verdict if sheet.name == sheets.CHECK else None,
                    hidden_columns=(1, 5) if sheet.name == sheets.CHECK else (),
                )
            )
        return skeleton

    @property
    def _verdict(self) -> Verdict:
        right, wrong = (self.wish.language.translate("Workbook", word) for word in (SAME, DIFFERENT))
        return Verdict(letter="F", right=right, wrong=wrong)

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
        said = said_words(column, self.wish.language).values() if column.kind is CellKind.CHOICE else ()
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
        stored: Iterable[Columns],
        tally: Tally | None = None,
    ) -> None:
        checksum.sheet(sheet.name)
        rows = Rows(checksum, tally=tally)
        package.sheet(sheet.name, self._rows(rows, skeleton.styles, sheet, stored), sheet.count + 2, len(sheet.columns))
        if rows.number != sheet.count + 2:
            raise RuntimeError(f"{rows.number - 2} rows of {sheet.name} instead of {sheet.count}")

    def _rows(self, rows: Rows, styles: Mapping[str, int], sheet: _Sheet, stored: Iterable[Columns]) -> Iterator[bytes]:
        names: list[Styled] = [(column.name, styles["key"]) for column in sheet.columns]
        labels: list[Styled] = [(self._label(column), styles["head"]) for column in sheet.columns]
        yield rows.styled(names, hidden="1")
        yield rows.styled(labels, _HEAD_HEIGHT)
        wide = {n: column.width - 2 for n, column in enumerate(sheet.columns) if column.width >= WRAPPED}
        yield from rows.stream(stored, self._writers(sheet, styles), wide)

    def _writers(self, sheet: _Sheet, styles: Mapping[str, int]) -> list[ColumnWriter]:
        wish = self.wish
        writers = [
            writer_of(column, styles, wish.language, wish.event.zone, unmasked=wish.unmasked)
            for column in sheet.columns
        ]
        if sheet.name == sheets.CHECK:
            writers[2:] = [formula_writer(styles[name]) for name in ("whole", "whole", "verdict", "verdict")]
        return writers

    def _stored_rows(self, sheet: _Sheet, styles: Mapping[str, int]) -> Iterable[Columns]:
        if isinstance(sheet.source, Source):
            return sheet.source.rows(self.session, sheet.columns, stretches(self._writers(sheet, styles)))
        return sheet.source.rows(sheet.columns) if sheet.source else [transposed(self._dictionary())]

    def _dictionary(self) -> Iterator[Sequence[Any]]:
        for sheet in self.data[:-1]:
            for column in sheet.columns:
                yield self._explained(sheet.name, column)

    def _explained(self, sheet: str, column: Column) -> Sequence[Any]:
        language = self.wish.language
        whole = column.masked and self.wish.unmasked
        source = _UNMASKED if whole else column.meaning
        meaning = language.translate("Meaning", source)
        allowed = "; ".join(f"{stored} = {word}" for stored, word in said_words(column, language).items())
        kind = language.label(column.kind)
        return (
            sheet, column.name, self._label(column), meaning, kind, column.unit, allowed, column.personal, column.since,
        )  # fmt: skip

    def _told(self) -> dict[str, str]:
        wish = self.wish
        return {
            "event_code": wish.event.record.code,
            "event_id": wish.event.id,
            "kind": wish.kind,
            "work_unit": wish.work_unit,
            "practice": _true(wish.practice),
            "identity_numbers": "none" if not wish.names else "whole" if wish.unmasked else "masked",
            "health": _true(wish.health),
            "language": str(wish.language.tongue),
        }


def _told(batches: Iterable[Columns], done: int, tell: Callable[[int], None]) -> Iterator[Columns]:
    """Pass the batches on and tell how many rows that makes."""
    for batch in batches:
        yield batch
        done += len(batch[0])
        tell(done)


def _true(value: bool) -> str:
    return "true" if value else "false"


def _merged(line: Line, row: int) -> str:
    first, last = line.merged or (1, 1)
    return f"{letters(first)}{row}:{letters(last)}{row}"


def _line(rows: Rows, line: Line, styles: Mapping[str, int]) -> bytes:
    cells: list[Styled | None] = [(line.key, styles["key"]) if line.key else None]
    cells += [entry and (entry[0], styles[entry[1]]) for entry in line.cells]
    return rows.styled(cells, line.height)
