"""The charts of the sheet Ringkasan: native ones of the spreadsheet program, drawn from the cells beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.services.language import Language
from baktidesk.services.workbook import sheets
from baktidesk.services.workbook.summary import CHART_LINES, Line

FUNNEL: Final = QT_TRANSLATE_NOOP("Workbook", "Donors from arrival to donation")
GROUPS: Final = QT_TRANSLATE_NOOP("Workbook", "Bags by blood group (PMI)")
AREAS: Final = QT_TRANSLATE_NOOP("Workbook", "{item} by office area ({unit})")
_LINE_CM: Final = 0.529
_HALF_CM: Final = 12.0
_WHOLE_CM: Final = 24.6
_INK: Final = "595959"


@dataclass(frozen=True, kw_only=True)
class Series:
    """One row of bars: its name, the letter of its column, and its numbers, for previews that count nothing."""

    name: str
    letter: str
    values: tuple[int, ...]
    pale: bool = False


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Bars over rows of the sheet from `first` on, put at a cell; lying ones read from the top down."""

    title: str
    anchor: str
    first: int
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    lying: bool
    width: float

    def cells(self, letter: str) -> str:
        """Give the cells of a column that the chart is drawn from."""
        return f"{sheets.SUMMARY}!${letter}${self.first}:${letter}${self.first + len(self.labels) - 1}"


def charts_of(lines: Sequence[Line], language: Language) -> Iterator[Chart]:
    """Give the charts for which the sheet has kept room."""
    numbered = list(enumerate(lines, 1))
    rooms = [row for row, line in numbered if line.key == "chart.donors"]
    if rooms:
        yield from _of_donors(numbered, rooms[0], language)
    areas = [row for row, line in numbered if line.key == "chart.areas"]
    lines_of_areas = [(row, line) for row, line in numbered if line.key == "goods.by_area" and _value(line, 4) != ""]
    goods = groupby(lines_of_areas, key=lambda pair: (_value(pair[1], 1), _value(pair[1], 3)))
    for room, ((item, unit), found) in zip(areas, goods, strict=False):
        yield _of_areas(list(found), room, str(item), str(unit), language)


def add_chart(sheet: Any, chart: Chart, accent: str) -> None:
    """Draw a chart on a sheet of the skeleton."""
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.data_source import NumData, NumVal, StrData, StrVal
    from openpyxl.chart.series_factory import SeriesFactory

    drawn = BarChart()
    drawn.type, drawn.title, drawn.style = ("bar" if chart.lying else "col"), chart.title, 2
    drawn.width, drawn.height, drawn.gapWidth = chart.width, (CHART_LINES - 1) * _LINE_CM, 40
    labels = StrData(ptCount=len(chart.labels), pt=[StrVal(idx=n, v=one) for n, one in enumerate(chart.labels)])
    for one in chart.series:
        series = SeriesFactory(Reference(sheet, range_string=chart.cells(one.letter)), title=one.name)
        values = [NumVal(idx=n, v=str(value)) for n, value in enumerate(one.values)]
        series.val.numRef.numCache = NumData(formatCode="#,##0", ptCount=len(values), pt=values)
        _colour(series, accent, pale=one.pale)
        drawn.series.append(series)
    drawn.set_categories(Reference(sheet, range_string=chart.cells("B")))
    for series in drawn.series:
        series.cat.numRef, series.cat.strRef = None, _text_reference(chart.cells("B"), labels)
    _dress(drawn, chart)
    sheet.add_chart(drawn, chart.anchor)


def _of_donors(numbered: Sequence[tuple[int, Line]], room: int, language: Language) -> Iterator[Chart]:
    stages = [(row, line) for row, line in numbered if line.key in _STAGES]
    groups = [(row, line) for row, line in numbered if line.key == "donors.by_blood_group"]
    title, letter = language.translate("Workbook", FUNNEL), "B"
    width = _HALF_CM if groups else _WHOLE_CM
    yield Chart(title=title, anchor=f"{letter}{room}", lying=True, width=width, **_data(stages, title))
    if groups:
        title = language.translate("Workbook", GROUPS)
        yield Chart(title=title, anchor=f"E{room}", lying=False, width=_HALF_CM, **_data(groups, title))


_STAGES: Final = tuple(f"donors.{name}" for name in ("candidates", "passed", "donated", "deferred", "failed"))


def _of_areas(found: Sequence[tuple[int, Line]], room: int, item: str, unit: str, language: Language) -> Chart:
    from baktidesk.services.workbook.summary import ALLOCATED, STOCK

    names = ((ALLOCATED, "F", 4, True), (STOCK["handed_over"], "G", 5, False))
    series = tuple(
        Series(name=language.translate("Workbook", name), letter=letter, values=_numbers(found, place), pale=pale)
        for name, letter, place, pale in names
    )
    return Chart(
        title=language.translate("Workbook", AREAS).format(item=item, unit=unit),
        anchor=f"B{room}",
        first=found[0][0],
        labels=tuple(str(_value(line, 0)) for _row, line in found),
        series=series,
        lying=False,
        width=_WHOLE_CM,
    )


def _data(found: Sequence[tuple[int, Line]], name: str) -> dict[str, Any]:
    labels = tuple(str(_value(line, 0)) for _row, line in found)
    return {
        "first": found[0][0],
        "labels": labels,
        "series": (Series(name=name, letter="C", values=_numbers(found, 1)),),
    }


def _numbers(found: Sequence[tuple[int, Line]], place: int) -> tuple[int, ...]:
    return tuple(int(str(_value(line, place) or 0)) for _row, line in found)


def _value(line: Line, place: int) -> object:
    entry = line.cells[place] if place < len(line.cells) else None
    return "" if entry is None or entry[0] is None else entry[0]


def _text_reference(cells: str, labels: Any) -> Any:
    from openpyxl.chart.data_source import StrRef

    return StrRef(f=cells, strCache=labels)


def _colour(series: Any, accent: str, *, pale: bool) -> None:
    from openpyxl.drawing.fill import ColorChoice

    colour = ColorChoice(prstClr=None, srgbClr="B8CBD8" if pale else accent)
    series.graphicalProperties.solidFill = colour
    series.graphicalProperties.line.noFill = True


def _dress(drawn: Any, chart: Chart) -> None:
    """Leave out what is not read: grid and number axis; the numbers stand at the bars."""
    from openpyxl.chart.label import DataLabelList

    drawn.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    drawn.x_axis.delete, drawn.y_axis.delete = False, True
    drawn.y_axis.majorGridlines, drawn.y_axis.scaling.min = None, 0
    drawn.y_axis.number_format = "#,##0"
    if chart.lying:
        drawn.x_axis.scaling.orientation = "maxMin"
    if len(chart.series) == 1:
        drawn.legend = None
    else:
        drawn.legend.position = "b"
    drawn.title.overlay = False
    _size_title(drawn.title)


def _size_title(title: Any) -> None:
    """Set the title in the size of a section, not of a poster."""
    from openpyxl.drawing.text import CharacterProperties

    for paragraph in title.tx.rich.p:
        for run in paragraph.r:
            run.rPr = CharacterProperties(sz=1100, b=True, solidFill=_INK)
