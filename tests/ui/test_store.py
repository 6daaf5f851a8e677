"""What the window's one way to the data says of a deed."""

from collections.abc import Callable

import pytest

from baktidesk.db import models
from baktidesk.db.session import Session
from baktidesk.domain.event import StoredEvent
from baktidesk.services.donors import donations
from baktidesk.ui.store import Store
from tests.stories import a_donor

SAVED = "Saved."


@pytest.fixture
def offered(store: Store) -> list[bool]:
    """Give for every sentence whether undoing is offered with it."""
    heard: list[bool] = []
    store.said.connect(lambda sentence, deed: heard.append(bool(deed)) if sentence == SAVED else None)
    return heard


def test_what_was_saved_as_it_was_cannot_be_undone(
    store: Store, event: StoredEvent, offered: list[bool], settle: Callable[[], None]
) -> None:
    def nothing(session: Session) -> bool:
        return session.change(models.event, event.id, name=event.record.name)

    store.run(lambda session: donations.check_in(session, event.id, a_donor()), tell=lambda _visit: SAVED)
    store.run(nothing, tell=lambda _changed: SAVED)
    store.run(lambda session: session.set("desk/shown", "list"), tell=lambda _nothing: SAVED)
    settle()
    assert offered == [True, False, False]
