"""The strip under the desk that says what has just been saved, with the way to its receipt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from baktidesk.domain.coupon import number_text
from baktidesk.ui.glyph import Glyph
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

KEY = "Ctrl+R"


def coupons_spent(numbers: Sequence[int]) -> str:
    """Say which coupons are redeemed together with a delivery."""
    shown = ", ".join(map(number_text, numbers))
    if len(numbers) > 1:
        return translate("Giving", "Coupons {numbers} are redeemed with it").format(numbers=shown)
    return translate("Giving", "Coupon {number} is redeemed with it").format(number=shown)


def given_words(given: "Given") -> str:
    """Say what has been given and to whom, never a NIK."""
    words = translate("Distributions", "Given {goods} to {recipient}.")
    told = words.format(goods=given.goods, recipient=given.recipient)
    return f"{told} {coupons_spent(given.coupons)}." if given.coupons else told


@dataclass(frozen=True, kw_only=True)
class Given:
    """What has just been given: ids of the distributions, whom to, the goods in words, the coupons spent with it.

    `item_id` is the goods' and `on_hand` what the book says is left of them, in their unit; None where nobody asked.
    """

    ids: tuple[str, ...]
    recipient: str
    goods: str
    coupons: tuple[int, ...] = ()
    item_id: str = ""
    on_hand: int | None = None

    def saved(self, session: Any, ids: Sequence[str]) -> "Given":
        """Give the same with what has been written down: the ids, and the coupons that were spent."""
        from baktidesk.services.relief.held_coupons import spent_with

        spent = [number for numbers in spent_with(session, ids).values() for number in numbers]
        return replace(self.counted(session), ids=tuple(ids), coupons=tuple(sorted(spent)))

    def counted(self, session: Any) -> "Given":
        """Give the same with what is left of the goods now."""
        from baktidesk.services.relief.stock import book_stock

        return replace(self, on_hand=book_stock(session, self.item_id)) if self.item_id else self


class LastGiven(QFrame):
    """Says who has just been served.

    Signals:
        receipt_asked(object): the receipt of this Given is to be recorded.
        left(str, int): so much of an item (id) is left, to be shown together with what is said here.
    """

    receipt_asked = Signal(object)
    left = Signal(str, int)

    def __init__(self) -> None:
        """Make the strip, out of sight."""
        super().__init__()
        self.setObjectName("distribution.last")
        self.setProperty("banner", "good")
        self._given: Given | None = None
        self.words = OneLine("strong")
        self.words.setObjectName("distribution.last.words")
        self.receipt = self._make_receipt()
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_m, SIZES.space_xs, SIZES.space_xs, SIZES.space_xs)
        row.setSpacing(SIZES.space_s)
        row.addWidget(Glyph("check", "good"))
        row.addWidget(self.words, 1)
        row.addWidget(self.receipt)
        self.hide()

    def show_given(self, given: Given) -> None:
        """Show what has been saved, and let what is left be shown, before anything is read again."""
        self._given = given
        if given.on_hand is not None:
            self.left.emit(given.item_id, given.on_hand)
        words = translate("Giving", "Saved: {recipient}").format(recipient=given.recipient)
        number = ", ".join(map(number_text, given.coupons))
        coupon = [translate("Giving", "Coupon {number}").format(number=number)] * bool(given.coupons)
        self.words.setText(" · ".join([words, *coupon]))
        self.setAccessibleName(f"{self.words.text()}, {given.goods}")
        self.show()
        self.repaint()  # what is saved is seen before the lists behind it are read again

    def forget(self) -> None:
        """Go out of sight."""
        self._given = None
        self.hide()

    def ask_receipt(self) -> None:
        """Ask for the receipt of what was saved last; nothing happens when there is nothing."""
        if self._given is not None:
            self.receipt_asked.emit(self._given)

    def _make_receipt(self) -> QPushButton:
        words = translate("Giving", "Receipt")
        button = QPushButton(f"{words}   {KEY}")
        button.setObjectName("distribution.receipt")
        button.setAccessibleName(words)
        button.setProperty("quiet", True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.ask_receipt)
        return button
