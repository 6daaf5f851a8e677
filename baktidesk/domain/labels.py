"""Choices that carry their own words."""

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A closed list of choices: the value is stored, the label is shown after translation (context "Choice")."""

    label: str
    tone: str

    def __new__(cls, value: str, label: str = "", tone: str = "muted") -> Self:
        """Make the choice from its stored value, its English label and the tone of its chip."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.tone = tone
        return member
