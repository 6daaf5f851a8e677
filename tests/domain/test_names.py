"""Names are kept as typed, and found and matched whatever their case, spaces and titles."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baktidesk.domain.names import clean, match_key, name_key, search_key, slug

ANY_TEXT = st.text(st.characters(exclude_categories=[]))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Siti Aminah ", "Siti Aminah"),
        ("Nur'aini", "Nur'aini"),
        ("Siti\tAminah", "Siti Aminah"),
        ("Siti\r\nAminah\n", "Siti Aminah"),
        ("Si\x00ti\x1b\x7f", "Siti"),
        ("Jose\u0301", "José"),
        ("A\ud800B", "AB"),
        ("A\uffffB\ufdd0", "AB"),
        ("=SUM(A1)", "=SUM(A1)"),
        ("\u00a0 \u2028", ""),
    ],
)
def test_typed_text_is_cleaned(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_lines_are_kept_where_they_are_asked_for() -> None:
    assert clean(" Jl. Merdeka 1\r\nRT 02\x0bRW 03 \n", lines=True) == "Jl. Merdeka 1\nRT 02\nRW 03"


@given(ANY_TEXT, st.booleans())
def test_cleaning_twice_is_cleaning_once(text: str, lines: bool) -> None:
    assert clean(clean(text, lines=lines), lines=lines) == clean(text, lines=lines)


@given(ANY_TEXT)
def test_clean_text_can_be_stored_and_exported(text: str) -> None:
    kept = clean(text)
    assert kept.encode("utf-8").decode() == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert all(unicodedata.category(character) != "Cc" for character in kept)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  SITI   Aminah ", "siti aminah"),
        ("Si\u00adti\u200b", "siti"),
        ("Ｓｉｔｉ", "siti"),  # full-width letters
        ("Straße", "strasse"),
        ("Siti\u3000Aminah", "siti aminah"),
        ("\u00df\u0301", "s\u015b"),  # folds only at the second turn
    ],
)
def test_searching_ignores_case_spaces_and_invisible_signs(text: str, key: str) -> None:
    assert search_key(text) == key


@given(ANY_TEXT)
def test_keys_are_keys_of_themselves(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)
    assert search_key(name_key(text)) == name_key(text)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("dr. Hj. Siti Aminah, S.T., M.Si", "siti aminah"),
        ("Prof. Dr. Ir. Budi Santoso", "budi santoso"),
        ("DRS. H. AHMAD HADI, S.H., M.H.", "ahmad hadi"),
        ("H Ahmad Hadi", "ahmad hadi"),
        ("Hj.Siti Aminah", "siti aminah"),
        ("K.H. Ahmad Hadi", "ahmad hadi"),
        ("Budi Santoso S.T. M.Si", "budi santoso"),
        ("Budi Santoso, S. T.", "budi santoso"),
        ("Budi Santoso, ST, MSi", "budi santoso"),
        ("Ahmad H. Hadi", "ahmad h. hadi"),
        ("Siti Ma", "siti ma"),
        ("Hadi", "hadi"),
        ("Irma", "irma"),
        ("Ir", "ir"),
        ("S.T.", "s.t."),
        ("Ma\u2019ruf", "ma'ruf"),
        ("Nur`aini", "nur'aini"),
        ("Aminah, Siti", "aminah siti"),
        ("", ""),
    ],
)
def test_titles_are_ignored_when_names_are_matched(typed: str, key: str) -> None:
    assert name_key(typed) == key


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Kanim Kelas I Tangerang", "KANIM-KELAS-I-TANGERANG"),
        ("Hari Bhakti ke-76 / 2026", "HARI-BHAKTI-KE-76-2026"),
        ("Nur\u2019aini Café", "NURAINI-CAFE"),
        ("../../etc", "ETC"),
        ("日本", ""),
    ],
)
def test_a_text_becomes_a_part_of_a_file_name(text: str, part: str) -> None:
    assert slug(text) == part


@given(ANY_TEXT)
def test_a_slug_is_safe_in_any_file_name(text: str) -> None:
    assert set(slug(text)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")
    assert slug(slug(text)) == slug(text)


def test_spellings_of_one_name_share_a_match_key() -> None:
    assert match_key("Moch. Soekarno Djatmiko, S.H.") == match_key("muhammad sukarno jatmiko")
    assert match_key("Ni'mah Tjahjani") == "nimah cahjani"
