"""A coupon at the desk: looked up, shown large, and redeemed as one deed."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget

from baktidesk.domain.coupon import Coupon, number_text
from baktidesk.domain.distribution import PersonKind
from baktidesk.domain.errors import NeedsReason, NeedsSupervisor, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.services.relief import coupons
from baktidesk.services.relief.recipients import Shown, look_at_coupon
from baktidesk.ui.records.override import NO_OVERDRAFT, Overdraft, SecondHelping, ask_exception, ask_override
from baktidesk.ui.relief.coupon_view import CouponView
from baktidesk.ui.relief.goods import amount
from baktidesk.ui.relief.last_given import Given
from baktidesk.ui.store import Store
from baktidesk.ui.text import sentence, translate

Done = Callable[[], None]
Refuse = Callable[[Refused], None]
Held = Callable[[], tuple[str, PersonKind]]


class DeskPages(QStackedWidget):
    """The form of a desk, and what stands in its place for a while."""

    def turn(self, number: int) -> None:
        """Show a page, with the cursor where it was on it.

        It is let go of first: Qt would take it to the next input in sight, and have that painted for nothing.
        """
        held = QApplication.focusWidget()
        inside = held is not None and self.isAncestorOf(held)
        if held is not None and inside:
            held.clearFocus()
        self.setCurrentIndex(number)
        page = self.currentWidget()
        before = page.focusWidget() if page else None
        if inside and before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)


class CouponDesk(QObject):
    """What happens to a coupon that has been scanned.

    Signals:
        shown(): what a coupon means is in the view.
        redeemed(object): the Given that has just been saved.
        closed(): nothing is given.
    """

    shown = Signal()
    redeemed = Signal(object)
    closed = Signal()

    def __init__(self, store: Store, held: Held) -> None:
        """Make the desk; `held` gives the office area (id, "" = none) and the kind of recipient for everybody."""
        super().__init__()
        self._store = store
        self._held = held
        self._asked = ""
        self._coupon: Coupon | None = None
        self.view = CouponView()
        self.view.accepted.connect(self._redeem)
        self.view.closed.connect(self._on_closed)

    def take(self, text: str) -> None:
        """Look a scanned token, or a number, up and show what it means."""
        event = self._store.active_event
        if event is None:
            return
        self._asked = text
        area = self._held()[0]
        self._store.read(
            lambda session: look_at_coupon(session, event.id, text, area), partial(self._show, event, text)
        )

    def _show(self, event: StoredEvent, text: str, shown: Shown) -> None:
        """Show an answer, unless another coupon has been scanned since."""
        if text != self._asked:
            return
        before, self._coupon = self._coupon, shown.coupon
        if before and self.view.waits and (shown.coupon is None or before.id != shown.coupon.id):
            words = translate("Giving", "Coupon {number} was not given out.")
            self._store.said.emit(words.format(number=number_text(before.number)), "")
        self.view.show_coupon(shown, event, dict(event.areas).get(self._held()[0], ""))
        self.shown.emit()

    def _on_closed(self) -> None:
        self._coupon, self._asked = None, ""
        self.closed.emit()

    def _redeem(
        self,
        overdraft: Overdraft = NO_OVERDRAFT,
        exception: str = "",
        done: Done = lambda: None,
        no: Refuse | None = None,
    ) -> None:
        """Redeem the coupon in sight; what only a supervisor or a reason makes possible is asked for."""

        def refused(refusal: Refused) -> None:
            self.view.hold(False)
            if isinstance(refusal, NeedsSupervisor):
                done()
                ask_override(self.view, self._store, refusal, partial(overdrawn, exception))
            elif isinstance(refusal, NeedsReason):
                done()
                ask_exception(self.view, refusal, partial(excepted, overdraft))
            elif no is not None:
                no(refusal)
            else:
                self._store.said.emit(sentence(refusal), "")
                self.take(self._asked)

        def overdrawn(why: str, given: Overdraft, close: Done, refuse: Refuse) -> None:
            self._redeem(given, why, close, refuse)

        def excepted(given: Overdraft, why: SecondHelping, close: Done, refuse: Refuse) -> None:
            self._redeem(given, why.reason, close, refuse)

        self._save(overdraft, exception, done, refused)

    def _save(self, overdraft: Overdraft, exception: str, done: Done, refused: Refuse) -> None:
        event, coupon = self._store.active_event, self._coupon
        if event is None or coupon is None:
            return
        area, kind = self._held()

        def work(session: Any) -> Given:
            override = overdraft.grant(session)
            own = {"area_id": area, "exception": exception}
            new_id = coupons.redeem(session, event.id, coupon.id, recipient_kind=kind, override=override, **own)
            given = Given(ids=(new_id,), recipient=_whose(coupon), goods=_goods(coupon), item_id=coupon.item_id)
            return given.counted(session)

        self._store.run(
            work,
            lambda given: self._saved(given, done),
            refused=refused,
            tell=lambda _given: _told(coupon),
        )

    def _saved(self, given: Given, done: Done) -> None:
        done()
        self._coupon, self._asked = None, ""
        self.redeemed.emit(given)


def _told(coupon: Coupon) -> str:
    return translate("Distributions", "Given {goods} to {recipient}.").format(
        goods=_goods(coupon), recipient=_whose(coupon)
    )


def _whose(coupon: Coupon) -> str:
    """Give the name of the coupon's person, else its number."""
    number = translate("Giving", "Coupon {number}").format(number=number_text(coupon.number))
    return coupon.full_name or number


def _goods(coupon: Coupon) -> str:
    return amount(coupon.item, coupon.quantity, coupon.unit)
