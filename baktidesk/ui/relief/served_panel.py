"""What is known before anything is given: the entitlement, earlier helpings, the stock and the area's allocation."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from baktidesk.domain.entitlement import Basis, Entitlement, Served
from baktidesk.domain.zones import Zone
from baktidesk.services.relief.entitlements import Standing
from baktidesk.services.relief.recipients import Recipient
from baktidesk.ui import text
from baktidesk.ui.glyph import Glyph
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.relief.goods import when
from baktidesk.ui.relief.last_given import coupons_spent
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, mark

MOST = 2
"""Earlier helpings that are shown; more are counted."""
ICONS = {"good": "check", "bad": "cross", "warn": "warning", "muted": "info"}


class Verdict(NamedTuple):
    """Whether somebody may receive: the tone (good, bad, warn, muted) and the words."""

    tone: str
    words: str


class ServedPanel(QFrame):
    """Says whether somebody may receive, and why not, in words and colour.

    Signals:
        let_go(): the officer wants the form without the known person.
    """

    let_go = Signal()

    def __init__(self, name: str) -> None:
        """Make the panel, out of sight until there is something to say; `name` is the prefix of its object names."""
        super().__init__()
        self.setObjectName(name)
        self.setProperty("banner", "muted")
        self._name = name
        self._icon = Glyph("info", "muted", SIZES.icon)
        self.verdict = self._line("title", "verdict")
        self.who = self._line("strong", "who")
        self.before = [self._line("body", f"before.{number + 1}") for number in range(MOST)]
        self.share = self._line("strong", "share")
        self.facts = self._line("caption", "facts")
        self._let_go = self._make_let_go()
        self._lay_out()
        self.hide()

    def show_standing(self, standing: Standing | None, wanted: int, area: str, zone: Zone, today: dt.date) -> None:
        """Show how somebody stands who is to get `wanted` of an item, in an office area ("" = none)."""
        self.setVisible(standing is not None)
        if standing is None:
            return
        verdict = verdict_on(standing, wanted)
        mark(self, "banner", verdict.tone)
        mark(self.verdict, "tone", verdict.tone)
        self._icon.show_icon(ICONS[verdict.tone], verdict.tone)
        self.verdict.setText(verdict.words)
        mark(self.verdict, "role", "section" if verdict.tone == "muted" else "title")
        lines = before_words(standing.before, zone, today) or _hint(standing)
        for number, label in enumerate(self.before):
            label.setText(lines[number] if number < len(lines) else "")
            label.setVisible(number < len(lines))
        self.share.setText(" · ".join(share_words(standing)))
        self.share.setVisible(bool(self.share.text()))
        self.facts.setText(" · ".join(fact_words(standing, area, ruled=verdict.tone != "muted")))
        mark(self.facts, "tone", "bad" if standing.on_hand < wanted or standing.area_left == 0 else "")
        self.setAccessibleName(". ".join([verdict.words, *lines, *share_words(standing), self.facts.text()]))

    def show_person(self, known: Recipient | None) -> None:
        """Show whom the form is filled from, or that it is nobody."""
        self.who.setText(" · ".join((known.full_name, *known.second)) if known else "")
        for widget in (self.who, self._let_go):
            widget.setVisible(known is not None)

    def _line(self, role: str, name: str) -> OneLine:
        line = OneLine(role)
        line.setObjectName(f"{self._name}.{name}")
        return line

    def _make_let_go(self) -> QPushButton:
        button = QPushButton(translate("Giving", "Let go   Esc"))
        button.setObjectName(f"{self._name}.let_go")
        button.setAccessibleName(translate("Giving", "Fill in the form without this person"))
        button.setProperty("quiet", True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.let_go)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_m, SIZES.space_s, SIZES.space_s, SIZES.space_s)
        column.setSpacing(SIZES.space_xs // 2)
        for row in ((self._icon, self.verdict), (self.who, self._let_go)):
            line = QHBoxLayout()
            line.setSpacing(SIZES.space_s)
            for widget in row:
                line.addWidget(widget, 1 if isinstance(widget, OneLine) else 0)
            column.addLayout(line)
        for label in (*self.before, self.share, self.facts):
            column.addWidget(label)
        self.show_person(None)


def verdict_on(standing: Standing, wanted: int) -> Verdict:
    """Say in a few words whether somebody may receive what is wanted."""
    may = standing.may_have(wanted)
    amount = f"{text.number(may)} {standing.unit}"
    if standing.before and may < max(wanted, 1):
        had = sum(one.quantity for one in standing.before)
        words = translate("Giving", "Received {amount} already")
        return Verdict("bad", words.format(amount=f"{text.number(had)} {standing.unit}"))
    if wanted > may:
        return Verdict("warn", translate("Giving", "At most {amount}").format(amount=amount))
    if standing.before:
        return Verdict("good", translate("Giving", "Still entitled to {amount}").format(amount=amount))
    if standing.known:
        return Verdict("good", translate("Giving", "Entitled to {amount}").format(amount=amount))
    return Verdict("muted", rule_words(standing.rule, standing.unit))


def rule_words(rule: Entitlement, unit: str) -> str:
    """Say what everybody may receive of an item, in its unit."""
    household = rule.basis is Basis.HOUSEHOLD
    if rule.quantity is None:
        return (
            translate("Giving", "Once to each household") if household else translate("Giving", "Once to each person")
        )
    each = (
        translate("Giving", "{amount} to each household")
        if household
        else translate("Giving", "{amount} to each person")
    )
    words = each.format(amount=f"{text.number(rule.quantity)} {unit}")
    if not rule.interval_days:
        return words
    again = translate("Giving", "{rule}, again after {days} days")
    return again.format(rule=words, days=text.number(rule.interval_days))


def before_words(before: Sequence[Served], zone: Zone, today: dt.date) -> list[str]:
    """Give a line for each of the last helpings: how much, when, at which desk, by whom, in whose name."""
    lines = [served_words(one, zone, today) for one in before[:MOST]]
    if len(before) > MOST:
        more = translate("Giving", "and {count} more").format(count=text.number(len(before) - MOST))
        lines[-1] = f"{lines[-1]} · {more}"
    return lines


def served_words(one: Served, zone: Zone, today: dt.date) -> str:
    """Give one helping in a line."""
    words = translate("Giving", "{amount}: {when}, desk {desk}, by {officer}, for {name}").format(
        amount=f"{text.number(one.quantity)} {one.unit}",
        when=when(one.at, one.day, today, zone),
        desk=one.desk,
        officer=one.officer,
        name=one.full_name,
    )
    taken = translate("Giving", "collected by {name}").format(name=one.proxy_name)
    return f"{words}, {taken}" if one.proxy_name else words


def share_words(standing: Standing) -> list[str]:
    """Give what the roll says of somebody, and which coupons are spent when the item is given."""
    share, words = standing.share, []
    if share.quantity is not None:
        told = translate("Giving", "Roll: {amount}")
        words.append(told.format(amount=f"{text.number(share.quantity)} {standing.unit}"))
    if share.note:
        words.append(share.note)
    return words + [coupons_spent(standing.coupons[:MOST])] * bool(standing.coupons)


def fact_words(standing: Standing, area: str, *, ruled: bool) -> list[str]:
    """Give the stock, what remains of the area's allocation, and with `ruled` what was agreed for everybody."""
    facts = [translate("Giving", "Stock {count}").format(count=text.number(standing.on_hand))]
    if standing.area_left is not None:
        left = translate("Giving", "{area}: {count} left")
        facts.append(left.format(count=text.number(standing.area_left), area=area))
    return [*facts, rule_words(standing.rule, standing.unit)] if ruled else facts


def _hint(standing: Standing) -> list[str]:
    """Say what is needed to find earlier helpings while nothing is known to look for."""
    words = translate("Giving", "Please give NIK, No. KK or address to check.")
    return [] if standing.known else [words]
