"""A workbook from outside is looked through before any reader touches it: an odd package is refused in a sentence.

What passes is given as plain parts, each of them whole, so that a reader can see nothing that was not looked at.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Final, NoReturn
from xml.parsers import expat

from baktidesk.db.keys import unlocked
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused

MOST_BYTES: Final = 20 * 2**20
"""The largest file, in bytes."""

MOST_UNPACKED: Final = 64 * 2**20
"""The most that all parts together may hold, in bytes."""

MOST_PARTS: Final = 2000
MOST_ELEMENTS: Final = 2_000_000
"""The most elements of one part: what is beyond takes longer than an officer waits."""

MOST_RATIO: Final = 300
DEEPEST: Final = 100
_LONGEST_NAME: Final = 200
_SMALL: Final = 2**20
_PASSED_BY: Final = re.compile(r"xl/(media|printersettings|embeddings|thumbnails)/|docprops/thumbnail")
_MACROS: Final = re.compile(r"vbaproject|macrosheets/|dialogsheets/|activex/")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_PARTS: Final = (".xml", ".rels")
_PACKED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})

Start = Callable[[str, dict[str, str]], None]
"""Takes an element's name (namespace, a space, local name) and its attributes."""

End = Callable[[str], None]
"""Takes the name of an element that ends."""

Data = Callable[[str], None]
"""Takes characters."""


def open_package(path: Path) -> dict[str, bytes]:
    """Give the XML parts of an .xlsx file by name.

    Refused, always in one sentence: what is no .xlsx file or is damaged, protected by a password, too large, packed
    beyond all measure, has macros, links to other files, two parts of one name, or names that lead elsewhere.
    """
    _refuse_other_kinds(path)
    try:
        with zipfile.ZipFile(path) as package:
            _look_at(package.infolist())
            parts = {one.filename: package.read(one) for one in package.infolist() if _is_wanted(one.filename)}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        refuse_damaged()
    if "xl/workbook.xml" not in parts:
        refuse_damaged()
    if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        _refuse_macros()
    return parts


def walk(part: bytes, start: Start | None = None, end: End | None = None, data: Data | None = None) -> None:
    """Go through an XML part and tell of every element; refused where it is not plain, well-formed XML.

    A ValueError or LookupError of those who are told is a damaged file as well.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = count = 0

    def enter(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > DEEPEST:
            refuse_damaged()
        if count > MOST_ELEMENTS:
            _refuse_too_much()
        if start:
            start(name, attributes)

    def leave(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(name)

    parser.StartElementHandler = enter
    parser.EndElementHandler = leave
    parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError, LookupError):
        refuse_damaged()


def check_parts(parts: Mapping[str, bytes]) -> None:
    """Refuse parts that are not plain XML."""
    for part in parts.values():
        walk(part)


def refuse_damaged() -> NoReturn:
    """Say that this cannot be read as a workbook."""
    raise Refused(
        QT_TRANSLATE_NOOP("Refused", "This is not an Excel workbook (.xlsx), or it is damaged."), field="file"
    )


def _refuse_other_kinds(path: Path) -> None:
    if unlocked.holds(path):
        _refuse_format(path)
    head = _head(path)
    if head.startswith(_OLE):
        _refuse_old(path)
    if not head.startswith(b"PK") and path.suffix.lower() != ".xlsx":
        _refuse_format(path)
    if path.suffix.lower() in (".ods", ".xlsb", ".numbers"):
        _refuse_format(path)
    if path.suffix.lower() in (".xlsm", ".xltm"):
        _refuse_macros()


def _head(path: Path) -> bytes:
    """Give the first bytes of a file that is there, not empty and not too large."""
    try:
        with path.open("rb") as file:
            head, length = file.read(8), path.stat().st_size
    except FileNotFoundError:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "There is no file {file}."), field="file", file=path.name) from None
    except (OSError, ValueError):
        sentence = QT_TRANSLATE_NOOP("Refused", "The file {file} cannot be opened.")
        raise Refused(sentence, field="file", file=path.name) from None
    if not length:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "The file {file} is empty."), field="file", file=path.name)
    if length > MOST_BYTES:
        sentence = QT_TRANSLATE_NOOP("Refused", "The file is too large: {megabytes} MB. At most {most} MB are read.")
        raise Refused(sentence, field="file", megabytes=-(-length // 2**20), most=MOST_BYTES // 2**20)
    return head


def _refuse_old(path: Path) -> NoReturn:
    if _ENCRYPTED in path.read_bytes():
        sentence = QT_TRANSLATE_NOOP(
            "Refused", "The file is protected by a password. Please open it in Excel and save it without one."
        )
        raise Refused(sentence, field="file")
    _refuse_format(path)


def _refuse_format(path: Path) -> NoReturn:
    sentence = QT_TRANSLATE_NOOP(
        "Refused", "{file} is not an .xlsx file. Please open it in Excel and choose “Save as” Excel workbook (.xlsx)."
    )
    raise Refused(sentence, field="file", file=path.name)


def _refuse_macros() -> NoReturn:
    sentence = QT_TRANSLATE_NOOP("Refused", "The file holds macros. Please save it as a plain workbook (.xlsx).")
    raise Refused(sentence, field="file")


def _refuse_doctype(*_declared: object) -> NoReturn:
    raise Refused(
        QT_TRANSLATE_NOOP("Refused", "The file holds what no workbook needs, so it is not read."), field="file"
    )


def _is_wanted(name: str) -> bool:
    return name.lower().endswith(_PARTS) and not _PASSED_BY.match(name.lower())


def _look_at(infos: list[zipfile.ZipInfo]) -> None:
    """Refuse a package by what its table of contents says; the bytes are held to it when they are read."""
    names = [info.filename.lower() for info in infos]
    # Excel packs by deflate alone; others may ask for gigabytes of memory in their first bytes.
    if any(info.flag_bits & 1 or info.compress_type not in _PACKED for info in infos):
        refuse_damaged()
    if len(set(names)) < len(names) or any(map(_leads_away, names)):
        refuse_damaged()
    if any(_MACROS.search(name) for name in names):
        _refuse_macros()
    if any("externallinks/" in name for name in names):
        sentence = QT_TRANSLATE_NOOP(
            "Refused", "The file has links to other files. Please break the links in Excel (Data) and save it again."
        )
        raise Refused(sentence, field="file")
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_UNPACKED or any(map(_is_bomb, infos)):
        _refuse_too_much()


def _refuse_too_much() -> NoReturn:
    sentence = QT_TRANSLATE_NOOP(
        "Refused", "The file unpacks to far more than a list needs. Please copy the list into a new workbook."
    )
    raise Refused(sentence, field="file")


def _leads_away(name: str) -> bool:
    parts = PurePosixPath(name)
    odd = len(name) > _LONGEST_NAME or not name.isprintable() or "\\" in name or ":" in name
    return odd or parts.is_absolute() or ".." in parts.parts


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > _SMALL and info.file_size > MOST_RATIO * max(info.compress_size, 1)
