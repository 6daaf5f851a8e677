"""Press figures (Angka Rilis): frozen with a number and an hour, never changed; what differs later is an erratum.

The text is in Indonesian whatever the language of the screen, is kept as it was told, and names nobody.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Row, func, select

from baktidesk.db.models import press_figures
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused, RefusedValues
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Deed
from baktidesk.domain.press import (
    BLANKS,
    FUNNEL,
    Erratum,
    PressChange,
    PressFigure,
    PressLine,
    PressStanding,
    Release,
    changes,
    lines_as_json,
    lines_of,
    read_lines,
)
from baktidesk.domain.report import check_template, fill_template
from baktidesk.domain.words import long_date, number
from baktidesk.domain.zones import local_day, zoned_clock
from baktidesk.paths import resource
from baktidesk.services import settings
from baktidesk.services.closed_days import all_closed, days_of
from baktidesk.services.events import load_event
from baktidesk.services.records import checked, open_event, require
from baktidesk.services.summary import summarise

TEMPLATE: Final = "press_template"
FINAL: Final = "Angka final"
PROVISIONAL: Final = "Angka sementara"
WORDS: Final = {
    PressFigure.CANDIDATES: "Pendaftar",
    PressFigure.DONATED: "Kantong darah",
    PressFigure.DEFERRED: "Ditolak",
    PressFigure.FAILED: "Gagal",
    PressFigure.WAITING: "Masih menunggu",
    PressFigure.LEFT: "Pulang sebelum selesai",
    PressFigure.UNIT_BAGS: "Kantong {of}",
    PressFigure.GIVEN: "{of} disalurkan",
    PressFigure.REMAINING: "{of} tersisa",
}
ALWAYS: Final = frozenset({PressFigure.CANDIDATES, PressFigure.DONATED, PressFigure.DEFERRED})
"""The figures of the funnel that are told when they are 0, too."""


def standing(session: Session, event_id: str, day: dt.date | None = None) -> PressStanding:
    """Give what was told of a local day, or of the whole event (None), and what would be told now."""
    event, releases = load_event(session, event_id), list_releases(session, event_id, day)
    lines, final = _now(session, event_id, day)
    mine = [one for one in releases if one.day == day]
    differing = changes(mine[0].lines, lines) if mine else ()
    draft = _Draft(session, event, day, lines, final, _next(session, event_id))
    stands = PressStanding(day=day, releases=tuple(mine), final=final, changes=differing)
    correcting = stands.may_correct and not stands.may_freeze
    return replace(stands, preview=draft.text(stands.last, differing, correcting=correcting))


def list_releases(session: Session, event_id: str, day: dt.date | None = None, *, every: bool = False) -> list[Release]:
    """Give the releases of a local day, of the whole event (None), or `every` one of an event, newest first."""
    table = press_figures.c
    query = select(press_figures).where(table.event_id == event_id)
    if not every:
        query = query.where(table.day == day if day else table.day.is_(None))
    rows = session.rows(query.order_by(table.number.desc()))
    numbers = {row.id: row.number for row in rows}
    return [_release(row, numbers) for row in rows]


def freeze(session: Session, event_id: str, day: dt.date | None = None) -> Release:
    """Freeze the figures of now under the next number; give the release.

    Where the day went on since the last one, its text tells old and new. Refused when nothing has changed, and when
    what was told has become wrong: that is an erratum (`correct`).
    """
    open_event(session, event_id)
    stands = standing(session, event_id, day)
    if not stands.may_freeze and stands.last:
        text = QT_TRANSLATE_NOOP("Refused", "Nothing has changed since release {number}. Please copy that one.")
        if stands.changes:
            text = QT_TRANSLATE_NOOP("Refused", "Release {number} has become wrong. Please make an erratum.")
        raise Refused(text, number=stands.last.number)
    return _keep(session, event_id, day)


def correct(session: Session, event_id: str, day: dt.date | None, record: Erratum) -> Release:
    """Freeze an erratum to the last release, with old and new of every figure that differs; give it.

    Refused when nothing differs, and at `reason` without one.
    """
    open_event(session, event_id)
    stands = standing(session, event_id, day)
    if not stands.may_correct or stands.last is None:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "There is nothing to correct: the figures are as they were told."))
    return _keep(session, event_id, day, stands.last, checked(session, record).reason)


def template_of(session: Session) -> str:
    """Give the office's own template, or the one that is shipped."""
    own = str(session.setting(TEMPLATE, ""))
    return own or resource("documents/press_figures.txt").read_text(encoding="utf-8")


def keep_template(session: Session, template: str) -> None:
    """Keep the office's own template ("" = the shipped one again); refused at `template` for a blank not known."""
    require(session, Deed.SET_UP_EVENT)
    problem = check_template(template, BLANKS)
    if problem:
        raise RefusedValues({"template": problem})
    session.set(TEMPLATE, template.strip())


def _keep(
    session: Session, event_id: str, day: dt.date | None, corrected: Release | None = None, reason: str = ""
) -> Release:
    event, (lines, final) = load_event(session, event_id), _now(session, event_id, day)
    last = next(iter(list_releases(session, event_id, day)), None)
    draft = _Draft(session, event, day, lines, final, _next(session, event_id))
    differing = changes(last.lines, lines) if last else ()
    text = draft.text(last, differing, reason, correcting=corrected is not None)
    session.insert(
        press_figures,
        event_id=event_id,
        number=draft.number,
        as_of=session.now,
        day=day,
        figures={"final": final, "text": text, "lines": lines_as_json(lines)},
        corrects_id=corrected.id if corrected else None,
        reason=reason,
    )
    return list_releases(session, event_id, day)[0]


def _now(session: Session, event_id: str, day: dt.date | None) -> tuple[tuple[PressLine, ...], bool]:
    """Give the figures of now, and whether they are final: the day, or every day, is closed."""
    days = [day] if day else days_of(session, event_id)
    return lines_of(summarise(session, event_id, day)), all_closed(session, event_id, days)


def _next(session: Session, event_id: str) -> int:
    newest = select(func.max(press_figures.c.number)).where(press_figures.c.event_id == event_id)
    return int(session.value(newest) or 0) + 1


def _release(row: Row[Any], numbers: Mapping[str, int]) -> Release:
    return Release(
        id=row.id,
        number=row.number,
        as_of=row.as_of,
        day=row.day,
        final=bool(row.figures["final"]),
        lines=read_lines(row.figures["lines"]),
        text=str(row.figures["text"]),
        officer=row.created_by,
        corrects=numbers.get(row.corrects_id, 0),
        reason=row.reason,
    )


class _Draft:
    """Writes the text of a release that is about to be frozen."""

    def __init__(
        self,
        session: Session,
        event: StoredEvent,
        day: dt.date | None,
        lines: Sequence[PressLine],
        final: bool,
        number: int,
    ) -> None:
        self.number = number
        self._session, self._event, self._day = session, event, day
        self._lines, self._final = lines, final

    def text(
        self, last: Release | None, differing: Sequence[PressChange], reason: str = "", *, correcting: bool = False
    ) -> str:
        """Give the text; `last` is the release from which the figures differ, which an erratum corrects."""
        event, now = self._event, self._session.now
        moment = f"{long_date(local_day(now, event.zone))}, pukul {zoned_clock(now, event.zone)}"
        values = {
            "title": self._title(last if correcting else None),
            "number": number(self.number),
            "state": FINAL if self._final else PROVISIONAL,
            "time": moment,
            "event": event.record.name,
            "day": self._days(),
            "place": ", ".join(dict.fromkeys(one.place for one in event.record.days if self._day in (None, one.day))),
            "organiser": event.record.organiser,
            "donors": "\n".join(self._donors()),
            "goods": "\n".join(self._goods()),
            "changes": "\n".join(self._changes(last, differing, correcting=correcting)) if last and differing else "",
            "reason": f"Alasan ralat: {reason}" if reason else "",
        }
        return _without_gaps(fill_template(template_of(self._session), values, empty=""))

    def _title(self, corrected: Release | None) -> str:
        practice = "LATIHAN – " if settings.load(self._session).practice else ""
        if corrected is None:
            return f"{practice}RILIS {number(self.number)}"
        return f"{practice}RALAT – RILIS {number(self.number)}, meralat Rilis {number(corrected.number)}"

    def _days(self) -> str:
        event, day = self._event, self._day
        if day or event.first_day == event.last_day:
            return long_date(day or event.first_day)
        return f"{long_date(event.first_day)} s.d. {long_date(event.last_day)}"

    def _donors(self) -> Iterator[str]:
        """Give the funnel, and the bags by work unit."""
        for line in self._lines:
            if line.figure in FUNNEL and (line.n or line.figure in ALWAYS):
                yield f"{_words(line)}: {number(line.n)} {line.unit}"
        units = [line for line in self._lines if line.figure is PressFigure.UNIT_BAGS and line.n]
        if units:
            yield "_Kantong per satuan kerja:_"
            yield from (f"- {line.of}: {number(line.n)}" for line in units)

    def _goods(self) -> Iterator[str]:
        for line in self._lines:
            if line.figure in (PressFigure.GIVEN, PressFigure.REMAINING):
                yield f"{_words(line)}: {number(line.n)} {line.unit}"

    def _changes(self, last: Release, differing: Iterable[PressChange], *, correcting: bool) -> Iterator[str]:
        told = zoned_clock(last.as_of, self._event.zone)
        head = "Ralat atas" if correcting else "Perubahan sejak"
        yield f"*{head} Rilis {number(last.number)} (pukul {told}):*"
        for one in differing:
            yield f"- {_words(one)}: semula {number(one.old)}, menjadi {number(one.new)} {one.unit}"


def _words(line: PressLine | PressChange) -> str:
    return WORDS[line.figure].format(of=line.of)


def _without_gaps(text: str) -> str:
    """Give a text in which what was left out leaves no hole: never two empty lines in a row."""
    lines = text.splitlines()
    return "\n".join(line for place, line in enumerate(lines) if line or (place and lines[place - 1]))
