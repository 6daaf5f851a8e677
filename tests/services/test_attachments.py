"""Files kept with a record: whole, private, without what a camera adds, and looked after."""

import hashlib
import stat
import struct
import sys
import zlib
from pathlib import Path

import pytest

from baktidesk.domain.errors import Refused
from baktidesk.domain.scrubbed import scrubbed
from baktidesk.services.attachments import (
    MOST_BYTES,
    attachment_folder,
    attachment_path,
    drop_attachment,
    keep_attachment,
    list_attachments,
    read_attachment,
    verify_attachments,
)
from baktidesk.services.check import check
from tests.stories import Desk

RECORD = "0190a000-0000-7000-8000-000000000001"
PDF = b"%PDF-1.4\nsigned\n%%EOF"
PLACE = b"GPS 6 10 S 106 37 E"


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def exif(turned: int) -> bytes:
    """Give what a phone writes: which way up it was held, and where."""
    tiff = b"II\x2a\0" + struct.pack("<IHHHIHHI", 8, 1, 0x0112, 3, 1, turned, 0, 0)
    return segment(0xE1, b"Exif\0\0" + tiff + PLACE)


def a_jpeg(turned: int = 1) -> bytes:
    """Give a JPEG as a phone makes one: its picture lies between what it says about itself."""
    head = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0") + exif(turned) + segment(0xE2, b"ICC_PROFILE\0\1\1colours")
    more = segment(0xED, PLACE) + segment(0xFE, PLACE) + segment(0xE2, b"MPF\0second")
    picture = segment(0xDB, b"\0" * 65) + segment(0xDA, b"\1\1\0\0\x3f\0") + b"coded\xff\0picture\xff\xd0go on"
    return b"\xff\xd8" + head + more + picture + b"\xff\xd9" + b"second picture " + PLACE


def a_png() -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    said = chunk(b"tEXt", PLACE) + chunk(b"eXIf", PLACE) + chunk(b"iTXt", PLACE)
    pixels = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + header + said + pixels + chunk(b"IEND", b"")


def a_file(folder: Path, content: bytes = PDF, name: str = "scan.pdf") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def test_a_file_lies_beside_the_data_under_its_hash_for_its_owner_alone(desk: Desk, tmp_path: Path) -> None:
    kept = desk.do(keep_attachment, "handover", RECORD, a_file(tmp_path), " Berita\nacara ")
    path = desk.see(attachment_path, kept)
    assert path == tmp_path / "data-lampiran" / f"{hashlib.sha256(PDF).hexdigest()}.pdf"
    assert path.read_bytes() == desk.see(read_attachment, kept) == PDF
    assert list(path.parent.iterdir()) == [path]
    one = desk.see(list_attachments, RECORD)[0]
    assert (one.label, one.bytes, one.created_by) == ("Berita acara", len(PDF), "Petugas")
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_same_file_is_kept_once_for_a_record_and_shared_between_records(desk: Desk, tmp_path: Path) -> None:
    file = a_file(tmp_path)
    first = desk.do(keep_attachment, "handover", RECORD, file)
    assert desk.do(keep_attachment, "handover", RECORD, file) == first
    other = desk.do(keep_attachment, "handover", RECORD[:-1] + "2", file)
    assert other != first
    assert desk.see(attachment_path, other) == desk.see(attachment_path, first)


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_photo_keeps_its_picture_and_which_way_up_it_is_but_not_its_place(turned: int) -> None:
    clean = scrubbed(a_jpeg(turned))
    assert PLACE not in clean
    assert b"MPF" not in clean
    assert clean.endswith(b"coded\xff\0picture\xff\xd0go on\xff\xd9")
    assert b"ICC_PROFILE" in clean
    assert (b"\x01\x12\x00\x03\x00\x00\x00\x01" + bytes([0, turned]) in clean) is (turned != 1)
    assert scrubbed(clean) == clean


def test_a_png_loses_what_it_says_and_keeps_its_pixels() -> None:
    clean = scrubbed(a_png())
    assert PLACE not in clean
    assert b"IDAT" in clean
    assert scrubbed(clean) == clean


@pytest.mark.parametrize("whole", [a_jpeg(6), a_png()])
def test_a_picture_that_is_cut_off_anywhere_is_refused_never_mended(whole: bytes, desk: Desk, tmp_path: Path) -> None:
    end = whole.find(b"\xff\xd9") if whole.startswith(b"\xff\xd8") else len(whole)
    for length in range(8, end):
        with pytest.raises(ValueError, match=r"cut off|marker"):
            scrubbed(whole[:length])
    with pytest.raises(Refused, match="damaged"):
        desk.do(keep_attachment, "handover", RECORD, a_file(tmp_path, whole[: end // 2]))


@pytest.mark.parametrize("content", [b"", b"MZ program", b"<html>", b"GIF89a"])
def test_anything_else_is_refused_whatever_its_name(desk: Desk, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Refused, match="Only PDF, JPG and PNG") as refusal:
        desk.do(keep_attachment, "handover", RECORD, a_file(tmp_path, content))
    assert refusal.value.field == "file"
    assert desk.see(list_attachments, RECORD) == []


def test_a_file_that_is_missing_or_too_large_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        desk.do(keep_attachment, "handover", RECORD, tmp_path / "none.pdf")
    large = a_file(tmp_path)
    with large.open("r+b") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(Refused, match="larger than 20 MB"):
        desk.do(keep_attachment, "handover", RECORD, large)


def test_a_folder_that_cannot_be_made_is_refused_and_nothing_is_written_down(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "data-lampiran").touch()
    with pytest.raises(Refused, match="could not be copied"):
        desk.do(keep_attachment, "handover", RECORD, a_file(tmp_path))
    assert desk.see(list_attachments, RECORD) == []


def test_a_file_changed_or_lost_is_found(desk: Desk, tmp_path: Path) -> None:
    first = desk.do(keep_attachment, "handover", RECORD, a_file(tmp_path))
    second = desk.do(keep_attachment, "handover", RECORD, a_file(tmp_path, PDF + b" two"))
    assert desk.see(verify_attachments) == []
    desk.see(attachment_path, first).write_bytes(PDF + b"!")
    desk.see(attachment_path, second).unlink()
    problems = desk.see(verify_attachments)
    assert [problem.values["n"] for problem in problems] == [1, 1]
    assert ["missing" in problem.text for problem in problems] == [True, False]
    verdict = desk.see(check)
    assert (verdict.integrity, verdict.identities) == (False, True)
    with pytest.raises(Refused, match="missing here or was changed"):
        desk.see(read_attachment, first)


def test_a_file_that_was_changed_is_put_right_by_attaching_it_again(desk: Desk, tmp_path: Path) -> None:
    kept = desk.do(keep_attachment, "handover", RECORD, a_file(tmp_path))
    desk.see(attachment_path, kept).write_bytes(b"half")
    desk.do(keep_attachment, "handover", RECORD, a_file(tmp_path))
    assert desk.see(verify_attachments) == []


def test_an_attachment_is_voided_with_a_reason_and_its_file_stays(desk: Desk, tmp_path: Path) -> None:
    kept = desk.do(keep_attachment, "handover", RECORD, a_file(tmp_path))
    with pytest.raises(Refused):
        desk.do(drop_attachment, kept, " ")
    desk.do(drop_attachment, kept, "halaman salah")
    assert desk.see(list_attachments, RECORD) == []
    assert len(list(desk.see(attachment_folder).iterdir())) == 1
