"""The trail of the officers is read with and without an event, and says when there is more than it shows."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from baktidesk.db.session import Actor, Database
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import OfficerEntry, Role
from baktidesk.services.donors.donations import check_in
from baktidesk.services.officers import add_officer
from baktidesk.ui.safety.privacy_card import PrivacyCard
from baktidesk.ui.safety.trail_dialog import TrailDialog
from baktidesk.ui.store import Store
from tests.stories import a_donor

Settle = Callable[[], None]


@pytest.fixture
def open_trail(store: Store, show: Callable[[QWidget], None], settle: Settle) -> Callable[[], TrailDialog]:
    """Open the trail from the settings."""

    def opened() -> TrailDialog:
        card = PrivacyCard(store)
        card.refresh()
        show(card)
        button = card.findChild(QPushButton, "privacy.trail")
        assert button is not None and button.isEnabled()
        button.click()
        settle()
        settle()
        dialog = card.findChild(TrailDialog)
        assert dialog is not None
        return dialog

    return opened


def count_of(dialog: TrailDialog) -> str:
    """Give what is said of how many deeds there are."""
    found = dialog.findChild(QLabel, "trail.count")
    assert found is not None
    return found.text()


def test_deeds_are_told_before_there_is_an_event(
    database: Database, store: Store, actor: Actor, open_trail: Callable[[], TrailDialog]
) -> None:
    sari = OfficerEntry(name="Sari", role=Role.OFFICER, pin="294718")
    database.run(lambda session: add_officer(session, sari), actor)
    assert store.active_event is None
    dialog = open_trail()
    assert len(dialog.list.rows.records) == 1 and count_of(dialog) == "1 deeds"
    days = dialog.findChild(QComboBox, "trail.day")
    assert days is not None and [days.itemText(one) for one in range(days.count())] == ["Today", "All days"]


def test_what_is_not_shown_is_told(
    database: Database,
    actor: Actor,
    event: StoredEvent,
    monkeypatch: pytest.MonkeyPatch,
    open_trail: Callable[[], TrailDialog],
) -> None:
    for _ in range(3):
        database.run(lambda session: check_in(session, event.id, a_donor()), actor)
    monkeypatch.setattr("baktidesk.services.trail.MOST", 2)
    dialog = open_trail()
    assert len(dialog.list.rows.records) == 2
    assert count_of(dialog) == "The last 2 of 4 deeds. Choose an officer or a day to see fewer."
