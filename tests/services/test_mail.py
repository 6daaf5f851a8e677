"""A draft opens in any mail program; recipients and server are fixed once, and never with a password."""

import email
from email.header import decode_header, make_header
from email.policy import default
from pathlib import Path

import pytest

from baktidesk.domain.errors import Refused, RefusedValues
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.mail import MailHead, MailServer, Security, sent_size
from baktidesk.domain.officer import Role
from baktidesk.services.sending import mail
from baktidesk.services.sending.message import make_message
from tests.stories import Desk

HEAD = MailHead(to="kanwil@contoh.go.id, pusat@contoh.go.id", cc="arsip@contoh.go.id")
BODY = "Izin melaporkan …\nPendaftar: 50 orang"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Give a file to attach."""
    path = tmp_path / "KANIM-UJI_2026-01-20_r1.xlsx"
    path.write_bytes(b"PK\x03\x04 workbook")
    return path


def test_a_draft_opens_ready_to_be_sent(desk: Desk, event: StoredEvent, workbook: Path, tmp_path: Path) -> None:
    path = desk.do(mail.write_draft, event.id, HEAD, "Laporan kegiatan", BODY, workbook, tmp_path)
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert (message["X-Unsent"], message["To"], message["Cc"]) == (
        "1",
        "kanwil@contoh.go.id, pusat@contoh.go.id",
        HEAD.cc,
    )
    assert message.get_body().get_content().splitlines() == BODY.splitlines()
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (workbook.name, workbook.read_bytes())
    assert path.stat().st_mode & 0o777 == 0o600


def drafted(folder: Path, name: str) -> bytes:
    """Give a message with an attachment of a name."""
    (folder / name).write_bytes(b"PK")
    return make_message(HEAD, "Laporan – “akhir”", BODY, folder / name).as_bytes()


def test_outlook_finds_even_a_long_name_of_a_file(tmp_path: Path) -> None:
    name = "LATIHAN_POLTEKPIN-TANGERANG_HARI-BHAKTI-KE-76-PALEMBANG_2026-01-20_r12-RINCIAN.xlsx"
    content = drafted(tmp_path, name)
    assert f'filename="{name}"\r\n'.encode() in content and f'name="{name}"\r\n'.encode() in content
    assert b"filename*" not in content
    (attached,) = email.message_from_bytes(content, policy=default).iter_attachments()
    assert attached.get_filename() == name


def test_a_name_with_other_letters_is_told_in_the_old_way_too(tmp_path: Path) -> None:
    name = "Laporan – akhir “Kanwil Banten” untuk Kantor Pusat Direktorat Jenderal.xlsx"
    content = drafted(tmp_path, name)
    assert content.isascii() and max(map(len, content.splitlines())) <= 100
    (attached,) = email.message_from_bytes(content, policy=default).iter_attachments()
    assert attached.get_filename() == name
    old = email.message_from_bytes(content).get_payload()[1].get_param("name")  # type: ignore[index, union-attr]
    assert str(make_header(decode_header(str(old)))) == name


@pytest.mark.parametrize("wrong", ["kanwil", "kanwil@contoh.go.id, pusat@contoh", "kanwil@contöh.go.id"])
def test_recipients_are_fixed_for_the_event_and_have_to_be_addresses(
    desk: Desk, event: StoredEvent, wrong: str
) -> None:
    with pytest.raises(RefusedValues, match="is not an e-mail address") as no:
        desk.do(mail.keep_mail_head, event.id, MailHead(to=wrong))
    assert set(no.value.problems) == {"to"}
    desk.do(mail.keep_mail_head, event.id, HEAD)
    assert desk.see(mail.mail_head, event.id) == HEAD


def test_the_server_is_kept_and_nothing_like_a_password_with_it(desk: Desk) -> None:
    server = MailServer(host="surel.contoh.go.id", port=465, security=Security.TLS, user="ptg", sender="p@contoh.go.id")
    desk.do(mail.keep_mail_server, server)
    assert desk.see(mail.mail_server) == server
    assert not [name for name in vars(server) if "pass" in name]


@pytest.mark.parametrize("sender", ["petugas", "a@contoh.go.id, b@contoh.go.id"])
def test_a_message_has_one_sender_with_an_address(desk: Desk, sender: str) -> None:
    with pytest.raises(RefusedValues) as no:
        desk.do(mail.keep_mail_server, MailServer(host="surel.contoh.go.id", sender=sender))
    assert set(no.value.problems) == {"sender"}


def test_only_who_sets_up_events_changes_the_server(desk: Desk) -> None:
    with pytest.raises(Refused):
        desk.at("B", Role.OFFICER).do(mail.keep_mail_server, MailServer(host="a.id", sender="a@contoh.go.id"))


@pytest.mark.parametrize("size", [0, 1, 57, 1000, 100_000, 1_000_000])
def test_the_size_on_the_way_is_told_beforehand(tmp_path: Path, size: int) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(bytes(size))
    real = len(make_message(HEAD, "Laporan", BODY * 20, file, "petugas@contoh.go.id").as_bytes())
    assert abs(sent_size(size) - real) < 5000
