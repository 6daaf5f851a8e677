"""What the audit has forgotten, in words: how many rows in the trail, and no value in the history of a record."""

import datetime as dt
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from baktidesk.domain.privacy import ERASED
from baktidesk.domain.zones import Zone
from baktidesk.services.audit import AuditLine
from baktidesk.services.journal import RecordKind
from baktidesk.ui.records.record_words import tell
from baktidesk.ui.safety.trail_words import deed_words


def line(action: str, kind: str, **changes: Any) -> AuditLine:
    """Give an audit row."""
    at = dt.datetime(2026, 1, 20, 1, 0, tzinfo=dt.UTC)
    return AuditLine(
        sequence=7, at=at, officer="Petugas", desk="A", action=action, kind=kind, record_id="x", changes=changes
    )


def test_the_trail_says_how_many_rows_have_forgotten(qtbot: QtBot) -> None:
    words = deed_words(line("redact", "audit", entries=12, names={}, witnesses={"3": "ab"}))
    assert words == "Older audit entries emptied · 12"


@pytest.mark.parametrize(("pair", "shown"), [([None, None], ERASED), (["", "Ani"], "Ani"), (["Ani", ""], "–")], ids=str)
def test_a_value_that_was_forgotten_is_told_as_erased(qtbot: QtBot, pair: list[Any], shown: str) -> None:
    told = tell(line("correct", "distribution", proxy_name=pair), RecordKind.DISTRIBUTION, Zone.WIB)
    assert [one.split(": ")[1].split(" → ")[-1] for one in told.changes] == [shown]
