"""Messages wait in the outbox through restarts, and what became of each is said as it is known."""

import json
import socket
import stat
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from baktidesk.db.models import audit
from baktidesk.db.schema import open_database
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.mail import MailHead, MailServer, MailState, Security
from baktidesk.domain.officer import Role
from baktidesk.services.donors.donations import check_in
from baktidesk.services.language import load_language
from baktidesk.services.sending import mail, post
from baktidesk.services.sending.bundle import plan_bundle
from baktidesk.services.sending.delivery import Delivery, PerhapsSent, RefusedByServer, Stopped
from baktidesk.services.sending.manifest_inside import manifest_inside
from baktidesk.services.sending.parcel import look_into
from baktidesk.services.workbook.book import ExportKind, export_event
from tests.mail_server import Postbox, serving
from tests.stories import Desk, a_donor

HEAD = MailHead(to="kanwil@contoh.go.id, pusat@contoh.go.id", cc="arsip@contoh.go.id, kanwil@contoh.go.id")
SERVER = MailServer(host="127.0.0.1", port=25, security=Security.NONE, sender="petugas@contoh.go.id")
SECRET = "rahasia 2026"


@pytest.fixture(autouse=True)
def ready(desk: Desk) -> None:
    """Set the office's server up."""
    desk.do(mail.keep_mail_server, SERVER)


def exported(desk: Desk, event: StoredEvent, folder: Path, kind: ExportKind = ExportKind.SUMMARY, **more: str) -> Path:
    """Make a workbook with one donor."""
    desk.do(check_in, event.id, a_donor())
    return Path(desk.do(export_event, event.id, kind, folder / "out", load_language("id"), **more).file)


def put(desk: Desk, event: StoredEvent, folder: Path) -> str:
    """Put a message with a workbook into the outbox; give its id."""
    file = exported(desk, event, folder)
    return str(desk.do(post.put_into_outbox, event.id, HEAD, "Laporan", "Isi", file).id)


def handed_over(desk: Desk, message: str, *, answered: bool = True) -> None:
    """Send the message to a real server, and die before anything is written down."""
    postbox = Postbox()
    with serving(postbox) as server, pytest.MonkeyPatch.context() as patch:
        if not answered:
            patch.setattr("baktidesk.services.sending.delivery.LAST_SECONDS", 0.2)
            postbox.may_answer.clear()
        one = Delivery(server, "", Path(desk.see(post.ready_to_send, message).file))
        if answered:
            one.run()
        else:
            with pytest.raises(PerhapsSent):
                one.run()


def state(desk: Desk) -> MailState:
    """Give where the only message stands."""
    (line,) = desk.see(post.outbox)
    return MailState(line.state)


def actions(desk: Desk) -> list[str]:
    """Give what the audit tells of messages."""
    rows = desk.see(lambda session: session.rows(select(audit.c.action).order_by(audit.c.sequence)))
    return [row.action for row in rows if row.action.startswith("mail_")]


def test_a_message_is_a_file_for_its_owner_alone_beside_the_data(
    desk: Desk, event: StoredEvent, tmp_path: Path
) -> None:
    put(desk, event, tmp_path)
    (one,) = desk.see(post.outbox)
    path = Path(one.file)
    assert (path.parent, one.state) == (tmp_path / "data-kotak-keluar", MailState.WAITING)
    assert one.recipients == ("kanwil@contoh.go.id", "pusat@contoh.go.id", "arsip@contoh.go.id")
    assert abs(path.stat().st_size - one.bytes) < 5000
    if sys.platform != "win32":
        assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(path.parent.stat().st_mode)) == (0o600, 0o700)


def test_it_waits_through_a_restart(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    put(desk, event, tmp_path)
    desk.database.close()
    again = Desk(open_database(desk.database.place))
    assert (state(again), again.see(post.waiting)) == (MailState.WAITING, 1)
    again.database.close()


def test_it_is_sent_when_the_server_has_answered_and_never_before(
    desk: Desk, event: StoredEvent, tmp_path: Path
) -> None:
    message = put(desk, event, tmp_path)
    assert "mail_sent" not in actions(desk)
    desk.do(post.note_sent, message, "250 OK")
    (one,) = desk.see(post.outbox)
    assert (one.state, one.answer, Path(one.file).exists()) == (MailState.SENT, "250 OK", False)
    assert actions(desk) == ["mail_queued", "mail_sent"]
    with pytest.raises(Refused, match="sent or withdrawn already"):
        desk.see(post.ready_to_send, message)


def test_a_refused_message_stays_with_the_answer_and_can_be_tried_again(
    desk: Desk, event: StoredEvent, tmp_path: Path
) -> None:
    message = put(desk, event, tmp_path)
    desk.do(post.note_not_sent, message, RefusedByServer("The server refused: {answer}", "552 too large"))
    (one,) = desk.see(post.outbox)
    assert (one.state, one.answer, Path(one.file).exists()) == (MailState.REFUSED, "552 too large", True)
    assert str(one.reason) == "The server refused: 552 too large"
    assert desk.see(post.ready_to_send, message).id == message


def test_what_the_network_did_is_kept_as_a_sentence(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    message = put(desk, event, tmp_path)
    desk.do(post.note_not_sent, message, Refused("The server {host} cannot be reached.", host="surel"))
    (one,) = desk.see(post.outbox)
    assert (one.state, str(one.reason)) == (MailState.WAITING, "The server surel cannot be reached.")
    desk.do(post.note_not_sent, message, Stopped())
    assert desk.see(post.outbox)[0].state is MailState.WAITING


def test_a_program_that_died_after_the_answer_knows_it_was_sent(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    message = put(desk, event, tmp_path)
    handed_over(desk, message)
    assert state(desk) is MailState.SENT
    assert desk.do(post.settle) == 1
    assert (actions(desk)[-1], desk.see(post.outbox)[0].answer) == ("mail_sent", "250 OK queued as 4711")
    assert list((tmp_path / "data-kotak-keluar").iterdir()) == [] and desk.do(post.settle) == 0


def test_a_message_that_has_perhaps_been_sent_is_never_sent_again_unasked(
    desk: Desk, event: StoredEvent, tmp_path: Path
) -> None:
    message = put(desk, event, tmp_path)
    handed_over(desk, message, answered=False)
    assert desk.do(post.settle) == 1 and state(desk) is MailState.UNSURE
    with pytest.raises(PerhapsSent, match="ask a recipient first"):
        desk.do(post.ready_to_send, message)
    desk.do(post.ready_to_send, message, again=True)
    desk.do(post.note_not_sent, message, RefusedByServer("{answer}", "451 later"))
    assert state(desk) is MailState.UNSURE  # the first try may have come through all the same
    assert actions(desk) == ["mail_queued", "mail_unsure", "mail_again", "mail_refused"]


def test_a_withdrawn_message_is_gone_and_its_line_stays(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    message = put(desk, event, tmp_path)
    desk.do(post.withdraw, message)
    assert state(desk) is MailState.WITHDRAWN and list((tmp_path / "data-kotak-keluar").iterdir()) == []
    with pytest.raises(Refused, match="already"):
        desk.do(post.withdraw, message)


def test_what_is_inside_is_counted_before_it_is_sent(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    file = exported(desk, event, tmp_path, ExportKind.DETAIL, password=SECRET)
    parcel = desk.see(look_into, event.id, file)
    assert (parcel.kind, parcel.locked, parcel.bytes) == ("rincian", True, file.stat().st_size)
    assert parcel.records > 1


def test_names_go_out_only_behind_a_password_and_by_who_may(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    bare = exported(desk, event, tmp_path, ExportKind.DETAIL)
    with pytest.raises(Refused, match="only with a password"):
        desk.do(post.put_into_outbox, event.id, HEAD, "Laporan", "Isi", bare)
    with pytest.raises(Refused, match="only with a password"):
        desk.do(mail.write_draft, event.id, HEAD, "Laporan", "Isi", bare, tmp_path)
    assert not list(tmp_path.glob("*.eml"))
    locked = exported(desk, event, tmp_path / "b", ExportKind.DETAIL, password=SECRET)
    with pytest.raises(Refused):
        desk.at("B", Role.OFFICER).do(post.put_into_outbox, event.id, HEAD, "Laporan", "Isi", locked)
    desk.do(post.put_into_outbox, event.id, HEAD, "Laporan", "Isi", locked)
    (one,) = desk.see(post.outbox)
    draft = desk.do(mail.write_draft, event.id, HEAD, "Laporan", "Isi", locked, tmp_path)
    assert b"Siti" not in Path(one.file).read_bytes() + draft.read_bytes()


def test_a_workbook_with_names_is_known_under_any_name(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    bare = exported(desk, event, tmp_path, ExportKind.DETAIL)
    known = desk.see(look_into, event.id, bare)
    renamed = bare.rename(bare.with_name("laporan.xlsx"))
    assert desk.see(look_into, event.id, renamed) == replace(known, file="laporan.xlsx")
    for way in (post.put_into_outbox, mail.write_draft):
        more = [tmp_path] if way is mail.write_draft else []
        with pytest.raises(Refused, match="only with a password"):
            desk.do(way, event.id, HEAD, "Laporan", "Isi", renamed, *more)
    with pytest.raises(Refused, match="needs a supervisor"):
        desk.at("B", Role.OFFICER).do(plan_bundle, event.id, renamed)


def test_it_is_known_after_another_program_has_saved_it(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    bare = exported(desk, event, tmp_path, ExportKind.DETAIL)
    load_workbook(bare).save(tmp_path / "laporan.xlsx")
    parcel = desk.see(look_into, event.id, tmp_path / "laporan.xlsx")
    assert (parcel.kind, parcel.records) == ("rincian", desk.see(look_into, event.id, bare).records)


def test_what_is_locked_and_renamed_counts_as_with_names(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    locked = exported(desk, event, tmp_path, ExportKind.DETAIL, password=SECRET)
    renamed = locked.rename(locked.with_name("laporan.xlsx"))
    with pytest.raises(Refused, match="needs a supervisor"):
        desk.at("B", Role.OFFICER).do(post.put_into_outbox, event.id, HEAD, "Laporan", "Isi", renamed)


@pytest.mark.parametrize("number", ["7", "x", ""])
def test_a_broken_sheet_of_entries_tells_nothing(tmp_path: Path, number: str) -> None:
    file = tmp_path / "laporan.xlsx"
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Manifes"
    sheet.append(["kind", "Jenis", "rincian"])
    book.save(file)
    assert manifest_inside(file) == {"kind": "rincian"}
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    rows = f'<row r="1"><c t="s"><v>{number}</v></c></row></sheetData>'.encode()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content.replace(b"</sheetData>", rows) if "sheet1" in name else content)
    assert manifest_inside(file) == {}


def test_a_summary_called_like_one_with_names_is_still_a_summary(
    desk: Desk, event: StoredEvent, tmp_path: Path
) -> None:
    file = exported(desk, event, tmp_path)
    renamed = file.rename(file.with_name("laporan-RINCIAN.xlsx"))
    assert desk.see(look_into, event.id, renamed).kind == "ringkasan"


def test_without_a_server_nothing_is_put_into_the_outbox(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    file = exported(desk, event, tmp_path)
    desk.database.run(lambda session: session.set(mail.SERVER, {}))
    with pytest.raises(Refused, match="mail server in the settings"):
        desk.do(post.put_into_outbox, event.id, HEAD, "Laporan", "Isi", file)
    assert desk.see(post.outbox) == []


def test_addresses_stand_neither_in_the_audit_nor_in_file_names(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    message = put(desk, event, tmp_path)
    desk.do(post.note_sent, message, "250 OK")
    rows = desk.see(lambda session: session.rows(select(audit.c.changes)))
    assert "@" not in json.dumps([row.changes for row in rows]) and "@" not in desk.see(post.outbox)[0].file


def test_the_outbox_touches_no_network(
    desk: Desk, event: StoredEvent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise AssertionError("the network was touched")

    for name in ("getaddrinfo", "create_connection", "gethostbyname", "getfqdn"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    message = put(desk, event, tmp_path)
    desk.do(post.settle)
    desk.do(post.ready_to_send, message)
    desk.do(post.withdraw, message)
    assert state(desk) is MailState.WITHDRAWN
