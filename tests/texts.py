"""Finds the marked texts in the code and brings the translation files (Qt's .ts format) up to them.

Qt's own lupdate silently leaves out a text in Python whose count is given by name or computed, so this reads
the syntax tree instead. Run as a script, it updates resources/i18n; new texts are written as unfinished.
"""

import ast
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"
MARKS = frozenset({"translate", "QT_TRANSLATE_NOOP"})
PLURAL_FORMS = {"id": 1, "en": 2}


@dataclass(frozen=True, order=True)
class Text:
    """One English text of the program; one with "%n" has a form for each way the language counts."""

    context: str
    source: str

    @property
    def counted(self) -> bool:
        """Tell whether the text has a count."""
        return "%n" in self.source

    @property
    def of_qt(self) -> bool:
        """Tell whether Qt itself says the text (a button, the menu of an input), so that it is not in our code."""
        return self.context[:1] == "Q" and self.context[1:2].isupper()


@dataclass(frozen=True)
class Mark:
    """A call that marks or translates a text: where it stands, and what it was given."""

    place: str
    function: str
    context: ast.expr
    text: ast.expr

    @property
    def found(self) -> Text | None:
        """Give the text, when it is written out."""
        context, text = _literal(self.context), _literal(self.text)
        return None if context is None or text is None else Text(context, text)


@dataclass(frozen=True)
class Entry:
    """What a translation file says for a text: its forms, and whether a person has called them finished."""

    forms: tuple[str, ...]
    finished: bool


def marks() -> Iterator[Mark]:
    """Give every call in the package that marks or translates a text."""
    for path in sorted((ROOT / "baktidesk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in MARKS and len(node.args) > 1:
                place = f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
                yield Mark(place, _name(node.func), node.args[0], node.args[1])


@cache
def texts() -> frozenset[Text]:
    """Give every text that is written out in the code."""
    return frozenset(mark.found for mark in marks() if mark.found)


def wanted(language: str) -> set[Text]:
    """Give the texts that a language's file must have: English, being the source, has only the counted ones."""
    return {text for text in texts() if language != "en" or text.counted}


def read(path: Path) -> dict[Text, Entry]:
    """Give the entries of a translation file; none when there is no file yet."""
    if not path.exists():
        return {}
    contexts = ElementTree.parse(path).getroot().iter("context")
    return {
        Text(context.findtext("name", ""), message.findtext("source", "")): _entry(message)
        for context in contexts
        for message in context.iter("message")
    }


def update(path: Path, language: str) -> None:
    """Keep what is translated, add what is new as unfinished, drop what neither the code nor Qt says any longer."""
    entries = read(path)
    new = Entry(("",), finished=False)
    said = wanted(language) | {text for text in entries if text.of_qt}
    path.write_text(_file(language, {text: entries.get(text, new) for text in sorted(said)}), "utf-8")


def _name(function: ast.expr) -> str:
    """Give the name of what is called; a painter's `translate` moves what it paints."""
    if isinstance(function, ast.Attribute) and getattr(function.value, "id", "") == "painter":
        return ""
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _entry(message: ElementTree.Element) -> Entry:
    translation = message.find("translation")
    if translation is None:
        return Entry((), finished=False)
    forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
    return Entry(tuple(forms), finished="type" not in translation.attrib)


def _file(language: str, entries: dict[Text, Entry]) -> str:
    head = f'<TS version="2.1" language="{language}" sourcelanguage="en">'
    contexts = dict.fromkeys(text.context for text in entries)
    body = (
        _context(name, {text: entries[text] for text in entries if text.context == name}, language) for name in contexts
    )
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", head, *body, "</TS>", ""])


def _context(name: str, entries: dict[Text, Entry], language: str) -> str:
    messages = (_message(text, entry, PLURAL_FORMS[language]) for text, entry in entries.items())
    return "\n".join(["<context>", f"    <name>{_escaped(name)}</name>", *messages, "</context>"])


def _message(text: Text, entry: Entry, plural_forms: int) -> str:
    state = "" if entry.finished else ' type="unfinished"'
    said = _escaped(entry.forms[0]) if entry.forms else ""
    if text.counted:
        said = "\n" + _numerus(entry.forms, plural_forms) + "        "
    numerus = ' numerus="yes"' if text.counted else ""
    return (
        f"    <message{numerus}>\n"
        f"        <source>{_escaped(text.source)}</source>\n"
        f"        <translation{state}>{said}</translation>\n"
        "    </message>"
    )


def _numerus(forms: Iterable[str], count: int) -> str:
    padded = [*forms, *[""] * count][:count]
    return "".join(f"            <numerusform>{_escaped(form)}</numerusform>\n" for form in padded)


def _escaped(text: str) -> str:
    return escape(text, {'"': "&quot;", "'": "&apos;"})


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for tongue in PLURAL_FORMS:
        file = FOLDER / f"baktidesk_{tongue}.ts"
        update(file, tongue)
        unfinished = sum(not entry.finished for entry in read(file).values())
        print(f"{file.name}: {len(read(file))} texts, {unfinished} of them unfinished")
