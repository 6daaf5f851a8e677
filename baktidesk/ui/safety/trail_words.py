"""The audit in words: one sentence a row, without anybody's name but the officer's."""

from typing import Any

from baktidesk.domain.donation import VisitStatus
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.officer import Deed
from baktidesk.domain.paper import Document
from baktidesk.services.audit import AuditLine
from baktidesk.ui import text
from baktidesk.ui.text import translate

DEEDS = {
    "create": QT_TRANSLATE_NOOP("Trail", "Written down: {kind}"),
    "correct": QT_TRANSLATE_NOOP("Trail", "Corrected: {kind}"),
    "move": QT_TRANSLATE_NOOP("Trail", "Moved on: {kind}"),
    "void": QT_TRANSLATE_NOOP("Trail", "Voided: {kind}"),
    "undo": QT_TRANSLATE_NOOP("Trail", "Undone: {kind}"),
    "restore": QT_TRANSLATE_NOOP("Trail", "Brought back: {kind}"),
    "reopen": QT_TRANSLATE_NOOP("Trail", "Opened again: {kind}"),
    "erase": QT_TRANSLATE_NOOP("Trail", "Identity erased: {kind}"),
    "redact": QT_TRANSLATE_NOOP("Trail", "Older audit entries emptied"),
    "export": QT_TRANSLATE_NOOP("Trail", "Workbook written"),
    "unmask": QT_TRANSLATE_NOOP("Trail", "Looked at whole: {kind}"),
    "print": QT_TRANSLATE_NOOP("Trail", "Printed: {kind}"),
    "count": QT_TRANSLATE_NOOP("Trail", "Document printed: {kind}"),
    "number": QT_TRANSLATE_NOOP("Trail", "Document numbered: {kind}"),
    "mail_draft": QT_TRANSLATE_NOOP("Trail", "E-mail draft made"),
    "mail_sent": QT_TRANSLATE_NOOP("Trail", "E-mail sent"),
    "mail_refused": QT_TRANSLATE_NOOP("Trail", "E-mail refused by the server"),
    "mail_queued": QT_TRANSLATE_NOOP("Trail", "E-mail put into the outbox"),
    "mail_tried": QT_TRANSLATE_NOOP("Trail", "E-mail tried: the server was not reached"),
    "mail_unsure": QT_TRANSLATE_NOOP("Trail", "E-mail perhaps sent: no answer of the server"),
    "mail_again": QT_TRANSLATE_NOOP("Trail", "E-mail to be sent once more"),
    "mail_withdrawn": QT_TRANSLATE_NOOP("Trail", "E-mail withdrawn"),
    "bundle": QT_TRANSLATE_NOOP("Trail", "Workbook and attached files packed"),
    "set_up": QT_TRANSLATE_NOOP("Trail", "Set up: {kind}"),
    "set_aside": QT_TRANSLATE_NOOP("Trail", "Numbers set aside: {kind}"),
    "keep_tally": QT_TRANSLATE_NOOP("Trail", "PMI's figures kept"),
    "unlock": QT_TRANSLATE_NOOP("Trail", "Desk opened by PIN"),
    "failed_pin": QT_TRANSLATE_NOOP("Trail", "Wrong PIN"),
    "renew_pin": QT_TRANSLATE_NOOP("Trail", "New PIN"),
    "end_duty": QT_TRANSLATE_NOOP("Trail", "No longer on duty"),
    "resume_duty": QT_TRANSLATE_NOOP("Trail", "On duty again"),
    "grant": QT_TRANSLATE_NOOP("Trail", "Allowed by a second PIN"),
    "restore_asked": QT_TRANSLATE_NOOP("Trail", "A backup was put in place of these data"),
    "incident": QT_TRANSLATE_NOOP("Trail", "Incident reported"),
}
KINDS = {
    "allocation": QT_TRANSLATE_NOOP("Trail", "allocation"),
    "area": QT_TRANSLATE_NOOP("Trail", "office area"),
    "attachment": QT_TRANSLATE_NOOP("Trail", "attached file"),
    "audit": QT_TRANSLATE_NOOP("Trail", "audit"),
    "backup": QT_TRANSLATE_NOOP("Trail", "backup"),
    "coupon": QT_TRANSLATE_NOOP("Trail", "coupon"),
    "day_lock": QT_TRANSLATE_NOOP("Trail", "closing of a day"),
    "different_person": QT_TRANSLATE_NOOP("Trail", "two different persons"),
    "dispute": QT_TRANSLATE_NOOP("Trail", "dispute"),
    "distribution": QT_TRANSLATE_NOOP("Trail", "delivery to a person"),
    "donor_visit": QT_TRANSLATE_NOOP("Trail", "donor visit"),
    "entitlement": QT_TRANSLATE_NOOP("Trail", "entitlement"),
    "event": QT_TRANSLATE_NOOP("Trail", "event"),
    "event_day": QT_TRANSLATE_NOOP("Trail", "day of an event"),
    "event_series": QT_TRANSLATE_NOOP("Trail", "series of events"),
    "export": QT_TRANSLATE_NOOP("Trail", "workbook"),
    "handover": QT_TRANSLATE_NOOP("Trail", "handover"),
    "handover_line": QT_TRANSLATE_NOOP("Trail", "goods of a handover"),
    "item": QT_TRANSLATE_NOOP("Trail", "kind of goods"),
    "officer": QT_TRANSLATE_NOOP("Trail", "officer"),
    "onward_report": QT_TRANSLATE_NOOP("Trail", "onward report"),
    "person": QT_TRANSLATE_NOOP("Trail", "person"),
    "pmi_tally": QT_TRANSLATE_NOOP("Trail", "PMI's figures"),
    "press_figures": QT_TRANSLATE_NOOP("Trail", "press figures"),
    "roll_entry": QT_TRANSLATE_NOOP("Trail", "line of a roll"),
    "rule_set": QT_TRANSLATE_NOOP("Trail", "donor rules"),
    "setting": QT_TRANSLATE_NOOP("Trail", "setting"),
    "slip_batch": QT_TRANSLATE_NOOP("Trail", "blank slips"),
    "stock_count": QT_TRANSLATE_NOOP("Trail", "count of the store"),
    "stock_movement": QT_TRANSLATE_NOOP("Trail", "stock movement"),
    "work_unit": QT_TRANSLATE_NOOP("Trail", "work unit"),
}
_TOLD = ("queue_number", "number", "document_number", "code", "file", "numbers", "entries")
_ABOUT_OFFICERS = frozenset({"failed_pin", "renew_pin", "end_duty", "resume_duty"})
_REASONS = ("void_reason", "reason", "override_reason", "exception_reason")


def deed_words(line: AuditLine) -> str:
    """Say what was done, to which kind of thing, with the number that it is known by; never with a person's name."""
    deed = translate("Trail", DEEDS[line.action]) if line.action in DEEDS else line.action
    told = (deed.format(kind=kind_words(line.kind)), _number(line), _status(line), _allowed(line), _meant(line))
    return " · ".join(part for part in told if part)


def kind_words(kind: str) -> str:
    """Name a kind of record, or of document where a print is told."""
    if kind in KINDS:
        return translate("Trail", KINDS[kind])
    return text.label(Document(kind)) if kind in set(Document) else kind


def reason_words(line: AuditLine) -> str:
    """Give the reason that was written down, "" when there is none."""
    return next((str(value) for name in _REASONS if (value := _new(line, name))), "")


def _number(line: AuditLine) -> str:
    return next((str(value) for name in _TOLD if (value := _new(line, name))), "")


def _status(line: AuditLine) -> str:
    known = {one.value: one for one in VisitStatus}
    status = _new(line, "status")
    return text.label(known[status]) if line.kind == "donor_visit" and status in known and line.action == "move" else ""


def _allowed(line: AuditLine) -> str:
    if line.action != "grant":
        return ""
    deed = line.changes.get("deed")
    words = text.label(Deed(deed)) if deed in set(Deed) else str(deed)
    return translate("Trail", "{deed}, by {name}").format(deed=words, name=line.changes.get("supervisor", ""))


def _meant(line: AuditLine) -> str:
    """Name the officer whom it happened to; of a wrong PIN nobody knows who typed it."""
    return str(line.changes.get("officer", "")) if line.action in _ABOUT_OFFICERS else ""


def _new(line: AuditLine, name: str) -> Any:
    """Give the value that a field has since this deed."""
    value = line.changes.get(name)
    return value[1] if isinstance(value, list) and len(value) == 2 else value
