"""Seventy ways in which a workbook from outside is hostile, or merely odd."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from tests.workbooks import SHEET, rebuilt, replaced

Make = Callable[[Path], Any]
READ, REFUSED = "read", "refused"
BOOK, RELS, STYLES, TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "[Content_Types].xml"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEGA: Final = 1_000_000


def cells(xml: str) -> Make:
    """Put cells into a row of their own."""
    return lambda path: replaced(path, "</sheetData>", f'<row r="9">{xml}</row></sheetData>')


def rows(xml: str) -> Make:
    """Put rows below the others."""
    return lambda path: replaced(path, "</sheetData>", f"{xml}</sheetData>")


def before_sheet(xml: bytes) -> Make:
    """Put something before the sheet's first element."""
    return lambda path: rebuilt(path, lambda name, old: xml + old if name == SHEET else old)


def more(parts: dict[str, bytes]) -> Make:
    """Add parts."""
    return lambda path: rebuilt(path, lambda _name, content: content, parts)


def swap(old: str, new: str, part: str = SHEET) -> Make:
    """Put one text for another."""
    return lambda path: replaced(path, old, new, part)


def drop(part: str) -> Make:
    """Leave a part out."""
    return lambda path: rebuilt(path, lambda name, content: None if name == part else content)


def raw(change: Callable[[bytes], bytes]) -> Make:
    """Change the bytes of the whole file."""
    return lambda path: path.write_bytes(change(path.read_bytes()))


def packed(method: int, *, spoilt: bool = False) -> Make:
    """Pack with another method than workbooks have, and spoil what came of it."""

    def make(path: Path) -> None:
        whole = io.BytesIO(path.read_bytes())
        with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", method) as new:
            for name in old.namelist():
                new.writestr(name, old.read(name))
        if spoilt:
            data = bytearray(path.read_bytes())
            data[40:120] = bytes(255 - one for one in data[40:120])
            path.write_bytes(data)

    return make


def flagged(path: Path) -> None:
    """Say of the first part that it is encrypted."""
    data = bytearray(path.read_bytes())
    place = data.find(b"PK\x01\x02")
    data[place + 8] |= 1
    path.write_bytes(data)


def shorter_than_it_is(path: Path) -> None:
    """Let the table of contents lie about a length."""
    data = bytearray(path.read_bytes())
    place = data.find(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 10)
    path.write_bytes(data)


def dated(days: str, *, since_1904: bool = False) -> Make:
    """Show a number as a day."""

    def make(path: Path) -> None:
        styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
        body = f'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{styles}</styleSheet>'
        rebuilt(path, lambda name, content: body.encode() if name == STYLES else content)
        cells(f'<c r="A9" s="0"><v>{days}</v></c>')(path)
        if since_1904:
            replaced(path, "<workbookPr />", '<workbookPr date1904="1" />', BOOK)

    return make


def nested(count: int) -> str:
    """Give elements within elements."""
    return "<a>" * count + "</a>" * count


PACKAGE: dict[str, tuple[Make, str]] = {
    "no zip": (raw(lambda _data: b"Nama;NIK\n" * 99), REFUSED),
    "empty": (raw(lambda _data: b""), REFUSED),
    "cut in half": (raw(lambda data: data[: len(data) // 2]), REFUSED),
    "rubbish before": (raw(lambda data: b"x" * 999 + data), READ),
    "rubbish behind": (raw(lambda data: data + b"x" * 99), READ),
    "two ends": (raw(lambda data: data + data), READ),
    "packed by lzma": (packed(zipfile.ZIP_LZMA), REFUSED),
    "packed by lzma, spoilt": (packed(zipfile.ZIP_LZMA, spoilt=True), REFUSED),
    "packed by bzip2, spoilt": (packed(zipfile.ZIP_BZIP2, spoilt=True), REFUSED),
    "encrypted part": (flagged, REFUSED),
    "password": (raw(lambda _data: _OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")), REFUSED),
    "old format": (raw(lambda _data: _OLE + bytes(5000)), REFUSED),
    "lying length": (shorter_than_it_is, REFUSED),
    "bomb by ratio": (more({"xl/a.xml": bytes(30 * _MEGA)}), REFUSED),
    "bomb by many parts": (more({f"xl/p{number}.xml": b" " * _MEGA for number in range(70)}), REFUSED),
    "too many parts": (more({f"xl/p{number}.xml": b"" for number in range(2001)}), REFUSED),
    "same part twice": (more({SHEET.upper(): b"<a/>"}), REFUSED),
    "name upwards": (more({"../../a.xml": b"<a/>"}), REFUSED),
    "name from the root": (more({"/etc/a.xml": b"<a/>"}), REFUSED),
    "name of a drive": (more({"C:/a.xml": b"<a/>"}), REFUSED),
    "name with a control": (more({"xl/\x07.xml": b"<a/>"}), REFUSED),
    "long name": (more({"x" * 999 + ".xml": b"<a/>"}), REFUSED),
    "macros": (more({"xl/vbaProject.bin": b"x"}), REFUSED),
    "macro type": (swap("spreadsheetml.sheet.main+xml", "macroEnabled.main+xml", TYPES), REFUSED),
    "macro sheets": (more({"xl/macrosheets/sheet1.xml": b"<a/>"}), REFUSED),
    "controls": (more({"xl/activeX/activeX1.xml": b"<a/>"}), REFUSED),
    "external links": (more({"xl/externalLinks/externalLink1.xml": b"<a/>"}), REFUSED),
    "no workbook": (drop(BOOK), REFUSED),
    "no sheet": (drop(SHEET), REFUSED),
    "no links": (drop(RELS), REFUSED),
    "no styles": (drop(STYLES), READ),
    "sheet outside": (swap("worksheets/sheet1.xml", "../../../etc/passwd", RELS), REFUSED),
    "sheet is the workbook": (swap("worksheets/sheet1.xml", "workbook.xml", RELS), READ),
    "only a hidden sheet": (swap("<sheet ", '<sheet state="hidden" xmlns="" ', BOOK), REFUSED),
}
XML: dict[str, tuple[Make, str]] = {
    "entities": (before_sheet(b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>'), REFUSED),
    "outside entity": (before_sheet(b'<!DOCTYPE a SYSTEM "file:///etc/passwd">'), REFUSED),
    "deep": (rows(nested(5000)), REFUSED),
    "many elements": (rows("<a/>" * 2_000_001), REFUSED),
    "not closed": (swap("</worksheet>", ""), REFUSED),
    "half a letter": (before_sheet(b"\xc3"), REFUSED),
    "unknown encoding": (before_sheet(b'<?xml version="1.0" encoding="rot13"?>'), REFUSED),
    "zero byte": (rows("\x00"), REFUSED),
    "attribute twice": (cells('<c r="A9" r="A9"/>'), REFUSED),
    "100,000 attributes": (cells("<c " + " ".join(f'a{n}=""' for n in range(100_000)) + "/>"), READ),
    "huge comment": (rows(f"<!--{'x' * 900_000}-->"), READ),
    "raw text": (cells('<c r="A9" t="str"><v><![CDATA[<&>]]></v></c>'), READ),
}
CELLS: dict[str, tuple[Make, str]] = {
    "narrow dimension": (swap("A1:E4", "A1:A1"), READ),
    "wide dimension": (swap("A1:E4", "A1:XFD1048576"), READ),
    "formula": (cells('<c r="A9"><f>1+1</f><v>2</v></c>'), READ),
    "error": (cells('<c r="A9" t="e"><v>#N/A</v></c>'), READ),
    "negative shared text": (cells('<c r="A9" t="s"><v>-1</v></c>'), REFUSED),
    "far shared text": (cells('<c r="A9" t="s"><v>99999999999</v></c>'), REFUSED),
    "shared text by a word": (cells('<c r="A9" t="s"><v>satu</v></c>'), REFUSED),
    "no number": (cells('<c r="B9"><v>nan</v></c><c r="C9"><v>nan</v></c>'), READ),
    "endless number": (cells('<c r="B9"><v>inf</v></c><c r="C9"><v>-inf</v></c>'), READ),
    "number too large": (cells('<c r="B9"><v>1e999</v></c><c r="D9"><v>1e308</v></c>'), READ),
    "5,000 digits": (cells(f'<c r="B9" t="str"><v>{"9" * 5000}</v></c>'), READ),
    "no place": (cells("<c><v>1</v></c>"), READ),
    "place without row": (cells('<c r="A"/>'), REFUSED),
    "place in row 0": (cells('<c r="A0"/>'), REFUSED),
    "column beyond all": (cells('<c r="ZZZZZZ9"><v>1</v></c>'), REFUSED),
    "row beyond all": (rows('<row r="99999999999999"><c r="A99999999999999"><v>1</v></c></row>'), REFUSED),
    "row by a word": (rows('<row r="dua"/>'), REFUSED),
    "rows backwards": (rows('<row r="3"><c r="A3"><v>7</v></c></row>'), READ),
    "huge style": (cells('<c r="A9" s="99999999999"><v>1</v></c>'), READ),
    "negative style": (cells('<c r="A9" s="-1"><v>1</v></c>'), READ),
    "style by a word": (cells('<c r="A9" s="tebal"><v>1</v></c>'), REFUSED),
    "all merged": (swap("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), READ),
    "merged over and over": (
        swap("</sheetData>", "</sheetData><mergeCells>" + '<mergeCell ref="A1:A4"/>' * 99_999 + "</mergeCells>"),
        REFUSED,
    ),
    "quantity of 5,000 digits": (
        lambda path: cells(f'<c r="B9" t="str"><v>Siti</v></c><c r="C9" t="str"><v>{"9" * 5000}</v></c>')(
            swap("<t>NIP</t>", "<t>Jumlah</t>")(path)
        ),
        READ,
    ),
    "half a sign": (cells('<c r="B9" t="str"><v>a_xD800_b</v></c>'), READ),
    "text too long": (cells(f'<c r="A9" t="str"><v>{"x" * 40_000}</v></c>'), REFUSED),
    "day before 1900": (dated("-5"), READ),
    "day that never was": (dated("60"), READ),
    "last day of all": (dated("2958465.9999999"), READ),
    "last day since 1904": (dated("2958465", since_1904=True), READ),
    "no day": (dated("nan"), READ),
    "day as text": (cells('<c r="A9" t="d"><v>2026-13-45T99:99</v></c>'), READ),
}
KINDS = {**PACKAGE, **XML, **CELLS}
