"""The index of names stays right: whatever is kept, changed, migrated or copied is found as it is."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import text

from baktidesk.db import search_index
from baktidesk.db.engine import driver
from baktidesk.db.models import person
from baktidesk.db.name_search import Place, find_here, find_people
from baktidesk.db.schema import migrate, open_database
from baktidesk.db.search_index import ROLL, SHOWN, VISIT
from baktidesk.db.session import Database, Session
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in, void_visit
from baktidesk.services.donors.duplicates import remember_different, similar_people
from baktidesk.services.people import keep_person
from baktidesk.services.search import search
from tests.stories import Desk, a_donor, set_up

NASTY = ('Siti "Ani" Aminah', "Nur\\aini [x] {y}", "Ma'ruf", "O\u2019Brien", "José Nuñez", "日本 太郎", "A" * 100)


def ids_of(session: Session, places: Sequence[Place]) -> list[str]:
    """Give the ids of people by their places."""
    if session.connection.dialect.name != "sqlite":
        return [str(place) for place in places]
    rows = session.connection.execute(text("SELECT number, person_id FROM search_person")).all()
    ids = {row.number: row.person_id for row in rows}
    return [ids[place] for place in places]


def found_ids(session: Session, *words: str) -> list[str]:
    """Give the ids that are found by the beginnings of their words, the newest first."""
    return ids_of(session, find_people(session.connection, words, 50))


def found(session: Session, *words: str) -> list[str]:
    """Give the names that are found by the beginnings of their words."""
    ids = found_ids(session, *words)
    rows = session.connection.execute(text("SELECT id, full_name FROM person")).all()
    return sorted(row.full_name for row in rows if row.id in ids)


def here(session: Session, event_id: str, kind: str, *words: str) -> int:
    """Count the people of an event who are found."""
    return len(find_here(session.connection, event_id, words, 50, [kind]))


def rewrite(path: Path, target: Path) -> None:
    """Copy a data file by VACUUM INTO after its people have changed places in it."""
    connection = driver().connect(str(path), isolation_level=None)
    connection.execute("PRAGMA foreign_keys = 0")
    connection.execute("DELETE FROM person WHERE full_name = 'Weg'")
    connection.execute("VACUUM INTO ?", (str(target),))
    connection.close()


@pytest.fixture
def desk(database: Database) -> Desk:
    """Give an officer at a desk."""
    return Desk(database)


def test_a_corrected_name_is_found_and_the_old_one_is_not(desk: Desk) -> None:
    known = desk.do(keep_person, full_name="Siti Aminah")
    desk.do(keep_person, full_name="Siti Khadijah", known_id=known)
    assert desk.see(found, "si", "kha") == ["Siti Khadijah"]
    assert desk.see(found, "amin") == []


def test_a_corrected_name_leaves_no_letter_in_the_index(desk: Desk) -> None:
    known = desk.do(keep_person, full_name="Zyxwvutsr Yxw")
    desk.do(many, "Siti", 127)
    names = "SELECT COUNT(*) FROM search_name_data WHERE instr(block, CAST('yxwvutsr' AS BLOB)) > 0"
    pairs = "SELECT COUNT(*) FROM search_pair WHERE search_pair MATCH '\"yxw0zyx\"'"
    with_it = text(f"SELECT ({names}) + ({pairs})")
    assert desk.see(lambda session: session.connection.scalar(with_it)) == 2
    desk.do(keep_person, full_name="Siti", known_id=known)
    assert desk.see(lambda session: session.connection.scalar(with_it)) == 0
    assert desk.see(found, "zyx", "yx") == []


@pytest.mark.parametrize("count", [0, 1, 126, 127, 128, 255, 256])
def test_the_newest_come_first_whether_they_are_entered_or_not(desk: Desk, count: int) -> None:
    older, newer = (desk.do(keep_person, full_name=f"Siti Zahra {word}") for word in ("Alfa", "Beta"))
    desk.do(many, "Budi", count)
    newest = desk.do(keep_person, full_name="Zahra Siti")
    for words in (("zahra",), ("siti", "zah"), ("s", "z")):
        assert desk.see(found_ids, *words) == [newest, newer, older]
    assert desk.see(found, "beta", "siti", "zahra") == ["Siti Zahra Beta"]


def test_a_name_is_corrected_before_and_after_it_is_entered(desk: Desk) -> None:
    known = desk.do(keep_person, full_name="Siti Aminah")
    for number, name in enumerate(("Rina Zahra", "Dewi Lestari Nur", "O'Brien")):
        desk.do(keep_person, full_name=name, known_id=known)
        desk.do(many, "Budi", 80 * number)
        assert desk.see(found, "siti") == desk.see(found, "siti", "am") == []
        assert desk.see(found, *name.lower().replace("'", "").split()) == [name]
    assert desk.see(check).ok


@pytest.mark.parametrize(
    "words", [("nur", "ai"), ("nur-ai", "siti"), ("jose", "nun"), ("a", "si", "nur"), ("si", "siti")]
)
def test_two_words_are_found_together_whatever_stands_between_the_letters(desk: Desk, words: tuple[str, ...]) -> None:
    for name in ("Siti Nur-Aini", "Siti/Ani Nur.Aini", "Jos\u00e9 Nu\u00f1ez Siti", *("Budi",) * 125):
        desk.do(keep_person, full_name=name)
    wanted = ["Jos\u00e9 Nu\u00f1ez Siti", "Siti Nur-Aini", "Siti/Ani Nur.Aini"]
    here_too = {"jose": wanted[:1], "si": wanted}.get(words[0], wanted[1:])
    assert desk.see(found, *words) == here_too


def many(session: Session, name: str, count: int) -> None:
    """Write down so many people of one name."""
    for _ in range(count):
        keep_person(session, full_name=name)


def test_the_name_of_a_comer_is_corrected_in_the_event_too(desk: Desk) -> None:
    event = set_up(desk)
    visit = desk.do(check_in, event.id, a_donor(full_name="Siti Aminah"))
    person_id = desk.see(find_here_ids, event.id, "siti")[0]
    desk.do(keep_person, full_name="Rina Aminah", known_id=person_id)
    assert desk.see(here, event.id, VISIT, "rin", "am") == 1
    assert desk.see(here, event.id, VISIT, "siti") == 0
    desk.do(void_visit, visit.id, "salah")
    assert desk.see(here, event.id, VISIT, "rin") == 0
    assert desk.see(here, event.id, ROLL, "rin") == 0


def find_here_ids(session: Session, event_id: str, word: str) -> list[str]:
    """Give the ids of the visitors who are found."""
    return ids_of(session, find_here(session.connection, event_id, [word], 50))


def test_what_is_shown_of_a_person_is_what_the_record_says(desk: Desk) -> None:
    known = desk.do(keep_person, full_name="Siti Aminah", nik="3171990101900001")
    desk.do(
        keep_person, full_name="SITI AMINAH", known_id=known, birth_date=dt.date(1990, 1, 2), phone="+6281234567890"
    )
    assert desk.see(differing) == []
    (hit,) = desk.see(search, "", "siti")
    assert (hit.full_name, hit.birth_date, hit.phone) == ("SITI AMINAH", dt.date(1990, 1, 2), "…7890")
    desk.do(lambda session: session.void(person, known, "salah"))
    assert desk.see(differing) == []
    assert desk.see(search, "", "siti") == []


def differing(session: Session) -> list[str]:
    """Give the ids of people of whom the index has something else than the records."""
    columns = ", ".join(SHOWN)
    query = f"SELECT id, {columns} FROM person EXCEPT SELECT person_id, {columns} FROM search_person"
    return list(session.connection.execute(text(query)).scalars())


def test_closing_puts_the_many_parts_of_the_index_together(
    tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "PARTS", 2)
    desk.do(many, "Siti Aminah", 3)
    for _ in range(3):
        desk.do(many, "Budi Santoso", 128)
    assert (desk.see(parts, "search_name"), desk.see(parts, "search_pair")) == (3, 3)
    desk.database.close()
    again = Desk(open_database(str(tmp_path / "data.db")))
    assert (again.see(parts, "search_name"), again.see(parts, "search_pair")) == (1, 1)
    assert again.see(found, "siti", "am") == ["Siti Aminah"] * 3
    assert again.see(check).ok
    again.database.close()


def parts(session: Session, entries: str) -> int:
    """Count the parts that FTS5 has made of an index."""
    return int(session.connection.scalar(text(f"SELECT COUNT(DISTINCT segid) FROM {entries}_idx")) or 0)


def test_nothing_in_a_name_breaks_the_index(desk: Desk) -> None:
    for name in NASTY:
        desk.do(keep_person, full_name=name)
    for word in ("siti", "ani", "nur", "maruf", "obrien", "jose", "日本", "aaaaaa"):
        assert len(desk.see(found, word)) == 1, word


@pytest.mark.parametrize("word", ['"', "*", "-", "NEAR(", "a OR b", "words:x", "^b", "()", "\x00", "%", "_", "'"])
def test_no_word_is_syntax(desk: Desk, word: str) -> None:
    desk.do(keep_person, full_name="Siti Aminah")
    assert desk.see(found, word) == []


def test_the_index_stays_right_when_a_copy_renumbers_the_rows(tmp_path: Path, desk: Desk) -> None:
    event = set_up(desk)
    for name in ("Weg", "Siti Aminah", "Weg", "Budi Santoso"):
        desk.do(keep_person, full_name=name)
    desk.do(check_in, event.id, a_donor(full_name="Agus Salim"))
    desk.database.close()
    rewrite(tmp_path / "data.db", tmp_path / "copy.db")
    copy = Desk(open_database(str(tmp_path / "copy.db")))
    assert copy.see(found, "siti") == ["Siti Aminah"]
    assert copy.see(found, "budi") == ["Budi Santoso"]
    copy.do(keep_person, full_name="Siti Zahra")
    assert copy.see(found, "siti") == ["Siti Aminah", "Siti Zahra"]
    assert copy.see(here, event.id, VISIT, "agus") == 1
    (told,) = copy.see(check).problems
    assert "changed from outside" in told.text  # the two who were taken away, and nothing of the index
    copy.database.close()


def test_migrating_again_builds_the_index_anew(desk: Desk) -> None:
    event = set_up(desk)
    desk.do(check_in, event.id, a_donor(full_name="Siti Aminah"))
    migrate(desk.database.engine)
    assert desk.see(found, "siti", "am") == ["Siti Aminah"]
    assert desk.see(here, event.id, VISIT, "aminah") == 1
    desk.do(keep_person, full_name="Siti Zahra")
    assert len(desk.see(found, "siti")) == 2
    assert desk.see(check).ok


def test_a_damaged_index_is_noticed(desk: Desk) -> None:
    desk.do(many, "Siti Aminah", 128)
    with desk.database.engine.begin() as connection:
        connection.execute(text("UPDATE search_name_data SET block = zeroblob(40) WHERE id > 100"))
    assert not desk.see(check).integrity


# A server


@pytest.fixture
def server_desk(postgres_url: str) -> Iterator[Desk]:
    """Give an officer at a desk of a new database on the server."""
    desk = Desk(open_database(postgres_url))
    yield desk
    desk.database.close()


@pytest.mark.needs("postgresql")
def test_a_server_finds_the_same_names(server_desk: Desk) -> None:
    event = set_up(server_desk)
    server_desk.do(check_in, event.id, a_donor(full_name="dr. Siti Ma'ruf"))
    server_desk.do(keep_person, full_name="Siti 100% _Aminah")
    assert len(server_desk.see(found, "siti")) == 2
    assert server_desk.see(found, "maruf", "sit") == ["dr. Siti Ma'ruf"]
    assert server_desk.see(found, "100%") == ["Siti 100% _Aminah"]
    assert server_desk.see(here, event.id, VISIT, "siti") == 1
    assert server_desk.see(here, event.id, ROLL, "siti") == 0
    assert server_desk.see(found) == []


@pytest.mark.needs("postgresql")
def test_the_scan_box_works_on_a_server(server_desk: Desk) -> None:
    event = set_up(server_desk, asks_nik=True, asks_phone=True)
    form = a_donor(full_name="Siti Ma'ruf", nik="3171990101900001", phone="081234567890")
    server_desk.do(check_in, event.id, form)
    for typed in ("siti", "maruf si", "A1", "3171", "08123456"):
        assert [hit.full_name for hit in server_desk.see(search, event.id, typed)] == ["Siti Ma'ruf"], typed
    assert server_desk.see(search, event.id, "si%") == []


@pytest.mark.needs("postgresql")
def test_similar_people_are_found_on_a_server(server_desk: Desk) -> None:
    event, born = set_up(server_desk), dt.date(1990, 5, 3)
    one = server_desk.do(keep_person, full_name="Siti Aminah", birth_date=born, phone="+6281234567890")
    assert [hit.birth_date for hit in server_desk.see(search, event.id, "siti am")] == [born]
    forms = (
        a_donor(full_name="Siti Amniah", birth_date=born),
        a_donor(full_name="Siti Amniah", birth_year=1990),
        a_donor(full_name="Budi", phone="+6281234567890"),
    )
    for form in forms:
        assert [other.known.person_id for other in server_desk.see(similar_people, event.id, form)] == [one]
    server_desk.do(remember_different, server_desk.do(keep_person, full_name="Siti Amniah", birth_date=born), [one])
    assert one not in [other.known.person_id for other in server_desk.see(similar_people, event.id, forms[0])]
