"""The recipients' roll of an event: who stands on it, and who has not collected yet."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from baktidesk.db.models import distribution, event, item, person, roll_entry
from baktidesk.db.session import Session
from baktidesk.domain.distribution import PersonKind
from baktidesk.domain.entitlement import Basis, Entitlement, Served
from baktidesk.domain.officer import Deed, may
from baktidesk.domain.recipient_roll import RecipientLine
from baktidesk.domain.roll import RollKind, masked
from baktidesk.services.records import day_of
from baktidesk.services.relief.entitlements import list_entitlements


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """What is still due to somebody on the recipients' roll: `rest` of an item, None where nothing says how much.

    `told` says that the roll has a quantity for this one.
    """

    person_id: str
    family_card_number: str
    rest: int | None
    told: bool

    def on_coupon(self, quantity: int) -> int:
        """Give how much a coupon is for where everybody gets `quantity`."""
        if self.rest is None:
            return quantity
        return self.rest if self.told else min(self.rest, quantity)


def recipient_lines(session: Session, event_id: str, item_id: str = "", *, whole: bool = False) -> list[RecipientLine]:
    """Give everybody on the recipients' roll by number, each with the last helping when nothing more is due.

    Of one item, as its entitlement counts it; without one, whatever was received at the event. NIK and family card
    number are given in full only when `whole` is asked for by an officer who may export names.
    """
    whole = whole and may(session.actor.role, Deed.EXPORT_DETAIL)
    helpings = _Helpings(session, event_id, item_id)
    return [_line(row, helpings, whole=whole) for row in roll_rows(session, event_id)]


def not_yet_collected(session: Session, event_id: str, item_id: str = "") -> list[RecipientLine]:
    """Give those on the roll who, alone or with their household, have received nothing yet, by number."""
    return [line for line in recipient_lines(session, event_id, item_id) if line.served is None]


def due_on_roll(session: Session, event_id: str, item_id: str) -> list[Due]:
    """Give what is still due to everybody on the recipients' roll, by number."""
    helpings = _Helpings(session, event_id, item_id)
    return [
        Due(
            person_id=row.id,
            family_card_number=row.family_card_number,
            rest=helpings.rest(row),
            told=bool(row.share),
        )
        for row in roll_rows(session, event_id)
    ]


def roll_rows(session: Session, event_id: str) -> list[Row[Any]]:
    """Give the entries of the recipients' roll with their people, by number (`entry_id`, `number`, `share`, `note`)."""
    own = (roll_entry.c.id.label("entry_id"), roll_entry.c.number, roll_entry.c.quantity.label("share"))
    query = (
        select(*own, roll_entry.c.note, person)
        .join(person, person.c.id == roll_entry.c.person_id)
        .where(roll_entry.c.event_id == event_id, roll_entry.c.kind == RollKind.RECIPIENT.value)
        .where(roll_entry.c.voided_at.is_(None))
        .order_by(roll_entry.c.number)
    )
    return list(session.rows(query))


def counts_households(rules: Mapping[str, Entitlement], item_id: str) -> bool:
    """Tell whether an item is given once to each household: so it is unless agreed otherwise."""
    rule = rules.get(item_id)
    return rule is None or rule.basis is Basis.HOUSEHOLD


class _Helpings:
    """What has been given at an event, found again by person, NIK, family card, or name and address."""

    def __init__(self, session: Session, event_id: str, item_id: str) -> None:
        """Read everything that was given, of one item or of all."""
        self._rules = list_entitlements(session, event_id)
        self._rule = self._rules.get(item_id)
        self._of_one_item = bool(item_id)
        self._found: defaultdict[tuple[str, str], list[Row[Any]]] = defaultdict(list)
        for row in self._given(session, event_id, item_id):
            for key in self._keys_of(row):
                self._found[key].append(row)

    def last(self, row: Row[Any]) -> Served | None:
        """Give the last helping of somebody to whom nothing more is due, None while something is."""
        had = self._of(row)
        if not had or (self._of_one_item and self.received(row) < (self.most(row) or 0)):
            return None
        return _served(max(had, key=lambda helping: (helping.at, helping.helping_id)))

    def most(self, row: Row[Any]) -> int | None:
        """Give how much somebody may receive of the item; None where neither the roll nor an entitlement says it."""
        share = row.share if self._of_one_item else None
        return self._rule.most(share) if self._rule else share

    def received(self, row: Row[Any]) -> int:
        """Give how much of the one item that is looked at somebody has received; 0 where all items are."""
        return sum(helping.quantity for helping in self._of(row)) if self._of_one_item else 0

    def rest(self, row: Row[Any]) -> int | None:
        """Give how much of the one item somebody may still receive; None where nothing says how much."""
        if self.last(row) is not None:
            return 0
        most = self.most(row)
        return None if most is None else most - self.received(row)

    def _of(self, row: Row[Any]) -> Collection[Row[Any]]:
        return {helping.helping_id: helping for key in _keys(row) for helping in self._found.get(key, ())}.values()

    def _given(self, session: Session, event_id: str, item_id: str) -> Iterable[Row[Any]]:
        own = [distribution.c[name] for name in ("at", "day", "quantity", "desk", "created_by", "proxy_name")]
        query = (
            select(distribution.c.id.label("helping_id"), distribution.c.item_id, distribution.c.recipient_kind, *own)
            .add_columns(item.c.unit, person.c.id, person.c.full_name, person.c.nik, person.c.family_card_number)
            .add_columns(person.c.name_key, person.c.address)
            .select_from(distribution.join(person, person.c.id == distribution.c.person_id))
            .join(item, item.c.id == distribution.c.item_id)
            .where(distribution.c.event_id == event_id, distribution.c.voided_at.is_(None))
        )
        if item_id:
            query = query.where(distribution.c.item_id == item_id)
        if self._rule is not None and self._rule.interval_days:
            today = day_of(session, session.get(event, event_id))
            query = query.where(distribution.c.day > today - dt.timedelta(days=self._rule.interval_days))
        return session.rows(query)

    def _keys_of(self, row: Row[Any]) -> Iterator[tuple[str, str]]:
        """Give what a helping is found by: the family card only where households are counted."""
        if row.item_id in self._rules:
            shared = counts_households(self._rules, row.item_id)
        else:
            shared = row.recipient_kind != PersonKind.PERSON.value
        return (key for key in _keys(row) if shared or key[0] != "card")


def _keys(row: Row[Any]) -> Iterator[tuple[str, str]]:
    yield "person", row.id
    if row.nik:
        yield "nik", row.nik
    if row.family_card_number:
        yield "card", row.family_card_number
    if row.address:
        yield "home", f"{row.name_key} {row.address}"


def _served(row: Row[Any]) -> Served:
    names = ("at", "day", "full_name", "quantity", "unit", "desk", "proxy_name")
    values = {name: row._mapping[name] for name in names}
    return Served(distribution_id=row.helping_id, officer=row.created_by, **values)


def _line(row: Row[Any], helpings: _Helpings, *, whole: bool) -> RecipientLine:
    nik, card = row.nik or "", row.family_card_number
    return RecipientLine(
        id=row.entry_id,
        person_id=row.id,
        number=row.number,
        full_name=row.full_name,
        nik=nik if whole else masked(nik),
        family_card_number=card if whole else masked(card),
        address=row.address,
        served=helpings.last(row),
        quantity=helpings.most(row) if row.share else None,
        received=helpings.received(row),
        note=row.note,
    )
