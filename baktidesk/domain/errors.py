"""The two ways to say no: a problem at a field, and a deed refused to the officer."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the extraction tool knows this name
    """Mark an English source text for translation and return it unchanged."""
    return text


@dataclass(frozen=True)
class Problem:
    """One clear sentence about a value: its source text, the values it names and its translation context."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    context: str = "Problem"

    def __str__(self) -> str:
        """Give the English sentence, for logs and tests."""
        return self.text.format(**self.values)


class Refused(Exception):
    """A deed that the rules do not allow, said to the officer in one sentence; everything else is a bug.

    `field` names the input that is meant, `record` the id of the record that stands in the way.
    """

    def __init__(
        self, text: str, *, field: str = "", record: str = "", context: str = "Refused", **values: object
    ) -> None:
        """Take the marked source text, the field and the values that the sentence names."""
        super().__init__(text)
        self.problem = Problem(text, values, context)
        self.field = field
        self.record = record

    def __str__(self) -> str:
        """Give the English sentence, for logs and tests."""
        return str(self.problem)


class NeedsSupervisor(Refused):
    """A deed that becomes possible when a supervisor gives a reason for it."""


class NeedsReason(Refused):
    """A deed that becomes possible when the officer gives a reason, which then stands on the list of exceptions."""


class StaleForm(Refused):
    """A form whose id another record has already; with a new id it can be saved."""

    def __init__(self, record: str) -> None:
        """Take the id that form and record share."""
        text = QT_TRANSLATE_NOOP("Refused", "This form was saved before as another record. Please save it again.")
        super().__init__(text, record=record)


class RefusedValues(Refused):
    """A record with bad values: one problem for each field, none of them lost."""

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        """Take the problems by field name; the first one is the sentence of the exception."""
        name, first = next(iter(problems.items()))
        super().__init__(first.text, field=name)
        self.problem = first
        self.problems = dict(problems)
