"""PMI's count of the day's bags beside ours: typed by blood group and compared at once; both are kept."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from baktidesk.domain.errors import Problem, Refused, RefusedValues
from baktidesk.domain.fields import fields_of
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.pmi_tally import FIELDS, PmiTally, TallyComparison
from baktidesk.domain.zones import Zone, latest_day, local_day
from baktidesk.ui import text
from baktidesk.ui.dialog_parts import esc
from baktidesk.ui.donors.pmi_clues import ClueList, GroupLine
from baktidesk.ui.editors import make_editor
from baktidesk.ui.enter import EnterMovesOn
from baktidesk.ui.field_box import Note
from baktidesk.ui.page import make_words
from baktidesk.ui.store import Store
from baktidesk.ui.summary.figures import make_figure, make_line, show_number
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, mark

if TYPE_CHECKING:
    from baktidesk.domain.event import StoredEvent
    from baktidesk.services.donors.pmi_tally import KeptTally

HISTORY = 3
"""Counts that were kept before, shown under the new one."""
_SHOWN = frozenset({"donor_visit", "pmi_tally"})


@dataclass(frozen=True, kw_only=True)
class _Seen:
    days: Sequence[dt.date]
    compared: TallyComparison
    kept: Sequence["KeptTally"]


class PmiTallyDialog(QDialog):
    """Asks for PMI's count of one day of the event; nothing is decided here, both counts are kept."""

    def __init__(self, parent: QWidget, store: Store, event: "StoredEvent") -> None:
        """Make the dialog for an event; `show_for` opens it."""
        super().__init__(parent)
        self.setObjectName("tally.dialog")
        self.setWindowTitle("baktidesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        self._event_id, self._zone = event.id, event.zone
        self._compared: TallyComparison | None = None
        self._closed = self._edited = False
        self._filter = EnterMovesOn(self)
        self._day = QComboBox()
        self._day.setObjectName("tally.day")
        self._day.setAccessibleName(translate("Tally", "Day"))
        self._day.activated.connect(self._on_day_chosen)
        self._editors = {group: self._make_editor(name) for group, name in FIELDS.items()}
        self._lines = {
            group: GroupLine(group.value.lower(), text.label(group), editor) for group, editor in self._editors.items()
        }
        self._pmi_total = make_figure("tally.total", "strong")
        self._pmi_total.setContentsMargins(0, 0, SIZES.space_m, 0)  # under the figures in the inputs
        self._total = GroupLine("total", translate("Tally", "Together"), self._pmi_total)
        self._note = Note()
        self._note.setObjectName("tally.note")
        self._clues = ClueList()
        self._history = make_words("", "caption")
        self._history.setWordWrap(True)
        self._history.setObjectName("tally.history")
        verb = translate("Tally", "Keep PMI's count")
        self.save = _button("tally.save", translate("Form", "{verb}   Ctrl+Enter").format(verb=verb))
        self._lay_out()
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self.submit)
        store.changed.connect(self._on_changed)
        self.finished.connect(self._on_finished)

    @classmethod
    def show_for(cls, parent: QWidget, store: Store, day: dt.date | None = None) -> "PmiTallyDialog":
        """Open the dialog for a day of the active event, or for the day most likely meant, without blocking; give it.

        Without an active event it is a bug.
        """
        if store.active_event is None:
            raise RuntimeError("no active event")
        dialog = cls(parent, store, store.active_event)
        dialog.open()
        dialog._editors[BloodGroup.A].setFocus(Qt.FocusReason.OtherFocusReason)
        dialog._read(day)
        return dialog

    def record(self) -> PmiTally:
        """Give what stands in the inputs."""
        return PmiTally(**{FIELDS[group]: editor.value() for group, editor in self._editors.items()})

    def submit(self) -> None:
        """Check, and keep PMI's count; what cannot be read or is missing is said at its input."""
        if self._compared is None or not self.save.isEnabled():
            return
        problems = self._problems()
        self._show_problems(problems)
        if not problems:
            self._keep(self._compared.day, self.record())

    def _keep(self, day: dt.date, record: PmiTally) -> None:
        from baktidesk.services.donors import pmi_tally

        self.save.setEnabled(False)
        self._store.run(
            lambda session: pmi_tally.keep_tally(session, self._event_id, day, record),
            lambda _compared: self.accept(),
            refused=self._on_refused,
            tell=_told,
        )

    def _on_refused(self, refusal: Refused) -> None:
        self.save.setEnabled(True)
        self._show_problems(refusal.problems if isinstance(refusal, RefusedValues) else {"": refusal.problem})

    def _problems(self) -> dict[str, Problem]:
        declared = fields_of(PmiTally)
        today = latest_day(dt.datetime.now(dt.UTC))
        checked = (
            (name, self._editors[group].problem() or declared[name].check(self._editors[group].value(), today))
            for group, name in FIELDS.items()
        )
        return {name: problem for name, problem in checked if problem}

    def _show_problems(self, problems: Mapping[str, Problem]) -> None:
        """Mark the inputs that are meant, say the first problem, and put the cursor there."""
        sentence = text.sentence(next(iter(problems.values()))) if problems else ""
        self._note.say(sentence, "problem")
        for group, name in reversed(FIELDS.items()):
            editor = self._editors[group]
            mark(editor, "problem", name in problems)
            editor.setAccessibleDescription(text.sentence(problems[name]) if name in problems else "")
            if name in problems:
                editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, day: dt.date | None) -> None:
        """Read the counts of a day, or of the day that is most likely meant."""
        from baktidesk.services.donors import pmi_tally

        event_id, zone = self._event_id, self._zone

        def work(session: Any) -> _Seen:
            days = pmi_tally.tally_days(session, event_id)
            chosen = day or _likely_day(days, local_day(session.now, zone))
            compared = pmi_tally.compare_tally(session, event_id, chosen)
            return _Seen(days=days, compared=compared, kept=pmi_tally.kept_tallies(session, event_id, chosen))

        self._store.read(work, self._show)

    def _show(self, seen: _Seen) -> None:
        if self._closed:
            return
        day = self._compared.day if self._compared else None
        self._compared = seen.compared
        self._show_days(seen.days, seen.compared.day)
        if not (self._edited and (seen.compared.day == day or seen.compared.pmi is None)):
            self._edited = False
            known = seen.compared.pmi.told() if seen.compared.pmi else {}
            for group, editor in self._editors.items():
                editor.set_value(known.get(group))
            self._editors[BloodGroup.A].selectAll()
        lines = [_history_words(one, self._zone) for one in seen.kept[:HISTORY]]
        self._history.setText("\n".join(lines))
        self._history.setVisible(bool(lines))
        self._compare()

    def _show_days(self, days: Sequence[dt.date], day: dt.date) -> None:
        if self._day.count() != len(days):
            self._day.clear()
            for one in days:
                self._day.addItem(text.long_day(one), one.isoformat())
        self._day.setCurrentIndex(self._day.findData(day.isoformat()))

    def _compare(self) -> None:
        """Show the differences of what is typed."""
        if self._compared is None:
            return
        record = self.record()
        told = record.told()
        compared = self._compared.while_typing(record)
        whole = record.is_whole()
        differences = compared.differences
        for group, line in self._lines.items():
            line.show_counts(compared.ours[group], differences[group] if whole or group in told else None)
        self._total.show_counts(sum(compared.ours.values()), compared.difference if whole else None)
        show_number(self._pmi_total, translate("Tally", "PMI, together"), sum(told.values()))
        self._clues.show_comparison(compared, whole=whole)

    def _on_edited(self) -> None:
        self._edited = True
        self._show_problems_gone()
        self._compare()

    def _show_problems_gone(self) -> None:
        self._note.say("", "help")
        for editor in self._editors.values():
            mark(editor, "problem", False)
            editor.setAccessibleDescription("")

    def _on_day_chosen(self) -> None:
        """Go to another day; what was typed goes along, unless PMI's count of that day is known already."""
        self._show_problems_gone()
        self._read(dt.date.fromisoformat(self._day.currentData()))

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN and self._compared is not None and not self._closed:
            self._read(self._compared.day)

    def _on_finished(self) -> None:
        self._closed = True
        self._store.changed.disconnect(self._on_changed)

    def _make_editor(self, name: str) -> Any:
        editor = make_editor(name, fields_of(PmiTally)[name])
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setFixedWidth(SIZES.space_xxl * 3)
        editor.edited.connect(self._on_edited)
        editor.installEventFilter(self._filter)
        return editor

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_s)
        box.addWidget(make_words(translate("Tally", "PMI's count of the day"), "section"))
        advice = translate("Tally", "Type the filled bags as PMI counted them, 0 for none. Both counts are kept.")
        box.addWidget(make_words(advice, "muted"))
        box.addSpacing(SIZES.space_s)
        panes = QHBoxLayout()
        panes.setSpacing(SIZES.space_xl)
        left = QVBoxLayout()
        left.setSpacing(SIZES.space_s)
        for part in (self._day, self._make_grid(), self._note):
            left.addWidget(part)
        left.addStretch(1)
        panes.addLayout(left)
        right = QVBoxLayout()
        right.setSpacing(SIZES.space_s)
        right.addWidget(self._clues, 1)
        right.addWidget(self._history)
        panes.addLayout(right, 1)
        box.addLayout(panes, 1)
        box.addLayout(self._make_foot())
        QWidget.setTabOrder(self._editors[BloodGroup.UNKNOWN], self.save)

    def _make_foot(self) -> QHBoxLayout:
        self.save.setProperty("primary", True)
        self.save.setProperty("desk", True)
        self.save.clicked.connect(self.submit)
        keep = esc(_button("tally.keep", translate("Ask", "Leave it")))
        keep.setProperty("desk", True)
        keep.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(SIZES.space_s)
        for button in (self.save, keep):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        return foot

    def _make_grid(self) -> QWidget:
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SIZES.space_l)
        grid.setVerticalSpacing(SIZES.space_xs)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        heads = (
            translate("Tally", "Blood group"), translate("Tally", "PMI"), translate("Tally", "Our records"),
            translate("Tally", "Difference"),
        )  # fmt: skip
        for column, head in enumerate(heads):
            grid.addWidget(make_words(head, "caption"), 0, column, *((right,) if column in (1, 2) else ()))
        for row, line in enumerate(self._lines.values(), 1):
            self._add_line(grid, row, line)
        grid.addWidget(make_line(), len(self._lines) + 1, 0, 1, len(heads))
        self._add_line(grid, len(self._lines) + 2, self._total)
        grid.setColumnMinimumWidth(3, SIZES.space_xxl * 5)
        return held

    def _add_line(self, grid: QGridLayout, row: int, line: GroupLine) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(make_words(line.title, "strong"), row, 0)
        grid.addWidget(line.pmi, row, 1, right)
        grid.addWidget(line.ours, row, 2, right)
        grid.addWidget(line.chip, row, 3, Qt.AlignmentFlag.AlignVCenter)


def _told(compared: TallyComparison) -> str:
    values = {"day": text.day(compared.day), "ours": text.number(sum(compared.ours.values()))}
    if compared.agrees:
        return translate("Tally", "PMI's count of {day} kept: {ours} bags, the same as ours.").format(**values)
    pmi = text.number(sum(compared.ours.values()) + compared.difference)
    words = translate("Tally", "PMI's count of {day} kept: {pmi} bags, ours {ours}; the groups differ.")
    return words.format(pmi=pmi, **values)


def _history_words(kept: "KeptTally", zone: Zone) -> str:
    words = translate("Tally", "{day} {hour} · {officer} ({desk}): PMI {pmi}, ours {ours}")
    return words.format(
        day=text.day(local_day(kept.at, zone)),
        hour=text.hour(kept.at, zone),
        officer=kept.officer,
        desk=kept.desk,
        pmi=text.number(sum(kept.pmi.values())),
        ours=text.number(sum(kept.ours.values())),
    )


def _likely_day(days: Sequence[dt.date], today: dt.date) -> dt.date:
    """Give today, else the last day before it, else the first one."""
    return max((day for day in days if day <= today), default=min(days))


def _button(name: str, words: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAccessibleName(words)
    return button
