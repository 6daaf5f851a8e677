"""A data file with any number of people whose names are as common as they are in life; made once and used again."""

import datetime as dt
import hashlib
import random
import tempfile
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from _data import OFFICER, insert_sql, make_data, raw, rows

from baktidesk.db import models, search_index
from baktidesk.db.schema import HEAD, open_database
from baktidesk.db.session import Database
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.names import match_key, name_key

VENUE_DAY = 5_600
ON_ROLL = 2_000
_FIRST_DAY = dt.date(1956, 1, 1)
_DAYS = 19_000
_GIVEN = """
    Muhammad Ahmad Siti Nur Sri Dewi Agus Budi Eko Dwi Tri Rina Ani Ratna Yuni Wahyu Joko Slamet Bambang Hendra Andi
    Rudi Dedi Asep Ujang Iwan Imam Abdul Ali Hasan Husein Umar Usman Yusuf Ridwan Rizki Fajar Fitri Fitriani Indah Intan
    Kartika Lestari Lina Maria Yohanes Petrus Agustinus Kristina Made Wayan Nyoman Ketut Gede Putu Komang Ida Tono
    Taufik Tuti Titin Teguh Susi Susanti Suryani Surya Sunarti Sumiati Sulastri Sugeng Soekarno Djoko Tjahjo Oemar Moch
    Mohammad Aisyah Aminah Fatimah Zahra Zainal Hafiz Haris Heri Herman Gilang Galih Gatot Firman Ferdi Evi Erna Endang
    Diana Diah Dinda Doni Cahya Citra Bayu Bagus Aulia Astuti Arif Anwar Anton Angga Anita Amir Aldi Agung Ade Aditya
    Yanti Yanto Yudi Yulia Vina Vera Wulan Wati Winda
""".split()
_FAMILY = """
    Santoso Wijaya Hidayat Saputra Nugroho Siregar Lubis Ginting Harahap Kusuma Pratama Utami Setiawan Susanto Gunawan
    Kurniawan Rahman Rahmawati Hakim Halim Hasanah Handayani Haryanto Hartono Herlina Hutapea Simanjuntak Simatupang
    Sitorus Sihombing Nasution Batubara Pane Rangkuti Tanjung Chaniago Marpaung Manurung Panjaitan Pangaribuan Purba
    Saragih Sinaga Damanik Tarigan Sembiring Bangun Permana Prasetyo Purnama Purnomo Puspita Putra Putri Rahayu Ramadhan
    Ramadhani Rohman Safitri Salim Sanjaya Sari Septiani Setyawan Setyowati Sudirman Suharto Sukardi Sulistyo Sunaryo
    Suparman Supriyanto Suryadi Susilo Sutanto Sutrisno Suwandi Syahputra Syarif Tampubolon Wahyudi Wahyuni Wardani
    Wibowo Widodo Winarno Winata Wulandari Yuliani Yunus Zulkarnain Zulkifli Ma'ruf Nur'aini Sa'diyah Mulyadi Mulyani
    Maulana Mahendra Maharani Lukman Kusnadi Iskandar Irawan Hamzah Firmansyah Fauzi Effendi Darmawan Basuki Azis Arifin
""".split()
_SYLLABLES = """
    ba be bi bu da de di du fa fi ga gi gu ha he hi ja ji jo ka ke ki ku la le li lo lu ma me mi mu na ne ni nu pa pe pi
    pu ra re ri ro ru sa se si su ta te ti to tu wa wi ya yu za zu
""".split()


def people_data(count: int) -> tuple[Database, str]:
    """Give a data file with so many people, a venue day's visits and a roll open, and the event's id."""
    made_by = [HEAD, *search_index.TABLES, *search_index.trigger_sql(), *index_names()]
    version = hashlib.sha256("".join(made_by).encode()).hexdigest()
    folder = Path(tempfile.gettempdir()) / f"baktidesk-bench-people-{count}-{version[:8]}"
    path = folder / "data.db"
    if not path.exists():
        folder.mkdir(mode=0o700, exist_ok=True)
        growing = folder / "growing.db"
        for left in folder.glob("growing.db*"):
            left.unlink()
        _make(growing, count)
        growing.rename(path)
    database = open_database(str(path))
    return database, str(rows(database, "SELECT id FROM event")[0]["id"])


def index_names() -> list[str]:
    """Give the names of the indexes of a person."""
    return sorted(str(index.name) for index in models.person.indexes)


def names(count: int, seed: int = 1) -> Iterator[str]:
    """Give full names of one to four words: few are very common, most are rare."""
    dice = random.Random(seed)
    given, family = (common + [_word(dice) for _ in range(more)] for common, more in ((_GIVEN, 3000), (_FAMILY, 6000)))
    often = [list(accumulate(1 / (place + 1) ** 0.9 for place in range(len(words)))) for words in (given, family)]
    for length in dice.choices((1, 2, 3, 4), (6, 52, 32, 10), k=count):
        first = dice.choices(given, cum_weights=often[0], k=(length + 1) // 2)
        yield " ".join(first + dice.choices(family, cum_weights=often[1], k=length // 2))


def person_rows(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Give the rows of so many people, with birth date, NIK and phone."""
    dice = random.Random(seed + 1)
    for number, name in enumerate(names(count, seed)):
        born = _FIRST_DAY + dt.timedelta(days=dice.randrange(_DAYS))
        yield {
            "id": uuid7(),
            "full_name": name,
            "name_key": name_key(name),
            "match_key": match_key(name),
            "nik": f"99{dice.randrange(10**4):04d}{born:%d%m%y}{number % 10_000:04d}",
            "family_card_number": "",
            "birth_year": born.year,
            "birth_date": born.isoformat(),
            "sex": "male",
            "phone": f"+628{dice.randrange(10**9, 10**10)}",
            "address": "",
            "donor_card_number": "",
            "nip": "",
            "version": 1,
            "created_at": "2026-01-20 01:00:00.000000",
            "created_by": OFFICER.name,
            "desk": "A",
            "void_reason": "",
        }


def _word(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4))).capitalize()


def _make(path: Path, count: int) -> None:
    """Write the people, a venue day of visits by some of them, and a roll."""
    database, event_id = make_data(path, 8)
    people = list(person_rows(count))
    visit = rows(database, "SELECT * FROM donor_visit WHERE bag_number IS NULL LIMIT 1")[0]
    connection = raw(database)
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(insert_sql("person", people[0]), people)
    dice = random.Random(count)
    comers = [one["id"] for one in dice.sample(people, min(count, VENUE_DAY + ON_ROLL))]
    visits = [_visit(visit, person_id, number) for number, person_id in enumerate(comers[:VENUE_DAY], 9)]
    connection.executemany(insert_sql("donor_visit", visits[0]), visits)
    _write_roll(connection, event_id, comers[VENUE_DAY:])
    connection.execute("COMMIT")
    database.close()


def _visit(pattern: dict[str, Any], person_id: str, number: int) -> dict[str, Any]:
    return pattern | {"id": uuid7(), "person_id": person_id, "number": number, "queue_number": f"A-{number:03d}"}


def _write_roll(connection: Any, event_id: str, people: list[str]) -> None:
    connection.executemany(
        "INSERT INTO roll_entry "
        "(id, event_id, kind, number, person_id, note, version, created_at, created_by, desk, void_reason)"
        " VALUES (?, ?, 'donor', ?, ?, '', 1, '2026-01-20 01:00:00.000000', 'Petugas', 'A', '')",
        [(uuid7(), event_id, number, person_id) for number, person_id in enumerate(people, 1)],
    )
