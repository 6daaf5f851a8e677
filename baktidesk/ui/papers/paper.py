"""The papers handed to donors, made from the templates in resources/documents: queue slip and thank-you card."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from string import Template

from baktidesk.domain.donation import Visit, VisitStatus
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.paper import Paper
from baktidesk.paths import resource
from baktidesk.ui import text
from baktidesk.ui.papers.sheet import HtmlSheet, Sheet, StripSheet, fitting
from baktidesk.ui.text import translate
from baktidesk.ui.theme import LIGHT

SLIP_MM = 99
"""A third of an A4 sheet."""
CARD_MM = 148.5
"""Half of an A4 sheet, the whole of an A5 one."""

_ROLL_ROOM = 264
_SLIP_ROOM = 290
_LONG_NAME = 28


class Markup(str):
    """A piece of a document that is HTML already; every other value is escaped."""

    __slots__ = ()


@dataclass(frozen=True, kw_only=True)
class NextDonation:
    """From which day a donor may donate again, and the rule set that says so."""

    day: dt.date
    source: str


def fill(template: str, **values: object) -> Markup:
    """Fill a template of resources/documents; what people typed is escaped, the theme's colours are there by name.

    Raises KeyError for a value that the template names and nobody gives.
    """
    safe = {name: value if isinstance(value, Markup) else escape(str(value)) for name, value in values.items()}
    return Markup(_template(template).substitute(LIGHT._asdict() | safe))


def svg(width: float, height: float, body: str) -> str:
    """Give a drawing of this size with this body."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{body}</svg>'


def queue_slip(event: StoredEvent, visit: Visit, paper: Paper, mark: str = "") -> Sheet:
    """Give the slip with the number that a donor waits with; no identity number and no medical value."""
    roll = paper is Paper.ROLL_80
    html = fill(
        "queue_slip_roll.html" if roll else "queue_slip.html",
        event=event.record.name,
        day=text.long_day(visit.day),
        place=place_on(event, visit.day),
        caption=translate("Paper", "Queue number"),
        number=visit.queue_number,
        number_px=fitting(visit.queue_number, 120, _ROLL_ROOM if roll else _SLIP_ROOM),
        name=visit.full_name,
        work_unit=visit.work_unit,
        arrived=translate("Paper", "Arrived at {hour} {zone}").format(
            hour=text.hour(visit.checked_in_at, event.zone), zone=event.zone.value
        ),
        next=translate("Paper", "Please wait for the call of PMI"),
        keep=translate("Paper", "Keep this slip until you are done."),
    )
    return _piece(visit.queue_number, html, paper, SLIP_MM, mark)


def thank_you(
    event: StoredEvent, visit: Visit, paper: Paper, again: NextDonation | None = None, mark: str = ""
) -> Sheet:
    """Give the card that thanks a donor; never a medical value, and a return date only where there is one."""
    roll = paper is Paper.ROLL_80
    html = fill(
        "thank_you_roll.html" if roll else "thank_you.html",
        head=translate("Paper", "Thank you").upper(),
        name=visit.full_name,
        name_px=26 if len(visit.full_name) > _LONG_NAME else 40,
        sentence=_thanks(visit),
        event=event.record.name,
        day=text.long_day(visit.day),
        place=place_on(event, visit.day),
        hosts=_hosts(event),
        again=_again(again, "thank_you_roll_again.html" if roll else "thank_you_again.html") if again else Markup(""),
    )
    return _piece(translate("Paper", "Thank you"), html, paper, CARD_MM, mark)


def place_on(event: StoredEvent, day: dt.date) -> str:
    """Give the place where the event is held on a day, or its first place on a day that was not planned."""
    places = {line.day: line.place for line in reversed(event.record.days)}
    return places.get(day, event.record.days[0].place if event.record.days else "")


@cache
def drawings() -> Mapping[str, str]:
    """Give the drawings of slips and cards by name.

    A filled shape has an edge of its own colour, because Qt would draw a black one into a PDF.
    """
    drop = "M60 4c31 35 56 66 56 98a56 56 0 0 1-112 0c0-32 25-63 56-98z"
    shine = f'<path d="M30 106a31 31 0 0 0 26 28" stroke="{LIGHT.surface}" stroke-width="7" stroke-linecap="round"'
    return {
        "drop": svg(120, 162, f'<path d="{drop}" fill="{LIGHT.accent}" stroke="{LIGHT.accent}"/>{shine} fill="none"/>'),
        "rule": svg(264, 9, f'<path d="M0 4.5h264" stroke="{LIGHT.edge}" stroke-width="1"/>'),
        "short_rule": svg(56, 4, f'<rect width="56" height="4" rx="2" fill="{LIGHT.accent}" stroke="{LIGHT.accent}"/>'),
    }


def _piece(title: str, html: str, paper: Paper, strip_mm: float, mark: str) -> Sheet:
    """Give a small document as one piece of a page, or as it is on a roll."""
    if paper is Paper.ROLL_80:
        return HtmlSheet(title=title, html=html, drawings=drawings(), mark=mark)
    turned = paper is Paper.A5
    return StripSheet(title=title, strips=[html], strip_mm=strip_mm, drawings=drawings(), landscape=turned, mark=mark)


def _thanks(visit: Visit) -> str:
    """Give the warm sentence; to those who did not donate it says nothing of why."""
    if visit.status is VisitStatus.DONATED:
        return translate("Paper", "The blood that you gave today is hope for somebody who needs it.")
    return translate("Paper", "You came to help others. That means a lot to all of us.")


def _hosts(event: StoredEvent) -> str:
    """Name the organiser and the partner."""
    names = {"organiser": event.record.organiser, "partner": event.record.partner}
    if not event.record.partner:
        return event.record.organiser
    return translate("Paper", "{organiser} with {partner}").format(**names)


def _again(again: NextDonation, template: str) -> Markup:
    return fill(
        template,
        again_head=translate("Paper", "You may donate again from"),
        again_day=text.long_day(again.day),
        again_source=translate("Paper", "By the rules “{source}”; PMI decides on the day.").format(source=again.source),
    )


@cache
def _template(name: str) -> Template:
    return Template(resource(f"documents/{name}").read_text("utf-8"))
