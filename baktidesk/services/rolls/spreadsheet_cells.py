"""What the cells of a workbook hold: shared texts, and which number formats make a number a day or an hour."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from baktidesk.services.rolls.spreadsheet_guard import refuse_damaged, walk

Value = str | float | bool | dt.date | dt.time
"""What a cell holds; "" is an empty cell, and every number is a float."""

_MAIN: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_NAMES: Final = "sheet workbookPr row c f v is t r rPh si mergeCell numFmt cellXfs cellStyleXfs xf"
TAGS: Final[Mapping[str, str]] = {f"{space} {tag}": tag for space in _MAIN for tag in _NAMES.split()}
"""The elements that tell something, by their names with their namespace."""

_LONGEST: Final = 32_767
_DAY_FORMATS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_FORMAT: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]')
_DAY_LETTERS: Final = re.compile(r"[dmyhs]")
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_EPOCH: Final = dt.datetime(1899, 12, 30)
_EPOCH_1904: Final = dt.datetime(1904, 1, 1)
_NO_SUCH_DAY: Final = 60
_MOST_DAYS: Final = 2_958_466


@dataclass
class Texts:
    """Collects the texts of a part: those of `si` (shared) or of `is` (in the cell), without reading aids."""

    whole: list[str] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _aside: bool = False
    _open: bool = False

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        """Take in the beginning of an element."""
        tag = TAGS.get(name)
        if tag in ("si", "is"):
            self._pieces.clear()
        self._aside = self._aside or tag == "rPh"
        self._open = tag == "t" and not self._aside

    def end(self, name: str) -> None:
        """Take in the end of an element."""
        tag = TAGS.get(name)
        self._open = False
        if tag == "rPh":
            self._aside = False
        elif tag == "si":
            self.whole.append(self.taken())

    def data(self, text: str) -> None:
        """Take in characters."""
        if self._open:
            self._pieces.append(text)

    def taken(self) -> str:
        """Give the text collected since the last `si` or `is`, and forget it."""
        text = unescaped("".join(self._pieces))
        self._pieces.clear()
        return text


@dataclass
class Styles:
    """Which of the numbered styles of a workbook show a number as a day or an hour."""

    formats: dict[int, bool] = field(default_factory=dict)
    days: list[bool] = field(default_factory=list)
    _within: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in the beginning of an element."""
        tag = TAGS.get(name)
        if tag == "numFmt":
            self.formats[int(attributes.get("numFmtId", "0"))] = _shows_day(attributes.get("formatCode", ""))
        elif tag in ("cellXfs", "cellStyleXfs"):
            self._within = tag == "cellXfs"
        elif tag == "xf" and self._within:
            number = int(attributes.get("numFmtId", "0"))
            self.days.append(self.formats.get(number, number in _DAY_FORMATS))

    def shows_day(self, style: str) -> bool:
        """Tell whether cells of a style show their numbers as days or hours."""
        number = int(style or "0")
        return 0 <= number < len(self.days) and self.days[number]


def read_texts(part: bytes) -> list[str]:
    """Give the shared texts of a workbook in order."""
    texts = Texts()
    if part:
        walk(part, texts.start, texts.end, texts.data)
    return texts.whole


def read_styles(part: bytes) -> Styles:
    """Give the styles of a workbook."""
    styles = Styles()
    if part:
        walk(part, styles.start)
    return styles


def unescaped(text: str) -> str:
    """Give a text as Excel means it (_x000D_ is a character); refused beyond what a cell can hold."""
    if len(text) > _LONGEST:
        refuse_damaged()
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def moment(days: float, *, since_1904: bool) -> Value:
    """Give what a spreadsheet's count of days means: a day, a moment, an hour; out of range it stays a number."""
    if not 0 <= days < _MOST_DAYS:
        return days
    # Spreadsheets took over from an older program that 1900 was a leap year.
    early = 1 if not since_1904 and days < _NO_SUCH_DAY else 0
    try:
        found = (_EPOCH_1904 if since_1904 else _EPOCH) + dt.timedelta(days=early, seconds=round(days * 86_400))
    except OverflowError:  # since 1904, or rounded up, the last days lie beyond the year 9999
        return days
    if days < 1:
        return found.time()
    return found if found.time() != dt.time() else found.date()


def iso_moment(text: str) -> Value:
    """Give the day or moment of a cell that holds it as text, such as 2026-01-20."""
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    return found if found.time() != dt.time() else found.date()


def _shows_day(code: str) -> bool:
    first = _NOT_FORMAT.sub("", code.lower()).partition(";")[0]
    return "general" not in first and bool(_DAY_LETTERS.search(first))
