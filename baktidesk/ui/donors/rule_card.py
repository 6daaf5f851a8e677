"""The donor rules in the settings: the valid set with its source, earlier ones to read, and the form for a new one."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from baktidesk.domain.errors import Refused
from baktidesk.domain.officer import Deed, may
from baktidesk.domain.rules import PMI_2025, RuleSet
from baktidesk.domain.zones import Zone, local_day
from baktidesk.services.donors import rules
from baktidesk.services.donors.rules import StoredRules
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.dialog_parts import within_window
from baktidesk.ui.form import Form
from baktidesk.ui.page import make_button, make_card, make_paragraph, make_words
from baktidesk.ui.reading_area import ReadingArea
from baktidesk.ui.store import Store
from baktidesk.ui.summary.figures import make_line
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

COLUMNS = 4
WIDTH = 2 * SIZES.desk_least
"""Pixels in which four limits stand side by side under their whole labels."""


@dataclass(frozen=True, kw_only=True)
class _Seen:
    today: dt.date
    valid: RuleSet
    versions: list[StoredRules]


class RuleCard(QFrame):
    """The rules of today, and the buttons for changing them and for reading the other versions."""

    def __init__(self, store: Store) -> None:
        """Make the card; `refresh` fills it."""
        super().__init__()
        self._store = store
        self._seen = _Seen(today=dt.date.today(), valid=PMI_2025, versions=[])
        card, self._box = make_card(translate("Settings", "Donor rules"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self._name = make_paragraph("", "strong", "settings.rules_name")
        self._source = make_paragraph("", "muted", "settings.rules_source")
        self._limits = LimitGrid()
        self._next = make_paragraph("", "caption", "settings.rules_next")
        self._who_may = make_words("", "muted")
        self._who_may.setWordWrap(True)
        self._change = make_button("settings.rules", "edit", translate("Settings", "Change the rules"))
        self._change.clicked.connect(self._ask)
        self._versions = make_button("settings.rules_versions", "records", translate("Settings", "All versions"))
        self._versions.clicked.connect(lambda: VersionsDialog.show_for(self, self._seen.versions, self._zone()))
        self._lay_out()

    def refresh(self) -> None:
        """Read the rules of today and the other versions again."""
        zone = self._zone()

        def work(session: Any) -> _Seen:
            today = local_day(session.now, zone)
            return _Seen(today=today, valid=rules.rules_on(session, today), versions=rules.list_rule_sets(session))

        self._store.read(work, self._show)

    def show_rights(self) -> None:
        """Offer what the officer of now may do."""
        allowed = may(self._store.actor.role, Deed.SET_RULES)
        self._change.setEnabled(allowed)
        self._who_may.setText("" if allowed else translate("Settings", "Only a supervisor changes the rules."))
        self._who_may.setVisible(not allowed)

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        self._name.setText(_title(seen.valid))
        self._source.setText(_source(seen.valid))
        self._limits.show_rules(seen.valid)
        coming = [one.rules for one in reversed(seen.versions) if one.rules.valid_from and _is_after(one, seen.today)]
        self._next.setText(translate("Settings", "To come: {rules}").format(rules=_title(coming[0])) if coming else "")
        self._next.setVisible(bool(coming))
        self.show_rights()

    def _ask(self) -> None:
        form = Form(RuleSet, "settings.rules", translate("Settings", "Keep the rules"), columns=COLUMNS, scrolls=True)
        title = translate("Settings", "Donor rules from a day on")
        sentence = translate(
            "Settings",
            "PMI decides; baktidesk only reminds. Days before, and warnings already given, stay as they are.",
        )
        dialog = RecordDialog(self, "settings.rules", title, form, self._keep, sentence)
        dialog.setMinimumWidth(WIDTH)
        form.load(self._proposal())
        dialog.resize(within_window(self, WIDTH, dialog.sizeHint().height()))
        dialog.open()
        form.focus_first()

    def _proposal(self) -> RuleSet:
        """Give the valid rules as from today; whoever changes the built-in ones says whose rules they are then."""
        valid = replace(self._seen.valid, valid_from=self._seen.today)
        return replace(valid, name="", source="") if self._seen.valid == PMI_2025 else valid

    def _keep(self, record: RuleSet, done: Callable[[], None], refused: Callable[[Refused], None]) -> None:
        self._store.run(
            lambda session: rules.keep_rule_set(session, record),
            lambda _kept: done(),
            refused=refused,
            tell=lambda kept: translate("Settings", "The rules “{name}” hold from {day}.").format(
                name=kept.rules.name, day=_first_day(kept.rules)
            ),
        )

    def _zone(self) -> Zone:
        return self._store.active_event.zone if self._store.active_event else Zone.WIB

    def _lay_out(self) -> None:
        for widget in (self._name, self._source):
            self._box.addWidget(widget)
        self._box.addSpacing(SIZES.space_xs)
        self._box.addWidget(self._limits)
        self._box.addWidget(self._next)
        self._box.addSpacing(SIZES.space_xs)
        self._box.addWidget(make_paragraph(translate("Settings", "PMI decides; baktidesk only reminds."), "strong"))
        foot = QHBoxLayout()
        foot.setSpacing(SIZES.space_m)
        foot.addWidget(self._change)
        foot.addWidget(self._versions)
        foot.addWidget(self._who_may, 1)
        foot.addStretch(0)
        self._box.addLayout(foot)


class LimitGrid(QWidget):
    """The limits of a rule set in words, two a line; what another version says otherwise stands out."""

    def __init__(self) -> None:
        """Make an empty grid."""
        super().__init__()
        self.setObjectName("settings.rules_limits")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SIZES.space_l)
        self._grid.setVerticalSpacing(SIZES.space_xs)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self._values: list[QLabel] = []

    def show_rules(self, shown: RuleSet, before: RuleSet | None = None) -> None:
        """Show a rule set, with what it changed of the one before marked."""
        rows = limit_rows(shown)
        old = dict(limit_rows(before)) if before else dict(rows)
        if not self._values:
            self._make_labels([label for label, _words in rows])
        for value, (label, words) in zip(self._values, rows, strict=True):
            value.setText(words if old[label] == words else f"{words} *")
            value.setAccessibleName(f"{label}: {words}")

    def text(self) -> str:
        """Give all the values, for reading aloud and for tests."""
        return "; ".join(value.accessibleName() for value in self._values)

    def _make_labels(self, labels: Sequence[str]) -> None:
        half = (len(labels) + 1) // 2
        for number, label in enumerate(labels):
            value = make_words("", "body")
            row, column = number % half, number // half * 2
            self._grid.addWidget(make_words(label, "muted"), row, column)
            self._grid.addWidget(value, row, column + 1)
            self._values.append(value)


class VersionsDialog(QDialog):
    """Every version of the rules, the last one first, down to the built-in one."""

    def __init__(self, parent: QWidget, versions: Sequence[StoredRules], zone: Zone) -> None:
        """Make the dialog; hours are shown in the zone."""
        super().__init__(parent)
        self.setObjectName("settings.rules_versions.dialog")
        self.setWindowTitle("baktidesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_m)
        title = translate("Settings", "Versions of the donor rules")
        box.addWidget(make_words(title, "section"))
        box.addWidget(ReadingArea(_make_list(versions, zone), title), 1)
        close = make_button("settings.rules_versions.close", "check", translate("Settings", "Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)

    @classmethod
    def show_for(cls, parent: QWidget, versions: Sequence[StoredRules], zone: Zone) -> "VersionsDialog":
        """Open the dialog without blocking; give it."""
        dialog = cls(parent, versions, zone)
        dialog.resize(WIDTH, min(dialog.sizeHint().height(), parent.window().height()))
        dialog.open()
        return dialog


def limit_rows(shown: RuleSet) -> list[tuple[str, str]]:
    """Give the limits of a rule set as label and words, in the language of the screen."""
    ages = translate("Settings", "{least}–{first} years, repeated to {repeat}")
    times = translate("Settings", "women {women} times, men {men} times")
    return [
        (
            translate("Settings", "Age"),
            ages.format(least=shown.age_least, first=shown.age_most_first, repeat=shown.age_most_repeat),
        ),
        *_measured_rows(shown),
        (
            translate("Settings", "Interval"),
            translate("Settings", "{days} days").format(days=text.number(shown.interval_days)),
        ),
        (
            translate("Settings", "A year"),
            times.format(women=shown.most_a_year_women, men=shown.most_a_year_men),
        ),
    ]


def _measured_rows(shown: RuleSet) -> list[tuple[str, str]]:
    weight = translate("Settings", "at least {least} kg").format(least=text.number(shown.weight_least_kg))
    warmth = translate("Settings", "at most {most} °C").format(most=text.number(shown.temperature_most_c))
    blood = (shown.haemoglobin_least_g_dl, shown.haemoglobin_most_g_dl)
    return [
        (translate("Field", "Weight"), weight),
        (translate("Field", "Hb"), _between(*blood, "g/dL")),
        (translate("Field", "Temperature"), warmth),
        (translate("Field", "Systolic"), _between(shown.systolic_least_mmhg, shown.systolic_most_mmhg, "mmHg")),
        (translate("Field", "Diastolic"), _between(shown.diastolic_least_mmhg, shown.diastolic_most_mmhg, "mmHg")),
        (translate("Field", "Pulse"), _between(shown.pulse_least_bpm, shown.pulse_most_bpm, "/min")),
    ]


def _between(least: int | Decimal, most: int | Decimal, unit: str) -> str:
    pattern = translate("Settings", "{least}–{most} {unit}")
    return pattern.format(least=text.number(least), most=text.number(most), unit=unit)


def _make_list(versions: Sequence[StoredRules], zone: Zone) -> QWidget:
    """Lay out the versions under each other, with what each changed marked."""
    body = QWidget()
    box = QVBoxLayout(body)
    box.setContentsMargins(0, 0, SIZES.space_m, 0)
    box.setSpacing(SIZES.space_s)
    sets = [*(one.rules for one in versions), PMI_2025]
    for shown, before, stored in zip(sets, [*sets[1:], None], [*versions, None], strict=True):
        if shown is not sets[0]:
            box.addWidget(make_line())
        box.addWidget(make_paragraph(_title(shown), "strong"))
        box.addWidget(make_paragraph(_source(shown), "muted"))
        grid = LimitGrid()
        grid.show_rules(shown, before)
        box.addWidget(grid)
        box.addWidget(make_paragraph(_written(stored, zone), "caption"))
    box.addStretch(1)
    return body


def _written(stored: StoredRules | None, zone: Zone) -> str:
    if stored is None:
        return translate("Settings", "Built in; it holds wherever no version of your own does.")
    words = translate("Settings", "Written down {day} {hour} · {officer}, desk {desk}. * = changed by this version.")
    moment = stored.written_at
    day, hour = text.day(local_day(moment, zone)), f"{text.hour(moment, zone)} {zone.value}"
    return words.format(day=day, hour=hour, officer=stored.officer, desk=stored.desk)


def _title(shown: RuleSet) -> str:
    words = translate("Settings", "{name}, valid from {day}")
    return words.format(name=shown.name, day=_first_day(shown))


def _first_day(shown: RuleSet) -> str:
    return text.day(shown.valid_from) if shown.valid_from else "–"


def _source(shown: RuleSet) -> str:
    """Give the source note; the built-in one in the language of the screen."""
    return translate("Rules", shown.source) if shown.source == PMI_2025.source else shown.source


def _is_after(version: StoredRules, day: dt.date) -> bool:
    return version.rules.valid_from is not None and version.rules.valid_from > day
