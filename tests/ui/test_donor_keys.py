"""Donors through the real window by keyboard alone: how many keys it takes, and what outlives a killed program."""

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from baktidesk import app
from baktidesk.db.models import setting
from baktidesk.db.schema import open_database
from baktidesk.domain.donation import CheckIn, Visit
from baktidesk.domain.event import DayLine, Event
from baktidesk.domain.person import Sex
from baktidesk.services import events
from baktidesk.services.donors import donations
from tests.keyboard import Keyboard

NIK = "3171015203900001"
PIN = "147258"


@pytest.fixture
def tongue() -> str:
    """Speak Indonesian, as the program does by default."""
    return "id"


def begin(qtbot: QtBot, path: Path, **asks: bool) -> Keyboard:
    """Set up desk and event in a new file by keyboard."""
    hands = Keyboard(qtbot, app.build(str(path)))
    hands.fill("Lapas Contoh", "Petugas Satu", PIN, PIN)
    hands.save()
    today = dt.date.today()
    hands.fill("Donor Darah", "DD", "", "Lapas Contoh", "", "", "", f"{today:%d/%m/%Y}", "Aula")
    for name, asked in asks.items():
        hands.window.pages["event"].form.editor(name).setChecked(asked)
    hands.save()
    return hands


def known_before(hands: Keyboard) -> str:
    """Write Siti down at an earlier event; give her id."""

    def work(session: Any) -> str:
        record = Event(
            name="Dulu", code="DULU", organiser="Kanwil", days=[DayLine(day=dt.date(2025, 1, 20), place="A")]
        )
        told = CheckIn(full_name="Siti Rahmawati", work_unit="Lapas Lama", sex=Sex.FEMALE, birth_year=1990)
        return donations.check_in(session, events.create_event(session, record), told).person_id

    done: list[str] = []
    active = hands.window.store.active_event
    hands.window.store.run(work, done.append)
    hands.look_up()
    hands.window.top.event_asked.emit(active.id)
    hands.look_up()
    hands.window.open_page("donors")
    hands.look_up()
    return done[0]


def test_a_new_donor_takes_at_most_twelve_keys_beyond_the_text(qtbot: QtBot, tmp_path: Path) -> None:
    asks = ("nik", "phone", "birth_date", "donor_card", "consent")
    hands = begin(qtbot, tmp_path / "data.db", **{f"asks_{name}": True for name in asks})
    before, letters = hands.presses, 0
    typed = ("Siti Rahmawati", "Lapas Contoh", "", "", "", "b", NIK, "081234567890", "3171c0001", "")
    for number, text in enumerate(typed):
        if number:
            hands.enter()
        hands.type(text)
        letters += text == "b"
    hands.press(Qt.Key.Key_Space)
    form = hands.window.pages["donors"].form
    fill_gap = {"sex": Sex.FEMALE, "birth_date": dt.date(1990, 3, 12)}
    assert {name: form.editor(name).value() for name in fill_gap} == fill_gap
    hands.save()
    assert hands.window.findChild(QLabel, "donors.number").text() == "A-001"
    assert hands.presses - before + letters <= 12


def test_a_known_donor_takes_three_keys_beyond_the_text(qtbot: QtBot, tmp_path: Path) -> None:
    hands = begin(qtbot, tmp_path / "data.db")
    person_id = known_before(hands)
    before = hands.presses
    hands.type("siti")
    hints = hands.window.pages["donors"].findChild(QWidget, "full_name.people")
    qtbot.waitUntil(hints.isVisible)
    hands.press(Qt.Key.Key_Down)
    hands.enter()
    qtbot.waitUntil(lambda: hands.window.findChild(QWidget, "donors.known").isVisible())
    hands.save()
    assert hands.window.findChild(QLabel, "donors.number").text() == "A-001"
    assert hands.presses - before == 3
    event = hands.window.store.active_event
    seen: list[list[Visit]] = []
    hands.window.store.read(lambda session: donations.list_visits(session, event.id), seen.append)
    hands.look_up()
    assert [visit.person_id for visit in seen[0]] == [person_id]


@pytest.mark.skipif(sys.platform == "win32", reason="a process there has no SIGKILL")
def test_a_half_filled_form_outlives_a_killed_program(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "data.db"
    hands = begin(qtbot, path)
    person_id = known_before(hands)
    hands.window.close()
    command = [sys.executable, "-m", "tests.ui.typist", str(path), PIN, person_id]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as typist:
        assert typist.stdout is not None
        assert typist.stdout.readline() == b"typed\n"
        watched = open_database(str(path))
        query = select(setting.c.value)
        qtbot.waitUntil(lambda: "08.15" in str(watched.read(lambda session: session.rows(query))), timeout=20_000)
        os.kill(typist.pid, signal.SIGKILL)
    watched.close()
    again = Keyboard(qtbot, app.build(str(path)))
    again.type(PIN)
    again.enter()
    desk = again.window.pages["donors"].desk
    qtbot.waitUntil(lambda: desk.form.editor("full_name").text() == "Siti Rahmawati")
    again.look_up()
    assert (desk.from_paper, desk.form.editor("written_at").text()) == (True, "08.15")
    assert desk.known.isVisible()
    again.window.open_page("summary")
    again.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    again.type(PIN)
    again.enter()
    assert (desk.from_paper, desk.form.editor("written_at").text(), desk.known.isHidden()) == (True, "08.15", False)
