"""What the audit may forget of somebody who has been erased, and how a walk along its chain tells that from tampering.

A row that has forgotten keeps its seal, so that the chain goes on over it and a head that was printed stays true. What
it says no longer gives that seal; a later sealed row bears witness that it was the program that emptied it, to just
what stands there now. The last witness of a row counts (docs/decisions/0012-erasing-a-person.md).
"""

import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from baktidesk.domain.names import name_key
from baktidesk.domain.privacy import ERASED

REDACT: Final = "redact"
"""The action of the rows that bear witness."""
ENTRIES: Final = "entries"
NAMES: Final = "names"
WITNESSES: Final = "witnesses"
"""What such a row says: how many rows have forgotten, what by kind of record, and each one's witness by sequence."""
ERASE: Final = "erase"
"""The action of a row that says that something was emptied; it never had anything to forget."""
FORGETS: Final[Mapping[str, Mapping[str, Any]]] = {
    "person": {
        "full_name": ERASED,
        "name_key": name_key(ERASED),
        "match_key": "",
        "nik": None,
        "family_card_number": "",
        "birth_year": None,
        "birth_date": None,
        "sex": "",
        "phone": "",
        "address": "",
        "donor_card_number": "",
        "nip": "",
    },
    "donor_visit": {"warnings": []},
    "distribution": {"proxy_name": "", "proxy_relation": "", "warnings": []},
    "roll_entry": {"note": ""},
    "dispute": {"full_name": ERASED, "note": "", "resolution": ""},
}
"""By kind of record what tells of a person, with what the record holds instead; rows about others forget nothing."""
_TOLD_SQL: Final = f"SELECT sequence, changes FROM audit WHERE action = '{REDACT}' ORDER BY sequence"
_KINDS_SQL: Final = "SELECT sequence, action, kind FROM json_each(?) AS one JOIN audit ON audit.sequence = one.value"
_LETTERS: Final = 32
_DIGITS: Final = 20


class Unfit(NamedTuple):
    """A row whose seal is not the one that its changes give with the seal before it, which is `given`."""

    sequence: int
    given: str
    action: str
    kind: str
    changes: Mapping[str, Any]


class _Witness(NamedTuple):
    """Where a witness stands, what it is, and what was forgotten by kind: a later program may forget more."""

    sequence: int
    witness: str
    names: Mapping[str, tuple[str, ...]]

    def names_of(self, sequence: int, action: str, kind: str) -> tuple[str, ...]:
        """Give the names that must be empty in the row that this stands for, none where it can stand for none."""
        may_forget = sequence < self.sequence and action != ERASE and kind in FORGETS
        return self.names.get(kind, ()) if may_forget else ()


class Redactions:
    """The rows of a file that have forgotten; nothing is read before the first row that does not fit."""

    def __init__(self, raw: Any) -> None:
        """Take a driver connection on the file."""
        self._raw = raw
        self._known: dict[int, tuple[str, tuple[str, ...]]] | None = None

    def excuse(self, sequence: int, given: str, stored: bytes) -> bool:
        """Tell whether a later witness stands for a row that does not fit, and nothing that it may forget is left.

        `given` is the seal that its changes, as `stored`, give with the seal before it.
        """
        if self._known is None:
            self._known = self._read()
        witness, names = self._known.get(sequence, ("", ()))
        return hmac.compare_digest(witness, make_witness(given)) and _is_empty(stored, names)

    def _read(self) -> dict[int, tuple[str, tuple[str, ...]]]:
        told = _last_witnesses(self._raw.execute(_TOLD_SQL))
        rows = self._raw.execute(_KINDS_SQL, (json.dumps([*told]),))
        return {row[0]: (told[row[0]].witness, told[row[0]].names_of(*row)) for row in rows}


def tells_of_somebody(action: str, kind: str, changes: Mapping[str, Any]) -> bool:
    """Tell whether a row has anything to forget."""
    values = [] if action == ERASE else [changes.get(name) for name in FORGETS.get(kind, ())]
    return any(any(value) if isinstance(value, list) else value for value in values)


def forgotten(changes: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Give what is left of a row's changes when these are forgotten: the names stay, with null for every value."""
    gone = frozenset(names)
    return {
        name: ([None, None] if isinstance(value, list) else None) if name in gone else value
        for name, value in changes.items()
    }


def witness_of(rows: Iterable[tuple[int, str, str]]) -> dict[str, Any]:
    """Give what a witnessing row says of others (sequence, kind, witness); the names are those of today's program."""
    told = list(rows)
    names = {kind: sorted(FORGETS[kind]) for _sequence, kind, _witness in told}
    return {ENTRIES: len(told), NAMES: names, WITNESSES: {str(sequence): one for sequence, _kind, one in told}}


def make_witness(given: str) -> str:
    """Give the witness of a row from what its content gives with the seal before it; it is too short to be a seal.

    Nobody without the audit's key can reckon it, and it is true of no other content and at no other place.
    """
    return given[:_LETTERS]


def first_broken(unfit: Iterable[Unfit], told: Iterable[tuple[int, Any]]) -> int | None:
    """Give the sequence of the first unfit row that no later witness stands for, None when each has its own.

    `told` are sequence and changes of the rows that bear witness, oldest first.
    """
    known = _last_witnesses(told)
    return next((row.sequence for row in unfit if not _is_redacted(row, known)), None)


def _last_witnesses(told: Iterable[tuple[int, Any]]) -> dict[int, _Witness]:
    """Give the last witness by the sequence of the row that it stands for; what is none is passed over."""
    return {about: found for sequence, changes in told for about, found in _witnesses(sequence, _read(changes))}


def _witnesses(sequence: int, said: Any) -> Iterator[tuple[int, _Witness]]:
    names = {
        kind: tuple(name for name in listed if isinstance(name, str))
        for kind, listed in _part(said, NAMES).items()
        if isinstance(listed, list)
    }
    for about, witness in _part(said, WITNESSES).items():
        if about.isdecimal() and len(about) < _DIGITS and isinstance(witness, str) and witness.isascii():
            yield int(about), _Witness(sequence, witness, names)


def _is_redacted(row: Unfit, known: Mapping[int, _Witness]) -> bool:
    """Tell whether a row says only what may be left of it, and is what a later row saw."""
    found = known.get(row.sequence)
    if found is None or not hmac.compare_digest(found.witness, make_witness(row.given)):
        return False
    return _says_nothing(row.changes, found.names_of(row.sequence, row.action, row.kind))


@lru_cache(maxsize=1000)
def _is_empty(stored: bytes, names: tuple[str, ...]) -> bool:
    """Tell whether nothing is left behind these names; when many were erased, thousands of rows are the same text."""
    return _says_nothing(json.loads(stored), names)


def _says_nothing(changes: Mapping[str, Any], names: tuple[str, ...]) -> bool:
    return bool(names) and forgotten(changes, names) == changes


def _part(said: Any, part: str) -> dict[str, Any]:
    found = said.get(part) if isinstance(said, dict) else None
    return found if isinstance(found, dict) else {}


def _read(changes: Any) -> Any:
    return json.loads(changes) if isinstance(changes, str) else changes
