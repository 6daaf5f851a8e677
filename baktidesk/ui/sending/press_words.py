"""Press figures in the words of the screen, and the office's own template of their text."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from baktidesk.domain.errors import Refused
from baktidesk.domain.press import BAGS, BLANKS, PressChange, PressFigure, PressLine
from baktidesk.services.sending import press
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.sending.report_template import Template
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate


def change_words(changes: Iterable[PressChange]) -> list[str]:
    """Say of every figure that differs what it was and what it is."""
    words = translate("Press", "{figure}: {old} → {new} {unit}")
    return [
        words.format(figure=figure_words(one), old=text.number(one.old), new=text.number(one.new), unit=unit_word(one))
        for one in changes
    ]


def unit_word(one: PressChange | PressLine) -> str:
    """Give the unit; goods keep the word of their own unit, which is Indonesian everywhere."""
    if one.figure in (PressFigure.GIVEN, PressFigure.REMAINING):
        return one.unit
    return translate("Press", "bags") if one.unit == BAGS else translate("Press", "people")


def figure_words(one: PressChange | PressLine) -> str:
    """Name a figure, with the work unit or the goods that it is of."""
    if one.figure is PressFigure.UNIT_BAGS:
        return translate("Press", "Bags of {unit}").format(unit=one.of)
    return f"{one.of}, {text.label(one.figure).lower()}" if one.of else text.label(one.figure)


def ask_template(parent: QWidget, store: Store, then: Callable[[], None]) -> None:
    """Ask for the office's own template without blocking; `then` is called when it has been kept."""

    def save(record: Template, done: Callable[[], None], refused: Callable[[Refused], None]) -> None:
        def kept(_none: object) -> None:
            done()
            then()

        store.run(
            lambda session: press.keep_template(session, record.template),
            kept,
            refused=refused,
            tell=lambda _none: translate("Report", "The template is kept."),
            undoable=False,
        )

    def ask(words: str) -> None:
        blanks = ", ".join(f"{{{name}}}" for name in BLANKS)
        dialog = RecordDialog.ask(
            parent,
            "template",
            translate("Press", "Template of the press figures"),
            Template,
            translate("Report", "Keep"),
            save,
            sentence=translate("Report", "Filled in are: {blanks}. Left empty, it is the usual template again.").format(
                blanks=blanks
            ),
        )
        dialog.form.load(Template(template=words))

    store.read(press.template_of, ask)
