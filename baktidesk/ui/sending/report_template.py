"""The office's own template of the report."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from PySide6.QtWidgets import QWidget

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.fields import Text
from baktidesk.domain.report import BLANKS, ReportForm
from baktidesk.services.sending import report
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate

LINES = 14


@dataclass(kw_only=True)
class Template:
    """The words around the figures; blanks in braces are filled in, an empty template is the shipped one."""

    template: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Template"), max_length=4000, lines=LINES)] = ""


class TemplateDialog:
    """Asks for a template."""

    @classmethod
    def ask(cls, parent: QWidget, store: Store, form: ReportForm, words: str, then: Callable[[], None]) -> RecordDialog:
        """Open the question without blocking; `then` is called when the template has been kept."""

        def save(record: Template, done: Callable[[], None], refused: Callable[[Refused], None]) -> None:
            def kept(_none: Any) -> None:
                done()
                then()

            store.run(
                lambda session: report.keep_template(session, form, record.template),
                kept,
                refused=refused,
                tell=lambda _none: translate("Report", "The template is kept."),
                undoable=False,
            )

        blanks = ", ".join(f"{{{name}}}" for name in BLANKS)
        dialog = RecordDialog.ask(
            parent,
            "template",
            translate("Report", "Template of the report"),
            Template,
            translate("Report", "Keep"),
            save,
            sentence=translate("Report", "Filled in are: {blanks}. Left empty, it is the usual template again.").format(
                blanks=blanks
            ),
        )
        dialog.form.load(Template(template=words))
        return dialog
