"""Which column of a roll is which: headings in Indonesian or English, in any order, below any title."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.names import search_key
from baktidesk.services.rolls.spreadsheet import Row, Sheet, Value

_NAME: Final = """
    nama, nama lengkap, name, full name, fullname, nama pegawai, nama peserta, nama pendonor, nama donor, nama
    penerima, nama penerima manfaat, nama kepala keluarga, nama kk, nama kpm, nama warga, nama siswa, nama taruna,
    nama peserta donor, nama calon pendonor, nama dan gelar, nama lengkap dan gelar, nama lengkap dengan gelar,
    nama karyawan, nama petugas, nama personel, nama anggota, employee name, participant, participant name, donor
    name, recipient name, recipient, peserta, pendonor, penerima
"""
_NIP: Final = """
    nip, no nip, nomor nip, nomor induk pegawai, nip baru, nip nrp, ni pppk, nip ni pppk, nip nippk, nippk, nippppk,
    nip pppk, nip nrk, employee id, employee number, employee no, staff id, staff number, service number, civil
    service number
"""
_NIK: Final = """
    nik, no nik, nomor nik, no ktp, nomor ktp, ktp, no ktp nik, nik ktp, no nik ktp, nomor induk kependudukan, no
    identitas ktp, no e ktp, e ktp, ektp, nik e ktp, national id, national id number, id card number, identity
    number, id number, population number, nomor identitas, no identitas
"""
_UNIT: Final = """
    satuan kerja, satker, unit, unit kerja, upt, work unit, office, nama satker, nama satuan kerja, nama upt, nama
    unit, asal satker, asal satuan kerja, asal upt, unit pelaksana teknis, instansi, asal instansi, kantor, asal
    kantor, lembaga, institution, organisation, organization, department, bagian, asal, penempatan
"""
_SEX: Final = """
    jenis kelamin, jk, j k, kelamin, l p, lp, sex, gender, jns kelamin, jenis kel, jenkel, m f, laki laki perempuan
"""
_DATE: Final = """
    tanggal lahir, tgl lahir, tgl lhr, birth date, birthdate, date of birth, dob, born, tempat tanggal lahir, tempat
    tgl lahir, ttl, tempat dan tanggal lahir, tempat dan tgl lahir, place and date of birth
"""
_PHONE: Final = """
    no hp, nomor hp, hp, telepon, no telepon, nomor telepon, telp, no telp, no tlp, tlp, handphone, no handphone,
    nomor handphone, wa, no wa, nomor wa, whatsapp, no whatsapp, nomor whatsapp, hp wa, no hp wa, telepon hp, phone,
    phone number, mobile, mobile number, mobile phone, kontak, no kontak, nomor kontak, contact, contact number
"""
HEADINGS: Final[Mapping[str, str]] = {
    "full_name": _NAME,
    "nip": _NIP,
    "nik": _NIK,
    "work_unit": _UNIT,
    "sex": _SEX,
    "birth_date": _DATE,
    "birth_year": "tahun lahir, thn lahir, th lahir, birth year, year of birth",
    "phone": _PHONE,
    "family_card_number": "no kk, nomor kk, kk, kartu keluarga, no kartu keluarga, nomor kartu keluarga, family card, "
    "family card number, family card no, household number",
    "address": "alamat, alamat rumah, alamat lengkap, alamat domisili, alamat tinggal, alamat ktp, alamat rt rw, "
    "alamat rt rw kel kec, alamat rt rw desa kec, alamat rt rw kelurahan kecamatan, alamat lengkap rt rw kel kec, "
    "domisili, address, home address",
    "rt_rw": "rt rw, rtrw",
    "rt": "rt, no rt",
    "rw": "rw, no rw",
    "village": "kelurahan, desa, kel, kel desa, desa kel, kelurahan desa, desa kelurahan, nama desa, village",
    "district": "kecamatan, kec, nama kecamatan, district",
    "quantity": "jumlah, jml, jlh, jumlah barang, jml barang, jumlah paket, jml paket, jumlah bantuan, jml bantuan, "
    "jumlah diterima, jumlah penerimaan, banyaknya, banyak, qty, quantity, amount, number of packages, packages",
    "note": "ket, keterangan, catatan, note, notes, remark, remarks, comment",
}
"""The accepted headings of every column, lower case and without punctuation, parted by commas."""

_KNOWN: Final = {
    " ".join(heading.split()): name for name, headings in HEADINGS.items() for heading in headings.split(",")
}
_PEOPLE: Final = re.compile(r"\b(?:jiwa|orang|anggota|keluarga|art|kk|anak|rp|rupiah|people|persons?)\b")
"""Words that make a column of quantities one of people in a family, or of money."""
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PUNCTUATION: Final = re.compile(r"[^\w\s]+|_+")
_FIRST_ROWS: Final = 60
_COUNTING: Final = re.compile(r"\(?[0-9]{1,2}\)?|[a-z]")


@dataclass(frozen=True, kw_only=True)
class Table:
    """A list found in a sheet: its columns by attribute name (counted from 0), their headings, and its rows below.

    `unused` are headings that stand for nothing we take over.
    """

    sheet: Sheet
    columns: Mapping[str, int]
    headings: Mapping[str, str]
    unused: tuple[str, ...]
    rows: tuple[Row, ...]


def meaning_of(heading: Value) -> str:
    """Give the attribute that a heading stands for, "" for none: "NO. KTP / NIK" is nik, "Nama (KTP)" full_name."""
    if not isinstance(heading, str):
        return ""
    whole, short = _plain(heading), _plain(_BRACKETS.sub(" ", heading))
    halves = (_plain(half) for half in heading.split("/"))
    found = next((found for key in (whole, short, *halves) if (found := _KNOWN.get(key))), "")
    return "" if found == "quantity" and _PEOPLE.search(whole) else found


def find_table(sheets: Iterable[Sheet], unread: Collection[str] = ()) -> Table:
    """Give the first list in a workbook that has a column of names; refused where there is none.

    Columns of the attributes in `unread` are not taken over.
    """
    empty = True
    for sheet in sheets:
        empty = empty and not sheet.rows
        table = _table_of(sheet, unread)
        if table:
            return table
    if empty:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "There is nothing in this workbook."), field="file")
    sentence = QT_TRANSLATE_NOOP(
        "Refused", "No column of names was found. Please give it one of these headings: Nama, Nama Lengkap, Name."
    )
    raise Refused(sentence, field="file")


def _table_of(sheet: Sheet, unread: Collection[str]) -> Table | None:
    """Take the row with the most known headings, a name among them, as the head of the list."""
    best: dict[str, int] = {}
    head: Row | None = None
    for row in sheet.rows[:_FIRST_ROWS]:
        columns = {} if row.hidden else _columns(row, unread)
        if "full_name" in columns and len(columns) > len(best):
            best, head = columns, row
    if head is None:
        return None
    named = {name: _shown(head.values[column]) for name, column in best.items()}
    below = tuple(row for row in sheet.rows if row.number > head.number and not _is_head(row, head, best))
    return Table(sheet=sheet, columns=best, headings=named, unused=_unused(head, best), rows=below)


def _columns(row: Row, unread: Collection[str]) -> dict[str, int]:
    """Give the column of each attribute; where two headings mean the same, the first counts."""
    columns: dict[str, int] = {}
    for column, value in enumerate(row.values):
        name = meaning_of(value)
        if name and name not in unread:
            columns.setdefault(name, column)
    return columns


def _unused(head: Row, columns: Mapping[str, int]) -> tuple[str, ...]:
    used = set(columns.values())
    shown = (_shown(value) for column, value in enumerate(head.values) if column not in used)
    return tuple(text for text in shown if text and _plain(text) not in ("no", "nomor", "no urut", "number"))


def _is_head(row: Row, head: Row, columns: Mapping[str, int]) -> bool:
    """Tell whether a row repeats the head on a new page, or counts the columns: 1, 2, 3 or (1), (2), (3)."""
    values = [row.values[column] for column in columns.values()]
    filled = [_shown(value).lower() for value in values if value != ""]
    if values == [head.values[column] for column in columns.values()]:
        return True
    return len(filled) == len(values) > 1 and all(map(_COUNTING.fullmatch, filled)) and len(set(filled)) == len(filled)


def _shown(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def _plain(heading: str) -> str:
    return " ".join(_PUNCTUATION.sub(" ", search_key(heading)).split())
