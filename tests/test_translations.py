"""Every text of the program is translated, whole, and with the same placeholders."""

import ast
import string
from pathlib import Path

import pytest

from tests.texts import FOLDER, PLURAL_FORMS, Text, marks, read, texts, update, wanted

LANGUAGES = pytest.mark.parametrize("language", sorted(PLURAL_FORMS))


def placeholders(text: str) -> set[str]:
    """Give the names in braces, and "%n" where the text has it."""
    names = {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}
    return names | ({"%n"} if "%n" in text else set())


def is_built(text: ast.expr) -> bool:
    """Tell whether a text is put together on the spot, so that no translator can ever see it whole."""
    formatted = isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute) and text.func.attr == "format"
    return formatted or isinstance(text, ast.JoinedStr | ast.BinOp | ast.IfExp | ast.BoolOp)


def test_no_text_is_put_together_before_it_is_translated() -> None:
    assert [mark.place for mark in marks() if is_built(mark.text)] == []


def test_every_marked_text_is_written_out() -> None:
    marked = (mark for mark in marks() if mark.function == "QT_TRANSLATE_NOOP")
    assert [mark.place for mark in marked if not (mark.found and mark.found.source.strip())] == []


@LANGUAGES
def test_the_translation_has_the_texts_of_the_code_and_no_others(language: str) -> None:
    committed = read(FOLDER / f"baktidesk_{language}.ts").keys()
    assert sorted(wanted(language) - committed) == [], "run: python3 dev.py translations"
    assert sorted(text for text in committed - wanted(language) if not text.of_qt) == []


@LANGUAGES
def test_every_text_is_finished(language: str) -> None:
    found = read(FOLDER / f"baktidesk_{language}.ts").items()
    assert [text for text, entry in found if not entry.finished or not all(map(str.strip, entry.forms))] == []


@LANGUAGES
def test_placeholders_are_those_of_the_source(language: str) -> None:
    found = read(FOLDER / f"baktidesk_{language}.ts").items()
    pairs = [(text.source, form) for text, entry in found for form in entry.forms]
    assert [source for source, form in pairs if placeholders(form) != placeholders(source)] == []


@LANGUAGES
def test_a_counted_text_has_as_many_forms_as_the_language(language: str) -> None:
    found = read(FOLDER / f"baktidesk_{language}.ts").items()
    assert [text for text, entry in found if len(entry.forms) != (PLURAL_FORMS[language] if text.counted else 1)] == []


def test_what_is_translated_is_kept_and_what_is_new_is_unfinished(tmp_path: Path) -> None:
    path = tmp_path / "baktidesk_id.ts"
    update(path, "id")
    kept = min(text for text in texts() if not text.counted)
    body = path.read_text("utf-8").replace(
        '<translation type="unfinished"></translation>', "<translation>&lt;</translation>", 1
    )
    path.write_text(body, "utf-8")
    update(path, "id")
    assert path.read_text("utf-8") == body
    assert [text for text, entry in read(path).items() if entry.finished] == [kept]


def test_a_text_that_the_code_no_longer_has_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "baktidesk_id.ts"
    update(path, "id")
    body = path.read_text("utf-8")
    first = min(texts())
    path.write_text(body.replace(f"<name>{first.context}</name>", "<name>Old</name>", 1), "utf-8")
    assert Text("Old", first.source) in read(path)
    update(path, "id")
    assert path.read_text("utf-8") == body


def test_what_qt_itself_says_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "baktidesk_id.ts"
    update(path, "id")
    message = "<message><source>Cancel</source><translation>Batal</translation></message>"
    button = f"<context><name>QPlatformTheme</name>{message}</context>"
    path.write_text(path.read_text("utf-8").replace("</TS>", f"{button}</TS>"), "utf-8")
    update(path, "id")
    assert read(path)[Text("QPlatformTheme", "Cancel")].forms == ("Batal",)
