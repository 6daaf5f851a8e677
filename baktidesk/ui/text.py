"""The words of the screen, in the language that the application was started or switched to."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from baktidesk.domain.errors import Problem, Refused
from baktidesk.domain.labels import Labelled
from baktidesk.services.language import Language, Tongue, load_language

if TYPE_CHECKING:
    from decimal import Decimal

    from baktidesk.domain.zones import Zone

_NAME = "words"


class Words(QTranslator):
    """Hands the words of one language to Qt, its own buttons and menus included."""

    def __init__(self, language: Language, parent: QObject) -> None:
        """Take the language; the application becomes the parent and keeps it alive."""
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.spoken = language

    def isEmpty(self) -> bool:
        """Tell Qt that there is something to look up."""
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Give the word, or None for one that is not ours."""
        forms = self.spoken.entries.get((context, text))
        if not forms:
            return None
        return forms[0 if n in (-1, 1) or len(forms) == 1 else 1]


def speak(tongue: Tongue | str) -> None:
    """Switch the application to a language; windows built from now on speak it."""
    app = _app()
    for old in app.findChildren(Words, _NAME):
        app.removeTranslator(old)
        old.setParent(None)
    new = Words(load_language(tongue), app)
    app.installTranslator(new)


def language() -> Language:
    """Give the language that the application speaks."""
    found = _app().findChild(Words, _NAME)
    return found.spoken if isinstance(found, Words) else Language(Tongue.ENGLISH)


def translate(context: str, text: str, n: int = -1) -> str:
    """Give a source text in the language of the screen; `%n` becomes the count."""
    return QCoreApplication.translate(context, text, None, n)


def label(choice: Labelled) -> str:
    """Give the word of a choice."""
    return translate("Choice", choice.label)


def sentence(problem: Problem | Refused) -> str:
    """Give a problem or refusal as one sentence."""
    return language().sentence(problem.problem if isinstance(problem, Refused) else problem)


def number(value: "int | Decimal") -> str:
    """Give a number as it is written in the language of the screen."""
    from baktidesk.domain import words

    return words.number(value, language().tongue)


def day(value: dt.date) -> str:
    """Give a day for a narrow place: 20 Jan 2026."""
    from baktidesk.domain import words

    return words.short_date(value, language().tongue)


def long_day(value: dt.date) -> str:
    """Give a day in full: Selasa, 20 Januari 2026."""
    from baktidesk.domain import words

    return words.long_date(value, language().tongue)


def hour(moment: dt.datetime, zone: "Zone") -> str:
    """Give the wall clock of a moment (UTC) at the event: 09.00."""
    from baktidesk.domain import words
    from baktidesk.domain.zones import local

    return words.clock(local(moment, zone), language().tongue)


def _app() -> QCoreApplication:
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("no application yet")
    return app
