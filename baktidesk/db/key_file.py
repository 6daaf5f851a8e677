"""The key file beside an encrypted data file: its key, wrapped once by the passphrase and once by the recovery key.

It is JSON in ASCII. Whoever has it and neither secret has nothing: Argon2id stands before the passphrase, 195 bits of
chance are in the recovery key, and AES-256-GCM tells a wrong secret from a right one.
"""

import base64
import contextlib
import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from baktidesk.db.keys import DataKey
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.passphrase import normal_key, normal_passphrase

END: Final = "-kunci"
FORMAT: Final = "baktidesk key 1"
TIME: Final = 3
MEMORY: Final = 131_072
"""Kilobytes that every guess of a passphrase costs: 128 MiB."""
_MOST_TIME: Final = 20
_MOST_MEMORY: Final = 1_048_576
_SALT: Final = 16
_NONCE: Final = 12
_PARTS: Final = ("id", "passphrase", "recovery")


@dataclass(frozen=True, kw_only=True)
class KeyFile:
    """What a key file holds: the head of its data file, and the two wrapped keys with what is needed to unwrap them."""

    id: bytes
    passphrase: Mapping[str, Any]
    recovery: Mapping[str, Any]

    def text(self) -> str:
        """Give the file as it is written, with a digest that tells when a letter of it is damaged."""
        body = {"id": self.id.hex(), "passphrase": dict(self.passphrase), "recovery": dict(self.recovery)}
        return json.dumps({"format": FORMAT, **body, "digest": _digest(body)}, indent=1) + "\n"


def key_file_of(data: Path) -> Path:
    """Give the place of a data file's key file."""
    return data.with_name(data.name + END)


def copy_in(folder: Path, file_id: bytes) -> Path:
    """Give the place of the key file's copy in a folder of backups."""
    return folder / f"baktidesk-{file_id[-4:].hex()}{END}"


def wrap(key: DataKey, passphrase: str, recovery: str) -> KeyFile:
    """Wrap a key by both secrets."""
    return KeyFile(id=key.id, passphrase=_by_passphrase(key, passphrase), recovery=_by_recovery(key, recovery))


def with_passphrase(kept: KeyFile, key: DataKey, passphrase: str) -> KeyFile:
    """Give the key file with another passphrase."""
    return replace(kept, passphrase=_by_passphrase(key, passphrase))


def with_recovery(kept: KeyFile, key: DataKey, recovery: str) -> KeyFile:
    """Give the key file with another recovery key."""
    return replace(kept, recovery=_by_recovery(key, recovery))


def unwrap(kept: KeyFile, passphrase: str) -> DataKey:
    """Give the key; Refused at the field `passphrase` when it is not the right one."""
    found = _open(kept.id, b"passphrase", kept.passphrase, _stretched(passphrase, kept.passphrase))
    if found is None:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This passphrase is not right."), field="passphrase")
    return found


def unwrap_by_recovery(kept: KeyFile, typed: str) -> DataKey:
    """Give the key; Refused at the field `recovery` when what was typed is not the right recovery key."""
    found = _open(kept.id, b"recovery", kept.recovery, _drawn(typed, kept.id))
    if found is None:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This is not the recovery key of these data."), field="recovery")
    return found


def parse(text: str) -> KeyFile:
    """Read a key file; ValueError when it is none, or not whole."""
    try:
        found = json.loads(text)
        body = {name: found[name] for name in _PARTS}
        whole = found["format"] == FORMAT and found["digest"] == _digest(body)
        cost = body["passphrase"]
        bearable = 1 <= cost["time"] <= _MOST_TIME and 8 <= cost["memory"] <= _MOST_MEMORY
    except (KeyError, TypeError) as error:
        raise ValueError("not a key file") from error
    if not (whole and bearable):
        raise ValueError("not a whole key file")
    return KeyFile(id=bytes.fromhex(body["id"]), passphrase=body["passphrase"], recovery=body["recovery"])


def read(path: Path) -> KeyFile | None:
    """Read a key file, None when it is not there or not whole."""
    try:
        return parse(path.read_text("ascii"))
    except (OSError, ValueError):
        return None


def find(path: Path, file_id: bytes | None) -> KeyFile | None:
    """Give the whole key file of a data file or backup with this head (None = any), its own before those nearby."""
    for place in _places(path):
        kept = read(place)
        if kept is not None and file_id in (None, kept.id):
            return kept
    return None


def write(path: Path, kept: KeyFile) -> None:
    """Write a key file so that either the old or the new one is there, whole and on the disk; OSError as it comes."""
    growing = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    try:
        with os.fdopen(os.open(growing, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(kept.text())
            file.flush()
            os.fsync(file.fileno())
        if parse(growing.read_text("ascii")) != kept:
            raise OSError(0, "the key file differs")
        growing.replace(path)
    finally:
        growing.unlink(missing_ok=True)
    _sync_folder(path.parent)


def copy_beside_backups(data: Path, folder: Path, file_id: bytes) -> None:
    """Keep the key file of the data in a folder of backups too, so that they can be read on another laptop."""
    kept = find(data, file_id)
    target = copy_in(folder, file_id)
    if kept is not None and read(target) != kept:
        write(target, kept)


def _places(path: Path) -> Iterator[Path]:
    """Give where a file's key file may lie: beside it, among its backups, and above a folder of backups."""
    yield key_file_of(path)
    for folder in (path.parent, path.with_name(f"{path.stem}-backup"), path.parent.parent):
        with contextlib.suppress(OSError):
            yield from sorted(folder.glob(f"*{END}"))


def _by_passphrase(key: DataKey, passphrase: str) -> dict[str, Any]:
    cost = {"kdf": "argon2id", "time": TIME, "memory": MEMORY, "salt": _text(secrets.token_bytes(_SALT))}
    return cost | _closed(key, b"passphrase", _stretched(passphrase, cost))


def _by_recovery(key: DataKey, recovery: str) -> dict[str, Any]:
    return {"kdf": "hkdf-sha256"} | _closed(key, b"recovery", _drawn(recovery, key.id))


def _stretched(passphrase: str, cost: Mapping[str, Any]) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        normal_passphrase(passphrase).encode(),
        _bytes(cost["salt"]),
        time_cost=cost["time"],
        memory_cost=cost["memory"],
        parallelism=1,
        hash_len=32,
        type=Type.ID,
    )


def _drawn(recovery: str, file_id: bytes) -> bytes:
    """Give the wrapping key of a recovery key, which is chance enough not to need stretching."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt=file_id, info=b"baktidesk recovery").derive(normal_key(recovery).encode())


def _closed(key: DataKey, purpose: bytes, wrapping: bytes) -> dict[str, str]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE)
    wrapped = AESGCM(wrapping).encrypt(nonce, key.secret(), purpose + key.id)
    return {"nonce": _text(nonce), "wrapped": _text(wrapped)}


def _open(file_id: bytes, purpose: bytes, part: Mapping[str, Any], wrapping: bytes) -> DataKey | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        secret = AESGCM(wrapping).decrypt(_bytes(part["nonce"]), _bytes(part["wrapped"]), purpose + file_id)
    except InvalidTag:
        return None
    return DataKey(file_id, secret)


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _digest(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:16]


def _sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder; Windows knows no such thing."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
