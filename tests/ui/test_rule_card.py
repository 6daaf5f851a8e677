"""Stories of the donor rules in the settings: what holds, changing it, refusals at the field, and reading the rest."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.officer import Role
from baktidesk.domain.rules import PMI_2025, RuleSet
from baktidesk.services.donors import rules
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.donors.rule_card import LimitGrid, VersionsDialog, limit_rows
from baktidesk.ui.pages.settings import SettingsPage
from baktidesk.ui.store import Store

Settle = Callable[[], None]


@pytest.fixture
def page(store: Store, show: Callable[[QWidget], None]) -> SettingsPage:
    """Bring the settings into sight."""
    made = SettingsPage(store)
    show(made)
    return made


def words(page: SettingsPage, name: str) -> str:
    """Give what a label of the card says."""
    found: QLabel = page.findChild(QLabel, name)
    return found.text()


def ask(page: SettingsPage) -> RecordDialog:
    """Press the button for changing the rules; give the dialog."""
    page.findChild(QPushButton, "settings.rules").click()
    return next(found for found in page.findChildren(RecordDialog) if found.isVisible())


def fill(dialog: RecordDialog, **values: object) -> None:
    """Fill in the dialog and save it."""
    for name, value in values.items():
        dialog.form.editor(name).set_value(value)
    dialog.form.submit()


def a_rule_set(day: dt.date, **changes: object) -> RuleSet:
    """Give a version of the rules."""
    values: dict[str, object] = {"name": "PMI 2026", "source": "Surat edaran", "valid_from": day}
    return RuleSet(**values | changes)


def test_the_card_tells_the_valid_rules_with_day_and_source(page: SettingsPage) -> None:
    assert words(page, "settings.rules_name") == "PMI 2025, valid from 1 Jan 2025"
    assert "unverified" in words(page, "settings.rules_source")
    limits = page.findChild(LimitGrid).text()
    for said in ("17–60 years, repeated to 65", "at least 45 kg", "12.5–17.0 g/dL", "90–160 mmHg", "60 days"):
        assert said in limits


@pytest.mark.parametrize("tongue", ["id", "en"])
def test_every_limit_is_told_in_words(page: SettingsPage, tongue: str) -> None:
    assert len(limit_rows(PMI_2025)) == 9
    assert all(label and value and "{" not in value for label, value in limit_rows(PMI_2025))


def test_new_rules_hold_from_their_day(page: SettingsPage, database: Database, today: dt.date, settle: Settle) -> None:
    dialog = ask(page)
    fill(dialog, name="PMI 2026", source="Surat edaran", weight_least_kg=47, haemoglobin_least_g_dl=Decimal("12.7"))
    settle()
    settle()
    expected = a_rule_set(today, weight_least_kg=47, haemoglobin_least_g_dl=Decimal("12.7"))
    assert database.read(lambda session: rules.rules_on(session, today)) == expected
    assert words(page, "settings.rules_name").startswith("PMI 2026")
    assert "at least 47 kg" in page.findChild(LimitGrid).text()


def test_the_rules_are_changed_with_the_keys_alone(
    page: SettingsPage, database: Database, today: dt.date, settle: Settle, qtbot: QtBot
) -> None:
    dialog = ask(page)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.form.editor("name"))
    for typed in ("PMI 2026", "", "Surat edaran", "18"):
        QTest.keyClicks(QApplication.focusWidget(), typed)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert database.read(lambda session: rules.rules_on(session, today)) == a_rule_set(today, age_least=18)


def test_whoever_changes_the_built_in_rules_says_whose_they_are(
    page: SettingsPage, database: Database, settle: Settle
) -> None:
    dialog = ask(page)
    assert dialog.form.editor("weight_least_kg").value() == 45
    fill(dialog, weight_least_kg=47)
    settle()
    assert all(dialog.form.editor(name).property("problem") for name in ("name", "source"))
    assert database.read(rules.list_rule_sets) == []


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("age_most_first", 16, "At least 17."),
        ("pulse_most_bpm", 49, "At least 50."),
        ("valid_from", dt.date(2026, 1, 1), "today or a later day"),
        ("interval_days", None, "fill this in"),
    ],
)
def test_limits_that_cannot_be_are_refused_at_their_field(
    page: SettingsPage, database: Database, settle: Settle, field: str, value: object, problem: str
) -> None:
    dialog = ask(page)
    fill(dialog, name="PMI 2026", source="Surat edaran", **{field: value})
    settle()
    assert dialog.isVisible() and problem in dialog.form.editor(field).accessibleDescription()
    assert database.read(rules.list_rule_sets) == []


def test_rules_of_a_later_day_are_announced(
    page: SettingsPage, database: Database, actor: Actor, today: dt.date, settle: Settle
) -> None:
    later = today + dt.timedelta(days=30)
    database.run(lambda session: rules.keep_rule_set(session, a_rule_set(later)), actor)
    page.refresh()
    settle()
    assert words(page, "settings.rules_name").startswith("PMI 2025")
    assert words(page, "settings.rules_next").startswith("To come: PMI 2026")


def test_every_version_can_be_read_with_what_it_changed(
    page: SettingsPage, database: Database, actor: Actor, today: dt.date, settle: Settle
) -> None:
    for weight in (47, 50):
        record = a_rule_set(today, name=f"PMI {weight}", weight_least_kg=weight)
        database.run(lambda session, record=record: rules.keep_rule_set(session, record), actor)
    page.refresh()
    settle()
    page.findChild(QPushButton, "settings.rules_versions").click()
    dialog = page.findChild(VersionsDialog)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    names = [one.partition(",")[0] for one in said if "valid from" in one]
    assert names == ["PMI 50", "PMI 47", "PMI 2025"]
    assert [one for one in said if one.endswith(" kg *")] == ["at least 50 kg *", "at least 47 kg *"]
    assert sum("Rina, desk A" in one for one in said) == 2
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("role", Role)
def test_only_a_supervisor_or_an_administrator_is_offered_the_change(
    page: SettingsPage, store: Store, settle: Settle, role: Role
) -> None:
    store.actor = Actor(name="Ani", role=role, desk="A")
    page.refresh()
    settle()
    assert page.findChild(QPushButton, "settings.rules").isEnabled() == (role is not Role.OFFICER)
    assert page.findChild(QPushButton, "settings.rules_versions").isEnabled()
