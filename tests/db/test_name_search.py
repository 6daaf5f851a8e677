"""Whatever list the search reads, it finds just those who have the words, the newest first."""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from baktidesk.db import name_search
from baktidesk.db.models import person
from baktidesk.db.name_search import find_people
from baktidesk.db.schema import open_database
from baktidesk.db.search_index import PEOPLE
from baktidesk.db.session import Session
from baktidesk.domain.names import match_key, name_key
from tests.stories import Desk

WORDS = """
    siti sitorus santoso santi sari setia setiawan setyo s muhammad muhtar muh budi bu bunga nur nurhayati nur-aini
    rahmat rahmawati rahmatullah jos\u00e9 nu\u00f1ez m. ma'ruf siti/ani
""".split()
DICE = random.Random(1)
NAMES = [" ".join(DICE.sample(WORDS, DICE.randint(1, 4))) for _ in range(900)]
TYPED = st.lists(
    st.sampled_from(WORDS).flatmap(lambda word: st.integers(1, len(word)).map(lambda length: word[:length])),
    min_size=1,
    max_size=4,
)


@pytest.fixture(scope="module")
def crowd() -> Iterator[Desk]:
    """Give a desk that knows nine hundred people of few words, seven times as many as are entered at once."""
    with TemporaryDirectory() as folder:
        desk = Desk(open_database(str(Path(folder) / "data.db")))
        desk.do(write_down)
        yield desk
        desk.database.close()


def write_down(session: Session) -> None:
    """Keep everybody, of whom only the name is known."""
    for name in NAMES:
        session.insert(person, full_name=name, name_key=name_key(name), match_key=match_key(name), sex="")


@cache
def words_of(name: str) -> str:
    """Give the words of a name without diacritics and apostrophes, with a space before each."""
    plain = name.translate(str.maketrans("\u00e9\u00f1-/.", "en   ", "'"))
    return "".join(f" {word}" for word in plain.split())


def expected(typed: list[str]) -> list[str]:
    """Give the names that have words beginning so, the newest first."""
    wanted = [words_of(word) for word in typed]
    return [name for name in reversed(NAMES) if all(words in words_of(name) for words in wanted)]


def found(desk: Desk, typed: list[str], limit: int) -> list[str]:
    """Give the names that the index finds."""
    words = [word.replace("'", "") for word in typed]
    places = desk.see(lambda session: find_people(session.connection, words, limit))
    names = {row.number: row.full_name for row in desk.see(lambda session: session.rows(select(PEOPLE)))}
    return [names[one] for one in places]


@pytest.mark.parametrize("compared", [0, 5, 100])
@settings(max_examples=60, deadline=None)
@given(typed=TYPED, limit=st.sampled_from([1, 7, 50, 1000]))
def test_it_finds_those_who_have_the_words_the_newest_first(
    crowd: Desk, compared: int, typed: list[str], limit: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(name_search, "_COMPARED", compared)
        assert found(crowd, typed, limit) == (expected(typed)[:limit] if any(map(words_of, typed)) else [])


@pytest.mark.parametrize("typed", ["setiaw", "rahmatu", "muhtar siti", "setia bu", "nur-ai", "s b", "jos nu"])
def test_many_who_only_begin_alike_hide_nobody(crowd: Desk, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = typed.split()
    assert len(expected(words)) > 2
    monkeypatch.setattr(name_search, "_COMPARED", 0)
    assert found(crowd, words, len(NAMES)) == expected(words)
    assert found(crowd, words, 2) == expected(words)[:2]
