"""The words of the screen, read from the translation files without Qt, for window, command line and workbook alike."""

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple
from xml.parsers import expat

from baktidesk.domain.errors import Problem, Refused
from baktidesk.domain.labels import Labelled
from baktidesk.paths import resource

Key = tuple[str, str]
_CONTEXT: Final = "<context>"
_NAME: Final = "<name>"


class Tongue(StrEnum):
    """The languages of the screen."""

    INDONESIAN = "id"
    ENGLISH = "en"


class Language(NamedTuple):
    """One language of the screen: source texts are English, translations come from the .ts file."""

    tongue: Tongue
    entries: Mapping[Key, tuple[str, ...]] = MappingProxyType({})

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
        from decimal import Decimal

        from baktidesk.domain.words import number, short_date

        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return number(value, self.tongue)
        if isinstance(value, dt.date):
            return short_date(value, self.tongue)
        return self.label(value) if isinstance(value, Labelled) else value


@cache
def load_language(tongue: Tongue | str) -> Language:
    """Read a language's translation file (resources/i18n/baktidesk_<tongue>.ts), once."""
    chosen = Tongue(tongue)
    path = resource(f"i18n/baktidesk_{chosen}.ts")
    return Language(chosen, _Entries(path.read_text("utf-8") if path.exists() else ""))


class _Entries(Mapping[Key, tuple[str, ...]]):
    """(context, source) -> forms of a .ts file; a context is read when one of its words is first asked for.

    A start needs a tenth of the words, and reading all of them would take a fifth of the time to the first painting.
    """

    def __init__(self, file: str) -> None:
        self._unread = {}
        self._read: dict[Key, tuple[str, ...]] = {}
        for part in file.split(_CONTEXT)[1:]:
            name = part[part.index(_NAME) + len(_NAME) : part.index("</name>")]
            self._unread[name] = _CONTEXT + part.partition("</TS>")[0]

    def __getitem__(self, key: Key) -> tuple[str, ...]:
        self._read_context(key[0])
        return self._read[key]

    def __iter__(self) -> Iterator[Key]:
        self._read_all()
        return iter(self._read)

    def __len__(self) -> int:
        self._read_all()
        return len(self._read)

    def get(self, key: Key, default: Any = None) -> Any:
        """Give the forms, or the default; without the cost of an exception for a text of Qt's own."""
        if key[0] in self._unread:
            self._read_context(key[0])
        return self._read.get(key, default)

    def _read_all(self) -> None:
        for name in list(self._unread):
            self._read_context(name)

    def _read_context(self, name: str) -> None:
        """Read a context; two threads may both do so, and find the same."""
        context = self._unread.get(name)
        if context is not None:
            self._read.update(_read(context))
            self._unread.pop(name, None)


class _Reader:
    """Collects (context, source) -> forms from a context's XML."""

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


def _read(context: str) -> dict[Key, tuple[str, ...]]:
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    parser.Parse(context, True)
    return reader.entries
