"""How large the tests of faults are: small in every run, full with BAKTIDESK_FAULTS=full."""

import os
from pathlib import Path

import pytest

from tests.faults import shim


@pytest.fixture(scope="session")
def full() -> bool:
    """Tell whether the full size is wanted."""
    return os.environ.get("BAKTIDESK_FAULTS") == "full"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the library that lets calls fail; skipped, loudly, where it cannot be built."""
    built = shim.build(tmp_path_factory.mktemp("shim"))
    if built is None:
        pytest.skip(shim.NEEDS)
    return built
