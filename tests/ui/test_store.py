"""What the window's one way to the data says of a deed."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from baktidesk.db import models
from baktidesk.db.session import Actor, Database, Session
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


def test_who_clicked_has_done_it_and_has_read_it_however_long_it_waits(
    store: Store, event: StoredEvent, database: Database, actor: Actor, settle: Callable[[], None]
) -> None:
    go, readers = threading.Event(), list[str]()
    store.start(go.wait, lambda _opened: None)
    store.run(lambda session: donations.check_in(session, event.id, a_donor()))
    store.read(lambda session: session.actor.name, readers.append)
    store.open(database, replace(actor, name="Budi", desk="B"))
    go.set()
    settle()
    made = database.read(lambda session: session.rows(select(models.donor_visit)))
    assert [(row.created_by, row.desk) for row in made] == [("Rina", "A")]
    assert readers == ["Rina"]
