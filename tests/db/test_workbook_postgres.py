"""The workbook of a server's data is the one that a file's data would give."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from baktidesk.db.schema import open_database
from baktidesk.services import audit
from baktidesk.services.donors import donations
from baktidesk.services.language import load_language
from baktidesk.services.relief import distributions, giving
from baktidesk.services.workbook.book import ExportKind, export_event
from tests.stories import Clock, Desk, a_bag, a_donor, fresh_database, set_up, to_institution, to_person

pytestmark = pytest.mark.needs("postgresql")


@pytest.fixture
def desks(postgres_url: str, tmp_path: Path) -> Iterator[list[Desk]]:
    """Give a desk on a new server database and one on a new file."""
    server = open_database(postgres_url)
    server.clock = Clock()
    opened = [server, fresh_database(tmp_path)]
    yield [Desk(database) for database in opened]
    for database in opened:
        database.close()


def cells_of_a_day(desk: Desk, folder: Path) -> dict[str, list[list[Any]]]:
    """Play the same day, export it, and give the cells of every sheet without identifiers."""
    event = set_up(desk)
    visits = [
        desk.do(donations.check_in, event.id, a_donor(full_name=f"=Pendonor {n}", birth_year=1990)) for n in range(3)
    ]
    desk.do(donations.pass_donor, visits[0].id, donations.Screening(weight_kg=60))
    desk.do(donations.donate, visits[0].id, a_bag("K-1"))
    desk.do(donations.void_visit, visits[1].id, "dobel")
    desk.do(distributions.hand_over, event.id, to_institution(event, 10, onward=True))
    desk.do(giving.distribute, event.id, to_person(event, 2, full_name="Keluarga", nik="3171011708450001"))
    gone = desk.deed(giving.distribute, event.id, to_person(event, 1, full_name="Keliru"))
    desk.do(audit.undo, gone.deed)
    file = desk.do(export_event, event.id, ExportKind.DETAIL, folder, load_language("id"), health=True).file
    book = CalamineWorkbook.from_path(file)
    sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names[:-2]}
    return {name: [row for row in without_ids(rows)] for name, rows in sheets.items()}


def without_ids(rows: list[list[Any]]) -> list[list[Any]]:
    """Leave out the columns of identifiers, which differ from day to day."""
    kept = [place for place, name in enumerate(rows[0]) if not str(name).endswith("id")]
    return [[row[place] for place in kept] for row in rows]


def test_a_server_gives_the_same_workbook_as_a_file(desks: list[Desk], tmp_path: Path) -> None:
    on_server, on_file = (cells_of_a_day(desk, tmp_path / str(number)) for number, desk in enumerate(desks))
    assert list(on_server) == ["Ringkasan", "Donor", "Penyaluran", "Serah Terima", "Stok", "Koreksi", "Kamus Data"]
    assert on_server == on_file
