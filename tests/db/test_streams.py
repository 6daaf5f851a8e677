"""Very many rows come in batches, as SQLAlchemy would give them, and a fault is told of as everywhere."""

from itertools import chain
from pathlib import Path

import pytest
from sqlalchemy import func, literal, select, union_all
from sqlalchemy.exc import OperationalError

from baktidesk.db.models import donor_visit
from baktidesk.db.session import Session
from baktidesk.db.streams import batches
from baktidesk.services.donors.donations import check_in
from tests.stories import Desk, a_donor, fresh_database, set_up


def test_rows_come_in_batches_as_sqlalchemy_gives_them(tmp_path: Path) -> None:
    desk = Desk(fresh_database(tmp_path))
    made = set_up(desk)
    for _donor in range(5):
        desk.do(check_in, made.id, a_donor())
    query = select(donor_visit).where(donor_visit.c.event_id.in_([made.id])).order_by(donor_visit.c.id)

    def compare(session: Session) -> None:
        found = [[tuple(row) for row in batch] for batch in batches(session.connection, query, 2)]
        assert [len(batch) for batch in found] == [2, 2, 1]
        assert list(chain(*found)) == [tuple(row) for row in session.rows(query)]
        assert list(batches(session.connection, query.where(donor_visit.c.day.is_(None)), 2)) == []

    desk.see(compare)
    desk.database.close()


def test_a_fault_on_the_way_is_raised_as_everywhere(tmp_path: Path) -> None:
    database = fresh_database(tmp_path)
    texts = union_all(select(literal("[1]").label("text")), select(literal("[2").label("text"))).subquery()
    query = select(func.json(texts.c.text))
    with pytest.raises(OperationalError, match="malformed JSON"):
        database.read(lambda session: list(batches(session.connection, query, 1)))
    database.close()
