"""What was printed, and how this desk prints: its papers, its printers and its folder for PDF files."""

from dataclasses import dataclass
from typing import Any, Final

from baktidesk.db.session import Session
from baktidesk.domain.paper import Document, Paper
from baktidesk.services import settings
from baktidesk.services.audit import note
from baktidesk.services.journal import list_deeds

PRINT: Final = "print"
_FOLDER: Final = "folder"


@dataclass(frozen=True, kw_only=True)
class PrintSetup:
    """How a desk prints a kind of document: paper (None = not chosen yet), printer ("" = a PDF file) and folder."""

    paper: Paper | None = None
    printer: str = ""
    folder: str = ""
    practice: bool = False


def print_setup(session: Session, document: Document) -> PrintSetup:
    """Give how this desk printed such a document the last time; the folder is the same for all of them."""
    kept = session.setting(_key(session), {})
    paper, printer = kept.get(document, ("", ""))
    return PrintSetup(
        paper=Paper(paper) if paper else None,
        printer=printer,
        folder=kept.get(_FOLDER, ""),
        practice=bool(session.setting(settings.PRACTICE, False)),
    )


def keep_print(
    session: Session, document: Document, record_id: str, setup: PrintSetup, *, copy: bool = False, **details: Any
) -> None:
    """Write down that a document about a record was printed, and remember how this desk did it.

    The audit row stands beside the record's own ones, so a printed visit can still be undone.
    """
    note(session, PRINT, document.value, record_id, paper=setup.paper, copy=copy, **details)
    kept = dict(session.setting(_key(session), {}))
    kept[document.value] = [setup.paper, setup.printer]
    kept[_FOLDER] = setup.folder or kept.get(_FOLDER, "")
    session.set(_key(session), kept)


def was_printed(session: Session, record_id: str) -> bool:
    """Tell whether something about a record was printed before."""
    return bool(list_deeds(session, PRINT, record_id, limit=1))


def _key(session: Session) -> str:
    return f"desk/print/{session.actor.desk}"
