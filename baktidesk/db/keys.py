"""The keys of encrypted data files while the program runs: in memory only, found by what a file's head says."""

import secrets
from pathlib import Path
from typing import Any, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused

SIGN: Final = b"bakti\0\1K"
"""What an encrypted data file and all its copies begin with; SQLCipher takes these 16 bytes for its salt."""
ID_BYTES: Final = 16
KEY_BYTES: Final = 32
_BESIDE: Final = ("", "-wal", "-shm")
"""What the names of an open file and of what SQLite keeps beside it end in."""
LOCKED: Final = QT_TRANSLATE_NOOP("Refused", "{file} is encrypted. Its passphrase or recovery key is needed.")


class Locked(Refused):
    """An encrypted file whose key is not known yet: nothing is wrong with it, and no backup is to take its place."""


class DataKey:
    """The key of a data file and of its backups; `id` is how they begin. It never shows what it holds."""

    __slots__ = ("_secret", "id")

    def __init__(self, file_id: bytes, secret: bytes) -> None:
        """Take the 16 bytes of the head and the 32 of the key; ValueError for any other."""
        if len(file_id) != ID_BYTES or not file_id.startswith(SIGN) or len(secret) != KEY_BYTES:
            raise ValueError("not a key of a data file")
        self.id = file_id
        self._secret = secret

    def open(self, connection: Any) -> None:
        """Give the key to a driver connection that has done nothing yet."""
        # A key that is not a passphrase is taken as it is; its salt becomes the first bytes of a new file.
        connection.execute(f'PRAGMA key = "{self.expression()}"').fetchall()

    def expression(self) -> str:
        """Give the key as SQLCipher takes it, for `ATTACH ... KEY ?`; never to be shown."""
        return f"x'{self._secret.hex()}{self.id.hex()}'"

    def secret(self) -> bytes:
        """Give the bytes to be wrapped; never to be shown."""
        return self._secret

    def __reduce__(self) -> str:
        """Refuse to be copied into a file or another process."""
        raise TypeError("a key stays in memory")


class Keyring:
    """The keys that somebody has unlocked in this run, and which files are open with which."""

    def __init__(self) -> None:
        """Begin without a key."""
        self._keys: dict[bytes, DataKey] = {}
        self._live: dict[Path, bytes | None] = {}

    def add(self, key: DataKey) -> None:
        """Keep a key that has been unlocked until the program ends."""
        self._keys[key.id] = key

    def knows(self, file_id: bytes) -> bool:
        """Tell whether the key of a file with this head has been unlocked."""
        return file_id in self._keys

    def find(self, file_id: bytes) -> DataKey | None:
        """Give the key of what has this head, None when it has not been unlocked."""
        return self._keys.get(file_id)

    def key_of(self, path: Path) -> DataKey | None:
        """Give the key that opens a file, None when it needs none; Locked when it needs one that is not known."""
        found = self.id_of(path)
        if found is None:
            return None
        if found not in self._keys:
            raise Locked(LOCKED, file=path.name)
        return self._keys[found]

    def id_of(self, path: Path) -> bytes | None:
        """Give the head of an encrypted file, None when it is none; a file that is open is not touched."""
        live = path.absolute()
        if live not in self._live:
            live = next((one for one in tuple(self._live) if _is_same(one, path)), live)
        # Closing a file drops the locks of the connections that this process has on it.
        return self._live[live] if live in self._live else encrypted_id(path)

    def holds(self, path: Path) -> bool:
        """Tell whether a path, by whatever name, leads to a file that was opened here, or to its log.

        Nobody may read it but SQLite: closing it would drop the locks of the connections that this process has on it.
        """
        own = [live.resolve() for live in tuple(self._live)]
        return any(_is_same(live.with_name(live.name + end), path) for live in own for end in _BESIDE)

    def begin(self, path: Path) -> DataKey | None:
        """Give the key of a file that is about to be opened, and remember which it is (see `key_of`)."""
        self.end(path)
        key = self.key_of(path)
        self._live[path.absolute()] = key.id if key else None
        return key

    def end(self, path: Path) -> None:
        """Look at a file anew the next time: another one may have taken its place."""
        self._live.pop(path.absolute(), None)


unlocked: Final = Keyring()
"""The keys of this run. Every place that opens a file asks here, so that no key is handed around."""


def _is_same(one: Path, other: Path) -> bool:
    """Tell whether two names lead to one file, without opening it."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def new_key() -> DataKey:
    """Make a key by chance."""
    return DataKey(SIGN + secrets.token_bytes(ID_BYTES - len(SIGN)), secrets.token_bytes(KEY_BYTES))


def encrypted_id(path: Path) -> bytes | None:
    """Give the head of an encrypted data file that nobody here has open, None when it is none or cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(ID_BYTES)
    except OSError:
        return None
    return head if len(head) == ID_BYTES and head.startswith(SIGN) else None
