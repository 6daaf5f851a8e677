"""What is shown of a handover's document: read at once, put into words, and made ready for printing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from baktidesk.domain.handover_document import DocumentEntry, DocumentState, HandoverDocument, copy_words
from baktidesk.domain.letterhead import StoredLetterhead
from baktidesk.domain.names import slug
from baktidesk.domain.paper import Document
from baktidesk.ui import text
from baktidesk.ui.chip import Chip
from baktidesk.ui.papers.handover_sheet import HandoverSheet
from baktidesk.ui.papers.printing import PRACTICE_MARK
from baktidesk.ui.text import translate

if TYPE_CHECKING:
    from baktidesk.services.prints import PrintSetup
    from baktidesk.services.relief.handover_documents import Physical

_CHIPS = {
    DocumentState.DRAFT: ("muted", "edit"),
    DocumentState.PRINTED: ("accent", "print"),
    DocumentState.SIGNED: ("good", "check"),
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """All that the dialog shows of a handover; `scans` are ids of attachments, oldest first."""

    document: HandoverDocument
    entry: DocumentEntry
    head: StoredLetterhead
    scans: tuple[str, ...]
    physical: Sequence["Physical"]
    setup: "PrintSetup"


def read_shown(session: Any, handover_id: str) -> Shown:
    """Read all that the dialog shows of a handover."""
    from baktidesk.services.letterhead import own_letterhead
    from baktidesk.services.prints import print_setup
    from baktidesk.services.relief import handover_documents as documents

    return Shown(
        document=documents.load_document(session, handover_id),
        entry=documents.load_entry(session, handover_id),
        head=own_letterhead(session),
        scans=tuple(one.id for one in documents.scans_of(session, handover_id)),
        physical=documents.physical_deliveries_for(session, handover_id),
        setup=print_setup(session, Document.HANDOVER_RECORD),
    )


def make_ready(session: Any, handover_id: str, record: DocumentEntry) -> Shown:
    """Save what was typed, and give the document its number where the letterhead has a template for it."""
    from baktidesk.services.letterhead import own_letterhead
    from baktidesk.services.relief import handover_documents as documents

    documents.fill_document(session, handover_id, record)
    if own_letterhead(session).record.number_template and not record.document_number:
        documents.number_document(session, handover_id)
    return read_shown(session, handover_id)


def sheet_of(shown: Shown, document: HandoverDocument) -> HandoverSheet:
    """Give the document as it prints now, under the letterhead and marked where it is practice."""
    practice = PRACTICE_MARK if shown.setup.practice else ""
    return HandoverSheet(document=document, head=shown.head, copy=copy_words(document), mark=practice)


def file_name_of(shown: Shown) -> str:
    """Give KODE_bast-nomor without its ending, the record's last signs where there is no number yet."""
    document = shown.document
    name = f"{document.event_code}_bast-{slug(document.number) or document.id[-8:]}"
    return f"{PRACTICE_MARK}_{name}" if shown.setup.practice else name


def chip_of(document: HandoverDocument) -> Chip:
    """Give where a document stands, in a word."""
    if document.voided:
        return Chip("bad", "void", translate("HandoverRecord", "Voided"))
    if document.outdated:
        return Chip("warn", "warning", translate("HandoverRecord", "Changed since it was printed"))
    tone, image = _CHIPS[document.state]
    return Chip(tone, image, text.label(document.state))


def state_words(shown: Shown) -> str:
    """Say what has been done with the document and what comes next."""
    document = shown.document
    times = text.number(document.printed)
    if document.outdated:
        words = translate("HandoverRecord", "Prints so far: {times}. The paper is out of date: print it again.")
    elif document.state is DocumentState.SIGNED:
        words = translate("HandoverRecord", "The signed copy is attached. Only a missing number can still be added.")
    elif document.printed:
        words = translate("HandoverRecord", "Prints so far: {times}. Attach the scan once both parties have signed.")
    elif not shown.head.kept:
        words = translate("HandoverRecord", "The letterhead is not set up yet: see Settings.")
    else:
        words = translate("HandoverRecord", "Dotted lines can be filled in by hand.")
    return words.format(times=times)


def physical_words(one: "Physical") -> str:
    """Name a physical delivery in a list to choose from."""
    return " · ".join(part for part in (text.day(one.day), one.institution, one.document_number) if part)
