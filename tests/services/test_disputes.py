"""Somebody parked at the dispute desk stays on the list until it is settled."""

import pytest

from baktidesk.domain.dispute import Dispute, Resolution
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.identifiers import uuid7
from baktidesk.services.relief.disputes import count_open, list_disputes, park, settle
from tests.stories import Desk

UNCLEAR = Dispute(full_name="Siti", note="Kupon robek")


def test_a_dispute_is_open_until_it_is_settled(desk: Desk, event: StoredEvent) -> None:
    parked = desk.at("B", name="Dewi").do(park, event.id, UNCLEAR)
    (found,) = desk.see(list_disputes, event.id)
    assert (found.full_name, found.note, found.officer, found.desk) == ("Siti", "Kupon robek", "Dewi", "B")
    desk.do(settle, parked, Resolution(resolution="Diberi satu paket"))
    assert desk.see(count_open, event.id) == 0
    assert [one.resolution for one in desk.see(list_disputes, event.id, settled=True)] == ["Diberi satu paket"]
    with pytest.raises(Refused, match="settled already"):
        desk.do(settle, parked, Resolution(resolution="Lagi"))


def test_the_same_form_parks_once(desk: Desk, event: StoredEvent) -> None:
    form = uuid7()
    assert desk.do(park, event.id, UNCLEAR, form) == desk.do(park, event.id, UNCLEAR, form)
    assert desk.see(count_open, event.id) == 1
