"""Pictures without what a camera adds to them: place, time, maker and owner; the picture itself stays as it is."""

import struct
from typing import Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.labels import Labelled

_JPEG: Final = b"\xff\xd8\xff"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PDF: Final = b"%PDF-"
_APP0, _APP1, _APP2, _APP14, _SCAN, _END = 0xE0, 0xE1, 0xE2, 0xEE, 0xDA, 0xD9
_COMMENT: Final = 0xFE
_SAYS_MORE: Final = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
_ORIENTATION: Final = 0x0112
_EXIF: Final = b"Exif\0\0"
_UPRIGHT: Final = 1


class MediaType(Labelled):
    """The kinds of file that are kept with a record, told apart by their first bytes."""

    PDF = "application/pdf", QT_TRANSLATE_NOOP("Choice", "PDF")
    JPEG = "image/jpeg", QT_TRANSLATE_NOOP("Choice", "JPEG picture")
    PNG = "image/png", QT_TRANSLATE_NOOP("Choice", "PNG picture")

    @property
    def ending(self) -> str:
        """The ending of such a file's name."""
        return {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}[self.value]


def media_type(data: bytes) -> MediaType | None:
    """Tell what a file is by its first bytes, whatever its name says; None for anything that is not kept."""
    heads = {_PDF: MediaType.PDF, _JPEG: MediaType.JPEG, _PNG: MediaType.PNG}
    return next((kind for head, kind in heads.items() if data.startswith(head)), None)


def scrubbed(data: bytes) -> bytes:
    """Give a JPEG or PNG without position, time, comments and hidden second pictures; a PDF as it is.

    Which way up a photo is held is kept. Raises ValueError for a picture that is cut off.
    """
    kind = media_type(data)
    try:
        if kind is MediaType.JPEG:
            return _scrubbed_jpeg(data)
        return _scrubbed_png(data) if kind is MediaType.PNG else data
    except (IndexError, struct.error) as error:
        raise ValueError("the picture is cut off") from error


def _scrubbed_jpeg(data: bytes) -> bytes:
    """Keep what a decoder needs (ISO/IEC 10918-1, annex B), and end where the picture ends."""
    kept, place, turned = [data[:2]], 2, _UPRIGHT
    while True:
        marker, end = _segment(data, place)
        if marker == _END:
            return _with_orientation(b"".join([*kept, data[place:end]]), turned)
        segment = data[place:end]
        if marker == _APP1 and segment[4:10] == _EXIF:
            turned = _orientation(segment[10:])
        if _needed(marker, segment):
            kept.append(segment)
        place = end


def _segment(data: bytes, place: int) -> tuple[int, int]:
    """Give the marker at a place and where its segment ends; the coded picture belongs to the scan before it."""
    if data[place] != 0xFF:
        raise ValueError("no marker where one must stand")
    marker = data[place + 1]
    if marker == _END:
        return marker, place + 2
    if marker == 0xFF:
        return marker, place + 1
    end = place + 2 + int(struct.unpack(">H", data[place + 2 : place + 4])[0])
    return marker, _end_of_scan(data, end) if marker == _SCAN else end


def _end_of_scan(data: bytes, place: int) -> int:
    while True:
        place = data.find(b"\xff", place)
        if place < 0:
            raise ValueError("the picture is cut off")
        after = data[place + 1]
        if after and not 0xD0 <= after <= 0xD7:
            return place
        place += 2


def _needed(marker: int, segment: bytes) -> bool:
    """Tell whether a decoder needs a segment: not what cameras and programs say about themselves."""
    if marker == _APP2:
        return segment[4:16] == b"ICC_PROFILE\0"
    return marker in (_APP0, _APP14) or not (_APP0 <= marker <= 0xEF or marker in (_COMMENT, 0xFF))


def _orientation(tiff: bytes) -> int:
    """Read which way up a photo is held from its Exif block, 1 = upright."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2], "")
    if not order or len(tiff) < 10:
        return _UPRIGHT
    first = struct.unpack(f"{order}I", tiff[4:8])[0]
    count = struct.unpack(f"{order}H", tiff[first : first + 2])[0]
    for entry in range(first + 2, first + 2 + 12 * count, 12):
        tag, _kind, _count, value = struct.unpack(f"{order}HHIH", tiff[entry : entry + 10])
        if tag == _ORIENTATION:
            return int(value) if 1 <= value <= 8 else _UPRIGHT
    return _UPRIGHT


def _with_orientation(jpeg: bytes, turned: int) -> bytes:
    """Say again which way up the photo is held, in an Exif block that holds nothing else."""
    if turned == _UPRIGHT:
        return jpeg
    tiff = b"MM\0\x2a" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, turned, 0, 0)
    block = _EXIF + tiff
    return jpeg[:2] + struct.pack(">BBH", 0xFF, _APP1, len(block) + 2) + block + jpeg[2:]


def _scrubbed_png(data: bytes) -> bytes:
    """Keep every chunk but those that only say something about the picture (ISO/IEC 15948, clause 11)."""
    kept, place = [data[:8]], 8
    while True:
        length, name = struct.unpack(">I4s", data[place : place + 8])
        end = place + 12 + length
        if end > len(data):
            raise ValueError("the picture is cut off")
        if name not in _SAYS_MORE:
            kept.append(data[place:end])
        if name == b"IEND":
            return b"".join(kept)
        place = end
