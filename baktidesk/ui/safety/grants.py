"""What needs a supervisor is granted in place: a second PIN, while the officer stays at the desk."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from baktidesk.domain.errors import Refused
from baktidesk.ui.store import Store

if TYPE_CHECKING:
    from baktidesk.domain.officer import Deed, StoredOfficer
    from baktidesk.ui.safety.grant_dialog import Grant

T = TypeVar("T")
_IN_DIALOG = frozenset({"pin", "supervisor"})


class GrantingStore(Store):
    """A store that asks for a supervisor's PIN where the officer's role does not suffice, and then does the deed."""

    def run(
        self,
        work: Callable[[Any], T],
        then: Callable[[T], None] | None = None,
        *,
        refused: Callable[[Refused], None] | None = None,
        tell: Callable[[T], str] | None = None,
        undoable: bool = True,
    ) -> None:
        """Do a deed as `Store.run` does; one that the role forbids may be allowed by somebody whose role does not.

        The officer who began it stays the one who does it, also when somebody else is at the desk by then.
        """
        refuse = refused or self._say_refusal
        able: list[StoredOfficer] = []
        front = QApplication.activeModalWidget() or self.parent()
        again = partial(self._do_as, self.actor, tell=tell, undoable=undoable)

        def on_refused(refusal: Refused) -> None:
            deed = _forbidden(refusal)
            above = QApplication.activeModalWidget() or (front if isValid(front) else self.parent())
            if deed is None or not able or not isinstance(above, QWidget):
                refuse(refusal)
                return
            from baktidesk.ui.safety.grant_dialog import open_grant

            open_grant(above, refusal, able, partial(_do, again, work, then, deed, refuse), refuse, self.backing_up)

        again(partial(_look_who_may, work, able), then, refused=on_refused)


def _look_who_may(work: Callable[[Any], T], able: "list[StoredOfficer]", session: Any) -> T:
    """Do a deed; where the role forbids it, add who may allow it, in the same errand: nobody logs in between."""
    try:
        return work(session)
    except Refused as refusal:
        from baktidesk.domain.officer import may
        from baktidesk.services.officers import list_officers

        deed = _forbidden(refusal)
        if deed is not None:
            able.extend(one for one in list_officers(session) if may(one.role, deed))
        raise


def _forbidden(refusal: Refused) -> "Deed | None":
    """Give the deed that the role of whoever is at the desk forbids, None when something else was refused."""
    from baktidesk.domain.officer import Deed

    deed = refusal.problem.values.get("deed")
    return deed if isinstance(deed, Deed) and not refusal.field else None


def _do(
    again: Callable[..., None],
    work: Callable[[Any], Any],
    then: Callable[[Any], None] | None,
    deed: "Deed",
    refuse: Callable[[Refused], None],
    grant: "Grant",
    done: Callable[[], None],
    show: Callable[[Refused], None],
) -> None:
    """Do a deed with a grant; what the PIN lacks is said in the dialog, everything else where the deed began."""

    def allowed(session: Any) -> Any:
        from baktidesk.services import officers

        return officers.with_grant(session, deed, grant.supervisor, grant.pin, work)

    def answer(value: Any) -> None:
        done()
        if then:
            then(value)

    def on_refused(no: Refused) -> None:
        if no.field in _IN_DIALOG:
            show(no)
            return
        done()
        refuse(no)

    again(allowed, answer, refused=on_refused)
