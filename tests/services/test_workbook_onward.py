"""What institutions still owe stands in the workbook, and since when."""

from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from baktidesk.domain.event import StoredEvent
from baktidesk.domain.onward import OnwardReport
from baktidesk.domain.returning import Return
from baktidesk.services.language import load_language
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.relief.onward import obligations, report
from baktidesk.services.relief.returns import movements_of, return_goods
from baktidesk.services.workbook.book import ExportKind, export_event
from tests.stories import DAY, Desk, to_institution

INDONESIAN = load_language("id")


def lines(desk: Desk, event: StoredEvent, folder: Path, kind: ExportKind) -> list[dict[str, Any]]:
    """Export; give the rows of the sheet Serah Terima by attribute."""
    file = desk.do(export_event, event.id, kind, folder, INDONESIAN).file
    sheet = CalamineWorkbook.from_path(file).get_sheet_by_name("Serah Terima")
    names, _labels, *rows = sheet.to_python(skip_empty_area=False)
    return [dict(zip(names, row, strict=True)) for row in rows]


@pytest.mark.parametrize("kind", list(ExportKind))
def test_what_is_open_stands_beside_its_handover(
    desk: Desk, event: StoredEvent, tmp_path: Path, kind: ExportKind
) -> None:
    owing = desk.do(hand_over, event.id, to_institution(event, 40, onward=True))
    desk.do(hand_over, event.id, to_institution(event, 5, institution="Tanpa kewajiban"))
    desk.do(hand_over, event.id, to_institution(event, 9, onward=True, symbolic=True, institution="Simbolis"))
    desk.do(return_goods, desk.see(movements_of, "handover", owing)[0].id, Return(quantity=4, reason="Sisa"))
    desk.do(report, desk.see(obligations, [event.id])[0].id, OnwardReport(quantity=10, whereto="RW 03"))
    desk.database.clock.pass_minutes(3 * 24 * 60)
    told = lines(desk, event, tmp_path, kind)
    assert [(one["reported"], one["onward_open"], str(one["onward_since"])) for one in told] == [
        (10, 26, str(DAY)),
        (0, "", ""),
        (0, "", ""),
    ]


def test_where_nothing_is_open_the_columns_are_left_out(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    desk.do(hand_over, event.id, to_institution(event, 10, onward=True))
    assert lines(desk, event, tmp_path, ExportKind.SUMMARY)[0]["onward_open"] == 10
    desk.do(report, desk.see(obligations, [event.id])[0].id, OnwardReport(quantity=10, whereto="RW 03"))
    assert "onward_open" not in lines(desk, event, tmp_path, ExportKind.SUMMARY)[0]


def test_the_same_data_are_the_same_revision_on_a_later_day(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    def revision() -> int:
        return int(desk.do(export_event, event.id, ExportKind.SUMMARY, tmp_path, INDONESIAN).revision)

    desk.do(hand_over, event.id, to_institution(event, 10, onward=True))
    assert revision() == 1
    desk.database.clock.pass_minutes(24 * 60)
    assert revision() == 1
    desk.do(report, desk.see(obligations, [event.id])[0].id, OnwardReport(quantity=10, whereto="RW 03"))
    assert revision() == 2
