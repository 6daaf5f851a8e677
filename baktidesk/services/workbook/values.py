"""How stored values are shown in the workbook: as cells of a column, or as words in the sheet Koreksi."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.labels import Labelled
from baktidesk.domain.nik import mask_nik
from baktidesk.domain.words import number
from baktidesk.domain.zones import Zone
from baktidesk.services.language import Language
from baktidesk.services.workbook.cells import ColumnWriter, Few, Writer, cell, each, moment_writer, text_writer
from baktidesk.services.workbook.columns import CellKind, Column

WRAPPED: Final = 36
_NIK_LENGTH: Final = 16
_FEW: Final = frozenset({"work_unit", "bag_volume_ml", "item", "unit", "area", "desk", "officer"})
"""Columns of which few values differ although they are no closed list."""
_NUMBER_STYLES: Final = {CellKind.WHOLE: "whole", CellKind.DECIMAL: "decimal", CellKind.YEAR: "year"}


def writer_of(
    column: Column, styles: Mapping[str, int], language: Language, zone: Zone, *, unmasked: bool = False
) -> ColumnWriter:
    """Give what writes the stored values of a column; `unmasked` shows identity numbers in full."""
    style = styles[_style_name(column)]
    if column.masked and not unmasked:
        return each(lambda value: cell(masked(value or ""), style))
    if column.kind is CellKind.MOMENT:
        return moment_writer(zone.tzinfo.utcoffset(None), style)
    if _has_few(column):
        return Few(_single_writer(column, style, language))
    if column.kind is CellKind.TEXT and not column.choices:
        return text_writer(style)
    return each(_single_writer(column, style, language))


def _has_few(column: Column) -> bool:
    """Tell whether few values differ in a column, none of which takes several lines."""
    known = column.choices is not None or column.kind in (CellKind.DAY, CellKind.YES_NO) or column.name in _FEW
    return known and column.width < WRAPPED


def _single_writer(column: Column, style: int, language: Language) -> Writer:
    """Give what writes one value: a day, a word for it, or the value itself."""
    if column.kind is CellKind.DAY:
        return lambda value: cell(_day(value), style)
    if column.kind is CellKind.YES_NO:
        yes, no = yes_no(language).values()
        return lambda value: cell(None if value is None else yes if value else no, style)
    words = said_words(column, language)
    return lambda value: cell(words.get(value, value), style)


def words_of(column: Column, value: Any, language: Language, zone: Zone, *, unmasked: bool = False) -> str:
    """Give a value of the audit (plain JSON) as a reader sees it; "" when there is none."""
    if value is None or value == "":
        return ""
    if column.masked and not unmasked:
        return masked(str(value))
    if column.kind is CellKind.MOMENT:
        moment = dt.datetime.fromisoformat(value).astimezone(zone.tzinfo)
        return f"{moment:%d/%m/%Y %H:%M}"
    if column.kind is CellKind.DAY:
        return f"{dt.date.fromisoformat(value):%d/%m/%Y}"
    if column.kind in (CellKind.WHOLE, CellKind.DECIMAL):
        return number(Decimal(str(value)), language.tongue)
    words = said_words(column, language)
    return words.get(_yes(value) if column.kind is CellKind.YES_NO else value, str(value))


def masked(digits: str) -> str:
    """Show the first four and the last two digits of a NIK or family card number; of anything else less than half."""
    if len(digits) != _NIK_LENGTH:
        return mask_nik(digits)
    return f"{digits[:4]}{'*' * 10}{digits[-2:]}"


def said_words(column: Column, language: Language) -> dict[Any, str]:
    """Give the words of a column's stored values in one language, in their order."""
    if column.kind is CellKind.YES_NO:
        return yes_no(language)
    choices: Iterable[Labelled] = column.choices or ()
    return {choice.value: language.label(choice) for choice in choices}


def yes_no(language: Language) -> dict[Any, str]:
    """Give the words of "true" and "false"."""
    yes = language.translate("Workbook", QT_TRANSLATE_NOOP("Workbook", "Yes"))
    return {"true": yes, "false": language.translate("Workbook", QT_TRANSLATE_NOOP("Workbook", "No"))}


def _day(value: dt.date | str | None) -> dt.date | None:
    """Read a day as the file or as the server gives it; "" is none."""
    if isinstance(value, str):
        return dt.date.fromisoformat(value[:10]) if value else None
    return value


def _yes(value: Any) -> str:
    return "true" if value else "false"


def _style_name(column: Column) -> str:
    if column.kind in _NUMBER_STYLES:
        return _NUMBER_STYLES[column.kind]
    if column.kind in (CellKind.DAY, CellKind.MOMENT):
        return "clock" if column.clock else column.kind.value
    return "note" if column.width >= WRAPPED else "text"
