"""The mail server's password lies in the system's keyring, or nowhere."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from baktidesk.domain.mail import MailServer
from baktidesk.services.sending.password_keeper import find_password, forget_password, has_keyring, keep_password

SERVER = MailServer(host="surel.contoh.go.id", user="petugas", sender="p@contoh.go.id")


class Safe(KeyringBackend):
    """A keyring in memory that can be closed."""

    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.closed = False

    def get_password(self, service: str, username: str) -> str | None:
        """Give a password."""
        if self.closed:
            raise KeyringLocked("closed")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""
        if self.closed:
            raise KeyringLocked("closed")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Let go of a password."""
        if (service, username) not in self.kept:
            raise PasswordDeleteError("none")
        del self.kept[service, username]


class ClearText(Safe):
    """One that writes passwords into a plain file has so low a priority."""

    priority = 0.5  # type: ignore[assignment]


@pytest.fixture(autouse=True)
def before() -> Iterator[None]:
    """Put the system's own keyring back."""
    own = keyring.get_keyring()
    yield
    keyring.set_keyring(own)


def test_a_password_is_kept_found_and_forgotten() -> None:
    keyring.set_keyring(Safe())
    assert has_keyring() and keep_password(SERVER, "rahasia")
    assert find_password(SERVER) == "rahasia"
    assert find_password(MailServer(host="other.contoh.go.id", user="petugas")) == ""
    forget_password(SERVER)
    forget_password(SERVER)
    assert find_password(SERVER) == ""


@pytest.mark.parametrize("none", [NoKeyring, ClearText])
def test_without_a_safe_keyring_nothing_is_kept(none: type[KeyringBackend]) -> None:
    keyring.set_keyring(none())
    assert not has_keyring() and not keep_password(SERVER, "rahasia")
    assert find_password(SERVER) == ""
    forget_password(SERVER)


def test_a_keyring_that_stays_closed_keeps_nothing() -> None:
    closed = Safe()
    closed.closed = True
    keyring.set_keyring(closed)
    assert not keep_password(SERVER, "rahasia") and find_password(SERVER) == ""
