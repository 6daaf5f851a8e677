"""The script that starts and tests the program: what it says where something is missing."""

import sys
from pathlib import Path

import pytest

import dev
from requirements import debian


def test_an_old_python_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10))
    assert dev.main(["run"]) == 1
    assert capsys.readouterr().err.startswith("baktidesk needs Python 3.11 or newer; this is Python ")


def test_an_unknown_command_gets_the_list_of_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["fly"]) == 2
    assert "dev.py run" in capsys.readouterr().out


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is a display")
@pytest.mark.parametrize(
    ("variables", "shown"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_a_display_is_known_by_its_variables(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], shown: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert dev.has_display() is shown


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux leaves these libraries to the system")
def test_a_missing_library_gives_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "may_install", lambda: None)
    monkeypatch.setattr(debian, "QT_LIBRARIES", {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"})
    with pytest.raises(dev.Stop, match=r"sudo apt-get install libnowhere9$"):
        dev.provide_libraries(window=False)


def test_a_missing_program_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "may_install", lambda: None)
    monkeypatch.setattr(debian, "TOOLS", {"nothing": ("no-such-program", "no-such-package")})
    assert debian.missing_tools() == {
        "nothing": "no-such-program is not here; on Debian: sudo apt-get install no-such-package"
    }


def test_no_network_is_one_sentence_and_anything_else_keeps_the_words_of_pip() -> None:
    wrong = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES"
    assert dev.explain("WARNING: Retrying ... NewConnectionError(...)").count("\n") == 0
    assert dev.explain(f"WARNING: slow\n{wrong}\n    Got 123").splitlines()[1:] == [wrong]


def test_a_failed_check_ends_the_run_with_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "provide_environment", lambda kind: None)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(debian, "missing_tools", dict)
    monkeypatch.setattr(dev, "checks", lambda _: {"first": ["-c", "pass"], "second": ["-c", "raise SystemExit(3)"]})
    assert dev.main(["test"]) == 3
    assert capsys.readouterr().out.endswith("FAILED: second (exit code 3).\n")
