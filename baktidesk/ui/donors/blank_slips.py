"""Blank check-in slips for the hour without power: every field that the event asks, as boxes and lines to write on."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from baktidesk.domain.donation import CheckIn
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.fields import Choice, Day, FamilyCard, Field, Identity, Phone, Year, YesNo, asked_fields
from baktidesk.domain.paper import Paper
from baktidesk.ui import text
from baktidesk.ui.papers.paper import Markup, fill, svg
from baktidesk.ui.papers.sheet import PER_MM, SIZES_OF, HtmlSheet, StripSheet
from baktidesk.ui.text import translate
from baktidesk.ui.theme import LIGHT

HALF = 320
WHOLE = 680
_HEIGHTS_MM = (74.25, 99.0, 148.5, 297.0)
_CLEAR_MM = 12
_LINE = 24
_BOX_WIDTH = 17
_BOX_HEIGHT = 20
_TICK = 12
_FEW = 4
_DAY_BOXES = (2, 2, 4)
_HOUR_BOXES = (2, 2)
_DRAWING = re.compile(r'src="([a-z]+-[\d-]+|tick)"')


def blank_slips(event: StoredEvent, numbers: Iterable[int], *, copy: bool = False, mark: str = "") -> StripSheet:
    """Give the slips of these numbers, as many to a sheet of A4 as there is room for; a reprint is marked as a copy."""
    slips = [_slip(event, number, copy=copy) for number in numbers]
    shapes = {name: _drawing(name) for name in set(_DRAWING.findall("".join(slips[:1])))}
    tall = HtmlSheet(title="", html=slips[0], drawings=shapes).lay_out(SIZES_OF[Paper.A4].room).height / PER_MM
    return StripSheet(
        title=translate("Paper", "Blank slips"),
        strips=slips,
        strip_mm=next((height for height in _HEIGHTS_MM if height >= tall + _CLEAR_MM), _HEIGHTS_MM[-1]),
        drawings=shapes,
        mark=mark,
    )


def slip_number(number: int) -> str:
    """Give a slip's number as it is printed: 0012."""
    return f"{number:04d}"


def _slip(event: StoredEvent, number: int, *, copy: bool) -> str:
    days = event.record.days
    only = f"{text.long_day(event.first_day)} · {days[0].place}" if len(days) == 1 else event.record.organiser
    return fill(
        "blank_slip.html",
        event=event.record.name,
        place=only,
        caption=translate("Paper", "Check-in slip"),
        number=slip_number(number),
        copy=f" {translate('Paper', 'copy')}" if copy else "",
        rows=_rows(event),
        written=translate("Paper", "Day and hour of writing ({zone})").format(zone=event.zone.value),
        hour=Markup(f"{_boxes(_DAY_BOXES)} &nbsp; {_boxes(_HOUR_BOXES)}"),
        signature=translate("Paper", "Signature of the donor"),
        sign_px=_LINE + 10,
    )


def _rows(event: StoredEvent) -> Markup:
    """Give the fields in the order of the form, two short ones side by side."""
    rows: list[list[tuple[Field, Markup]]] = []
    for field, wide, answer in _asked(event):
        if wide or not rows or len(rows[-1]) == 2 or _is_wide(rows[-1][0][0]):
            rows.append([])
        rows[-1].append((field, answer))
    lines = "".join(_row(event, row) for row in rows)
    return Markup(f'<table width="100%" cellspacing="0" cellpadding="0">{lines}</table>')


def _asked(event: StoredEvent) -> Iterator[tuple[Field, bool, Markup]]:
    for _name, field in asked_fields(CheckIn, event.record.options()):
        wide = _is_wide(field)
        yield field, wide, _answer(event, field, WHOLE if wide else HALF)


def _row(event: StoredEvent, row: list[tuple[Field, Markup]]) -> str:
    cells = []
    for field, answer in row:
        label = "" if isinstance(field, YesNo) else f'<span style="font-size:11px; color:{LIGHT.muted}">{_label(field)}'
        span = ' colspan="2"' if _is_wide(field) else ' width="340"'
        cells.append(f'<td{span} style="padding-top:7px">{label and label + "</span><br>"}{answer}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _label(field: Field) -> Markup:
    return _text(translate("Field", field.label))


def _is_wide(field: Field) -> bool:
    """Tell whether a field takes a whole line: names, consent, and a choice of more than a few."""
    if isinstance(field, Choice):
        return len(field.options) > _FEW + 1
    return isinstance(field, YesNo) or (field.width > 1 and not isinstance(field, Day))


def _answer(event: StoredEvent, field: Field, room: int) -> Markup:
    """Give what a field is answered on: boxes for digits, boxes to tick for a choice, a line for words."""
    if isinstance(field, Choice):
        return Markup(" &nbsp; ".join(_tick(text.label(option)) for option in field.options))
    if isinstance(field, YesNo):
        return _tick(event.record.consent_text)
    for kind, answer in _DIGITS.items():
        if isinstance(field, kind):
            return answer()
    return _image(f"line-{room}", room, _LINE)


def _tick(words: str) -> Markup:
    box = f'<img src="tick" width="{_TICK}" height="{_TICK}" style="vertical-align:middle">'
    return Markup(f'<span style="font-size:12px">{box}&nbsp;{_text(words)}</span>')


def _boxes(groups: tuple[int, ...]) -> Markup:
    width = sum(groups) * _BOX_WIDTH + (len(groups) - 1) * _BOX_WIDTH // 2 + 1
    return _image("boxes-" + "-".join(map(str, groups)), width, _BOX_HEIGHT + 2)


def _image(name: str, width: int, height: int) -> Markup:
    return Markup(f'<img src="{name}" width="{width}" height="{height}">')


def _text(words: str) -> Markup:
    from html import escape

    return Markup(escape(words))


@cache
def _drawing(name: str) -> str:
    """Give the drawing of a name: tick, line-<width>, boxes-<count>-<count>."""
    if name == "tick":
        return svg(_TICK, _TICK, _box(0.5, 0.5, _TICK - 1, _TICK - 1))
    kind, *numbers = name.split("-")
    counts = [int(number) for number in numbers]
    if kind == "line":
        return svg(counts[0], _LINE, f'<path d="M0 {_LINE - 2}h{counts[0]}" stroke="{LIGHT.edge}" stroke-width="1"/>')
    places = list(_places(counts))
    shapes = "".join(_box(left + 0.5, 0.5, _BOX_WIDTH, _BOX_HEIGHT) for left in places)
    return svg(places[-1] + _BOX_WIDTH + 1, _BOX_HEIGHT + 2, shapes)


def _places(groups: Iterable[int]) -> Iterator[int]:
    """Give where each box begins, with half a box between groups."""
    left = 0
    for count in groups:
        for _number in range(count):
            yield left
            left += _BOX_WIDTH
        left += _BOX_WIDTH // 2


def _box(left: float, top: float, width: float, height: float) -> str:
    edge = f'stroke="{LIGHT.edge}" stroke-width="1" fill="none"'
    return f'<rect x="{left}" y="{top}" width="{width}" height="{height}" {edge}/>'


_DIGITS: dict[type[Field], Callable[[], Markup]] = {
    Identity: lambda: _boxes((16,)),
    FamilyCard: lambda: _boxes((16,)),
    Phone: lambda: _boxes((4, 4, 5)),
    Day: lambda: _boxes(_DAY_BOXES),
    Year: lambda: _boxes((4,)),
}
