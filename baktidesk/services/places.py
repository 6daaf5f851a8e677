"""Provinces, regencies and districts of Indonesia, read from the shipped list when first asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from baktidesk.paths import resource


@dataclass(frozen=True, slots=True)
class Place:
    """A province (code of 2 digits), a regency or city (4) or a district (6)."""

    code: str
    name: str


def place_name(code: str) -> str | None:
    """Name a place by its code, with or without dots ("32.76" or "3276"); None for a code that is not in the list."""
    return _names().get(code.replace(".", ""))


def place_of_nik(nik: str) -> str:
    """Name where a NIK was first issued, as far as the list knows: "Kec. X, Kab. Y, Z"; "" when it knows nothing."""
    named = [(length, place_name(nik[:length])) for length in (6, 4, 2) if len(nik) >= length]
    return ", ".join(_with_kind(name, length) for length, name in named if name)


def _with_kind(name: str, length: int) -> str:
    return f"Kec. {name}" if length == 6 else name.replace("Kabupaten ", "Kab. ", 1)


def provinces() -> tuple[Place, ...]:
    """Give the provinces in order of name."""
    return _children().get("", ())


def regencies(province: str) -> tuple[Place, ...]:
    """Give the regencies and cities of a province, by its code, in order of name; empty for an unknown code."""
    return _below(province, length=2)


def districts(regency: str) -> tuple[Place, ...]:
    """Give the districts of a regency or city, by its code, in order of name; empty for an unknown code."""
    return _below(regency, length=4)


def _below(code: str, length: int) -> tuple[Place, ...]:
    plain = code.replace(".", "")
    return _children().get(plain, ()) if len(plain) == length else ()


@cache
def _names() -> Mapping[str, str]:
    _, *rows = resource("places/places.csv").read_text(encoding="utf-8").splitlines()
    return {code: name for code, _, name in (row.partition(",") for row in rows)}


@cache
def _children() -> Mapping[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for code, name in _names().items():
        found.setdefault(code[:-2], []).append(Place(code, name))
    return {parent: tuple(sorted(places, key=lambda place: place.name)) for parent, places in found.items()}
