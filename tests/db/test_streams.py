"""Very many rows come in batches, as SQLAlchemy would give them, and a fault is told of as everywhere."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, func, insert, literal, select, union_all
from sqlalchemy.exc import OperationalError

from baktidesk.db.engine import PLAIN_KB, driver, read_pragma
from baktidesk.db.models import donor_visit
from baktidesk.db.session import Session
from baktidesk.db.streams import FEW_KB, batches, few_pages, gathered, several, transposed
from baktidesk.services.donors.donations import check_in
from tests.stories import Desk, a_donor, fresh_database, set_up


def test_rows_come_in_batches_as_sqlalchemy_gives_them(tmp_path: Path) -> None:
    desk = Desk(fresh_database(tmp_path))
    made = set_up(desk)
    for _donor in range(5):
        desk.do(check_in, made.id, a_donor())
    query = select(donor_visit).where(donor_visit.c.event_id.in_([made.id])).order_by(donor_visit.c.id)

    def compare(session: Session) -> None:
        found = [transposed(batch) for batch in batches(session.connection, query, 2)]
        assert [len(batch) for batch in found] == [2, 2, 1]
        assert list(chain(*found)) == [tuple(row) for row in session.rows(query)]
        assert list(batches(session.connection, query.where(donor_visit.c.day.is_(None)), 2)) == []

    desk.see(compare)
    desk.database.close()


def test_neighbours_come_together_from_a_file_as_from_a_server(tmp_path: Path) -> None:
    desk = Desk(fresh_database(tmp_path))
    made = set_up(desk)
    for name in ("Adi", 'O"Neil\\ d\u2019Arc', "محمد"):
        desk.do(check_in, made.id, a_donor(full_name=name, consent=True))
    own = donor_visit.c
    query = select(own.id, own.queue_number, own.specific, own.slip_number, own.number, own.version, own.bag_number)
    stretches = [slice(0, 1), slice(1, 4), slice(4, 5), slice(5, 7)]

    def compare(session: Session) -> None:
        ordered = query.order_by(own.id)
        found = [row for batch in batches(session.connection, ordered, 2, stretches) for row in transposed(batch)]
        expected = transposed(gathered(transposed(session.rows(ordered)), stretches))
        assert [isinstance(row[1], str) and isinstance(expected[0][1], tuple) for row in found] == [True] * 3
        assert [[*row[::2], *map(list, map(several, row[1::2]))] for row in found] == [
            [*row[::2], *map(list, row[1::2])] for row in expected
        ]

    desk.see(compare)
    desk.database.close()


def without_sign(rows: Iterable[Sequence[Any]]) -> list[tuple[str, int, str]]:
    """Give rows as they are told, apart from what stands between texts in a line."""
    return [(one.replace("\x1f", ""), number, other.replace("\x1f", "")) for one, number, other in rows]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.none() | st.text("a\x1f|", max_size=3), st.text("b\x1f", max_size=2)), max_size=8))
def test_texts_of_a_line_are_taken_apart_again_whatever_they_hold(pairs: list[tuple[str | None, str]]) -> None:
    engine = create_engine("sqlite://", module=driver())
    with engine.begin() as connection:
        table = Table("texts", MetaData(), Column("number", Integer), Column("one", String), Column("other", String))
        table.create(connection)
        for number, (one, other) in enumerate(pairs):
            connection.execute(insert(table).values(number=number, one=one, other=other))
        query = select(table.c.one, table.c.number, table.c.other).order_by(table.c.number)
        stretches = [slice(0, 1), slice(1, 2), slice(2, 3)]
        found = [row for batch in batches(connection, query, 3, stretches) for row in transposed(batch)]
    engine.dispose()
    told = [(one or "", number, other) for number, (one, other) in enumerate(pairs)]
    assert without_sign(found) == without_sign(told)


def test_what_a_file_keeps_in_another_form_is_not_joined(tmp_path: Path) -> None:
    database = fresh_database(tmp_path)
    query = select(donor_visit.c.id, donor_visit.c.haemoglobin_g_dl)
    with pytest.raises(TypeError, match="another form"):
        database.read(lambda session: list(batches(session.connection, query, 1, [slice(0, 2)])))
    database.close()


def test_few_pages_are_kept_meanwhile_only(tmp_path: Path) -> None:
    database = fresh_database(tmp_path)

    def look(session: Session) -> list[int]:
        file = session.connection.connection.driver_connection
        before = read_pragma(file, "cache_size")
        with suppress(LookupError), few_pages(session.connection):
            meanwhile = read_pragma(file, "cache_size")
            raise LookupError
        return [before, meanwhile, read_pragma(file, "cache_size")]

    assert database.run(look).value == [-PLAIN_KB, -FEW_KB, -PLAIN_KB]
    database.close()


def test_a_fault_on_the_way_is_raised_as_everywhere(tmp_path: Path) -> None:
    database = fresh_database(tmp_path)
    texts = union_all(select(literal("[1]").label("text")), select(literal("[2").label("text"))).subquery()
    query = select(func.json(texts.c.text))
    with pytest.raises(OperationalError, match="malformed JSON"):
        database.read(lambda session: list(batches(session.connection, query, 1)))
    database.close()
