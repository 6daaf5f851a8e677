"""What the window needs to know before any page."""

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from baktidesk.db.session import Actor
    from baktidesk.domain.event import StoredEvent
    from baktidesk.domain.officer import StoredOfficer
    from baktidesk.services.settings import DeskSettings


class Seen(NamedTuple):
    """The desk, its officers, its events, and who practises."""

    desk: "DeskSettings"
    known: "list[StoredOfficer]"
    events: "list[StoredEvent]"
    practising: "Actor | None"


def see(session: Any) -> Seen:
    """Read it, on the store's thread."""
    from baktidesk.services import events, officers, settings

    desk = settings.load(session)
    return Seen(
        desk=desk,
        known=officers.list_officers(session),
        events=events.list_events(session),
        practising=officers.practice_actor(session) if desk.practice else None,
    )
