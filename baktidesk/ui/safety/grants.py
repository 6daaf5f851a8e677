"""What needs a supervisor is granted in place: a second PIN, while the officer stays at the desk."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QApplication, QWidget

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
        """Do a deed as `Store.run` does; one that the role forbids may be allowed by somebody whose role does not."""
        refuse = refused or self._say_refusal
        again = partial(super().run, tell=tell, undoable=undoable)

        def on_refused(refusal: Refused) -> None:
            from baktidesk.domain.officer import Deed

            deed = refusal.problem.values.get("deed")
            if refusal.field or not isinstance(deed, Deed):
                refuse(refusal)
                return
            self._ask(refusal, deed, refuse, partial(_do, again, work, then, deed, refuse))

        super().run(work, then, refused=on_refused, tell=tell, undoable=undoable)

    def _ask(
        self, refusal: Refused, deed: "Deed", refuse: Callable[[Refused], None], save: Callable[..., None]
    ) -> None:
        from baktidesk.domain.officer import may
        from baktidesk.services import officers
        from baktidesk.ui.safety.grant_dialog import open_grant

        def open_dialog(known: "Sequence[StoredOfficer]") -> None:
            able = [one for one in known if may(one.role, deed)]
            parent = self.parent()
            front = QApplication.activeModalWidget() or parent
            if able and isinstance(front, QWidget):
                open_grant(front, refusal, able, save, refuse)
            else:
                refuse(refusal)

        self.read(officers.list_officers, open_dialog)


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
