"""The query of all that is stored of one record, with the names of what it points to."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, Select, Table, select

from baktidesk.db.models import area, distribution, donor_visit, handover, item, person, stock_movement, work_unit


def details_of(kind: str) -> Select[Any]:
    """Select every value of the records of a table, by attribute name."""
    return _DETAILS[kind]()


def _visit_details() -> Select[Any]:
    names = ("full_name", "sex", "birth_year", "birth_date", "nik", "phone", "donor_card_number")
    tables = donor_visit.join(person, person.c.id == donor_visit.c.person_id)
    tables = tables.join(work_unit, work_unit.c.id == donor_visit.c.work_unit_id)
    own = [*donor_visit.c, donor_visit.c.created_by.label("officer"), work_unit.c.name.label("work_unit")]
    return select(*own, *(person.c[name] for name in names)).select_from(tables)


def _handover_details() -> Select[Any]:
    tables = handover.outerjoin(area, area.c.id == handover.c.area_id)
    return select(*handover.c, handover.c.created_by.label("officer"), area.c.name.label("area")).select_from(tables)


def _distribution_details() -> Select[Any]:
    names = ("full_name", "nik", "family_card_number", "address")
    tables = distribution.outerjoin(person, person.c.id == distribution.c.person_id)
    return _goods_details(distribution, tables, [person.c[name] for name in names])


def _movement_details() -> Select[Any]:
    return _goods_details(stock_movement, stock_movement, [])


def _goods_details(table: Table, tables: FromClause, more: Sequence[ColumnElement[Any]]) -> Select[Any]:
    joined = tables.join(item, item.c.id == table.c.item_id).outerjoin(area, area.c.id == table.c.area_id)
    named = [item.c.name.label("item"), item.c.unit, area.c.name.label("area"), table.c.created_by.label("officer")]
    return select(*table.c, *named, *more).select_from(joined)


_DETAILS: Final = {
    donor_visit.name: _visit_details,
    handover.name: _handover_details,
    distribution.name: _distribution_details,
    stock_movement.name: _movement_details,
}
