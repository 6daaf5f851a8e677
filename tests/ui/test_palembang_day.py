"""The Palembang day, 50 people, through the real window by keyboard alone; then every figure is compared."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from baktidesk import app, cli
from baktidesk.domain.donation import DeferralReason
from baktidesk.domain.person import BloodGroup, Sex
from baktidesk.services.practice.people import Crowd
from tests.keyboard import Keyboard

UNITS = {
    "LPKA Kelas I Palembang": 14,
    "Lapas Kelas I Palembang": 10,
    "Rutan Kelas I Palembang": 9,
    "Bapas Kelas I Palembang": 9,
    "Kanwil Ditjenpas Sumatera Selatan": 8,
}
BAGS = 23
REASONS = (DeferralReason.LOW_HB, DeferralReason.LOW_HB, DeferralReason.LOW_PRESSURE, DeferralReason.HIGH_HB)
GROUPS = (BloodGroup.O, BloodGroup.A, BloodGroup.O, BloodGroup.B, BloodGroup.AB)
FIGURES = ("candidates", "passed", "donated", "deferred", "failed", "waiting", "left", "bags")
ENDINGS = ("queue_number", "status", "bag_number", "bag_volume_ml", "blood_group", "deferral_reason")
REASON_WORDS = {
    DeferralReason.LOW_HB: "Hb rendah",
    DeferralReason.LOW_PRESSURE: "Tekanan darah rendah",
    DeferralReason.HIGH_HB: "Hb tinggi",
}
GROUP_WORDS = {"unknown": "Belum tahu"}
Typed = dict[str, str | int]
GROUP_KEYS = {BloodGroup.A: "a", BloodGroup.AB: "aa", BloodGroup.B: "b", BloodGroup.O: "o"}


@pytest.fixture
def tongue() -> str:
    """Speak Indonesian, as the program does by default."""
    return "id"


def test_fifty_donors_by_keyboard(qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = str(tmp_path / "palembang.db")
    hands = Keyboard(qtbot, app.build(data))
    set_up(hands)
    crowd = Crowd(50)
    units = [unit for unit, count in UNITS.items() for _ in range(count)]
    typed = [check_in(hands, crowd, unit) for unit in units]
    for number in range(1, len(units) + 1):
        if number <= BAGS:
            donate(hands, number)
        else:
            defer(hands, number)
    shown = figures_on_screen(hands)
    hands.window.close()
    told = summary_on_the_command_line(data, capsys)
    compare(shown, told)
    compare_workbook(data, tmp_path, told, typed, capsys)


def set_up(hands: Keyboard) -> None:
    """Set up the desk and the event."""
    hands.fill("LPKA Kelas I Palembang", "Petugas Latihan", "147258", "147258")
    hands.save()
    hands.fill("Donor Darah LPKA Palembang", "LPKA-PLG", "Hari Bakti", "LPKA Kelas I Palembang", "PMI", "", "")
    hands.enter()
    hands.fill("19/11/2025", "Aula LPKA")
    hands.save()
    assert hands.at().objectName() == "full_name"


def check_in(hands: Keyboard, crowd: Crowd, unit: str) -> Typed:
    """Check one person in; give what the row of the workbook must say."""
    sex, year = crowd.sex(), crowd.random.randint(1966, 2005)
    name = crowd.name(sex)
    hands.fill(name, unit, "", "p" if sex is Sex.FEMALE else "l", str(year))
    hands.save()
    words = "Perempuan" if sex is Sex.FEMALE else "Laki-laki"
    return {"full_name": name, "work_unit": unit, "category": "Pegawai", "sex": words, "birth_year": year}


def choose(hands: Keyboard, number: int) -> None:
    """Find a visit by its queue number and go to its row."""
    hands.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    hands.type(f"A-{number:03d}")
    hands.enter()
    assert hands.at().objectName().startswith("donors.column.")


def donate(hands: Keyboard, number: int) -> None:
    """Write down that PMI passed a person, then the bag."""
    choose(hands, number)
    hands.press(Qt.Key.Key_L)
    hands.press(Qt.Key.Key_B)
    hands.fill(f"plg{number:04d}a", "", "", GROUP_KEYS[GROUPS[number % len(GROUPS)]])
    hands.save()


def defer(hands: Keyboard, number: int) -> None:
    """Write down that PMI refused a person, and why."""
    choose(hands, number)
    hands.press(Qt.Key.Key_T)
    for _ in range(list(DeferralReason).index(REASONS[number % len(REASONS)]) + 1):
        hands.press(Qt.Key.Key_Down)
    hands.save()


def figures_on_screen(hands: Keyboard) -> dict[str, int]:
    """Read the figures of the summary page."""
    hands.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    page = hands.window.pages["summary"]
    names = FIGURES + tuple(f"group.{group}" for group in BloodGroup)
    found: dict[str, Any] = {name: page.findChild(QWidget, f"summary.{name}") for name in names}
    return {name: int(figure.text().replace(".", "")) for name, figure in found.items()}


def summary_on_the_command_line(data: str, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    """Give what `summary --json` prints."""
    capsys.readouterr()
    assert cli.main(["--data", data, "summary", "--event", "LPKA-PLG", "--json"]) == 0
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def compare(shown: dict[str, int], told: dict[str, object]) -> None:
    """The screen and the command line agree with each other and with what was done."""
    donors = told["donors"]
    assert isinstance(donors, dict)
    assert told["identities_hold"] is True
    groups = {f"group.{group}": count for group, count in donors["by_blood_group"].items()}
    assert shown == {name: donors[name] for name in shown if not name.startswith("group.")} | groups
    assert (donors["candidates"], donors["donated"], donors["deferred"], donors["bags"]) == (50, BAGS, 27, BAGS)
    assert donors["by_work_unit"] == UNITS
    done = Counter(str(GROUPS[number % len(GROUPS)]) for number in range(1, BAGS + 1))
    assert {group: count for group, count in donors["by_blood_group"].items() if count} == done


def compare_workbook(
    data: str, folder: Path, told: dict[str, object], typed: list[Typed], capsys: pytest.CaptureFixture[str]
) -> None:
    """Every cell of the workbook that holds something typed or counted says what was typed and counted."""
    export = ["export", "--event", "LPKA-PLG", "--kind", "rincian", "--health", "--out", str(folder), "--json"]
    assert cli.main(["--data", data, *export]) == 0
    exported = json.loads(capsys.readouterr().out)
    book = openpyxl.load_workbook(exported["file"])
    rows = list(book["Donor"].iter_rows(values_only=True))
    records = [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[2:]]
    assert len(records) == exported["rows"]["Donor"] == len(typed)
    for number, (record, person) in enumerate(zip(records, typed, strict=True), 1):
        assert [record[name] for name in person] == list(person.values())
        assert [record[name] for name in ENDINGS] == ending_of(number)
    compare_summary_sheet(list(book["Ringkasan"].iter_rows(values_only=True)), told["donors"])


def ending_of(number: int) -> list[object]:
    """Give what the row of a person must say of the way's end."""
    if number > BAGS:
        return [f"A-{number:03d}", "Ditolak", None, None, None, REASON_WORDS[REASONS[number % len(REASONS)]]]
    group = str(GROUPS[number % len(GROUPS)])
    return [f"A-{number:03d}", "Berhasil", f"PLG{number:04d}A", 350, group, None]


def compare_summary_sheet(rows: list[tuple[object, ...]], donors: object) -> None:
    """The sheet Ringkasan holds the same figures as the command line."""
    assert isinstance(donors, dict)
    figures = {row[0]: row[2] for row in rows if row[0] in {f"donors.{name}" for name in FIGURES}}
    assert figures == {f"donors.{name}": donors[name] for name in FIGURES}
    units = {row[1]: row[2] for row in rows if row[0] == "donors.by_work_unit"}
    assert units == donors["by_work_unit"] == UNITS
    groups = {row[1]: row[2] for row in rows if row[0] == "donors.by_blood_group"}
    assert groups == {GROUP_WORDS.get(group, group): count for group, count in donors["by_blood_group"].items()}
