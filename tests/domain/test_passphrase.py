"""Passphrase and recovery key: what counts of what was typed, and which slips are noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baktidesk.domain.passphrase import (
    ALPHABET,
    check_passphrase,
    check_recovery_key,
    in_groups,
    is_proof,
    new_recovery_key,
    normal_key,
    normal_passphrase,
)

KEYS = st.builds(new_recovery_key)


@pytest.mark.parametrize("typed", ["kuda hitam lari", "  Padi-Emas_77  ", "x" * 12, "naïve café été"])
def test_only_the_length_of_a_passphrase_counts(typed: str) -> None:
    assert check_passphrase(typed) is None


def test_a_short_passphrase_is_told_what_is_accepted() -> None:
    problem = check_passphrase("  kuda   hitam ")
    assert str(problem) == "The passphrase must have at least 12 characters; four words are good. Now 10."


def test_a_passphrase_is_the_same_however_it_is_typed() -> None:
    assert normal_passphrase(" kuda  hitam\tlari ") == "kuda hitam lari"
    assert normal_passphrase("cafe\u0301 di desa") == normal_passphrase("caf\u00e9 di desa")


def test_a_recovery_key_has_eight_groups_of_five() -> None:
    groups = in_groups(new_recovery_key())
    assert [len(group) for group in groups] == [5] * 8
    assert set("".join(groups)) <= set(ALPHABET)


@given(KEYS)
def test_a_recovery_key_is_read_as_it_is_written_by_hand(key: str) -> None:
    written = " - ".join(in_groups(key)).lower().replace("0", "o").replace("1", "l")
    assert normal_key(written) == key
    assert check_recovery_key(written) is None


@given(KEYS, st.integers(0, 39), st.sampled_from(ALPHABET))
def test_one_mistyped_character_is_noticed(key: str, place: int, other: str) -> None:
    typed = key[:place] + other + key[place + 1 :]
    assert (check_recovery_key(typed) is None) == (typed == key)


@given(KEYS, st.integers(0, 38))
def test_two_swapped_neighbours_are_noticed(key: str, place: int) -> None:
    typed = key[:place] + key[place + 1] + key[place] + key[place + 2 :]
    assert (check_recovery_key(typed) is None) == (typed == key)


def test_a_key_that_is_cut_or_strange_is_told_so() -> None:
    key = new_recovery_key()
    assert str(check_recovery_key(key[:35])) == "The recovery key has 40 characters. Now 35."
    assert str(check_recovery_key("U" + key[1:])) == "“U” is no character of a recovery key."


def test_the_last_two_groups_prove_the_paper() -> None:
    key = new_recovery_key()
    assert is_proof(key, f"{key[30:35]} {key[35:]}".lower())
    assert is_proof(key, key)
    assert not is_proof(key, key[:10])
    assert not is_proof(key, key[35:])
