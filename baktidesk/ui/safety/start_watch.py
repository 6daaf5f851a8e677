"""The look at the data after the start: on the store's thread, before anything that is saved."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from baktidesk.domain.errors import Problem, Refused
from baktidesk.ui.store import Store

if TYPE_CHECKING:
    from baktidesk.db.session import Database


def look_at_data(
    store: Store,
    database: "Database",
    alarm: Callable[[Refused], None],
    warn: Callable[[list[Problem]], None],
) -> None:
    """Look whether data, clock and place are right; whoever saves meanwhile waits, and is refused when data are not."""

    def work() -> list[Problem]:
        from baktidesk.db.high_water import FileDatabase
        from baktidesk.services.starting import clock_problem, mark_problem, place_problem, refuse_changed_data

        try:
            database.read(refuse_changed_data)
        except Refused as refusal:
            if isinstance(database, FileDatabase):
                database.stop(refusal)
            raise
        found = (
            database.read(lambda session: mark_problem(session, database.place)),
            database.read(clock_problem),
            place_problem(database.place),
        )
        return [problem for problem in found if problem]

    store.start(work, warn, alarm)
