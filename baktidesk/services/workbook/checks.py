"""The sheet Periksa: formulas that count the data sheets again and compare them with Manifes and Ringkasan."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final

from baktidesk.domain.donation import LEFT, WAITING, VisitStatus
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.stock import MovementKind
from baktidesk.services.language import Language
from baktidesk.services.workbook import sheets
from baktidesk.services.workbook.cells import ColumnWriter, each
from baktidesk.services.workbook.contents import Check
from baktidesk.services.workbook.manifest import ROWS, row_of_count
from baktidesk.services.workbook.summary import FIGURES, STOCK, WITHOUT_AREA, Line
from baktidesk.services.workbook.table import Table, quoted
from baktidesk.services.workbook.values import yes_no

ALL: Final = QT_TRANSLATE_NOOP("Workbook", "Everything agrees")
SAME: Final = QT_TRANSLATE_NOOP("Workbook", "agrees")
DIFFERENT: Final = QT_TRANSLATE_NOOP("Workbook", "differs")
NOT_COUNTED: Final = QT_TRANSLATE_NOOP("Workbook", "not counted")
_FIRST: Final = 3
_STATUSES: Final = {
    "donated": (VisitStatus.DONATED,),
    "deferred": (VisitStatus.DEFERRED,),
    "failed": (VisitStatus.FAILED,),
    "waiting": sorted(WAITING),
    "left": sorted(LEFT),
}
_HEALTH: Final = {"blood_group": VisitStatus.DONATED, "deferral_reason": VisitStatus.DEFERRED}
"""Columns that figures of health are counted from, and how a visit ended that they tell of."""
_RECIPIENTS: Final = {"goods.by_recipient_kind": ("recipient_kind", "F"), "goods.by_area": ("area", "G")}
"""The figures of Ringkasan by what their first word names: its column in a data sheet, and where the figure stands."""
Row = tuple[str, str, str, str, str, str]
"""Key, label, and the formulas of what should be, what is counted, whether the two agree, and that as a word."""


def figure_checks(
    tables: Mapping[str, Table], lines: Sequence[Line], counts: Mapping[str, int], language: Language
) -> list[Check]:
    """Give the checks of the numbers of rows in Manifes and of the figures in Ringkasan."""
    checks = _Checks(tables, lines, language)
    donors = [*checks.visits(), *checks.units(), *checks.health()]
    return [*checks.rows(counts), *donors, *checks.stock(), *checks.deliveries(), *checks.recipients()]


def check_rows(note: str, found: Sequence[Check], language: Language) -> list[Row]:
    """Give the rows of the sheet: whether all checks hold and how many do not, what is counted, and the checks."""
    first, last = _FIRST + 2, _FIRST + 1 + len(found)
    rows = [_row(check, place, language) for place, check in enumerate(found, first)]
    different = f"COUNTIF(F{first}:F{last},{quoted(language.translate('Workbook', DIFFERENT))})"
    label = language.translate("Workbook", ALL)
    head = ("all", label, "0", different, f"AND(E{first}:E{last})", _verdict(_FIRST, language))
    return [head, ("contents", note, "", "", "", ""), *rows]


def row_count(checks: int) -> int:
    """Give the number of rows of the sheet for a number of checks."""
    return checks + 2


def formula_writer(style: int) -> ColumnWriter:
    """Write formulas without results: whoever opens the workbook counts them."""
    return each(lambda value: (_formula(value, style) if value else f'" s="{style}"/>', ""))


def _formula(words: str, style: int) -> str:
    return f'" s="{style}"><f>{escape(words, quote=False)}</f></c>'


def _row(check: Check, row: int, language: Language) -> Row:
    if not check[3]:
        return (*check, "", quoted(language.translate("Workbook", NOT_COUNTED)))
    return (*check, f"IFERROR(C{row}=D{row},FALSE)", _verdict(row, language))


def _verdict(row: int, language: Language) -> str:
    """Give the word beside a truth value, which not every program shows as a word."""
    same, different = (quoted(language.translate("Workbook", word)) for word in (SAME, DIFFERENT))
    return f"IF(E{row},{same},{different})"


class _Checks:
    """Makes the checks as (key, label, formula of what should be, formula that counts)."""

    def __init__(self, tables: Mapping[str, Table], lines: Sequence[Line], language: Language) -> None:
        self._tables = tables
        self._lines = [(row, line) for row, line in enumerate(lines, 1)]
        self._language = language

    def rows(self, counts: Mapping[str, int]) -> Iterator[tuple[str, str, str, str]]:
        """Count the rows of every data sheet."""
        for name, table in self._tables.items():
            label = self._text(ROWS).format(sheet=name)
            yield f"rows.{name}", label, f"VALUE({sheets.MANIFEST}!$C${row_of_count(name, counts)})", table.rows()

    def visits(self) -> Iterator[tuple[str, str, str, str]]:
        """Count the visits by status."""
        table = self._tables.get(sheets.DONOR)
        if table is None:
            return
        status = table.range("status")
        for row, line in self._lines:
            name = line.key.removeprefix("donors.")
            counted = {"candidates": f"COUNTA({status})", "passed": f"COUNTA({table.range('passed_at')})"}.get(name, "")
            words = [self._language.label(one) for one in _STATUSES.get(name, ())]
            counted = counted or "+".join(f"COUNTIF({status},{quoted(word)})" for word in words)
            if line.key.startswith("donors.") and counted:
                yield line.key, self._label(table, self._text(FIGURES[name])), _figure("C", row), counted

    def units(self) -> Iterator[tuple[str, str, str, str]]:
        """Count the visits and the donations by work unit."""
        table = self._tables.get(sheets.DONOR)
        if table is None:
            return
        unit, status = table.range("work_unit"), table.range("status")
        donated = quoted(self._language.label(VisitStatus.DONATED))
        for row, line in self._lines:
            if line.key == "donors.by_work_unit":
                same = f"({unit}={_figure('B', row)})"
                label = self._label(table, _word(line))
                yield line.key, label, _figure("C", row), f"SUMPRODUCT({same}*1)"
                label = f"{label} – {self._text(FIGURES['donated'])}"
                yield line.key, label, _figure("D", row), f"SUMPRODUCT({same}*({status}={donated}))"

    def health(self) -> Iterator[tuple[str, str, str, str]]:
        """Count the bags by blood group and the deferrals by reason, where the records tell of them."""
        table = self._tables.get(sheets.DONOR)
        for name, status in _HEALTH.items() if table else ():
            assert table is not None
            column = table.range(name)
            ended = f"({table.range('status')}={quoted(self._language.label(status))})"
            for row, line in self._lines if column else ():
                if line.key == f"donors.by_{name}":
                    same = self._same(column, row, line, self._language.label(BloodGroup.UNKNOWN))
                    label = f"{self._label(table, self._language.label(status))} – {_word(line)}"
                    yield line.key, label, _figure("C", row), f"SUMPRODUCT({ended}*{same})"

    def stock(self) -> Iterator[tuple[str, str, str, str]]:
        """Add up the ledger by kind of goods."""
        table = self._tables.get(sheets.STOCK)
        for row, line in self._goods() if table else ():
            assert table is not None
            same = self._same_goods(table, row)
            for place, (name, label) in enumerate(STOCK.items()):
                counted = f"SUMPRODUCT({same}{self._of_kind(table, name)})"
                yield f"goods.{name}", self._of_goods(table, line, label), _figure("DEFGHI"[place], row), counted

    def _of_kind(self, table: Table, name: str) -> str:
        """Give the rest of a sum: what lies in the store is the sum of all changes, the others that of their kind."""
        if name == "on_hand":
            return f"*{table.range('effect')}"
        return f"*({table.range('kind')}={quoted(self._language.label(MovementKind(name)))})*{table.range('quantity')}"

    def recipients(self) -> Iterator[tuple[str, str, str, str]]:
        """Add up what was given by kind of recipient and by office area, as the deliveries and the ledger tell it."""
        out = [self._tables[name] for name in (sheets.HANDOVER, sheets.DISTRIBUTION) if name in self._tables]
        ledger = [self._tables[name] for name in (sheets.STOCK,) if name in self._tables]
        for key, (name, place) in _RECIPIENTS.items():
            for tables in (out, ledger):
                for row, line in self._lines if tables else ():
                    if line.key == key:
                        counted = "+".join(self._received(table, name, row, line) for table in tables)
                        label = f"{' + '.join(table.name for table in tables)}: {_word(line)} – {_word(line, 1)}"
                        yield key, label, _figure(place, row), counted

    def _received(self, table: Table, name: str, row: int, line: Line) -> str:
        """Give the sum of what one kind of recipient, or one area, got of one kind of goods."""
        goods = f"({table.range('item')}={_figure('C', row)})*({table.range('unit')}={_figure('E', row)})"
        column = table.range(name)
        same = self._same(column, row, line, self._text(WITHOUT_AREA)) if column else "1"
        return f"SUMPRODUCT({goods}*{same}{self._handed_over(table)}*{table.range('quantity')})"

    def _handed_over(self, table: Table) -> str:
        """Give what leaves out ceremonies and, in the ledger, everything that was not handed over."""
        if table.name == sheets.STOCK:
            return f"*({table.range('kind')}={quoted(self._language.label(MovementKind.HANDED_OVER))})"
        symbolic = table.range("symbolic")
        return f"*({symbolic}={quoted(yes_no(self._language)['false'])})" if symbolic else ""

    def _same(self, column: str, row: int, line: Line, empty: str) -> str:
        """Give what tells whether a cell holds the first word of a line; nothing will do where that word says so."""
        same = f"({column}={_figure('B', row)})"
        return f'(({column}="")+{same})' if _word(line) == empty else same

    def deliveries(self) -> Iterator[tuple[str, str, str, str]]:
        """Add up what was given to institutions, ceremonies left out, and to people, by kind of goods."""
        tables = [self._tables[name] for name in (sheets.HANDOVER, sheets.DISTRIBUTION) if name in self._tables]
        place = "DEFGHI"[list(STOCK).index("handed_over")]
        for row, line in self._goods() if tables else ():
            parts = [self._delivered(table, row) for table in tables]
            names = " + ".join(table.name for table in tables)
            label = f"{names}: {_word(line)}"
            yield "goods.handed_over", label, _figure(place, row), "+".join(parts)

    def _delivered(self, table: Table, row: int) -> str:
        return f"SUMPRODUCT({self._same_goods(table, row)}{self._handed_over(table)}*{table.range('quantity')})"

    def _goods(self) -> Iterator[tuple[int, Line]]:
        return ((row, line) for row, line in self._lines if line.key == "goods")

    def _same_goods(self, table: Table, row: int) -> str:
        return f"({table.range('item')}={_figure('B', row)})*({table.range('unit')}={_figure('C', row)})"

    def _of_goods(self, table: Table, line: Line, label: str) -> str:
        return f"{self._label(table, _word(line))} – {self._text(label)}"

    def _label(self, table: Table, text: str) -> str:
        return f"{table.name}: {text}"

    def _text(self, source: str) -> str:
        return self._language.translate("Workbook", source)


def _word(line: Line, place: int = 0) -> str:
    """Give what stands in a cell of a line of Ringkasan, counted from the second column on."""
    cell = line.cells[place]
    return str(cell[0]) if cell else ""


def _figure(letter: str, row: int) -> str:
    return f"{sheets.SUMMARY}!${letter}${row}"
