"""What a workbook tells of itself in its sheet Manifes, whatever its file is called and whichever program saved it."""

import posixpath
import zipfile
import zlib
from pathlib import Path
from typing import Final

from baktidesk.domain.errors import Refused
from baktidesk.services.rolls.spreadsheet_cells import read_texts
from baktidesk.services.rolls.spreadsheet_guard import walk

SHEET: Final = "Manifes"
_MOST: Final = 64 * 2**20
"""The most bytes of one part that are unpacked; beyond it a workbook tells nothing."""
_SHARED: Final = "xl/sharedStrings.xml"


def manifest_inside(workbook: Path) -> dict[str, str]:
    """Give the entries of a workbook's sheet Manifes by their keys; {} where there is none that can be read."""
    try:
        with zipfile.ZipFile(workbook) as package:
            part = _part_of(package)
            reader = _Rows()
            walk(_read(package, part), reader.start, reader.end, reader.data)
            shared = read_texts(_read(package, _SHARED)) if reader.is_shared else []
            return reader.entries(shared)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, Refused, LookupError, ValueError):
        return {}


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    if package.getinfo(name).file_size > _MOST:
        raise KeyError(name)
    return package.read(name)


def _part_of(package: zipfile.ZipFile) -> str:
    """Give the part that holds the sheet; KeyError where there is no such sheet."""
    sheets: dict[str, str] = {}
    targets: dict[str, str] = {}

    def sheet(name: str, attributes: dict[str, str]) -> None:
        link = next((value for key, value in attributes.items() if key.endswith("/relationships id")), "")
        if name.endswith(" sheet"):
            sheets[attributes.get("name", "")] = link

    def target(_name: str, attributes: dict[str, str]) -> None:
        path = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "")))
        targets[attributes.get("Id", "")] = path.lstrip("/")

    walk(_read(package, "xl/workbook.xml"), sheet)
    walk(_read(package, "xl/_rels/workbook.xml.rels"), target)
    return targets[sheets[SHEET]]


class _Rows:
    """Takes in the sheet's XML: the texts of every row, or their numbers among the shared texts."""

    def __init__(self) -> None:
        """Begin without a row."""
        self._rows: list[list[tuple[bool, str]]] = []
        self._kept: list[str] | None = None
        self._refers = False

    @property
    def is_shared(self) -> bool:
        """Tell whether texts stand in another part, as Excel and LibreOffice save them."""
        return any(refers for row in self._rows for refers, _text in row)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a row, a cell or a text."""
        tag = name.rpartition(" ")[2]
        if tag == "row":
            self._rows.append([])
        elif tag == "c":
            self._refers = attributes.get("t") == "s"
        elif tag in ("t", "v"):
            self._kept = []

    def data(self, text: str) -> None:
        """Take characters."""
        if self._kept is not None:
            self._kept.append(text)

    def end(self, name: str) -> None:
        """End a text."""
        if self._kept is not None and name.rpartition(" ")[2] in ("t", "v"):
            self._rows[-1].append((self._refers, "".join(self._kept)))
            self._kept = None

    def entries(self, shared: list[str]) -> dict[str, str]:
        """Give key and value of every row that has key, label and value."""
        rows = [[shared[int(text)] if refers else text for refers, text in row] for row in self._rows]
        return {row[0]: row[-1] for row in rows if len(row) > 2}
