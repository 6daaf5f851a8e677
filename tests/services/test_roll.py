"""Rolls: headings in any order, rows that cannot be trusted turned away, and nobody written down twice."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from baktidesk.db.models import person, roll_entry
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.person import Sex
from baktidesk.domain.roll import RollFile, RollKind, RollPerson, RollPreview, RollRow
from baktidesk.services.audit import undo
from baktidesk.services.check import check
from baktidesk.services.donors import donations
from baktidesk.services.rolls import roll
from baktidesk.services.rolls.columns import HEADINGS, meaning_of
from baktidesk.services.rolls.reading import read_roll
from tests.stories import DAY, Desk, a_donor, fresh_database, make_as_new, set_up
from tests.workbooks import a_roll, a_row, saved

NIK, NIP = "3171011708450001", "198001012005011001"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give an administrator at desk A of a data file that every test empties."""
    database = fresh_database(tmp_path_factory.mktemp("roll"))
    yield Desk(database)
    database.close()


@pytest.fixture
def event(desk: Desk) -> StoredEvent:
    """Give an event in an empty data file."""
    make_as_new(desk.database)
    return set_up(desk)


def read(folder: Path, *rows: tuple[Any, ...], headings: tuple[Any, ...]) -> RollFile:
    """Write a roll and read it."""
    return read_roll(a_roll(folder, rows, headings), DAY)


def people(**columns: tuple[Any, ...]) -> RollFile:
    """Give a file as it is after reading; the columns are attributes of the people, row 2 is the first."""
    rows = zip(*columns.values(), strict=True)
    told = [RollPerson(**dict(zip(columns, row, strict=True))) for row in rows]
    return RollFile(name="uji.xlsx", sheet="Sheet", rows=tuple(map(_row, range(2, 99), told)), bad=())


def _row(number: int, told: RollPerson) -> RollRow:
    return RollRow(row=number, person=told)


def counts(found: RollPreview) -> tuple[int, int, int]:
    """Give how many rows were accepted, duplicate and bad."""
    return len(found.accepted), len(found.duplicate), len(found.bad)


def persons(desk: Desk) -> list[Any]:
    """Give all live people of the data file."""
    return desk.see(lambda session: session.rows(person.select().where(person.c.voided_at.is_(None))))


# --- reading ----------------------------------------------------------------------------------------------------


def test_headings_stand_in_any_order_below_titles_and_above_numbers(tmp_path: Path) -> None:
    book = Workbook()
    for row in (
        ["DAFTAR NAMA PEGAWAI"],
        [],
        [
            "L/P",
            "No. HP/WA",
            "NAMA LENGKAP (sesuai KTP)",
            "Tempat, Tgl. Lahir",
            "SATKER",
            "N I K",
            "No. KTP",
            "Pangkat",
        ],
        [1, 2, 3, 4, 5, 6, 7, 8],
        ["P", "0812 3456 7890", "Hj. Siti Aminah, S.T.", "Palembang, 17 Agustus 1985", "Lapas Uji", "", NIK, "III/a"],
    ):
        book.active.append(row)
    found = read_roll(saved(book, tmp_path), DAY)
    (row,) = found.rows
    assert (row.row, found.unused) == (5, ("N I K", "Pangkat"))
    assert row.person == RollPerson(
        full_name="Hj. Siti Aminah, S.T.",
        work_unit="Lapas Uji",
        nik=NIK,
        sex=Sex.FEMALE,
        birth_date=dt.date(1985, 8, 17),
        phone="+6281234567890",
    )


@pytest.mark.parametrize(("name", "heading"), [(name, text) for name in HEADINGS for text in HEADINGS[name].split(",")])
def test_every_accepted_heading_means_what_it_says(name: str, heading: str) -> None:
    plain = " ".join(heading.split())
    assert meaning_of(plain) == meaning_of(f" {plain.upper()}. ") == meaning_of(plain.replace(" ", "_")) == name


@pytest.mark.parametrize(
    "heading", ["", "No", "Jumlah Jiwa", "Jml (KK)", "Jumlah Anggota Keluarga", "Nama Ibu", "Golongan", 12.0, None]
)
def test_other_headings_mean_nothing(heading: Any) -> None:
    assert meaning_of(heading) == ""


def test_a_workbook_without_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Nama, Nama Lengkap, Name"):
        read(tmp_path, (NIP,), headings=("NIP",))


def test_the_first_visible_sheet_with_names_counts(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Surat pengantar"])
    book.create_sheet("Lama").sheet_state = "hidden"
    book["Lama"].append(["Nama", "NIK"])
    sheet = book.create_sheet("Daftar")
    for row in (["Nama"], ["Siti"], [], ["Budi"], ["Nama"], ["Ani"]):
        sheet.append(row)
    found = read_roll(saved(book, tmp_path), DAY)
    assert (found.sheet, [row.row for row in found.rows]) == ("Daftar", [2, 4, 6])


@pytest.mark.parametrize(
    ("heading", "value", "told"),
    [
        ("NIK", 3171011708450001, "stored as a number"),
        ("NIP", 198001012005011001, "stored as a number"),
        ("No HP", 81234567890, "stored as a number"),
        ("No KK", 3171011708450002, "stored as a number"),
        ("NIK", "317101170845000", "A NIK has 16 digits. Only 15 so far."),
        ("NIK", "3171013002001234", "a day that never was"),
        ("NIP", "19800101", "A NIP has 18 digits. Here are 8."),
        ("No HP", "12345", "A phone number has 10 to 13 digits"),
        ("L/P", "X", "“L/P” is L (man) or P (woman). Here: X."),
        ("Tanggal Lahir", "31-02-1980", "“Tanggal Lahir” is not a date"),
        ("Tanggal Lahir", 31000, "is not a date"),
        ("Tanggal Lahir", dt.date(2069, 1, 1), "“Tanggal Lahir”: This day has not come yet."),
        ("Tahun Lahir", "85", "“Tahun Lahir” is not a year"),
        ("Alamat", "x" * 201, "“Alamat”: At most 200 characters. Now 201."),
        ("NIK", '="3171011708450001"', "“NIK” holds a formula"),
        ("Satker", "#REF!", "“Satker” holds a formula or an error"),
    ],
)
def test_what_cannot_be_trusted_turns_its_row_away(tmp_path: Path, heading: str, value: Any, told: str) -> None:
    found = read(tmp_path, ("Siti", ""), ("Budi", value), headings=("Nama", heading))
    (bad,) = found.bad
    assert (bad.row, bad.full_name, [row.person.full_name for row in found.rows]) == (3, "Budi", ["Siti"])
    assert told in str(bad.reason)
    assert str(bad.sentence).startswith("Row 3: ")


@pytest.mark.parametrize(("name", "told"), [("", "name is missing"), (7, "must be a name"), ("x" * 101, "At most 100")])
def test_a_row_needs_a_name(tmp_path: Path, name: Any, told: str) -> None:
    found = read(tmp_path, (name, NIP), headings=("Nama", "NIP"))
    assert told in str(found.bad[0].reason)


def test_what_stands_for_nothing_is_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, ("Siti", "-", "'" + NIP), (" ", "", " "), headings=("Nama", "NIK", "NIP"))
    assert [row.person for row in found.rows] == [RollPerson(full_name="Siti", nip=NIP)]


def test_a_hidden_row_is_never_added_unseen(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["Nama"], ["Siti"], ["Budi"]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    found = read_roll(saved(book, tmp_path), DAY)
    assert [one.full_name for one in found.bad] == ["Budi"]
    assert "hidden" in str(found.bad[0].reason)


# --- comparing and writing --------------------------------------------------------------------------------------


def test_looking_writes_nothing_and_importing_again_adds_nobody(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    path = a_roll(tmp_path, [a_row(number) for number in range(1, 31)])
    before = len(persons(desk))
    found = desk.see(roll.preview, event.id, path)
    assert (counts(found), len(persons(desk))) == ((30, 0, 0), before)
    assert counts(desk.do(roll.import_roll, event.id, found.file)) == (30, 0, 0)
    assert counts(desk.do(roll.import_roll, event.id, found.file)) == (0, 30, 0)
    lines = desk.see(roll.roll_lines, event.id)
    assert [line.number for line in lines] == list(range(1, 31))
    assert (lines[0].work_unit, lines[0].nik[4:12]) == ("Lapas Uji", "*" * 8)


def test_a_row_twice_in_the_file_is_told_with_the_first(desk: Desk, event: StoredEvent) -> None:
    file = people(full_name=("Siti Aminah", "SITI  AMINAH, S.T."), work_unit=("Lapas Uji", "lapas  uji"))
    found = desk.see(roll.preview_file, event.id, file)
    assert [str(one.sentence) for one in found.duplicate] == ["Row 3: The same person as in row 2."]


def test_a_number_of_somebody_else_is_bad(desk: Desk, event: StoredEvent) -> None:
    file = people(full_name=("Siti Aminah", "Budi", "Joko"), nik=(NIK, NIK, ""), nip=(NIP, "", NIP))
    found = desk.see(roll.preview_file, event.id, file)
    assert counts(found) == (1, 0, 2)
    assert [str(one.reason) for one in found.bad] == [
        "The NIK is the same as in row 2, but the name is another.",
        "The NIP is the same as in row 2, but the name is another.",
    ]
    desk.do(donations.check_in, event.id, a_donor(full_name="Ani Lestari"))
    desk.do(lambda session: session.change(person, persons(desk)[0].id, nik=NIK))
    known = desk.see(roll.preview_file, event.id, people(full_name=("Budi",), nik=(NIK,)))
    assert str(known.bad[0].reason) == "The NIK belongs to somebody else who is known already."


@pytest.mark.parametrize(
    "told",
    [
        {"full_name": "Siti Amina", "nik": NIK},
        {"full_name": "dr. Siti Aminah", "nip": NIP},
        {"full_name": "siti aminah", "birth_date": dt.date(1945, 8, 17)},
        {"full_name": "Siti Aminah", "work_unit": "LAPAS UJI"},
    ],
)
def test_who_is_known_is_linked_and_not_made_again(desk: Desk, event: StoredEvent, told: dict[str, Any]) -> None:
    first = people(
        full_name=("Siti Aminah",), nik=(NIK,), nip=(NIP,), birth_date=(dt.date(1945, 8, 17),), work_unit=("Lapas Uji",)
    )
    desk.do(roll.import_roll, event.id, first)
    other = set_up(desk, code="UJI-2")
    file = people(**{name: (value,) for name, value in told.items()})
    found = desk.do(roll.import_roll, other.id, file)
    assert (counts(found), found.known, len(persons(desk))) == ((1, 0, 0), {2}, 1)
    assert persons(desk)[0].full_name == "Siti Aminah"


def test_two_people_of_one_name_stay_two(desk: Desk, event: StoredEvent) -> None:
    days = (dt.date(1980, 1, 1), dt.date(1990, 1, 1))
    file = people(full_name=("Siti", "Siti", "Siti"), work_unit=("Uji", "Uji", "Lain"), birth_date=(*days, None))
    assert counts(desk.do(roll.import_roll, event.id, file)) == (3, 0, 0)
    assert counts(desk.do(roll.import_roll, event.id, file)) == (0, 3, 0)


def test_what_was_not_known_is_written_and_what_was_stays(desk: Desk, event: StoredEvent) -> None:
    desk.do(donations.check_in, event.id, a_donor(full_name="Siti Aminah", work_unit="Lapas Uji", birth_year=1985))
    file = people(full_name=("Siti Aminah",), work_unit=("Lapas Uji",), sex=(Sex.FEMALE,), nip=(NIP,))
    desk.do(roll.import_roll, event.id, file)
    (known,) = persons(desk)
    assert (known.sex, known.nip, known.birth_year) == ("male", NIP, 1985)


def test_a_birth_date_of_another_year_is_not_taken_over(desk: Desk, event: StoredEvent) -> None:
    desk.do(roll.import_roll, event.id, people(full_name=("Siti Aminah",), nik=(NIK,), birth_year=(1980,)))
    other = set_up(desk, code="UJI-2")
    file = people(full_name=("Siti Aminah",), nik=(NIK,), birth_date=(dt.date(1985, 8, 17),))
    desk.do(roll.import_roll, other.id, file)
    (known,) = persons(desk)
    assert (known.birth_year, known.birth_date) == (1980, None)


def test_rows_without_a_work_unit_get_the_one_that_was_chosen(desk: Desk, event: StoredEvent) -> None:
    file = people(full_name=("Siti", "Budi"), work_unit=("", "Kanim"))
    desk.do(roll.import_roll, event.id, file, RollKind.DONOR, " Lapas Uji ")
    assert {line.full_name: line.work_unit for line in desk.see(roll.roll_lines, event.id)} == {
        "Siti": "Lapas Uji",
        "Budi": "Kanim",
    }
    with pytest.raises(Refused, match="At most 100") as no:
        desk.see(roll.preview_file, event.id, file, RollKind.DONOR, "x" * 101)
    assert no.value.field == "work_unit"


def test_recipients_of_one_name_are_told_apart_by_card_and_address(desk: Desk, event: StoredEvent) -> None:
    file = people(full_name=("Siti", "Siti", "Siti"), address=("RT 1", "RT 2", "rt  1"))
    assert counts(desk.do(roll.import_roll, event.id, file, RollKind.RECIPIENT)) == (2, 1, 0)
    assert desk.see(roll.roll_lines, event.id) == []


def test_a_closed_event_takes_no_roll(desk: Desk, event: StoredEvent) -> None:
    from baktidesk.db.models import event as event_table

    desk.do(lambda session: session.change(event_table, event.id, closed=True))
    with pytest.raises(Refused, match="closed"):
        desk.do(roll.import_roll, event.id, people(full_name=("Siti",)))


def test_an_import_can_be_given_up_half_way(desk: Desk, event: StoredEvent) -> None:
    def give_up(count: int) -> None:
        if count == 2:
            raise Refused("enough")

    with pytest.raises(Refused, match="enough"):
        desk.do(roll.import_roll, event.id, people(full_name=("Siti", "Budi", "Ani")), progress=give_up)
    assert (desk.see(roll.roll_lines, event.id), persons(desk)) == ([], [])


def test_an_import_is_undone_as_one_deed_and_can_be_done_again(desk: Desk, event: StoredEvent) -> None:
    file = people(full_name=("Siti", "Budi"), nik=(NIK, ""))
    done = desk.deed(roll.import_roll, event.id, file)
    desk.do(undo, done.deed)
    assert (desk.see(roll.roll_lines, event.id), persons(desk)) == ([], [])
    assert counts(desk.do(roll.import_roll, event.id, file)) == (2, 0, 0)


def test_an_entry_that_was_voided_comes_back(desk: Desk, event: StoredEvent) -> None:
    file = people(full_name=("Siti",), nik=(NIK,))
    desk.do(roll.import_roll, event.id, file)
    desk.do(lambda session: session.void(roll_entry, desk.see(roll.roll_lines, event.id)[0].id, "salah"))
    assert counts(desk.do(roll.import_roll, event.id, file)) == (1, 0, 0)
    assert [line.number for line in desk.see(roll.roll_lines, event.id)] == [2]


def test_who_has_not_come_yet(desk: Desk, event: StoredEvent) -> None:
    file = people(full_name=("Siti", "Budi", "Ani"), work_unit=("B", "A", "A"), nik=(NIK, "", ""))
    desk.do(roll.import_roll, event.id, file)
    siti = next(line for line in desk.see(roll.not_yet_come, event.id) if line.full_name == "Siti")
    visit = desk.do(donations.check_in, event.id, a_donor(full_name="Siti"), person_id=siti.person_id)
    assert [line.full_name for line in desk.see(roll.not_yet_come, event.id)] == ["Budi", "Ani"]
    desk.do(donations.void_visit, visit.id, "salah orang")
    assert [line.full_name for line in desk.see(roll.not_yet_come, event.id)] == ["Budi", "Ani", "Siti"]


def test_the_check_counts_the_roll(desk: Desk, event: StoredEvent) -> None:
    desk.do(roll.import_roll, event.id, people(full_name=("Siti", "Budi")))
    verdict = desk.see(check)
    assert (verdict.ok, verdict.records["roll_entry"]) == (True, 2)


FEW = {
    "full_name": st.sampled_from(["Siti", "Siti Aminah", "Budi", "budi", "dr. Budi"]),
    "work_unit": st.sampled_from(["", "A", "B"]),
    "nik": st.sampled_from(["", NIK, "3171015708450001"]),
    "nip": st.sampled_from(["", NIP, "199001012015012002"]),
    "birth_date": st.sampled_from([None, dt.date(1945, 8, 17), dt.date(1990, 1, 1)]),
    "birth_year": st.sampled_from([None, 1990]),
    "address": st.sampled_from(["", "RT 1"]),
}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.builds(RollPerson, **FEW), max_size=10), st.lists(st.builds(RollPerson, **FEW), max_size=4))
def test_whatever_a_roll_says_again_it_adds_nobody(
    desk: Desk, told: list[RollPerson], before: list[RollPerson]
) -> None:
    make_as_new(desk.database)
    first, event = set_up(desk, code="LAIN"), set_up(desk)
    file, earlier = (
        RollFile(name="", sheet="", rows=tuple(map(_row, range(2, 99), rows)), bad=()) for rows in (told, before)
    )
    desk.do(roll.import_roll, first.id, earlier)
    seen = desk.see(roll.preview_file, event.id, file)
    done = desk.do(roll.import_roll, event.id, file)
    assert (done.accepted, done.duplicate, done.bad, done.known) == (
        seen.accepted,
        seen.duplicate,
        seen.bad,
        seen.known,
    )
    assert sum(counts(done)) == len(told)
    assert desk.see(roll.preview_file, event.id, file).accepted == ()
