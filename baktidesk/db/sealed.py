"""Files beside encrypted data, sealed under their key: attached papers and photos, and messages that wait to be sent.

A sealed file is a sign of ours, the eight bytes that tell whose key it needs, twelve by chance, and the content under
AES-256-GCM. Its name belongs to it: under another name it counts as changed.
"""

import secrets
from pathlib import Path
from typing import Final

from baktidesk.db import keys
from baktidesk.db.keys import ID_BYTES, LOCKED, DataKey, Locked, unlocked

SIGN: Final = b"bakti\0\1A"
"""What a sealed file begins with; the other eight bytes of its key's head follow."""
_NONCE: Final = 12
_TAG: Final = 16
MORE: Final = ID_BYTES + _NONCE + _TAG
"""Bytes by which a sealed file is longer than its content."""


class Changed(ValueError):
    """A sealed file that is not what was sealed under this name: damaged, tampered with, renamed or cut off."""


def seal(content: bytes, name: str, key: DataKey) -> bytes:
    """Give the sealed form of a file's content; the name is that of the file, without its folder."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head, nonce = _head_of(key), secrets.token_bytes(_NONCE)
    return head + nonce + AESGCM(_derived(key)).encrypt(nonce, content, _bound(head, name))


def unseal(data: bytes, name: str) -> bytes:
    """Give the content of a file in either form; Locked when its key is not known, Changed when it is not whole."""
    found = _id_in(data)
    if found is None:
        return data
    key = unlocked.find(found)
    if key is None:
        raise Locked(LOCKED, file=name)
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head, nonce, rest = data[:ID_BYTES], data[ID_BYTES : ID_BYTES + _NONCE], data[ID_BYTES + _NONCE :]
    try:
        return AESGCM(_derived(key)).decrypt(nonce, rest, _bound(head, name))
    except (InvalidTag, ValueError) as error:  # ValueError: cut off within the bytes by chance
        raise Changed(name) from error


def in_form(content: bytes, name: str, key: DataKey | None) -> bytes:
    """Give a file's bytes as they lie beside data under this key: sealed, or as they are without one."""
    return content if key is None else seal(content, name, key)


def read_content(path: Path) -> bytes:
    """Give the content of a file in either form; OSError, or as `unseal`."""
    return unseal(path.read_bytes(), path.name)


def lock_of(path: Path) -> bytes | None:
    """Give the head of the data whose key a file needs, None when it needs none or cannot be read."""
    try:
        with path.open("rb") as file:
            return _id_in(file.read(ID_BYTES))
    except OSError:
        return None


def _id_in(data: bytes) -> bytes | None:
    sealed = data.startswith(SIGN) and len(data) >= ID_BYTES
    return keys.SIGN + data[len(SIGN) : ID_BYTES] if sealed else None


def _head_of(key: DataKey) -> bytes:
    return SIGN + key.id[len(keys.SIGN) :]


def _bound(head: bytes, name: str) -> bytes:
    """Give what a sealed file is bound to: another head or name makes another file of it."""
    return head + name.encode()


def _derived(key: DataKey) -> bytes:
    """Give the key of the files beside the data, from which that of the data cannot be had."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt=key.id, info=b"baktidesk files beside the data").derive(key.secret())
