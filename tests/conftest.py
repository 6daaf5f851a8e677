"""What every test shares: no display, a home of its own, and no unexpected word from the program or from Qt."""

import gc
import itertools
import logging
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "data",
    "LOCALAPPDATA": "data",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "run",
}


@pytest.fixture(autouse=True, scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the tests, and every process they start, a home folder in which nobody has been before."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name, part in HOMES.items():
            (folder / part).mkdir(mode=0o700, exist_ok=True)
            patch.setenv(name, str(folder / part))
        patch.delenv("BAKTIDESK_DATA", raising=False)
        yield folder


PATIENCE_MS = 60_000
"""How long a test waits for the program on a machine that does much else; what comes sooner is taken at once."""


class PatientBot(QtBot):
    """pytest-qt's hands, for machines that other work slows down; what they take stands alone and is dressed."""

    def addWidget(self, widget: Any, *, before_close_func: Callable[[Any], None] | None = None) -> None:
        """Take over a widget until the end of the test."""
        from baktidesk.ui.theme import dress

        if widget.parent() is None:
            dress(widget)
        super().addWidget(widget, before_close_func=before_close_func)

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        """Wait until the callback is true."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:
        """Wait for a signal."""
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: Any, request: pytest.FixtureRequest) -> QtBot:
    """Give the patient hands."""
    return PatientBot(request)


@pytest.fixture(autouse=True, scope="session")
def tests_done() -> Iterator[Iterator[int]]:
    """Count the tests; nobody but their own thread looks for garbage: another may find a widget (decision 0014)."""
    gc.disable()
    yield itertools.count(1)
    gc.enable()


@pytest.fixture(autouse=True)
def tidy(tests_done: Iterator[int]) -> Iterator[None]:
    """Let go of what the last test left behind, and now and then of what earlier ones did."""
    yield
    gc.collect(1 if next(tests_done) % 20 else 2)


class Overheard(logging.Handler):
    """Keeps every line of level WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line as it is."""
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def log_lines(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """Fail a test that logs a warning it does not expect (`expects_log`), or none where it does; Qt's own too."""
    overheard = Overheard()
    logging.getLogger().addHandler(overheard)
    yield overheard.lines
    logging.getLogger().removeHandler(overheard)
    expected = [str(mark.args[0]) for mark in request.node.iter_markers("expects_log")]
    unexpected = [line for line in overheard.lines if not any(re.search(pattern, line) for pattern in expected)]
    silent = [pattern for pattern in expected if not any(re.search(pattern, line) for line in overheard.lines)]
    assert not unexpected, "unexpected log lines"
    assert not silent, "expected log lines that did not come"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let whoever prepares a release ask for the full size of the faults."""
    parser.addoption(
        "--faults", choices=("every run", "full"), default="every run", help="how many faults tests/faults tries"
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, and say so, what needs a program that dev.py could not provide."""
    for mark in item.iter_markers("needs"):
        why = os.environ.get(f"BAKTIDESK_SKIP_{mark.args[0].upper()}")
        if why:
            pytest.skip(why)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Build and try the wheel last, when everything that it is made of has passed."""
    items.sort(key=lambda item: item.path.name == "test_wheel.py")
