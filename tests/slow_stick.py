"""A second place that takes nothing until it is told to, as a slow or dying stick does."""

import contextlib
import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

SECONDS = 30
"""How long others may take that do not wait for the stick; it gives up itself after twice as long."""


class SlowStick:
    """`begun` is set when a copy to it has begun, which goes on when `go` is."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        """Take two threads: of who copies, and of who must not wait for that."""
        self.begun, self.go = threading.Event(), threading.Event()
        self._pool = pool
        self._busy: Future[Any] = Future()

    @classmethod
    @contextlib.contextmanager
    def at(cls, monkeypatch: pytest.MonkeyPatch) -> Iterator["SlowStick"]:
        """Make every copy slow until it is let go, or to the end."""
        with ThreadPoolExecutor(2) as pool:
            made = cls(pool)
            copy = shutil.copyfile

            def wait(source: Any, target: Any) -> Any:
                made.begun.set()
                assert made.go.wait(60)
                return copy(source, target)

            monkeypatch.setattr(shutil, "copyfile", wait)
            try:
                yield made
            finally:
                made.go.set()

    def keep_busy(self, job: Callable[[], Any]) -> None:
        """Begin something that copies to the stick, and wait until it does."""
        self._busy = self._pool.submit(job)
        assert self.begun.wait(SECONDS)

    def meanwhile(self, job: Callable[[], Any]) -> Any:
        """Do something that must not wait for the stick; give what it gives."""
        return self._pool.submit(job).result(SECONDS)

    def let_go(self) -> Any:
        """Let the stick take everything; give what the job comes to that kept it busy."""
        self.go.set()
        return self._busy.result(60)
