"""A message goes out through a real server, or the officer hears in one sentence why it did not."""

import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from baktidesk.domain.errors import Refused
from baktidesk.domain.mail import MailHead, MailServer, Security
from baktidesk.services.sending import delivery
from baktidesk.services.sending.delivery import Delivery, PerhapsSent, RefusedByServer, Stopped, answer_of
from baktidesk.services.sending.message import make_message, write_private
from tests.mail_server import PASSWORD, Postbox, answering, certificate, check_password, free_port, serving

HEAD = MailHead(to="kanwil@contoh.go.id, pusat@contoh.go.id", cc="arsip@contoh.go.id")
BODY = "Izin melaporkan …\n.\n..dua titik\nPendaftar: 50 orang"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a message that waits."""
    workbook = tmp_path / "uji.xlsx"
    workbook.write_bytes(bytes(300_000))
    path = tmp_path / "kotak" / "uji.eml"
    write_private(path, make_message(HEAD, "Laporan", BODY, workbook, "petugas@contoh.go.id").as_bytes())
    return path


def sent(server: MailServer, file: Path, password: str = "") -> str:
    """Send a message; give the answer."""
    return Delivery(server, password, file).run()


def test_the_server_gets_the_message_as_it_is_and_its_answer_is_kept(file: Path) -> None:
    postbox, steps = Postbox(), []
    with serving(postbox) as server:
        answer = Delivery(server, "", file, lambda done, of: steps.append((done, of))).run()
    (message,) = postbox.taken
    assert answer == answer_of(file) == "250 OK queued as 4711"
    assert message.get_body().get_content().splitlines() == BODY.splitlines()  # type: ignore[union-attr]
    assert [len(part.get_content()) for part in message.iter_attachments()] == [300_000]
    assert len(steps) > 3 and steps[-1][0] == steps[-1][1]


def test_the_server_does_not_hear_the_laptops_name(file: Path) -> None:
    with answering(b"220 here", b"250 hello", b"550 no", b"221 bye") as server, pytest.raises(RefusedByServer):
        sent(server, file)
    assert delivery._HELLO == "[127.0.0.1]"


def test_when_one_recipient_is_refused_nobody_gets_half_a_message(file: Path) -> None:
    postbox = Postbox(unknown="arsip@contoh.go.id")
    with serving(postbox) as server, pytest.raises(RefusedByServer, match=r"arsip@contoh\.go\.id.*550 5\.1\.1") as no:
        sent(server, file)
    assert (postbox.taken, no.value.answer, answer_of(file)) == ([], "550 5.1.1 mailbox unknown", None)


def test_a_refused_message_is_not_called_sent(file: Path) -> None:
    with serving(Postbox("552 Message too large")) as server, pytest.raises(RefusedByServer, match="552 Message too"):
        sent(server, file)
    assert answer_of(file) is None


def test_a_message_larger_than_the_server_takes_is_not_even_begun(file: Path) -> None:
    with serving(Postbox(), data_size_limit=100_000) as server, pytest.raises(Refused, match="takes at most 0 MB"):
        sent(server, file)


@pytest.mark.parametrize(("password", "taken"), [(PASSWORD, 1), ("salah", 0)])
def test_the_password_opens_the_server_or_is_said_to_be_wrong(file: Path, password: str, taken: int) -> None:
    postbox = Postbox()
    with serving(postbox, authenticator=check_password, auth_require_tls=False) as server:
        server.user = "petugas"
        if taken:
            sent(server, file, password)
        else:
            with pytest.raises(RefusedByServer, match="user name and password: 535") as no:
                sent(server, file, password)
            assert no.value.field == "password"
    assert len(postbox.taken) == taken


def test_a_certificate_that_signs_itself_gets_neither_password_nor_message(file: Path, tmp_path: Path) -> None:
    context, _file = certificate(tmp_path)
    postbox = Postbox()
    with serving(postbox, tls_context=context, authenticator=check_password) as server:
        server.security, server.user = Security.STARTTLS, "petugas"
        with pytest.raises(Refused, match=r"certificate of 127\.0\.0\.1 cannot be trusted") as no:
            sent(server, file, PASSWORD)
    assert postbox.taken == [] and "SSL" not in str(no.value)


def test_a_trusted_certificate_protects_password_and_message(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    postbox = Postbox()
    with serving(postbox, tls_context=context, authenticator=check_password, require_starttls=True) as server:
        server.security, server.user = Security.STARTTLS, "petugas"
        assert sent(server, file, PASSWORD).startswith("250")
    assert len(postbox.taken) == 1


def test_a_server_without_protection_is_left_when_the_settings_ask_for_it(file: Path) -> None:
    with serving(Postbox()) as server:
        server.security = Security.STARTTLS
        with pytest.raises(Refused, match="does not protect the connection"):
            sent(server, file, PASSWORD)


def test_nobody_answers(file: Path) -> None:
    server = MailServer(host="127.0.0.1", port=free_port(), security=Security.NONE, sender="a@contoh.go.id")
    with pytest.raises(Refused, match=r"127\.0\.0\.1 cannot be reached"):
        sent(server, file)


HELLO = (b"220 here", b"250 hello", b"250 ok", b"250 ok", b"250 ok", b"250 ok")


@pytest.mark.parametrize(
    ("lines", "hang_up", "sentence"),
    [
        ((), True, "broke off"),
        ((), False, "did not answer"),
        (HELLO[:4], True, "broke off"),
        ((*HELLO, b"421 closing"), True, "refused"),
    ],
    ids=["hangs up", "says nothing", "hangs up at a recipient", "will not listen"],
)
def test_a_server_that_breaks_off_or_says_nothing_got_no_message(
    file: Path, monkeypatch: pytest.MonkeyPatch, lines: tuple[bytes, ...], hang_up: bool, sentence: str
) -> None:
    monkeypatch.setattr(delivery, "SECONDS", 0.4)
    with answering(*lines, hang_up=hang_up) as server, pytest.raises(Refused, match=sentence) as no:
        sent(server, file)
    assert not isinstance(no.value, PerhapsSent) and answer_of(file) is None


def test_a_connection_lost_before_the_answer_has_perhaps_sent_the_message(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "LAST_SECONDS", 0.4)
    postbox = Postbox()
    postbox.may_answer.clear()
    with serving(postbox) as server, pytest.raises(PerhapsSent, match="perhaps been sent"):
        sent(server, file)
    assert answer_of(file) == "" and len(postbox.taken) == 1


def test_a_slow_goodbye_does_not_unsend_a_message(file: Path) -> None:
    postbox = Postbox()
    postbox.goodbye_seconds = 3
    with serving(postbox) as server:
        assert sent(server, file).startswith("250")


def test_a_slow_server_is_left_at_once(file: Path) -> None:
    with answering(*HELLO[:1]) as server:
        one, told = Delivery(server, "", file), []

        def run() -> None:
            with pytest.raises(Stopped) as no:
                one.run()
            told.append(no.value)

        thread = threading.Thread(target=run)
        thread.start()
        while one._line is None:
            time.sleep(0.01)
        begun = time.monotonic()
        one.cancel()
        assert time.monotonic() - begun < 0.1
        thread.join(3)
    assert not thread.is_alive() and len(told) == 1 and answer_of(file) is None


CHILD = """
import sys
from pathlib import Path
from baktidesk.domain.mail import MailServer, Security
from baktidesk.services.sending.delivery import Delivery
server = MailServer(host="127.0.0.1", port=int(sys.argv[1]), security=Security.NONE, sender="a@contoh.go.id")
Delivery(server, "", Path(sys.argv[2])).run()
"""


def test_a_program_killed_before_the_answer_leaves_a_mark(file: Path) -> None:
    postbox = Postbox()
    postbox.may_answer.clear()
    with serving(postbox) as server:
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(server.port), str(file)])
        assert postbox.got.wait(10)
        child.kill()
        assert child.wait(10) == (-signal.SIGKILL if sys.platform != "win32" else 1)
    assert answer_of(file) == ""


def test_no_password_stands_in_what_a_delivery_shows_of_itself(file: Path) -> None:
    server = MailServer(host="127.0.0.1", port=1, sender="a@contoh.go.id")
    assert not re.search("rahasia", repr(Delivery(server, "rahasia", file)))
