"""How people confirmed what they received: a signature, a thumbprint on paper, or a photo, kept with the record."""

from collections.abc import Sequence
from pathlib import Path

from baktidesk.db.models import distribution
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.giving import ReceiptKind
from baktidesk.services.attachments import Attachment, keep_attachment, keep_content, list_attachments
from baktidesk.services.records import open_record

KIND = "distribution"


def keep_receipt(session: Session, ids: Sequence[str], kind: ReceiptKind, content: bytes | Path) -> None:
    """Keep a picture or PDF with each of these distributions as its receipt; refused for one that is voided.

    `content` is the picture itself, or the file to be copied (see services/attachments.py for what is refused).
    """
    for record_id in ids:
        if open_record(session, distribution, record_id).voided_at is not None:
            raise Refused(QT_TRANSLATE_NOOP("Refused", "This record has been voided."))
        keep = keep_content if isinstance(content, bytes) else keep_attachment
        keep(session, KIND, record_id, content, kind.value)  # type: ignore[arg-type]


def list_receipts(session: Session, record_id: str) -> list[tuple[ReceiptKind, Attachment]]:
    """Give the receipts kept with a distribution, oldest first."""
    kinds = {kind.value: kind for kind in ReceiptKind}
    return [(kinds[one.label], one) for one in list_attachments(session, record_id) if one.label in kinds]
