"""How large the tests of faults are: small in every run, full with `python3 dev.py test --faults full tests/faults`."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import shim

MEMORY = Path("/dev/shm")


@pytest.fixture(scope="session")
def full(pytestconfig: pytest.Config) -> bool:
    """Tell whether the full size is wanted."""
    return bool(pytestconfig.getoption("--faults") == "full")


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the library that lets calls fail; skipped, loudly, where it cannot be built."""
    built = shim.build(tmp_path_factory.mktemp("shim"))
    if built is None:
        pytest.skip(shim.NEEDS)
    return built


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """Give a folder in memory where there is one: what plays a disk needs none, and waits for none."""
    if not MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)
