"""Personal data in the settings: the span, the erasure of old identities, the trail, and the papers for the law."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QWidget
from sqlalchemy import select

from baktidesk import services
from baktidesk.db.base import metadata
from baktidesk.db.models import audit, person
from baktidesk.db.session import Actor, Database, now
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.incident import Incident
from baktidesk.domain.officer import Role
from baktidesk.domain.privacy import ERASED
from baktidesk.domain.zones import Zone
from baktidesk.services.accountability import account
from baktidesk.services.audit import AuditLine
from baktidesk.services.donors.donations import check_in, void_visit
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.papers.account_sheet import incident_report, processing_record
from baktidesk.ui.papers.print_dialog import PrintDialog
from baktidesk.ui.safety.privacy_card import PrivacyCard
from baktidesk.ui.safety.trail_dialog import TrailDialog
from baktidesk.ui.safety.trail_words import DEEDS, KINDS, deed_words
from baktidesk.ui.store import Store
from tests.stories import a_donor
from tests.ui.pdf import saved, words_of

Settle = Callable[[], None]
NAME, NIK = "Zulkarnaen Wirakusuma", "3276014101900001"


@pytest.fixture
def card(store: Store, event: StoredEvent, show: Callable[[QWidget], None]) -> PrivacyCard:
    """Bring the card into sight."""
    made = PrivacyCard(store)
    made.refresh()
    show(made)
    return made


@pytest.fixture
def visit_id(database: Database, event: StoredEvent, actor: Actor) -> str:
    """Write down a donor of today whose name nobody else has."""
    donor = a_donor(full_name=NAME, nik=NIK, phone="081234567890")
    return str(database.run(lambda session: check_in(session, event.id, donor), actor).value.id)


def press(parent: QWidget, name: str) -> None:
    found = parent.findChild(QPushButton, name)
    assert found is not None and found.isEnabled()
    found.click()


def test_the_span_is_kept_and_says_who_is_beyond_it(
    card: PrivacyCard, database: Database, visit_id: str, settle: Settle
) -> None:
    QTest.keyClick(card.span, Qt.Key.Key_Down)
    settle()
    settle()
    assert (card.span.currentData(), card._words.text()) == ("6", "Nobody is kept longer than that.")
    database.clock = lambda: now() + dt.timedelta(days=200)
    card.refresh()
    settle()
    assert card._words.text() == "1 people of HB-TEST are kept longer than that."
    press(card, "privacy.erase")
    dialog = card.findChild(RecordDialog)
    assert dialog is not None
    dialog.form.editor("reason").set_value("Masa simpan berakhir")
    dialog.form.submit()
    settle()
    settle()
    names = database.read(lambda session: session.rows(select(person.c.full_name)))
    assert [row.full_name for row in names] == [ERASED]
    assert not card._erase.isEnabled()


def test_an_officer_may_not_decide_and_sees_why(card: PrivacyCard, store: Store, settle: Settle) -> None:
    said: list[str] = []
    store.said.connect(lambda words, _deed: said.append(words))
    store.actor = Actor(name="Budi", role=Role.OFFICER, desk="A")
    QTest.keyClick(card.span, Qt.Key.Key_Down)
    settle()
    settle()
    assert (card.span.currentData(), said) == ("0", ["This needs a supervisor: Correct or erase a person."])


def test_the_trail_tells_the_deeds_of_today_and_nobody_s_name(
    card: PrivacyCard, database: Database, actor: Actor, visit_id: str, settle: Settle
) -> None:
    database.run(lambda session: void_visit(session, visit_id, "salah orang"), actor)
    press(card, "privacy.trail")
    settle()
    settle()
    dialog = card.findChild(TrailDialog)
    assert dialog is not None
    rows = [[column.value(row) for column in dialog.list.rows.columns] for row in dialog.list.rows.records]
    assert rows[0][3:] == ["Voided: donor visit · A-001", "salah orang"]
    assert any(row[3] == "Written down: donor visit · A-001" for row in rows)
    assert NAME not in str(rows) and NIK not in str(rows)
    notable = dialog.findChild(QCheckBox, "trail.notable")
    assert notable is not None
    notable.click()
    settle()
    assert len(dialog.list.rows.records) == 1


def test_an_officer_sees_the_own_trail_alone(card: PrivacyCard, store: Store, settle: Settle) -> None:
    store.actor = Actor(name="Budi", role=Role.OFFICER, desk="A")
    press(card, "privacy.trail")
    settle()
    settle()
    dialog = card.findChild(TrailDialog)
    assert dialog is not None
    whose = dialog.findChild(QComboBox, "trail.officer")
    assert whose is not None and [whose.itemText(one) for one in range(whose.count())] == ["Budi"]
    assert dialog.list.rows.records == []


def test_every_kind_of_record_has_a_word() -> None:
    kept = set(metadata.tables) - {"audit", "tally", "setting"}
    assert kept - set(KINDS) == set()


def test_every_deed_that_the_services_note_has_a_sentence() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (Path(services.__file__).parent).rglob("*.py"))
    noted = set(re.findall(r'note\(session,(?: \w+, MailState\.\w+,)? "([a-z_]+)"', source))
    assert len(noted) > 5 and noted - set(DEEDS) == set()


@pytest.mark.parametrize("action", DEEDS)
def test_every_deed_is_a_whole_sentence(action: str) -> None:
    moment = dt.datetime(2026, 1, 20, tzinfo=dt.UTC)
    line = AuditLine(
        sequence=1, at=moment, officer="A", desk="A", action=action, kind="donor_visit", record_id="", changes={}
    )
    assert deed_words(line) and "{" not in deed_words(line)


def test_the_incident_report_is_offered_with_its_deadline(
    card: PrivacyCard, database: Database, visit_id: str, settle: Settle
) -> None:
    press(card, "privacy.incident")
    dialog = card.findChild(RecordDialog)
    assert dialog is not None
    day = dt.date(2026, 1, 20)
    for name, value in {"noticed_on": day, "noticed_at": dt.time(9, 30), "since": day, "what": "Laptop hilang"}.items():
        dialog.form.editor(name).set_value(value)
    dialog.form.submit()
    settle()
    settle()
    assert card.findChild(PrintDialog) is not None


@pytest.mark.needs("poppler")
def test_both_papers_tell_what_is_held_and_nobody_s_name(
    database: Database, actor: Actor, event: StoredEvent, visit_id: str, tmp_path: Path
) -> None:
    found = database.read(account, actor)
    incident = Incident(
        noticed_on=dt.date(2026, 1, 20), noticed_at=dt.time(22, 0), since=dt.date(2026, 1, 19), what="Laptop hilang"
    )
    record = words_of(saved(processing_record(found, now(), Zone.WIB), tmp_path))
    report = words_of(saved(incident_report(found, incident, now(), Zone.WIB), tmp_path))
    for words in (record, report):
        assert "People known 1" in words and "of these with a NIK 1" in words and "HB-TEST" in words
        assert NAME not in words and NIK not in words
    assert "Data file Not encrypted by the program." in record
    assert "Friday, 23 January 2026, 22.00 WIB" in report.replace(":", ".")
    assert database.read(lambda session: session.rows(select(audit).where(audit.c.action == "incident"))) == []
