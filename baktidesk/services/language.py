"""The words of the screen, read from the translation files without Qt, for window, command line and workbook alike."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any
from xml.parsers import expat

from baktidesk.domain.errors import Problem, Refused
from baktidesk.domain.labels import Labelled
from baktidesk.domain.words import number, short_date
from baktidesk.paths import resource

Key = tuple[str, str]


class Tongue(StrEnum):
    """The languages of the screen."""

    INDONESIAN = "id"
    ENGLISH = "en"


@dataclass(frozen=True)
class Language:
    """One language of the screen: source texts are English, translations come from the .ts file."""

    tongue: Tongue
    entries: Mapping[Key, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def translate(self, context: str, text: str, n: int | None = None) -> str:
        """Give the text in this language, with `%n` filled in; the source text where no translation exists."""
        forms = self.entries.get((context, text))
        chosen = text if not forms else forms[0 if n in (None, 1) or len(forms) == 1 else 1]
        return chosen if n is None else chosen.replace("%n", str(n))

    def label(self, choice: Labelled) -> str:
        """Give the word of a choice."""
        return self.translate("Choice", choice.label)

    def sentence(self, problem: Problem) -> str:
        """Give a problem as one sentence, with its values put in."""
        values = {name: self._value(value) for name, value in problem.values.items()}
        return self.translate(problem.context, problem.text).format(**values)

    def refusal(self, refused: Refused) -> str:
        """Give a refusal as one sentence."""
        return self.sentence(refused.problem)

    def _value(self, value: Any) -> object:
        if isinstance(value, Problem):
            return self.sentence(value)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return number(value, self.tongue)
        if isinstance(value, dt.date):
            return short_date(value, self.tongue)
        return self.label(value) if isinstance(value, Labelled) else value


def load_language(tongue: Tongue | str) -> Language:
    """Read a language's translation file (resources/i18n/baktidesk_<tongue>.ts)."""
    chosen = Tongue(tongue)
    path = resource(f"i18n/baktidesk_{chosen}.ts")
    return Language(chosen, _read(path))


class _Reader:
    """Collects (context, source) -> forms from the .ts file's XML."""

    def __init__(self) -> None:
        self.entries: dict[Key, tuple[str, ...]] = {}
        self._text: list[str] = []
        self._context = self._source = ""
        self._forms: list[str] = []

    def start(self, _name: str, _attributes: dict[str, str]) -> None:
        self._text.clear()

    def data(self, text: str) -> None:
        self._text.append(text)

    def end(self, name: str) -> None:
        text = "".join(self._text)
        if name == "name":
            self._context = text
        elif name == "source":
            self._source = text
        elif name == "numerusform":
            self._forms.append(text)
        elif name == "translation":
            self._keep(text)
        self._text.clear()

    def _keep(self, text: str) -> None:
        forms = tuple(self._forms) or ((text,) if text else ())
        if any(forms):
            self.entries[self._context, self._source] = forms
        self._forms = []


def _read(path: Path) -> dict[Key, tuple[str, ...]]:
    if not path.exists():
        return {}
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    parser.Parse(path.read_bytes(), True)
    return reader.entries
