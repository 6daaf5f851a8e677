"""The shipped list of places is whole and the same as the source that it was taken from."""

import pytest
from lokal import wilayah

from baktidesk.domain.nik import PROVINCE_CODES
from baktidesk.paths import resource
from baktidesk.services.places import Place, districts, place_name, provinces, regencies


def test_the_list_holds_every_province_regency_and_district() -> None:
    in_regencies = [regency for province in provinces() for regency in regencies(province.code)]
    in_districts = [district for regency in in_regencies for district in districts(regency.code)]
    assert (len(provinces()), len(in_regencies), len(in_districts)) == (38, 514, 7285)
    assert {province.code for province in provinces()} == PROVINCE_CODES


@pytest.mark.parametrize(
    ("code", "name"),
    [("36", "Banten"), ("3671", "Kota Tangerang"), ("16.71", "Kota Palembang"), ("95", "Papua Pegunungan"),
     ("54", None), ("", None), ("3671990", None)],
)  # fmt: skip
def test_places_are_named_by_their_code(code: str, name: str | None) -> None:
    assert place_name(code) == name


def test_places_below_a_place_stand_in_order_of_name() -> None:
    banten = regencies("36")
    assert [place.name for place in banten] == sorted(place.name for place in banten)
    assert Place("3671", "Kota Tangerang") in banten
    assert Place("367101", "Tangerang") in districts("36.71")


@pytest.mark.parametrize("code", ["", "99", "3671", "x"])
def test_a_code_of_another_kind_has_no_regencies(code: str) -> None:
    assert regencies(code) == ()


def test_names_and_codes_are_those_of_the_source() -> None:
    for province in provinces():
        theirs = {(place.code.replace(".", ""), place.name) for place in wilayah.list_wilayah(province.code)}
        assert {(place.code, place.name) for place in regencies(province.code)} == theirs


def test_the_list_ships_with_its_licences() -> None:
    licence = resource("places/LICENCE.txt").read_text(encoding="utf-8")
    assert "Copyright (c) 2017-2025 Cahya DSN" in licence
    assert "Copyright (c) 2026 Lokal contributors" in licence
