"""The document of a handover (BAST): what it says, its number, how often it was printed, and the signed scan."""

import datetime as dt
from pathlib import Path
from typing import Any, Final, NamedTuple

from sqlalchemy import Row, func, select

from baktidesk.db.models import event, event_day, handover, handover_line, item
from baktidesk.db.session import Session
from baktidesk.domain.distribution import Condition, Handover
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.fields import fields_of
from baktidesk.domain.handover_document import (
    FIRST_PARTY,
    SECOND_PARTY,
    DocumentEntry,
    DocumentState,
    Goods,
    HandoverDocument,
    Party,
    PhysicalDelivery,
    read_code,
)
from baktidesk.domain.letterhead import make_number
from baktidesk.domain.names import search_key
from baktidesk.services.attachments import Attachment, keep_attachment, list_attachments
from baktidesk.services.letterhead import own_letterhead
from baktidesk.services.records import checked, open_record

COUNTED: Final = "count"
NUMBERED: Final = "number"
SIGNED: Final = "move"
_LATER: Final = frozenset({"delivery_id"})
"""What may still be added to a signed document: it stands in our lists, not on the paper."""


class Physical(NamedTuple):
    """A handover of real goods that a symbolic one may stand for."""

    id: str
    day: dt.date
    institution: str
    document_number: str


class Paper(NamedTuple):
    """The handover that a printed document is about, and whether the paper says what the record says."""

    handover_id: str
    agrees: bool


def load_document(session: Session, handover_id: str) -> HandoverDocument:
    """Give everything that the document of a handover says; a missing one is a bug (LookupError)."""
    row, event_row = _rows(session, handover_id)
    usual_place = _place_of_event(session, row)
    return HandoverDocument(
        id=row.id,
        event=event_row.name,
        event_code=event_row.code,
        day=row.day,
        place=row.place or usual_place,
        usual_place=usual_place,
        number=row.document_number,
        serial=row.document_serial,
        basis=row.basis,
        institution=row.institution,
        giver=_giver(row),
        receiver=_receiver(row),
        goods=_goods(session, handover_id),
        onward=row.onward,
        symbolic=row.symbolic,
        delivery=_delivery(session, row.delivery_id),
        witnesses=tuple(one for one in (row.first_witness, row.second_witness) if one),
        state=DocumentState(row.document_state),
        printed=row.printed,
        voided=row.voided_at is not None,
    )


def load_entry(session: Session, handover_id: str) -> DocumentEntry:
    """Give what was filled in for the document alone."""
    row = _rows(session, handover_id)[0]
    return DocumentEntry(**{name: row._mapping[name] or "" for name in fields_of(DocumentEntry)})


def fill_document(session: Session, handover_id: str, record: DocumentEntry) -> None:
    """Write down what the document says beyond the desk's form.

    A printed document whose content changes becomes a draft again, because the paper is out of date; the number
    alone may come later. A signed one takes nothing but that number and the link to the physical delivery.
    """
    row = _open(session, handover_id)
    record = checked(session, record)
    values: dict[str, Any] = {name: getattr(record, name) for name in fields_of(DocumentEntry)}
    values["delivery_id"] = physical_delivery(session, row.event_id, record.delivery_id, symbolic=row.symbolic)
    changed = {name for name, value in values.items() if value != row._mapping[name]}
    _refuse_number(session, row, record.document_number)
    content = changed - ({"document_number"} if not row.document_number else set())
    if row.document_state == DocumentState.SIGNED and content - _LATER:
        raise Refused(
            QT_TRANSLATE_NOOP("Refused", "This document is signed. To change it, void the handover and write it anew."),
            field=min(content - _LATER),
        )
    if row.document_state == DocumentState.PRINTED and content:
        values["document_state"] = DocumentState.DRAFT.value
    session.change(handover, handover_id, **values)


def number_document(session: Session, handover_id: str) -> str:
    """Give the document its number from the letterhead's template, directly after the event's last one; give it.

    The event is locked, so no number is given twice and none is left out; a voided handover keeps its own.
    A document that has a number keeps it.
    """
    row = _open(session, handover_id)
    if row.document_number:
        return str(row.document_number)
    head = own_letterhead(session).record
    if not head.number_template:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "The letterhead has no template for numbers. See the settings."))
    last = select(func.max(handover.c.document_serial)).where(handover.c.event_id == row.event_id)
    serial = int(session.value(last) or 0) + 1
    code = session.get(event, row.event_id).code
    try:
        made = make_number(head.number_template, serial, head.unit_code, code, row.day)
    except ValueError as error:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "The template makes numbers that are too long.")) from error
    _refuse_number(session, row, made)
    session.change(handover, handover_id, NUMBERED, document_number=made, document_serial=serial)
    return made


def count_print(session: Session, handover_id: str, fingerprint: str) -> int:
    """Write down that a document was printed that said this (see `HandoverDocument.fingerprint`); give how often.

    Where the record was changed while the paper came out, the document stays a draft: the paper is out of date.
    """
    row = _open(session, handover_id)
    same = load_document(session, handover_id).fingerprint == fingerprint
    values: dict[str, Any] = {"printed": row.printed + 1}
    if row.document_state != DocumentState.SIGNED:
        values["document_state"] = (DocumentState.PRINTED if same else DocumentState.DRAFT).value
    session.change(handover, handover_id, COUNTED, **values)
    return int(values["printed"])


def sign_document(session: Session, handover_id: str, scan: Path) -> str:
    """Keep the scan of the signed document with the handover; give the attachment's id.

    Refused before the document was printed, and when its content has changed since. Another page may follow.
    """
    row = _open(session, handover_id)
    if row.document_state == DocumentState.DRAFT:
        never = QT_TRANSLATE_NOOP("Refused", "Please print the document before its signed copy is attached.")
        since = QT_TRANSLATE_NOOP("Refused", "The content has changed since it was printed. Please print it again.")
        raise Refused(since if row.printed else never, field="file")
    new_id = keep_attachment(session, handover.name, handover_id, scan, f"BAST {row.document_number}".strip())
    session.change(handover, handover_id, SIGNED, document_state=DocumentState.SIGNED.value)
    return new_id


def scans_of(session: Session, handover_id: str) -> list[Attachment]:
    """Give the scans kept with a handover, oldest first."""
    return list_attachments(session, handover_id)


def physical_deliveries(session: Session, event_id: str) -> list[Physical]:
    """Give the handovers of real goods of an event that a symbolic one may point to, newest first."""
    names = (handover.c.id, handover.c.day, handover.c.institution, handover.c.document_number)
    query = select(*names).where(
        handover.c.event_id == event_id, handover.c.symbolic.is_(False), handover.c.voided_at.is_(None)
    )
    rows = session.rows(query.order_by(handover.c.at.desc(), handover.c.id.desc()))
    return [Physical(row.id, row.day, row.institution, row.document_number) for row in rows]


def physical_deliveries_for(session: Session, handover_id: str) -> list[Physical]:
    """Give the deliveries that a symbolic handover may point to; none for a handover of real goods."""
    row = _rows(session, handover_id)[0]
    return physical_deliveries(session, row.event_id) if row.symbolic else []


def physical_delivery(session: Session, event_id: str, delivery_id: str, *, symbolic: bool) -> str | None:
    """Give the id of the physical delivery of a symbolic handover as it is stored; refused where it cannot be one."""
    if not delivery_id:
        return None
    row = session.first(select(handover).where(handover.c.id == delivery_id))
    if row is None or row.event_id != event_id:
        raise LookupError("the physical delivery belongs to another event")
    if not symbolic or row.symbolic or row.voided_at is not None:
        sentence = QT_TRANSLATE_NOOP("Refused", "Only a symbolic handover points to a delivery of real goods.")
        raise Refused(sentence, field="delivery_id")
    return delivery_id


def carried_over(session: Session, event_id: str, record: Handover) -> dict[str, str]:
    """Give what the earlier handovers of the event say of the same basis, giver and institution, so it is typed once.

    Only what the record leaves empty is carried over; the giver's address is the letterhead's for a new giver.
    """
    names = ("giver_name", "institution", "basis", "giver_identity", "giver_address", "receiver_address")
    mine = select(*(handover.c[name] for name in names)).where(
        handover.c.event_id == event_id, handover.c.voided_at.is_(None)
    )
    rows = list(session.rows(mine.order_by(handover.c.at.desc(), handover.c.id.desc()).limit(200)))
    giver = next((row for row in rows if search_key(row.giver_name) == search_key(record.giver_name)), None)
    taker = next((row for row in rows if search_key(row.institution) == search_key(record.institution)), None)
    known = {
        "basis": next((row.basis for row in rows if row.basis), ""),
        "giver_identity": giver.giver_identity if giver else "",
        "giver_address": giver.giver_address if giver else own_letterhead(session).record.address,
        "receiver_address": taker.receiver_address if taker else "",
    }
    return {name: value for name, value in known.items() if value and not getattr(record, name)}


def look_at_code(session: Session, code: str) -> Paper | None:
    """Give the handover of a printed document's scanned code, and whether paper and record agree; None if unknown."""
    read = read_code(code)
    if read is None or session.first(select(handover.c.id).where(handover.c.id == read[0])) is None:
        return None
    return Paper(read[0], load_document(session, read[0]).fingerprint == read[1])


def confirms(session: Session, code: str) -> bool | None:
    """Tell whether the scanned code of a printed document agrees with the record; None for any other code."""
    paper = look_at_code(session, code)
    return None if paper is None else paper.agrees


def _open(session: Session, handover_id: str) -> Row[Any]:
    row = open_record(session, handover, handover_id)
    if row.voided_at is not None:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This handover has been voided."))
    return row


def _rows(session: Session, handover_id: str) -> tuple[Row[Any], Row[Any]]:
    row = session.first(select(handover).where(handover.c.id == handover_id))
    if row is None:
        raise LookupError("no handover with this id")
    event_row = session.first(select(event).where(event.c.id == row.event_id))
    assert event_row is not None
    return row, event_row


def _refuse_number(session: Session, row: Row[Any], number: str) -> None:
    """Refuse a number that stands on another document of the event already."""
    query = select(handover.c.institution).where(
        handover.c.event_id == row.event_id,
        handover.c.document_number == number,
        handover.c.id != row.id,
        handover.c.voided_at.is_(None),
    )
    found = session.first(query) if number and number != row.document_number else None
    if found:
        sentence = QT_TRANSLATE_NOOP("Refused", "This number stands on the document for {institution} already.")
        raise Refused(sentence, field="document_number", institution=found.institution)


def _place_of_event(session: Session, row: Row[Any]) -> str:
    """Give where the event was held on the day of the handover."""
    query = select(event_day.c.place, event_day.c.day).where(
        event_day.c.event_id == row.event_id, event_day.c.voided_at.is_(None)
    )
    places = {line.day: line.place for line in session.rows(query.order_by(event_day.c.day.desc()))}
    return str(places.get(row.day, ""))


def _giver(row: Row[Any]) -> Party:
    return Party(
        name=row.giver_name,
        identity=row.giver_identity,
        position=row.giver_position,
        address=row.giver_address,
        identity_label="NIP",
        called=FIRST_PARTY,
    )


def _receiver(row: Row[Any]) -> Party:
    return Party(
        name=row.receiver_name,
        identity=row.receiver_identity,
        position=", ".join(part for part in (row.receiver_position, row.institution) if part),
        address=row.receiver_address,
        identity_label="NIK/NIP",
        called=SECOND_PARTY,
    )


def _goods(session: Session, handover_id: str) -> tuple[Goods, ...]:
    query = (
        select(handover_line.c.quantity, handover_line.c.condition, item.c.name, item.c.unit, item.c.contents)
        .join(item, item.c.id == handover_line.c.item_id)
        .where(handover_line.c.handover_id == handover_id, handover_line.c.voided_at.is_(None))
        .order_by(handover_line.c.id)
    )
    return tuple(
        Goods(
            item=row.name,
            quantity=row.quantity,
            unit=row.unit,
            condition=Condition(row.condition),
            contents=row.contents,
        )
        for row in session.rows(query)
    )


def _delivery(session: Session, delivery_id: str | None) -> PhysicalDelivery | None:
    row = session.first(select(handover).where(handover.c.id == delivery_id)) if delivery_id else None
    return PhysicalDelivery(day=row.day, document_number=row.document_number) if row else None
