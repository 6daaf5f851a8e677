"""The mail server's password, kept in the system's keyring alone: never in the data, a file, a log or the audit.

The package `keyring` is imported only when something is sent; the keyring itself may ask its owner to open it, so all
of this runs away from the window.
"""

from contextlib import suppress
from typing import Any, Final

from baktidesk.domain.mail import MailServer

_SERVICE: Final = "baktidesk"
_TRUSTED: Final = 1
"""The least priority of a keyring that the package itself recommends; those that write clear text have less."""


def has_keyring() -> bool:
    """Tell whether this system has a keyring that keeps passwords safe."""
    return _backend() is not None


def find_password(server: MailServer) -> str:
    """Give the password of the user at the server, "" when none is kept or the keyring stays closed."""
    backend = _backend()
    if backend is None:
        return ""
    with suppress(*_failures()):
        return str(backend.get_password(_SERVICE, _whose(server)) or "")
    return ""


def keep_password(server: MailServer, password: str) -> bool:
    """Keep a password in the keyring; False when the system has none or it stays closed, and nothing is kept."""
    backend = _backend()
    if backend is None:
        return False
    with suppress(*_failures()):
        backend.set_password(_SERVICE, _whose(server), password)
        return True
    return False


def forget_password(server: MailServer) -> None:
    """Take the password out of the keyring, as when the server no longer takes it."""
    backend = _backend()
    if backend is not None:
        with suppress(*_failures()):
            backend.delete_password(_SERVICE, _whose(server))


def _whose(server: MailServer) -> str:
    return f"{server.user}@{server.host}"


def _backend() -> Any:
    """Give the system's keyring, None where there is none or only one that protects nothing."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    with suppress(*_failures()):
        found: Any = keyring.get_keyring()
        if isinstance(found, ChainerBackend):
            found = next(iter(found.backends), None)
        if found is not None and found.priority >= _TRUSTED:
            return found
    return None


def _failures() -> tuple[type[Exception], ...]:
    """Give what a keyring raises when it cannot be used; its backends' own errors come from the system's libraries."""
    from keyring.errors import KeyringError

    return KeyringError, RuntimeError, OSError
