"""How a visit is shown, told and found."""

from baktidesk.domain.donation import Visit, VisitStatus
from baktidesk.domain.names import search_key
from baktidesk.ui import text
from baktidesk.ui.chip import Chip
from baktidesk.ui.text import translate

ICONS = {
    VisitStatus.REGISTERED: "clock",
    VisitStatus.PASSED: "chevron-right",
    VisitStatus.DEFERRED: "void",
    VisitStatus.DONATED: "donor",
    VisitStatus.FAILED: "warning",
    VisitStatus.NO_SHOW: "minus",
    VisitStatus.CANCELLED: "minus",
}
MARKS = str.maketrans("", "", "'’ʼ`.,-")


def found_by(visit: Visit) -> str:
    """Give what a search may hit: A-023 also as A023 and A23, Ni'mah also as Nimah."""
    letter, _dash, digits = visit.queue_number.partition("-")
    number = f"{visit.queue_number} {letter}{digits} {letter}{digits.lstrip('0')} {letter}-{digits.lstrip('0')}"
    plain = visit.full_name.translate(MARKS)
    return search_key(f"{number} {visit.full_name} {plain} {visit.bag_number}")


def visit_chip(visit: Visit) -> Chip:
    """Give the status as a chip."""
    return Chip(visit.status.tone, ICONS[visit.status], text.label(visit.status))


def told(visit: Visit) -> str:
    """Say what has just been done with a visit."""
    if visit.voided_at:
        return translate("Donors", "{number} {name} has been voided.").format(
            number=visit.queue_number, name=visit.full_name
        )
    return translate("Donors", "{number} {name}: {status}.").format(
        number=visit.queue_number, name=visit.full_name, status=text.label(visit.status)
    )
