"""The answer to a coupon, to be read from two metres: what to hand out, or why nothing is given."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from baktidesk.domain.coupon import Coupon, CouponState, number_text
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.zones import local_day
from baktidesk.services.relief.recipients import Shown
from baktidesk.ui import text
from baktidesk.ui.glyph import Glyph
from baktidesk.ui.page import make_words
from baktidesk.ui.relief.served_panel import ICONS, before_words, fact_words, rule_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, mark

ROOM = SIZES.desk_least - 3 * (SIZES.space_l + SIZES.space_xl)
"""Words up to this width in pixels have room in one line of the narrowest desk."""


class CouponAnswer(NamedTuple):
    """What is shown of a coupon: tone, the one thing to see, the lines under it; `given` when it may be given."""

    tone: str
    head: str
    lines: list[str]
    given: bool


class CouponView(QFrame):
    """A scanned coupon, large; Enter gives out what a good one is for, or goes on after a bad one.

    Signals:
        accepted(): the goods of the coupon are handed out.
        closed(): nothing is handed out.
    """

    accepted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        """Make an empty view."""
        super().__init__()
        self.setObjectName("coupon")
        self.setProperty("banner", "muted")
        self._given = self._saving = False
        self._icon = Glyph("scan", "muted", SIZES.icon_large)
        self.number = self._label("section", "number")
        self.head = self._label("huge", "head")
        self.goods = self._label("figure", "goods")
        self.who = self._label("title", "who")
        self.lines = self._label("section", "lines")
        self.facts = self._label("muted", "facts")
        self.give = self._button("give", translate("Giving", "Give out"), self._on_give)
        self.give.setProperty("primary", True)
        self.close_button = self._button("close", translate("Giving", "Go on"), self._on_close)
        self._lay_out()
        for key, do in (("Ctrl+Return", self._on_give), ("Esc", self._on_close)):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(do)

    def show_coupon(self, shown: Shown, event: StoredEvent, area: str) -> None:
        """Show what a coupon means at an event; it would be given out in an office area ("" = none)."""
        answer = answer_to(shown, event)
        coupon = shown.coupon
        mark(self, "banner", answer.tone)
        for label in (self.head, self.goods):
            mark(label, "tone", answer.tone)
        self._icon.show_icon(ICONS[answer.tone], answer.tone)
        number = translate("Giving", "Coupon {number}")
        self.number.setText(number.format(number=number_text(coupon.number)) if coupon else "")
        self._say(self.head, answer.head)
        self._say(self.goods, coupon.item if coupon and answer.tone != "bad" else "")
        self._say(self.who, coupon.full_name if coupon and not shown.elsewhere else "")
        self._say(self.lines, "\n".join(answer.lines))
        facts = fact_words(shown.standing, area, ruled=True) if shown.standing and answer.given else []
        self._say(self.facts, " · ".join(facts))
        self._offer(answer)
        self.setAccessibleName(". ".join([answer.head, *answer.lines]))

    @property
    def waits(self) -> bool:
        """Tell whether the coupon in sight is good and its goods have not been handed out yet."""
        return self._given and self.isVisible()

    def hold(self, saving: bool) -> None:
        """Let the button do nothing while the deed is on its way; it keeps the cursor: “do not give” is next."""
        self._saving = saving

    def focus(self) -> None:
        """Put the keyboard to what Enter is to do."""
        (self.give if self._given else self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, answer: CouponAnswer) -> None:
        self._given = answer.given
        reason = answer.tone != "good"
        words = translate("Giving", "With a reason") if reason else translate("Giving", "Give out")
        self.give.setText(translate("Form", "{verb}   Ctrl+Enter").format(verb=words))
        self.give.setAccessibleName(words)
        self.give.setVisible(answer.given)
        self.hold(False)
        words = translate("Giving", "Do not give   Esc") if answer.given else translate("Giving", "Go on   Enter")
        self.close_button.setText(words)
        self.close_button.setAccessibleName(words.partition("   ")[0])
        self._given = answer.given and not reason

    def _on_give(self) -> None:
        if self.give.isVisible() and not self._saving:
            self.hold(True)
            self.accepted.emit()

    def _on_close(self) -> None:
        self.closed.emit()

    def _say(self, label: QLabel, words: str) -> None:
        """Show words, in several lines where one has no room; a layout with such labels takes three times as long."""
        label.ensurePolished()
        wrapped = "\n" in words or label.fontMetrics().horizontalAdvance(words) > ROOM
        if label.wordWrap() != wrapped:
            label.setWordWrap(wrapped)
        label.setText(words)
        label.setVisible(bool(words))

    def _label(self, role: str, name: str) -> QLabel:
        label = make_words("", role)
        label.setObjectName(f"coupon.{name}")
        return label

    def _button(self, name: str, words: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(f"coupon.{name}")
        button.setAccessibleName(words)
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_l, SIZES.space_l)
        box.setSpacing(SIZES.space_s)
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_m)
        head.addWidget(self._icon)
        head.addWidget(self.number, 1)
        box.addLayout(head)
        for label in (self.head, self.goods, self.who, self.lines):
            box.addWidget(label)
        box.addStretch(1)
        box.addWidget(self.facts)
        box.addWidget(self.give)
        box.addWidget(self.close_button)


def answer_to(shown: Shown, event: StoredEvent) -> CouponAnswer:
    """Say what a coupon means: whether its goods are given, and if not, why."""
    coupon = shown.coupon
    if coupon is None:
        lines = [translate("Giving", "This is not one of our coupons. Please send the person to the dispute desk.")]
        return CouponAnswer("bad", translate("Giving", "Not ours"), lines, given=False)
    if shown.elsewhere:
        lines = [translate("Giving", "It belongs to the event {event}.").format(event=shown.elsewhere)]
        return CouponAnswer("bad", translate("Giving", "Other event"), lines, given=False)
    if coupon.state is CouponState.VOIDED:
        return CouponAnswer("bad", text.label(coupon.state), _replaced(coupon), given=False)
    if coupon.redeemed_at:
        return CouponAnswer("bad", translate("Giving", "Used already"), [_redeemed(coupon, event)], given=False)
    return _open_answer(shown, coupon, event)


def _open_answer(shown: Shown, coupon: Coupon, event: StoredEvent) -> CouponAnswer:
    amount = f"{text.number(coupon.quantity)} {coupon.unit}"
    standing = shown.standing
    if standing is None or standing.may_have(coupon.quantity) >= coupon.quantity:
        return CouponAnswer("good", amount, [], given=True)
    today = local_day(_now(), event.zone)
    lines = before_words(standing.before, event.zone, today)
    if not lines:
        return CouponAnswer("warn", amount, [rule_words(standing.rule, coupon.unit)], given=True)
    return CouponAnswer("bad", translate("Giving", "Served already"), lines, given=True)


def _redeemed(coupon: Coupon, event: StoredEvent) -> str:
    words = translate("Giving", "On {day} at {time}, desk {desk}, by {officer}.")
    at = coupon.redeemed_at or _now()
    return words.format(
        day=text.day(local_day(at, event.zone)),
        time=text.hour(at, event.zone),
        desk=coupon.desk,
        officer=coupon.officer,
    )


def _replaced(coupon: Coupon) -> list[str]:
    if coupon.replaced_by is None:
        return [translate("Giving", "This coupon is void. Nothing is given for it.")]
    words = translate("Giving", "It was reported lost. Coupon {number} takes its place.")
    return [words.format(number=number_text(coupon.replaced_by))]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
