"""Identifiers rise in the order in which they were made, whatever the clock and the threads do."""

import re
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baktidesk.domain.identifiers import Uuid7Source, assemble, uuid7

MILLISECONDS = st.integers(0, 2**48 - 2)


def test_the_example_of_rfc_9562_is_reproduced() -> None:
    random = 0xCC3 << 62 | 0x18C4DC0C0C07398F
    assert assemble(0x017F22E279B0, random) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


def test_an_identifier_is_a_lower_case_version_seven() -> None:
    text = uuid7()
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", text)
    assert uuid.UUID(text).version == 7


@given(MILLISECONDS)
def test_an_identifier_carries_its_moment(moment: int) -> None:
    assert uuid.UUID(Uuid7Source().next(moment)).int >> 80 == moment


def test_the_systems_clock_is_used() -> None:
    before = time.time_ns() // 1_000_000
    assert before <= uuid.UUID(Uuid7Source().next()).int >> 80 <= time.time_ns() // 1_000_000


@given(st.lists(MILLISECONDS, min_size=2))
def test_identifiers_rise_even_when_the_clock_jumps_back(clocks: list[int]) -> None:
    source = Uuid7Source()
    made = [source.next(clock) for clock in clocks]
    assert all(earlier < later for earlier, later in pairwise(made))


def test_a_full_millisecond_runs_over_into_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Uuid7Source()
    source.next(1000)
    monkeypatch.setattr(source, "_random", 2**74 - 1)
    full = assemble(1000, 2**74 - 1)
    following = source.next(1000)
    assert following > full
    assert uuid.UUID(following).int >> 80 == 1001


def test_threads_never_share_an_identifier_and_each_sees_them_rise() -> None:
    with ThreadPoolExecutor(4) as pool:
        runs = list(pool.map(lambda _: [uuid7() for _ in range(500)], range(4)))
    assert all(run == sorted(run) for run in runs)
    assert len({text for run in runs for text in run}) == 2000


@pytest.mark.parametrize("clock", [-1, 2**48])
def test_an_impossible_clock_is_an_error(clock: int) -> None:
    with pytest.raises(ValueError, match="clock"):
        Uuid7Source().next(clock)
