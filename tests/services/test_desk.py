"""Stories of this laptop's desk: its letter and work unit, and the check of its data."""

from pathlib import Path

import pytest

from baktidesk.db.models import audit
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Desk as DeskRecord
from baktidesk.services import desk as desks
from baktidesk.services import settings
from baktidesk.services.people import work_unit_names
from tests.stories import Desk


def test_another_desk_letter_is_kept_and_noted(desk: Desk) -> None:
    desk.do(desks.change_desk, DeskRecord(work_unit="Lapas Baru", desk="c"))
    kept = desk.see(settings.load)
    assert (kept.desk, kept.work_unit) == ("C", "Lapas Baru")
    assert desk.see(work_unit_names) == ["Lapas Baru"]
    assert desk.see(lambda session: session.rows(audit.select()))[-1].changes["desk"] == ["", "C"]


def test_the_same_desk_again_is_no_deed(desk: Desk) -> None:
    record = DeskRecord(work_unit="Lapas Baru", desk="C")
    desk.do(desks.change_desk, record)
    assert desk.deed(desks.change_desk, record).touched == frozenset()


def test_a_desk_that_is_no_letter_is_refused_at_its_field(desk: Desk) -> None:
    with pytest.raises(Refused, match="one letter") as refused:
        desk.do(desks.change_desk, DeskRecord(work_unit="Lapas Baru", desk="7"))
    assert refused.value.field == "desk"


def test_a_check_is_remembered_with_the_place_and_size_of_the_data(desk: Desk, event: StoredEvent) -> None:
    before = desk.see(desks.data_place)
    assert desk.do(desks.check_data).ok
    after = desk.see(desks.data_place)
    assert (before.checked_at, after.checked_at, after.checked_well) == (None, desk.database.clock(), True)
    assert Path(after.place) == Path(desk.database.place) and (after.size or 0) > 4096
