"""A template is filled once, and knows its blanks."""

from baktidesk.domain.report import NIHIL, check_template, fill_template


def test_an_empty_blank_says_nihil_and_a_value_is_not_filled_again() -> None:
    assert fill_template("{to} {goods} {strange}", {"to": "{goods}", "goods": " "}) == "{goods} " + NIHIL + " {strange}"


def test_a_blank_that_is_not_known_is_named() -> None:
    assert check_template("{to} {day}") is None
    assert "{nama} is not known" in str(check_template("{to} {nama}"))
