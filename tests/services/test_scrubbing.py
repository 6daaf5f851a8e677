"""What an erasure leaves in the file's pages and its log goes at once, or as soon as nobody hinders it."""

import random
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select

from baktidesk.db import high_water, scrubbing, seals
from baktidesk.db.engine import PRAGMAS, driver, log_of, open_without_log
from baktidesk.db.high_water import read_mark
from baktidesk.db.models import person, tally
from baktidesk.db.schema import open_database
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.names import match_key, name_key
from baktidesk.domain.privacy import ERASED, Erasure
from baktidesk.services import encryption
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in
from baktidesk.services.donors.duplicates import similar_people
from baktidesk.services.erasing import empty_people
from baktidesk.services.privacy import erase_person
from baktidesk.services.search import search
from baktidesk.services.starting import refuse_changed_data
from baktidesk.services.summary import summarise
from tests.passphrases import PASSPHRASE, cheap
from tests.stories import Desk, a_donor, fresh_database, set_up

WHY = Erasure(reason="Diminta sendiri")
__all__ = ["cheap"]
NAME, NIK = "Zulkarnaen Wirakusuma", "3171015708900001"


class Told(NamedTuple):
    """Somebody of whom nothing is to be left."""

    person_id: str
    words: tuple[str, ...]


@pytest.fixture
def event(desk: Desk) -> StoredEvent:
    """Give an event that asks for the NIK."""
    return set_up(desk, asks_nik=True)


def make_people(desk: Desk, count: int, seed: int) -> list[Told]:
    """Write people down whose keys come in no order, so that pages are split where they are full."""
    chance, people = random.Random(seed), list[Told]()

    def word() -> str:
        return "".join(chance.choice("bcdfghjklmnprstw") + chance.choice("aiueo") for _ in range(chance.randint(3, 5)))

    def add(session: Any) -> None:
        for _ in range(100):
            name = f"{word().title()} {word().title()} {word().title()}"
            nik = "31" + "".join(chance.choices("0123456789", k=14))
            phone = "08" + "".join(chance.choices("0123456789", k=10))
            keys = {"name_key": name_key(name), "match_key": match_key(name)}
            made = session.insert(person, full_name=name, nik=nik, phone=phone, birth_year=1990, **keys)
            people.append(Told(made, (name, *keys.values(), nik, phone)))

    while len(people) < count:
        desk.do(add)
    return people


def come(desk: Desk, event: StoredEvent) -> str:
    """Let somebody come; give the person's id."""
    desk.do(check_in, event.id, a_donor(full_name=NAME, nik=NIK))
    return str(desk.see(lambda session: session.value(select(person.c.id).where(person.c.full_name == NAME))))


def folder_of(desk: Desk) -> Path:
    """Give the folder of the data."""
    return Path(desk.database.place).parent


def left(folder: Path, words: Sequence[str]) -> list[str]:
    """Give which words stand in a folder's files."""
    held = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    return [word for word in words if any(word.encode() in one for one in held)]


def is_pending(desk: Desk) -> bool:
    """Tell whether it stands in the data that something is left."""
    return bool(desk.see(lambda session: session.setting(scrubbing.PENDING)))


@contextmanager
def another(desk: Desk, begin: str) -> Iterator[None]:
    """Let another program be in the middle of something."""
    with closing(driver().connect(desk.database.place, isolation_level=None)) as connection:
        connection.execute(begin)
        connection.execute("SELECT COUNT(*) FROM person").fetchone()
        yield
        connection.execute("ROLLBACK")


def test_nothing_stays_in_the_gaps_of_pages_that_were_split(tmp_path: Path) -> None:
    desk = Desk(fresh_database(tmp_path))
    people = make_people(desk, 1500, seed=2)
    gone = random.Random(2).sample(people, 300)
    desk.do(empty_people, [one.person_id for one in gone], "Diminta")
    desk.database.close()
    assert left(tmp_path, [word for one in gone for word in {*one.words}]) == []
    kept = next(one for one in people if one not in gone)
    assert left(tmp_path, kept.words) == list(kept.words)


def answers(desk: Desk, event: StoredEvent, people: Sequence[Told]) -> list[Any]:
    """Give what searches, the look for look-alikes, the tallies and the counts say."""
    found = [desk.see(search, event.id, one.words[0][:9]) for one in people[::7]]
    alike = [
        desk.see(similar_people, event.id, a_donor(full_name=one.words[0][:-1], birth_year=1990)) for one in people[::7]
    ]
    tallies = desk.see(lambda session: session.rows(select(tally).order_by(*tally.primary_key)))
    return [found, alike, list(tallies), desk.see(check), desk.see(summarise, event.id)]


def test_every_answer_is_the_same_after_the_pages_are_rewritten(
    desk: Desk, event: StoredEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = make_people(desk, 300, seed=2)
    for one in people[::3]:
        desk.do(check_in, event.id, a_donor(full_name=f"{one.words[0]} Lain"))
    monkeypatch.setattr(scrubbing.Scrub, "begin", lambda _scrub, **_more: None)
    desk.do(empty_people, [one.person_id for one in people[:150]], "Diminta")
    told = answers(desk, event, people)
    assert all(map(any, told[:2]))
    desk.database.look_after()
    assert not is_pending(desk)
    assert answers(desk, event, people) == told
    desk.see(refuse_changed_data)
    desk.database.close()
    desk.database = open_database(desk.database.place)
    assert answers(desk, event, people) == told


def test_the_mark_and_the_watch_over_the_log_go_on(desk: Desk, event: StoredEvent) -> None:
    database: Any = desk.database
    desk.do(erase_person, come(desk, event), WHY)
    assert database._watch.is_there()
    assert not log_of(Path(database.place)).stat().st_size
    desk.do(check_in, event.id, a_donor())
    mark = read_mark(Path(database.place))
    assert mark and mark[1] == desk.see(lambda session: seals.read_head(session.connection))
    assert desk.see(check).ok


def test_who_reads_delays_the_folding_until_the_next_deed(
    desk: Desk, event: StoredEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PRAGMAS, "busy_timeout", 10)
    who = come(desk, event)
    with another(desk, "BEGIN"):
        desk.do(erase_person, who, WHY)
        desk.do(lambda session: session.set("x", 1))
        assert is_pending(desk)
        assert left(folder_of(desk), [NAME])
    desk.do(lambda session: session.set("x", 2))
    assert left(folder_of(desk), [NAME]) == []
    assert not is_pending(desk)


def test_who_writes_delays_it_until_the_next_look(
    desk: Desk, event: StoredEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PRAGMAS, "busy_timeout", 10)
    who, begun = come(desk, event), list[Any]()

    def begin(*_mark: Any) -> None:
        other = another(desk, "BEGIN IMMEDIATE")
        other.__enter__()
        begun.append(other)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(high_water, "write_mark", begin)
        desk.do(erase_person, who, WHY)
    assert is_pending(desk)
    begun[0].__exit__(None, None, None)
    desk.database.look_after()
    assert not is_pending(desk)
    assert left(folder_of(desk), [NAME, NIK]) == []


@pytest.mark.parametrize("then", ["look_after", "close"])
def test_a_kill_after_the_deed_leaves_it_to_the_next_start(
    desk: Desk, event: StoredEvent, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, then: str
) -> None:
    who, killed = come(desk, event), tmp_path / "killed"
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(scrubbing.Scrub, "begin", lambda _scrub, **_more: None)
        desk.do(erase_person, who, WHY)
    shutil.copytree(folder_of(desk), killed, ignore=shutil.ignore_patterns("*-shm", "killed"))
    again = Desk(open_database(str(killed / Path(desk.database.place).name)))
    assert is_pending(again)
    getattr(again.database, then)()
    assert not is_pending(again)
    assert left(killed, [NAME, NIK]) == []
    again.database.close()


@pytest.mark.expects_log("too large to rewrite")
def test_the_pages_of_a_very_large_file_are_left_and_the_log_says_so(
    desk: Desk, event: StoredEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrubbing, "MOST_BYTES", 100_000)
    desk.do(erase_person, come(desk, event), WHY)
    assert not is_pending(desk)
    assert not log_of(Path(desk.database.place)).stat().st_size


@pytest.mark.usefixtures("cheap")
def test_encrypted_data_are_scrubbed_and_stay_encrypted(desk: Desk, event: StoredEvent) -> None:
    who, place = come(desk, event), Path(desk.database.place)
    desk.database.close()
    encryption.encrypt(str(place), encryption.prepare(PASSPHRASE, PASSPHRASE))
    desk.database = open_database(str(place))
    desk.do(erase_person, who, WHY)
    assert not is_pending(desk)
    desk.database.close()
    assert not place.read_bytes().startswith(b"SQLite format 3")
    with closing(open_without_log(place)) as bare:
        assert bare.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert bare.execute("SELECT full_name FROM person").fetchall() == [(ERASED,)]
    desk.database = open_database(str(place))
    assert desk.see(check).ok
