"""What the tests of encryption share: a passphrase, cheap stretching, and another laptop that knows no key."""

import pytest

from baktidesk.db import key_file
from baktidesk.db.keys import unlocked

PASSPHRASE = "kuda hitam lari malam"


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a guess of a passphrase cost almost nothing: what it costs is one test's business, not every test's."""
    monkeypatch.setattr(key_file, "TIME", 1)
    monkeypatch.setattr(key_file, "MEMORY", 64)


def forget_keys() -> None:
    """Know no key any more, like another laptop or the next start."""
    unlocked._keys.clear()
    unlocked._live.clear()
