"""The command `roll`: looks first, writes when told to, and adds nobody twice."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from baktidesk import cli
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.roll import RollKind
from baktidesk.services.backups import list_with_content
from baktidesk.services.rolls.roll import roll_lines
from tests.stories import Desk, fresh_database, set_up
from tests.workbooks import a_roll, a_row, saved


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give an administrator at desk A of a new data file."""
    database = fresh_database(tmp_path)
    yield Desk(database)
    database.close()


@pytest.fixture
def event(desk: Desk) -> StoredEvent:
    """Give an event."""
    return set_up(desk)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a roll of four rows: two people, one of them twice, and a NIK that lost its digits."""
    return a_roll(tmp_path, [a_row(1), a_row(2), a_row(1), a_row(3, nik=3171010101801003)])


@pytest.fixture
def run(desk: Desk, event: StoredEvent, capsys: pytest.CaptureFixture[str]) -> Any:
    """Give a function that runs the command on the data file: exit code, output, errors."""

    def command(file: Path, *words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.main(["--data", desk.database.place, "roll", str(file), "--event", "UJI-2026", *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


def test_it_looks_and_writes_nothing(run: Any, file: Path, desk: Desk, event: StoredEvent) -> None:
    code, out, err = run(file, "--json", "--lang", "en")
    told = json.loads(out)
    assert (code, err, list(told)) == (0, "", ["accepted", "duplicate", "bad"])
    assert (told["accepted"], told["duplicate"]) == (2, 1)
    (bad,) = told["bad"]
    assert bad["row"] == 5
    assert bad["reason"].startswith("Row 5: “NIK” is stored as a number, which loses digits.")
    assert desk.see(roll_lines, event.id) == []


def test_it_writes_when_told_to_and_again_adds_nobody(run: Any, file: Path, desk: Desk, event: StoredEvent) -> None:
    assert json.loads(run(file, "--apply", "--json")[1])["accepted"] == 2
    assert len(desk.see(roll_lines, event.id)) == 2
    again = json.loads(run(file, "--apply", "--json")[1])
    assert (again["accepted"], again["duplicate"], len(again["bad"])) == (0, 3, 1)
    assert len(desk.see(roll_lines, event.id)) == 2


def test_the_data_are_backed_up_before_they_are_added(run: Any, file: Path, desk: Desk, event: StoredEvent) -> None:
    run(file, "--apply")
    (backup,) = list_with_content(desk.database.place)
    assert backup.content
    assert backup.content.records["roll_entry"] == 0
    assert len(desk.see(roll_lines, event.id)) == 2


def test_a_roll_of_recipients_is_a_roll_of_its_own(run: Any, file: Path, desk: Desk, event: StoredEvent) -> None:
    assert json.loads(run(file, "--kind", "recipient", "--apply", "--json")[1])["accepted"] == 2
    assert (len(desk.see(roll_lines, event.id, RollKind.RECIPIENT)), desk.see(roll_lines, event.id)) == (2, [])
    assert json.loads(run(file, "--json")[1])["accepted"] == 2


@pytest.mark.parametrize("words", [(), ("--apply",)])
def test_people_read_it_as_sentences(run: Any, file: Path, words: tuple[str, ...]) -> None:
    code, out, _err = run(file, "--lang", "en", *words)
    first, *rest = out.splitlines()
    assert code == 0
    assert "2. Duplicate: 1. Bad: 1." in first
    assert ("Nothing was written" in first) is not bool(words)
    assert [line[:7] for line in rest] == ["Row 4: ", "Row 5: "]


def test_a_refused_file_is_one_sentence(run: Any, tmp_path: Path) -> None:
    nothing = saved(Workbook(), tmp_path, "kosong.xlsx")
    assert run(nothing, "--lang", "en") == (1, "", "There is nothing in this workbook.\n")
    code, out, err = run(tmp_path / "tidak-ada.xlsx", "--json", "--lang", "en")
    assert (code, out, err) == (1, "", "There is no file tidak-ada.xlsx.\n")


def test_a_missing_event_or_file_is_said(desk: Desk, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--data", desk.database.place, "roll", str(file), "--event", "X", "--lang", "en"]) == 1
    assert capsys.readouterr().err == "There is no event with the code X.\n"
    assert cli.main(["roll", "--event", "X"]) == 2


def test_neither_qt_nor_openpyxl_is_loaded(desk: Desk, event: StoredEvent, file: Path) -> None:
    words = ["baktidesk", "--data", desk.database.place, "roll", str(file), "--event", "UJI-2026", "--json"]
    heavy = "[name for name in ('PySide6', 'openpyxl', 'alembic') if name in sys.modules]"
    program = f"import sys\nfrom baktidesk import __main__\nsys.argv = {words}\n__main__.main()\nprint({heavy})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8")
    assert (done.stderr, done.stdout.splitlines()[-1]) == ("", "[]")
