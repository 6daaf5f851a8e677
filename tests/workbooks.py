"""Workbooks as others send them: written by openpyxl, or taken apart and put together again by a vandal."""

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

HEADINGS = ("No", "Nama Lengkap", "NIP", "NIK", "Satuan Kerja")
BNBA = ("No", "Nama", "NIK", "No KK", "Alamat RT/RW Kel Kec", "Jumlah", "Ket")
"""The columns of a village's list of recipients (by name, by address)."""
SHEET = "xl/worksheets/sheet1.xml"


def a_row(number: int, **changes: Any) -> tuple[Any, ...]:
    """Give a row below HEADINGS of a person who does not exist."""
    values = {
        "no": number,
        "name": f"Pegawai {'Satu Dua Tiga Empat Lima Enam Tujuh'.split()[number % 7]} {_letters(number)}",
        "nip": f"19800101200501{1000 + number:04d}",
        "nik": f"317101010180{1000 + number:04d}",
        "unit": "Lapas Uji",
    }
    return tuple((values | changes).values())


def a_roll(folder: Path, rows: Iterable[Iterable[Any]], headings: Iterable[Any] = HEADINGS, name: str = "") -> Path:
    """Write a roll with its headings in the first row; give the file."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(headings))
    for row in rows:
        sheet.append(list(row))
    return saved(book, folder, name)


def a_family(number: int, **changes: Any) -> tuple[Any, ...]:
    """Give a row below BNBA of a household that does not exist."""
    values = {
        "no": number,
        "name": f"Keluarga {'Satu Dua Tiga Empat Lima Enam Tujuh'.split()[number % 7]} {_letters(number)}",
        "nik": f"367101010180{2000 + number:04d}",
        "card": f"317101250106{number:04d}",
        "address": f"Jl. Melati {number} RT 01 RW 02 Kel. Sukasari Kec. Tangerang",
        "quantity": 1,
        "note": "",
    }
    return tuple((values | changes).values())


def a_bnba(folder: Path, families: Iterable[Iterable[Any]]) -> Path:
    """Write a village's list of recipients; give the file."""
    return a_roll(folder, families, BNBA, "bnba.xlsx")


def saved(book: Workbook, folder: Path, name: str = "") -> Path:
    """Save a workbook under its own name in a folder; give the file."""
    path = folder / (name or "daftar.xlsx")
    book.save(path)
    return path


def rebuilt(path: Path, change: Callable[[str, bytes], bytes | None], more: dict[str, bytes] | None = None) -> Path:
    """Pack a workbook again with parts changed, left out (None) or added; give the file."""
    whole = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name, part in (more or {}).items():
            new.writestr(name, part)
    return path


def replaced(path: Path, old: str, new: str, part: str = SHEET) -> Path:
    """Put one text for another into a part of a workbook; the text must stand there."""

    def change(name: str, content: bytes) -> bytes:
        if name == part:
            assert old.encode() in content
            return content.replace(old.encode(), new.encode())
        return content

    return rebuilt(path, change)


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))
