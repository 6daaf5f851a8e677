"""The command line: its shapes, its exit codes, its sentences, and no Qt."""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from baktidesk import __main__, cli, paths
from baktidesk.domain.event import StoredEvent
from baktidesk.services import check, settings, summary
from baktidesk.services.donors import donations
from baktidesk.services.language import load_language
from tests.stories import Desk, a_bag, a_donor, fresh_database, set_up, to_institution


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give an administrator at desk A of a new data file."""
    database = fresh_database(tmp_path)
    yield Desk(database)
    database.close()


@pytest.fixture
def event(desk: Desk) -> StoredEvent:
    """Give an event with a donor, a deferral that waits, and a handover to be passed on."""
    event = set_up(desk, series="Hari Bakti")
    visit = desk.do(donations.check_in, event.id, a_donor(work_unit="Lapas Ñuji"))
    desk.do(donations.pass_donor, visit.id)
    desk.do(donations.donate, visit.id, a_bag())
    desk.do(donations.check_in, event.id, a_donor())
    from baktidesk.services.relief.distributions import hand_over

    desk.do(hand_over, event.id, to_institution(event, 60, onward=True))
    return event


@pytest.fixture
def run(desk: Desk, capsys: pytest.CaptureFixture[str]) -> Any:
    """Give a function that runs a command on the data file: exit code, output, errors."""

    def command(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.main(["--data", desk.database.place, *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


def test_the_events_have_the_contract_s_shape(run: Any, event: StoredEvent) -> None:
    code, out, _err = run("events", "--json")
    told = {
        "code": "UJI-2026",
        "name": event.record.name,
        "first_day": "2026-01-20",
        "last_day": "2026-01-20",
        "zone": "WIB",
    }
    assert (code, json.loads(out)) == (0, {"events": [told]})


def test_the_summary_is_the_one_of_the_window(run: Any, desk: Desk, event: StoredEvent) -> None:
    code, out, _err = run("summary", "--event", "uji-2026", "--json")
    told = json.loads(out)
    assert code == 0
    assert told == json.loads(json.dumps(summary.as_json(desk.see(summary.summarise, event.id))))
    assert list(told) == ["event", "day", "donors", "goods", "onward_open", "identities_hold"]
    keys = {"candidates", "passed", "donated", "deferred", "failed", "waiting", "left", "bags"}
    assert keys | {"by_blood_group", "by_work_unit", "by_deferral_reason"} <= set(told["donors"])
    assert {"item", "unit", "received", "handed_over", "on_hand", "by_recipient_kind", "by_area"} <= set(
        told["goods"][0]
    )
    assert told["onward_open"] == [{"to": "Yayasan Uji", "item": "Sembako", "quantity": 60, "reported": 0, "open": 60}]


def test_a_day_of_its_own(run: Any, event: StoredEvent) -> None:
    _code, out, _err = run("summary", "--event", "UJI-2026", "--day", "21 Januari 2026", "--json")
    told = json.loads(out)
    assert (told["day"], told["donors"]["candidates"]) == ("2026-01-21", 0)
    assert [(one["received"], one["on_hand"]) for one in told["goods"]] == [(0, 40)]


def test_a_series_is_added_up(run: Any, desk: Desk, event: StoredEvent) -> None:
    other = set_up(desk, code="UJI-2", series="hari bakti")
    desk.do(donations.check_in, other.id, a_donor())
    _code, out, _err = run("summary", "--event", "UJI-2", "--series", "--json")
    assert json.loads(out)["donors"]["candidates"] == 3


@pytest.mark.parametrize("tongue", ["id", "en"])
def test_people_read_it_in_their_language(run: Any, event: StoredEvent, tongue: str) -> None:
    words = load_language(tongue)
    _code, out, _err = run("--lang", tongue, "summary", "--event", "UJI-2026")
    assert words.translate("Workbook", "Came to donate") in out
    assert words.translate("Workbook", "All figures agree.") in out
    assert "Lapas Ñuji" in out


def test_the_data_s_language_is_spoken_unless_another_is_asked_for(run: Any, desk: Desk, event: StoredEvent) -> None:
    desk.do(settings.keep, settings.LANGUAGE, "en")
    assert "Came to donate" in run("summary", "--event", "UJI-2026")[1]
    assert "Tuesday, 20 January 2026" in run("events")[1]
    assert "Selasa, 20 Januari 2026" in run("events", "--lang", "id")[1]


def test_figures_stand_right_under_each_other(run: Any, event: StoredEvent) -> None:
    lines = run("summary", "--event", "UJI-2026", "--lang", "en")[1].splitlines()
    start = lines.index("Donors") + 1
    assert len({len(line) for line in lines[start : start + 8]}) == 1


def test_an_export_tells_what_it_wrote(run: Any, event: StoredEvent, tmp_path: Path) -> None:
    code, out, _err = run(
        "export", "--event", "UJI-2026", "--kind", "rincian", "--out", str(tmp_path / "out"), "--json"
    )
    told = json.loads(out)
    assert (code, list(told)) == (0, ["file", "kind", "revision", "sha256", "rows"])
    assert Path(told["file"]).exists()
    assert (told["kind"], told["revision"], told["rows"]["Donor"], len(told["sha256"])) == ("rincian", 1, 2, 64)
    assert (
        Path(told["file"]).name
        in run("export", "--event", "UJI-2026", "--kind", "rincian", "--out", str(tmp_path / "out"))[1]
    )


def test_whole_identity_numbers_leave_only_behind_a_password(run: Any, event: StoredEvent, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("kuda hitam lari malam\n", encoding="utf-8")
    words = ("export", "--event", "UJI-2026", "--kind", "rincian", "--out", str(tmp_path / "out"), "--lang", "en")
    code, out, err = run(*words, "--unmask", "permintaan Dukcapil")
    assert (code, out) == (1, "")
    assert "--password-file" in err
    assert not (tmp_path / "out").exists()
    code, out, _err = run(*words, "--unmask", "permintaan Dukcapil", "--password-file", str(secret), "--json")
    assert code == 0
    assert not zipfile.is_zipfile(json.loads(out)["file"])


def test_a_whole_file_is_checked(run: Any, event: StoredEvent) -> None:
    code, out, err = run("check", "--json")
    told = json.loads(out)
    assert (code, err, told["ok"], told["integrity"], told["identities"]) == (0, "", True, True, True)
    assert told["records"]["donor_visit"] == 2


def test_a_record_changed_from_outside_is_told_and_nothing_is_written(
    run: Any, desk: Desk, event: StoredEvent, tmp_path: Path
) -> None:
    desk.do(lambda session: session.connection.exec_driver_sql("UPDATE person SET full_name = 'Orang Lain'"))
    assert run("check", "--lang", "en")[0] == 1
    out = tmp_path / "out"
    code, _out, err = run("export", "--event", "UJI-2026", "--kind", "ringkasan", "--out", str(out), "--lang", "en")
    assert (code, err) == (1, "A record was changed or damaged outside the program. Nothing was written.\n")
    assert not out.exists()


def test_a_file_whose_figures_do_not_agree_is_told_apart(run: Any, desk: Desk, event: StoredEvent) -> None:
    desk.do(lambda session: session.connection.exec_driver_sql("UPDATE tally SET n = n + 1"))
    code, out, err = run("check", "--json", "--lang", "en")
    assert (code, json.loads(out)["ok"], json.loads(out)["identities"]) == (1, False, False)
    assert "does not agree with the records" in err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("summary", "--event", "TIDAK-ADA"), "There is no event with the code TIDAK-ADA."),
        (("export", "--event", "X", "--kind", "rincian", "--out", "."), "There is no event with the code X."),
    ],
)
def test_a_refusal_is_one_sentence(run: Any, event: StoredEvent, words: tuple[str, ...], sentence: str) -> None:
    assert run("--lang", "en", *words) == (1, "", sentence + "\n")


def test_a_missing_file_is_refused_and_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--lang", "en", "--data", str(tmp_path / "no.db"), "check"]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"There is no data file {tmp_path / 'no.db'} yet.\n")
    assert list(tmp_path.iterdir()) == []


def test_a_strange_file_is_refused_and_not_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    strange = tmp_path / "notes.txt"
    strange.write_text("mine" * 100)
    assert cli.main(["--data", str(strange), "events"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert strange.read_text() == "mine" * 100


@pytest.mark.parametrize(
    "words",
    [
        ["bogus"],
        ["summary"],
        ["summary", "--event", "X", "--day", "kemarin"],
        ["export", "--event", "X", "--kind", "semua", "--out", "."],
        ["events", "--lang", "xx"],
    ],
)
def test_what_is_not_understood_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1


def test_help_is_given_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--lang", "id", "--help"]) == 0
    assert load_language("id").translate("Command", "list the events") in capsys.readouterr().out
    assert cli.main(["--lang=en", "--help"]) == 0
    assert "list the events" in capsys.readouterr().out


@pytest.mark.expects_log("broke down")
def test_a_bug_is_logged_and_said_in_a_sentence(
    run: Any, event: StoredEvent, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(_session: object) -> None:
        raise ZeroDivisionError("3171011708450001")

    monkeypatch.setattr(check, "check", broken)
    monkeypatch.setattr(paths, "log_folder", lambda: tmp_path / "log")
    code, out, err = run("check", "--lang", "en")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert str(tmp_path / "log") in err
    told = (tmp_path / "log" / "baktidesk.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError: 3171**********01" in told


def test_the_window_and_the_rehearsal_lie_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []
    elsewhere = cli.Elsewhere(
        window=lambda data: asked.append(("window", data)) or 0,  # type: ignore[func-returns-value]
        rehearse=lambda folder, tongue: asked.append(("rehearse", str(folder), tongue)) or 3,  # type: ignore[func-returns-value]
    )
    assert cli.main([], elsewhere) == 0
    assert cli.main(["--data", "here.db"], elsewhere) == 0
    monkeypatch.setenv("BAKTIDESK_DATA", "there.db")
    assert cli.main([], elsewhere) == 0
    assert cli.main(["rehearse", "--out", str(tmp_path)], elsewhere) == 3
    assert asked == [
        ("window", str(paths.data_folder() / "baktidesk.db")),
        ("window", "here.db"),
        ("window", "there.db"),
        ("rehearse", str(tmp_path), "id"),
    ]


@pytest.mark.slow
def test_the_practice_file_is_written_and_then_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, opened = str(tmp_path / "latihan.db"), []
    assert cli.main(["demo", "--no-window", "--data", data]) == 0
    assert data in capsys.readouterr().out
    elsewhere = cli.Elsewhere(window=lambda place: opened.append(place) or 0, rehearse=lambda *_: 1)  # type: ignore[func-returns-value]
    assert cli.main(["--data", data, "demo"], elsewhere) == 0
    assert opened == [data]


LIGHT = """
import sys
from baktidesk import __main__
sys.argv = ["baktidesk", *{words}]
code = __main__.main()
heavy = [name for name in {heavy} if name in sys.modules]
print("\\n" + str((code, heavy)))
"""


@pytest.mark.parametrize(
    ("words", "heavy"),
    [
        (["--help"], ["PySide6", "sqlalchemy", "alembic", "openpyxl", "argon2", "lokal"]),
        (["--data", "{data}", "summary", "--event", "UJI-2026"], ["PySide6", "alembic", "openpyxl", "argon2", "lokal"]),
        (
            ["--data", "{data}", "export", "--event", "UJI-2026", "--kind", "ringkasan", "--out", "{data}.out"],
            ["PySide6"],
        ),
    ],
)
def test_nothing_heavy_is_loaded_that_is_not_needed(
    desk: Desk, event: StoredEvent, words: list[str], heavy: list[str]
) -> None:
    filled = [word.replace("{data}", desk.database.place) for word in words]
    program = LIGHT.format(words=filled, heavy=heavy)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8")
    assert (done.stderr, done.stdout.splitlines()[-1]) == ("", "(0, [])")


def test_a_pipe_gets_utf_8_whatever_the_console_speaks(
    desk: Desk, event: StoredEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    command = [sys.executable, "-m", "baktidesk", "--data", desk.database.place, "summary", "--event", "UJI-2026"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert "Lapas Ñuji" in done.stdout.decode("utf-8")


def test_the_module_starts_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["baktidesk", "--version"])
    assert __main__.main() == 0
    assert capsys.readouterr().out.startswith("baktidesk ")
